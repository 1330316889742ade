import type { App } from '../../../platform/app.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { SearchRebuild } from './search-index.entity.ts';

/** Notes results that changed, if a rebuild is under way: it writes them once more before its index goes live. */
export async function noteForRebuild(app: App, ids: readonly string[]): Promise<void> {
  await app.db.query(
    `INSERT INTO search_rebuild_change (result_id)
     SELECT unnest($1::uuid[]) WHERE EXISTS (SELECT 1 FROM search_rebuild) ON CONFLICT DO NOTHING`,
    [ids],
  );
}

/** Has changes noted from now on; forgets those of a rebuild that was cut off. */
export async function beginNoting(tx: Transaction, version: string, beganAt: Date): Promise<void> {
  await endNoting(tx);
  await tx.insert(SearchRebuild, { version, beganAt });
}

/** Takes some of the noted results off the list; none is left when the answer is empty. */
export async function takeNoted(tx: Transaction, most: number): Promise<string[]> {
  const [rows] = await tx.query<[{ result_id: string }[], number]>(
    `DELETE FROM search_rebuild_change
     WHERE result_id IN (SELECT result_id FROM search_rebuild_change LIMIT $1) RETURNING result_id`,
    [most],
  );
  return rows.map(({ result_id }) => result_id);
}

/** Has nothing noted any more. */
export async function endNoting(tx: Transaction): Promise<void> {
  await tx.query('DELETE FROM search_rebuild');
  await tx.query('DELETE FROM search_rebuild_change');
}
