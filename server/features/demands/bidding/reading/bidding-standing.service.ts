import type { Scope } from '../../../../platform/app.ts';
import { hasRole, requireUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { organizationById } from '../../../accounts/accounts.loaders.ts';
import { noDemand } from '../../change-demand.ts';
import { hasBids, stateAt } from '../../demand.enums.ts';
import { presentDemand } from '../../demand.loaders.ts';
import { demandPolicy } from '../../demand.policy.ts';
import { WRITES_BIDS } from '../bid.policy.ts';
import type { BiddingStanding } from '../bid.types.ts';
import { barsToBidding } from '../may-bid.ts';
import { findOwnBid } from './find-bid.service.ts';

/**
 * How the organisation acted for stands to the bidding for a demand: what it can do, and its own bid.
 * @throws Refusal SIGN_IN_REQUIRED, NOT_FOUND
 */
export async function biddingStanding(scope: Scope, demandId: string): Promise<BiddingStanding> {
  const { app, actor } = scope;
  const { organizationId } = requireUser(actor);
  const demand = await presentDemand(app.db.manager, demandId);
  if (!demand || !demandPolicy.see(actor, demand)) throw noDemand();
  const at = clock.now();
  const isOpen = hasBids(demand.mode) && stateAt(demand, at) === 'OPEN';
  const organization = organizationId
    ? (await organizationById.batch(app, [organizationId])).get(organizationId)
    : undefined;
  const bars = organization ? await barsToBidding(app.db.manager, demand, organization) : [];
  const { bid, isTaken } = await findOwnBid(scope, demandId);
  const isWriter = organization !== undefined && hasRole(actor, WRITES_BIDS);
  return { isOpen, at, bars, isTaken, bid, mayBegin: isOpen && isWriter && !isTaken && bars.length === 0 };
}
