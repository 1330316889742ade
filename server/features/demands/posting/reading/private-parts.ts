import { In, Not } from 'typeorm';
import type { App } from '../../../../platform/app.ts';
import { type Actor, actingUser, hasRole } from '../../../../platform/auth/actor.ts';
import { agreedAccess, agreedAccessKey } from '../../../../platform/auth/confidential-access.ts';
import type { RequestContext } from '../../../../platform/graphql/context.ts';
import { groupBy, loadMany, loadOne } from '../../../../platform/graphql/loaders.ts';
import { DEMAND_CASE } from '../../change-demand.ts';
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

/** What the private parts of a demand go by: the bid that an organisation leads for it. */
type OwnBid = Pick<Bid, 'id' | 'state' | 'promisedAt'>;

/** Bids that were not withdrawn, by `demand organisation`. */
const leadBidOf = loadOne('leadBidOf', async (app: App, keys: readonly string[]) => {
  const pairs = keys.map((key) => key.split(' '));
  const bids = await app.db.manager.find(Bid, {
    select: { id: true, demandId: true, leadOrganizationId: true, state: true, promisedAt: true },
    where: {
      demandId: In(pairs.map(([demandId]) => demandId)),
      leadOrganizationId: In(pairs.map(([, organizationId]) => organizationId)),
      state: Not('WITHDRAWN'),
    },
  });
  return new Map(bids.map((bid): [string, OwnBid] => [`${bid.demandId} ${bid.leadOrganizationId}`, bid]));
});

/** Reads by loaders: a request in batches, others one key at a time. */
type Reader = Pick<RequestContext, 'load'>;

/** For whoever is not within a request. */
export function loadAlone(app: App): Reader {
  return { load: async (loader, key) => (await loader.batch(app, [key])).get(key) ?? loader.missing(key) };
}

/**
 * Whether the actor may read the confidential part of a demand: the poster's side and operators, members of an
 * organisation whose bid promised to keep it, and who reads by an agreement with the poster.
 */
export async function mayReadConfidential(reader: Reader, actor: Actor, demand: Demand): Promise<boolean> {
  if (demandPolicy.seePrivate(actor, demand)) return true;
  const bid = await ownBid(reader, actor, demand);
  if (bid !== null && bid.promisedAt !== null) return true;
  const key = agreedAccessKey(actor, DEMAND_CASE, demand.id);
  return key !== null && (await reader.load(agreedAccess, key)) !== null;
}

/** Whether the actor may know whom to ask: the poster's side and operators, and bidders who were admitted. */
export async function mayReadContact(reader: Reader, actor: Actor, demand: Demand): Promise<boolean> {
  if (demandPolicy.seePrivate(actor, demand)) return true;
  const bid = await ownBid(reader, actor, demand);
  return bid !== null && ['ADMITTED', 'RANKED', 'WON', 'LOST'].includes(bid.state);
}

/** The bid of the actor's own organisation, for those who work on it. */
async function ownBid(reader: Reader, actor: Actor, { id }: Demand): Promise<OwnBid | null> {
  const organizationId = actingUser(actor)?.organizationId;
  if (!organizationId || !hasRole(actor, BIDS)) return null;
  return reader.load(leadBidOf, `${id} ${organizationId}`);
}
