import { clock } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';

/**
 * Takes the next number of the year, such as `委2026-0007`. The counter's row stays locked until the transaction ends,
 * and a rollback gives the number back: there are no gaps and no doubles.
 */
export async function takeEngagementNumber(tx: Transaction): Promise<string> {
  const year = Number(clock.today().slice(0, 4));
  const [row] = await tx.query<[{ last: number }]>(
    `INSERT INTO engagement_counter (year, last) VALUES ($1, 1)
     ON CONFLICT (year) DO UPDATE SET last = engagement_counter.last + 1
     RETURNING last`,
    [year],
  );
  return `委${year}-${String(row.last).padStart(4, '0')}`;
}
