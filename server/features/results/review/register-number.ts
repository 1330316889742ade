import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';

/**
 * Takes the next numbers of a unit's register, such as `2026-0007`. The counter's row stays locked until the
 * transaction ends, and a rollback gives the numbers back: there are no gaps and no doubles.
 */
export async function takeRegisterNumbers(
  tx: Transaction,
  organizationId: string,
  count: number,
): Promise<string[]> {
  if (count === 0) return [];
  const year = Number(clock.today().slice(0, 4));
  const [row] = await tx.query<[{ last: number }]>(
    `INSERT INTO register_counter (organization_id, year, last) VALUES ($1, $2, $3)
     ON CONFLICT (organization_id, year) DO UPDATE SET last = register_counter.last + excluded.last
     RETURNING last`,
    [organizationId, year, count],
  );
  const first = row.last - count + 1;
  return Array.from({ length: count }, (_, index) => `${year}-${String(first + index).padStart(4, '0')}`);
}
