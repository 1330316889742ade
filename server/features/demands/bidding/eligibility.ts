import type { Organization } from '../../accounts/organizations/organization.entity.ts';
import type { Demand } from '../data/demand.entity.ts';
import { hasBids } from '../demand.enums.ts';
import { ineligibility } from '../eligible.ts';
import type { BiddingBar } from './bidding.enums.ts';

/** What of a demand and an organisation says whether it may lead a bid. */
export interface Bidding {
  demand: Pick<Demand, 'mode' | 'organizationId' | 'content'>;
  organization: Pick<Organization, 'id' | 'kind' | 'status' | 'provinceCode'>;
  isInvited: boolean;
  isPartnerElsewhere: boolean;
  /** Until when it may not bid; null for no bar. */
  barredUntil: Date | null;
}

/** Everything that keeps an organisation from bidding at a moment; the deadline is asked for apart. */
export function barsOf(
  { demand, organization, isInvited, isPartnerElsewhere, barredUntil }: Bidding,
  now: Date,
): BiddingBar[] {
  if (!hasBids(demand.mode)) return ['NO_BIDS'];
  const reason = ineligibility(demand, organization);
  const bars: Readonly<Record<Exclude<BiddingBar, 'NO_BIDS'>, boolean>> = {
    OWN_DEMAND: reason === 'IS_POSTER',
    NOT_CONFIRMED: organization.status !== 'CONFIRMED',
    KIND: reason === 'KIND',
    PROVINCE: reason === 'PROVINCE',
    NOT_INVITED: demand.mode === 'DIRECTED' && !isInvited,
    PARTNER_ELSEWHERE: isPartnerElsewhere,
    BARRED: barredUntil !== null && now < barredUntil,
  };
  return (Object.keys(bars) as (keyof typeof bars)[]).filter((bar) => bars[bar]);
}
