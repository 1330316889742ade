import { clock } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';

/**
 * Takes the next number of the year, such as `荐2026-0007`. The counter's row stays locked until the transaction ends:
 * introductions are recorded one after the other, and their numbers ascend with their moments.
 */
export async function takeIntroductionNumber(tx: Transaction): Promise<string> {
  const year = Number(clock.today().slice(0, 4));
  const [row] = await tx.query<[{ last: number }]>(
    `INSERT INTO introduction_counter (year, last) VALUES ($1, 1)
     ON CONFLICT (year) DO UPDATE SET last = introduction_counter.last + 1
     RETURNING last`,
    [year],
  );
  return `荐${year}-${String(row.last).padStart(4, '0')}`;
}
