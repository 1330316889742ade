import type { Scope } from '../../../platform/app.ts';
import { hasRole, requireUser, type UserActor } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import { activeMembers } from '../../accounts/members/active-members.service.ts';
import type { Organization } from '../../accounts/organizations/organization.entity.ts';
import { Bid } from '../data/bid.entity.ts';
import type { Demand } from '../data/demand.entity.ts';
import { DemandInvitation } from '../data/demand-parts.entity.ts';
import { barredUntil } from '../lanes/failure/barred-until.ts';
import { WRITES_BIDS } from './bid.policy.ts';
import type { BiddingBar } from './bidding.enums.ts';
import { barsOf } from './eligibility.ts';

/**
 * The organisation that the actor acts for, if the actor may write bids for it. Read before a transaction is open: many
 * hand in at once, and none may wait for a second connection while it holds one.
 * @throws Refusal SIGN_IN_REQUIRED, FORBIDDEN
 */
export async function biddingOrganization({ app, actor }: Scope): Promise<Organization> {
  const { organizationId } = requireUser(actor);
  if (organizationId === null || !hasRole(actor, WRITES_BIDS)) {
    throw new Refusal('FORBIDDEN', { params: { action: 'bid' } });
  }
  const organization = (await organizationById.batch(app, [organizationId])).get(organizationId);
  if (!organization) throw new Error(`demands: there is no organisation ${organizationId}`);
  return organization;
}

/** Everything that keeps an organisation from bidding for a demand now, beside the deadline. */
export async function barsToBidding(
  tx: Transaction,
  demand: Demand,
  organization: Organization,
): Promise<BiddingBar[]> {
  const organizationId = organization.id;
  const isInvited = await tx.existsBy(DemandInvitation, { demandId: demand.id, organizationId });
  const isPartnerElsewhere = await isPartnerFor(tx, demand.id, organizationId);
  const until = await barredUntil(tx, organizationId);
  return barsOf({ demand, organization, isInvited, isPartnerElsewhere, barredUntil: until }, clock.now());
}

/** @throws Refusal FORBIDDEN with the reasons by their codes */
export async function refuseBarred(
  tx: Transaction,
  demand: Demand,
  organization: Organization,
): Promise<void> {
  const bars = await barsToBidding(tx, demand, organization);
  if (bars.length > 0) {
    throw new Refusal('FORBIDDEN', { params: { action: 'bid', reason: 'bars', bars: bars.join(' ') } });
  }
}

/**
 * Whether an organisation is partner in some bid for a demand: it consented, or a bid lies sealed with it.
 * @param exceptBidId a bid that does not count
 */
export async function isPartnerFor(
  tx: Transaction,
  demandId: string,
  organizationId: string,
  exceptBidId?: string,
): Promise<boolean> {
  const query = tx
    .createQueryBuilder(Bid, 'bid')
    .where(`bid.demandId = :demandId AND bid.state <> 'WITHDRAWN'`, { demandId })
    .andWhere(
      `(bid.content @> CAST(:sealedWith AS jsonb) OR EXISTS (
         SELECT FROM demand_bid_partner partner WHERE partner.bid_id = bid.id
           AND partner.organization_id = :organizationId AND partner.state = 'CONSENTED'))`,
      { organizationId, sealedWith: JSON.stringify({ partners: [{ organizationId }] }) },
    );
  if (exceptBidId) query.andWhere('bid.id <> :exceptBidId', { exceptBidId });
  return query.getExists();
}

/**
 * Lets an organisation join the bidding for a demand once at a time, until the transaction ends: who leads a bid and who
 * says yes as a partner take turns, so that none stands in two bids.
 */
export async function joinAlone(tx: Transaction, demandId: string, organizationId: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `bidding:${demandId}:${organizationId}`,
  ]);
}

/**
 * Refuses members of the poster in the team and at the desk: they know what other bidders do not.
 * @throws Refusal FOUR_EYES
 */
export async function refuseInsiders(
  tx: Transaction,
  demand: Demand,
  { userId }: UserActor,
  team: readonly (string | null)[],
): Promise<void> {
  const userIds = [userId, ...team.filter((id) => id !== null)];
  const insiders = await activeMembers(tx, demand.organizationId, { userIds, emails: [] });
  if (insiders.length > 0) throw new Refusal('FOUR_EYES', { params: { reason: 'insider' } });
}
