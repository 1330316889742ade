import type { App } from '../../../platform/app.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { SearchRebuild } from './search-index.entity.ts';

/** Notes records that changed, if a rebuild is under way: it writes them once more before its index goes live. */
export async function noteForRebuild(app: App, collection: string, ids: readonly string[]): Promise<void> {
  await app.db.query(
    `INSERT INTO search_rebuild_change (collection, record_id)
     SELECT $1, unnest($2::uuid[]) WHERE EXISTS (SELECT 1 FROM search_rebuild WHERE collection = $1)
     ON CONFLICT DO NOTHING`,
    [collection, ids],
  );
}

/** Has changes noted from now on; forgets those of a rebuild that was cut off. */
export async function beginNoting(
  tx: Transaction,
  rebuild: { collection: string; version: string; beganAt: Date },
): Promise<void> {
  await endNoting(tx, rebuild.collection);
  await tx.insert(SearchRebuild, rebuild);
}

/** Takes some of the noted records off the list; none is left when the answer is empty. */
export async function takeNoted(tx: Transaction, collection: string, most: number): Promise<string[]> {
  const [rows] = await tx.query<[{ record_id: string }[], number]>(
    `DELETE FROM search_rebuild_change
     WHERE collection = $1
       AND record_id IN (SELECT record_id FROM search_rebuild_change WHERE collection = $1 LIMIT $2)
     RETURNING record_id`,
    [collection, most],
  );
  return rows.map(({ record_id }) => record_id);
}

/** Has nothing noted any more. */
export async function endNoting(tx: Transaction, collection: string): Promise<void> {
  await tx.query('DELETE FROM search_rebuild WHERE collection = $1', [collection]);
  await tx.query('DELETE FROM search_rebuild_change WHERE collection = $1', [collection]);
}
