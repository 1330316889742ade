import type { ClaimPayer } from '../settlement.enums.ts';
import type { Agreement } from './agreements.ts';
import type { ClaimRef } from './claims.ts';
import { allBeneficiaries } from './standing.ts';

/** The contract that a commission is owed on, and who owes it. */
export interface OwedOn {
  deal: { rootDealId: string; title: string };
  payerId: string;
  payer: ClaimPayer;
}

/** The claim of a beneficiary of an agreement. */
export function engagedRef(
  { engagement, versions }: Agreement,
  key: string,
  { deal, payerId, payer }: OwedOn,
): ClaimRef {
  const part = allBeneficiaries(versions).find((each) => each.key === key);
  if (!part) throw new Error(`settlement: engagement ${engagement.id} has no beneficiary ${key}`);
  const { role, organizationId, userId, name } = part;
  return {
    place: `${engagement.id}:${deal.rootDealId}:${key}`,
    engagementId: engagement.id,
    dealId: deal.rootDealId,
    parentId: null,
    ...{ key, payer, payerId, role, organizationId, userId, payeeId: null, name },
    title: deal.title,
    reference: engagement.number,
  };
}
