import type { Transaction } from '../../../../platform/database/transaction.ts';
import { readAgreements } from '../accrual/agreements.ts';
import { allBeneficiaries } from '../accrual/standing.ts';

/**
 * The part of the commission of engagements, in basis points, that is an organisation's own by the latest terms, by
 * engagement; those of which it has none are left out. Two statements.
 */
export async function agencyShares(
  tx: Transaction,
  organizationId: string,
  engagementIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const agreements = await readAgreements(tx, engagementIds);
  return new Map(
    agreements.flatMap(({ engagement, versions }) => {
      const part = allBeneficiaries(versions).find((each) => each.organizationId === organizationId);
      return part ? [[engagement.id, part.basisPoints] as const] : [];
    }),
  );
}
