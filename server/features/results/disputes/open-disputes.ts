import { In } from 'typeorm';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { OrderDispute } from '../data/complaint.entity.ts';

/** Those of the results whose order of completers is disputed at the moment. */
export async function disputedResults(
  tx: Transaction,
  resultIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (resultIds.length === 0) return new Set();
  const open = await tx.findBy(OrderDispute, { resultId: In([...resultIds]), state: 'OPEN' });
  return new Set(open.map(({ resultId }) => resultId));
}

/** Why a step waits for a dispute. */
export function disputed(action: string): Refusal {
  return new Refusal('STATE', { params: { action, reason: 'ORDER_DISPUTED' } });
}

/** Refuses a step with STATE while the order of the completers is disputed. */
export async function refuseWhileDisputed(tx: Transaction, resultId: string, action: string): Promise<void> {
  if ((await disputedResults(tx, [resultId])).has(resultId)) throw disputed(action);
}
