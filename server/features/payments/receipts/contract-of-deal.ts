import type { Transaction } from '../../../platform/database/transaction.ts';
import { isId } from '../../../platform/ids.ts';
import { RunningContract } from '../running/running-contract.entity.ts';

/** The running contract of a deal or of its line of amendments, if there is one; of a certain unit where one is named. */
export async function contractOfDeal(
  tx: Transaction,
  dealId: string,
  organizationId?: string,
): Promise<RunningContract | null> {
  if (!isId(dealId)) return null;
  const of = organizationId === undefined ? {} : { organizationId };
  return tx.findOneBy(RunningContract, [
    { ...of, rootDealId: dealId },
    { ...of, dealId },
  ]);
}
