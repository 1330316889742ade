import type { App } from '../../../platform/app.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { tell } from '../../../platform/outbox/outbox.service.ts';
import type { SearchEngine } from '../../../platform/search/engine.ts';
import { RESULTS_TOPIC } from '../../results/change-result.ts';
import { publishedIdsOf, searchableResults } from '../../results/results-for-search.service.ts';
import { ensureIndex } from './ensure-index.ts';
import { RESULTS_INDEX } from './live-index.ts';
import { noteForRebuild } from './rebuild-changes.ts';
import { buildDocument } from './search-document.ts';

/** Changes that are told in one statement. */
const TOLD = 1000;

/**
 * Brings the index to the present state of these results: the published ones in, all others out. Returns when the
 * engine has done it, so that what the outbox calls handled is searchable.
 */
export async function indexResults(app: App, ids: string[]): Promise<void> {
  if (!app.search) return;
  await ensureIndex(app, app.search);
  await noteForRebuild(app, ids);
  await putResults(app.db.manager, app.search, app.search.indexName(RESULTS_INDEX), ids);
}

/** Writes the present state of results into an index, and waits until it is searchable. */
export async function putResults(
  tx: Transaction,
  engine: SearchEngine,
  uid: string,
  ids: readonly string[],
): Promise<void> {
  const found = await searchableResults(tx, ids);
  const published = new Set(found.map(({ id }) => id));
  const gone = ids.filter((id) => !published.has(id));
  const tasks: number[] = [];
  if (found.length > 0) tasks.push(await engine.admin.put(uid, found.map(buildDocument)));
  if (gone.length > 0) tasks.push(await engine.admin.remove(uid, gone));
  for (const task of tasks) await engine.admin.settled(task);
}

/** An organisation's name stands in the documents of its results: they are written again when it changes. */
export async function reindexOrganizations(app: App, organizationIds: string[]): Promise<void> {
  const ids = await publishedIdsOf(app, organizationIds);
  await inTransaction(app.db, async (tx) => {
    for (let at = 0; at < ids.length; at += TOLD) await tell(tx, RESULTS_TOPIC, ids.slice(at, at + TOLD));
  });
}
