import type { App } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { log } from '../../../platform/log.ts';
import type { SearchEngine } from '../../../platform/search/engine.ts';
import { RESULTS_TOPIC } from '../../results/change-result.ts';
import {
  allSearchableResults,
  publishedCount,
  resultsChangedSince,
} from '../../results/results-for-search.service.ts';
import { synonymsOf } from './ensure-index.ts';
import { putResults } from './index-results.ts';
import { RESULTS_INDEX, refreshLiveIndex, storedTable } from './live-index.ts';
import { buildDocument } from './search-document.ts';
import { SearchIndexState } from './search-index.entity.ts';
import { searchSettings } from './search-settings.ts';
import { TermCounter } from './term-table.ts';

const BATCH = 1000;
/** Tasks that the engine may have waiting, so that memory stays bounded. */
const WAITING_TASKS = 4;
/** A change may commit a little after the moment that it bears. */
const MARGIN_MS = 60_000;

/**
 * Builds a fresh index of all published results beside the live one and lets them change places at one moment, so
 * there is no gap. Changes meanwhile go to the live index as ever; those of the time since the start are written into
 * the fresh one before the change of places, while the outbox waits, so nothing is lost and nothing old comes back.
 * One rebuild at a time; a second one waits.
 */
export async function rebuildIndex(app: App, engine: SearchEngine): Promise<SearchIndexState> {
  return inTransaction(app.db, async (lock) => {
    await lock.query('SET LOCAL idle_in_transaction_session_timeout = 0');
    await lock.query(`SELECT pg_advisory_xact_lock(hashtextextended('search:rebuild', 0))`);
    const began = clock.now();
    const fresh = engine.indexName(`${RESULTS_INDEX}_next`);
    await engine.admin.drop(fresh);
    await engine.admin.create(fresh, 'id');
    await engine.admin.applySettings(fresh, searchSettings(await synonymsOf(app)));
    const counter = await fill(app, engine, fresh);
    const state = await inTransaction(app.db, (tx) => changePlaces(app, tx, engine, fresh, began, counter));
    await engine.admin.drop(fresh);
    await refreshLiveIndex(app);
    log.info(
      { documents: state.documents, milliseconds: clock.now().getTime() - began.getTime() },
      'index rebuilt',
    );
    return state;
  });
}

async function fill(app: App, engine: SearchEngine, uid: string): Promise<TermCounter> {
  const counter = new TermCounter();
  const waiting: number[] = [];
  for await (const results of allSearchableResults(app, BATCH)) {
    const documents = results.map(buildDocument);
    for (const document of documents) counter.add(document);
    waiting.push(await engine.admin.put(uid, documents));
    const oldest = waiting.length > WAITING_TASKS ? waiting.shift() : undefined;
    if (oldest !== undefined) await engine.admin.settled(oldest);
  }
  for (const task of waiting) await engine.admin.settled(task);
  return counter;
}

async function changePlaces(
  app: App,
  tx: Transaction,
  engine: SearchEngine,
  fresh: string,
  began: Date,
  counter: TermCounter,
): Promise<SearchIndexState> {
  // The lock of the outbox's reader: until this commits, nobody else writes into either index.
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`outbox:${RESULTS_TOPIC}`]);
  await putResults(tx, engine, fresh, await resultsChangedSince(tx, new Date(began.getTime() - MARGIN_MS)));
  const live = engine.indexName(RESULTS_INDEX);
  await engine.admin.create(live, 'id');
  await engine.admin.swap([[live, fresh]]);
  const state = Object.assign(new SearchIndexState(), {
    name: RESULTS_INDEX,
    version: newId(),
    rebuiltAt: clock.now(),
    documents: await publishedCount(app),
    termTable: storedTable(counter.table()),
  });
  await tx.upsert(SearchIndexState, state as object, ['name']);
  return state;
}

/** Whether the index is missing or empty though results are published, or its statistics are of another collection. */
export async function needsRebuild(app: App, engine: SearchEngine): Promise<boolean> {
  const published = await publishedCount(app);
  const state = await engine.admin.state(engine.indexName(RESULTS_INDEX));
  const known = await app.db.manager.findOneBy(SearchIndexState, { name: RESULTS_INDEX });
  if (state === null || known === null) return true;
  if (state.documents === 0 && published > 0) return true;
  return published > 2 * known.documents + 20;
}
