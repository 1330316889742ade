import { In } from 'typeorm';
import type { App } from '../../../../platform/app.ts';
import { type Actor, actingUser, hasRole } from '../../../../platform/auth/actor.ts';
import { groupBy, loadMany } from '../../../../platform/graphql/loaders.ts';
import { Bid } from '../../data/bid.entity.ts';
import type { Demand } from '../../data/demand.entity.ts';
import { DemandLane } from '../../data/lane.entity.ts';
import { demandPolicy } from '../../demand.policy.ts';

/** Roles that work on a bid for an organisation. */
const BIDS = ['RESEARCHER', 'OFFICER', 'ENTERPRISE_MEMBER'] as const;

/** Organisations that won, by demand: they know who the poster is. */
export const winnersOf = loadMany('winnersOf', async (app: App, demandIds: readonly string[]) => {
  const lanes = await app.db.manager.find(DemandLane, {
    select: { id: true, demandId: true, organizationId: true },
    where: { demandId: In([...demandIds]) },
  });
  return groupBy(lanes, ({ demandId }) => demandId);
});

/**
 * Whether the actor may read the confidential part of a demand: the poster's side and operators, and members of an
 * organisation whose bid promised to keep it.
 */
export async function mayReadConfidential(app: App, actor: Actor, demand: Demand): Promise<boolean> {
  if (demandPolicy.seePrivate(actor, demand)) return true;
  const bid = await bidOf(app, actor, demand);
  return bid !== null && bid.promisedAt !== null;
}

/** Whether the actor may know whom to ask: the poster's side and operators, and bidders who were admitted. */
export async function mayReadContact(app: App, actor: Actor, demand: Demand): Promise<boolean> {
  if (demandPolicy.seePrivate(actor, demand)) return true;
  const bid = await bidOf(app, actor, demand);
  return bid !== null && ['ADMITTED', 'RANKED', 'WON', 'LOST'].includes(bid.state);
}

/** The bid of the actor's own organisation, for those who work on it. */
async function bidOf(app: App, actor: Actor, { id }: Demand): Promise<Bid | null> {
  const leadOrganizationId = actingUser(actor)?.organizationId;
  if (!leadOrganizationId || !hasRole(actor, BIDS)) return null;
  const bids = await app.db.manager.findBy(Bid, { demandId: id, leadOrganizationId });
  return bids.find(({ state }) => state !== 'WITHDRAWN') ?? null;
}
