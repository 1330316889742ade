import type { Organization } from '../../accounts/organizations/organization.entity.ts';
import type { Demand } from '../data/demand.entity.ts';
import { hasBids } from '../demand.enums.ts';
import type { BiddingBar } from './bidding.enums.ts';

/** What of a demand and an organisation says whether it may lead a bid. */
export interface Bidding {
  demand: Pick<Demand, 'mode' | 'organizationId'> & { content: Pick<Demand['content'], 'eligibility'> };
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
  const { kinds, provinces } = demand.content.eligibility;
  const bars: Readonly<Record<Exclude<BiddingBar, 'NO_BIDS'>, boolean>> = {
    OWN_DEMAND: demand.organizationId === organization.id,
    NOT_CONFIRMED: organization.status !== 'CONFIRMED',
    KIND: kinds.length > 0 && !kinds.includes(organization.kind),
    PROVINCE: provinces.length > 0 && !provinces.includes(organization.provinceCode),
    NOT_INVITED: demand.mode === 'DIRECTED' && !isInvited,
    PARTNER_ELSEWHERE: isPartnerElsewhere,
    BARRED: barredUntil !== null && now < barredUntil,
  };
  return (Object.keys(bars) as (keyof typeof bars)[]).filter((bar) => bars[bar]);
}
