import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import type { Organization } from '../../accounts/organizations/organization.entity.ts';

/**
 * Takes the next number of a unit's deals, such as `龙大2026-0007`: its short name (else
 * how its name begins), the year, and a running number. The counter's row stays locked until the transaction
 * ends, and a rollback gives the number back: there are no gaps and no doubles.
 */
export async function takeDealNumber(
  tx: Transaction,
  { id, shortName, name }: Pick<Organization, 'id' | 'shortName' | 'name'>,
): Promise<string> {
  const year = Number(clock.today().slice(0, 4));
  const [row] = await tx.query<[{ last: number }]>(
    `INSERT INTO deal_counter (organization_id, year, last) VALUES ($1, $2, 1)
     ON CONFLICT (organization_id, year) DO UPDATE SET last = deal_counter.last + 1
     RETURNING last`,
    [id, year],
  );
  return `${shortName ?? [...name].slice(0, 4).join('')}${year}-${String(row.last).padStart(4, '0')}`;
}
