import type { Transaction } from '../../platform/database/transaction.ts';
import { Valuation } from './valuation.entity.ts';

/** The sum below which a price does not go where PRC-5 holds. */
export interface ValuationFloor {
  /** Fen. */
  amount: bigint;
  valuationId: string;
}

/**
 * The highest valuation of a result by a third party that is in force on a day (`YYYY-MM-DD`) and was not replaced;
 * null where there is none. One statement.
 */
export async function valuationFloor(
  tx: Transaction,
  resultId: string,
  on: string,
): Promise<ValuationFloor | null> {
  const highest = await currentValuations(tx, resultId)
    .andWhere(`valuation.kind = 'THIRD_PARTY'`)
    .andWhere('valuation.valuedOn <= :on AND valuation.validUntil >= :on', { on })
    .orderBy('valuation.amount', 'DESC')
    .addOrderBy('valuation.id')
    .limit(1)
    .getOne();
  return highest && { amount: highest.amount, valuationId: highest.id };
}

/** The valuations of a result that no other one replaces. */
export function currentValuations(tx: Transaction, resultId: string) {
  return tx
    .createQueryBuilder(Valuation, 'valuation')
    .where('valuation.resultId = :resultId', { resultId })
    .andWhere('NOT EXISTS (SELECT 1 FROM valuation later WHERE later.replaces_id = valuation.id)');
}
