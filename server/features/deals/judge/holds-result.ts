import { In, Not } from 'typeorm';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Deal } from '../data/deal.entity.ts';
import { HOLDING } from '../deal.states.ts';

/** Whether another deal that is agreed or runs holds the same result. One statement. */
export function holdsResult(
  tx: Transaction,
  { id, resultId }: Pick<Deal, 'id' | 'resultId'>,
): Promise<boolean> {
  return tx.existsBy(Deal, { resultId, state: In([...HOLDING]), id: Not(id) });
}
