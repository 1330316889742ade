import type { App } from '../../../platform/app.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { type OutboxHandler, tell } from '../../../platform/outbox/outbox.service.ts';
import type { SearchEngine } from '../../../platform/search/engine.ts';
import type { SearchCollection } from './collection.ts';
import { ensureIndex } from './ensure-index.ts';
import { noteForRebuild } from './rebuild-changes.ts';

/** Changes that are told in one statement. */
const TOLD = 1000;

/**
 * The reader of the outbox that brings the index of a collection to the present state of the records it is told of:
 * those that may be found in, all others out. It returns when the engine has done it, so that what the outbox calls
 * handled is searchable.
 */
export function indexerOf(collection: SearchCollection): OutboxHandler {
  return async (app, ids) => {
    if (!app.search) return;
    await ensureIndex(app, app.search, collection);
    await noteForRebuild(app, collection.name, ids);
    await putRecords(app.db.manager, app.search, collection, app.search.indexName(collection.name), ids);
  };
}

/** Writes the present state of records into an index, and waits until it is searchable. */
export async function putRecords(
  tx: Transaction,
  engine: SearchEngine,
  collection: SearchCollection,
  uid: string,
  ids: readonly string[],
): Promise<void> {
  const found = await collection.some(tx, ids);
  const present = new Set(found.map(({ id }) => id));
  const gone = ids.filter((id) => !present.has(id));
  const tasks: number[] = [];
  if (found.length > 0) tasks.push(await engine.admin.put(uid, found));
  if (gone.length > 0) tasks.push(await engine.admin.remove(uid, gone));
  for (const task of tasks) await engine.admin.settled(task);
}

/** Has records of a collection written again, by the outbox. */
export async function indexAgain(app: App, topic: string, ids: readonly string[]): Promise<void> {
  await inTransaction(app.db, async (tx) => {
    for (let at = 0; at < ids.length; at += TOLD) await tell(tx, topic, ids.slice(at, at + TOLD));
  });
}
