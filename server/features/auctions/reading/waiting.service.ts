import type { Scope } from '../../../platform/app.ts';
import { hasRole } from '../../../platform/auth/actor.ts';
import { readWaiting, type Waiting, type WaitingSource } from '../../../platform/waiting.ts';
import { SEES_BIDDERS } from '../auction.policy.ts';

export type AuctionsWaiting = 'AUCTION_ADMIT' | 'AUCTION_DEPOSIT' | 'AUCTION_BID' | 'AUCTION_RUNNING';

const result = 'JOIN tech_result result ON result.id = auction.result_id';
const before = 'auction.outcome IS NULL AND me.now < auction.starts_at';
/** A listing with one bidder needs no bidding: the same as `stateAt`. */
const bidding = `auction.outcome IS NULL AND me.now >= auction.starts_at AND me.now < auction.ends_at
  AND (auction.form <> 'LISTING' OR auction.admitted_count > 1)`;

const registration = {
  from: `auction_registration registration JOIN auction ON auction.id = registration.auction_id ${result}`,
  id: 'registration.id',
  caseId: 'auction.id',
  title: 'result.title',
  since: 'registration.registered_at',
};

const admit: WaitingSource<AuctionsWaiting> = {
  ...registration,
  kind: 'AUCTION_ADMIT',
  where: `auction.organization_id = me.unit AND ${before} AND registration.state = 'REGISTERED'`,
  until: 'auction.starts_at',
  organizationId: 'registration.organization_id',
};

const deposit: WaitingSource<AuctionsWaiting> = {
  ...registration,
  kind: 'AUCTION_DEPOSIT',
  where: `registration.organization_id = me.unit AND ${before} AND registration.state = 'REGISTERED'
    AND auction.deposit > 0 AND registration.deposit_amount IS NULL`,
  until: 'auction.starts_at',
  organizationId: 'auction.organization_id',
};

const bid: WaitingSource<AuctionsWaiting> = {
  ...registration,
  kind: 'AUCTION_BID',
  where: `registration.organization_id = me.unit AND ${bidding} AND registration.state = 'ADMITTED'`,
  until: 'auction.ends_at',
  organizationId: 'auction.organization_id',
};

const running: WaitingSource<AuctionsWaiting> = {
  kind: 'AUCTION_RUNNING',
  from: `auction ${result}`,
  where: 'auction.organization_id = me.unit AND auction.outcome IS NULL AND auction.ends_at > me.now',
  caseId: 'auction.id',
  title: 'result.title',
  since: 'auction.announced_at',
  until: 'auction.ends_at',
};

/** Registrations to admit and auctions that run, for the unit; deposits to pay and bids to make, for bidders. */
export function auctionsWaiting(scope: Scope): Promise<Waiting<AuctionsWaiting>[]> {
  const { actor } = scope;
  return readWaiting(scope, [
    ...(hasRole(actor, ['OFFICER']) ? [admit] : []),
    ...(hasRole(actor, SEES_BIDDERS) ? [running] : []),
    ...(hasRole(actor, ['ENTERPRISE_MEMBER']) ? [deposit, bid] : []),
  ]);
}
