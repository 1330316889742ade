import type { App } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { log } from '../../../platform/log.ts';
import { whileOutboxWaits } from '../../../platform/outbox/outbox.service.ts';
import type { SearchEngine } from '../../../platform/search/engine.ts';
import type { SearchCollection } from './collection.ts';
import { synonymsOf } from './ensure-index.ts';
import { fillIndex } from './fill-index.ts';
import { putRecords } from './index-records.ts';
import { refreshLiveIndex, storedTable } from './live-index.ts';
import { beginNoting, endNoting, takeNoted } from './rebuild-changes.ts';
import { SearchIndexState } from './search-index.entity.ts';
import type { TermTable } from './term-table.ts';

const BATCH = 1000;
/** With so few changes left to write once more, the outbox is held up for a moment only. */
const FEW = 100;

/**
 * Builds a fresh index of a whole collection beside the live one and lets them change places at one moment, so there is
 * no gap. Changes meanwhile go to the live index as ever and are noted; before the change of places they are written
 * into the fresh one too, the last of them while the outbox waits, so nothing is lost and nothing old comes back. One
 * rebuild at a time, of whatever collection; a second one waits.
 */
export function rebuildIndex(app: App, engine: SearchEngine, collection: SearchCollection): Promise<void> {
  return alone(app, () => rebuild(app, engine, collection));
}

/** Rebuilds the index if it needs it once it is this one's turn; answers whether it did. */
export async function rebuildIfNeeded(
  app: App,
  engine: SearchEngine,
  collection: SearchCollection,
): Promise<boolean> {
  if (!(await needsRebuild(app, engine, collection))) return false;
  return alone(app, async () => {
    if (!(await needsRebuild(app, engine, collection))) return false;
    await rebuild(app, engine, collection);
    return true;
  });
}

/** Whether the index was never made, is lost, has another shape, or its statistics are of other records. */
export async function needsRebuild(
  app: App,
  engine: SearchEngine,
  { name, shape, count }: SearchCollection,
): Promise<boolean> {
  const known = await app.db.manager.findOneBy(SearchIndexState, { name });
  const state = await engine.admin.state(engine.indexName(name));
  if (known === null || known.shape !== shape || state === null) return true;
  const present = await count(app);
  // Few documents: an engine whose data were lost or are old. Many more records: statistics of others.
  return 2 * state.documents < present || present > 2 * known.documents + 20;
}

function alone<T>(app: App, work: () => Promise<T>): Promise<T> {
  return inTransaction(app.db, async (lock) => {
    await lock.query('SET LOCAL idle_in_transaction_session_timeout = 0');
    await lock.query(`SELECT pg_advisory_xact_lock(hashtextextended('search:rebuild', 0))`);
    return work();
  });
}

async function rebuild(app: App, engine: SearchEngine, collection: SearchCollection): Promise<void> {
  const beganAt = clock.now();
  const version = newId();
  const { name } = collection;
  const fresh = engine.indexName(`${name}_next`);
  await inTransaction(app.db, (tx) => beginNoting(tx, { collection: name, version, beganAt }));
  const terms = await fillIndex(engine, collection, fresh, await synonymsOf(app), collection.all(app, BATCH));
  while ((await writeNoted(app.db.manager, engine, collection, fresh)) > FEW);
  await whileOutboxWaits(app, collection.topic, async (tx) => {
    while ((await writeNoted(tx, engine, collection, fresh)) > 0);
    await changePlaces(tx, engine, collection, fresh, version, terms);
  });
  await engine.admin.drop(fresh);
  await refreshLiveIndex(app, collection);
  const milliseconds = clock.now().getTime() - beganAt.getTime();
  log.info({ collection: name, documents: terms.documents, milliseconds }, 'index rebuilt');
}

/** Writes noted records into the fresh index as they are now; answers how many. */
async function writeNoted(
  tx: Transaction,
  engine: SearchEngine,
  collection: SearchCollection,
  fresh: string,
): Promise<number> {
  const ids = await takeNoted(tx, collection.name, BATCH);
  if (ids.length > 0) await putRecords(tx, engine, collection, fresh, ids);
  return ids.length;
}

async function changePlaces(
  tx: Transaction,
  engine: SearchEngine,
  { name, shape }: SearchCollection,
  fresh: string,
  version: string,
  terms: TermTable,
): Promise<void> {
  const live = engine.indexName(name);
  await engine.admin.create(live, 'id');
  await engine.admin.swap([[live, fresh]]);
  const state: SearchIndexState = {
    name,
    version,
    rebuiltAt: clock.now(),
    documents: terms.documents,
    shape,
    termTable: storedTable(terms),
  };
  await tx.upsert(SearchIndexState, state as object, ['name']);
  await endNoting(tx, name);
}
