import type { App } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { log } from '../../../platform/log.ts';
import { whileOutboxWaits } from '../../../platform/outbox/outbox.service.ts';
import type { SearchEngine } from '../../../platform/search/engine.ts';
import { RESULTS_TOPIC } from '../../results/change-result.ts';
import { allSearchableResults, publishedCount } from '../../results/results-for-search.service.ts';
import { synonymsOf } from './ensure-index.ts';
import { fillIndex } from './fill-index.ts';
import { putResults } from './index-results.ts';
import { RESULTS_INDEX, refreshLiveIndex, storedTable } from './live-index.ts';
import { beginNoting, endNoting, takeNoted } from './rebuild-changes.ts';
import { SearchIndexState } from './search-index.entity.ts';
import { INDEX_SHAPE } from './search-settings.ts';
import type { TermTable } from './term-table.ts';

const BATCH = 1000;
/** With so few changes left to write once more, the outbox is held up for a moment only. */
const FEW = 100;

/**
 * Builds a fresh index of all published results beside the live one and lets them change places at one moment, so
 * there is no gap. Changes meanwhile go to the live index as ever and are noted; before the change of places they are
 * written into the fresh one too, the last of them while the outbox waits, so nothing is lost and nothing old comes
 * back. One rebuild at a time; a second one waits.
 */
export function rebuildIndex(app: App, engine: SearchEngine): Promise<void> {
  return alone(app, () => rebuild(app, engine));
}

/** Rebuilds the index if it needs it once it is this one's turn; answers whether it did. */
export async function rebuildIfNeeded(app: App, engine: SearchEngine): Promise<boolean> {
  if (!(await needsRebuild(app, engine))) return false;
  return alone(app, async () => {
    if (!(await needsRebuild(app, engine))) return false;
    await rebuild(app, engine);
    return true;
  });
}

/** Whether the index was never made, is lost, has another shape, or its statistics are of another collection. */
export async function needsRebuild(app: App, engine: SearchEngine): Promise<boolean> {
  const known = await app.db.manager.findOneBy(SearchIndexState, { name: RESULTS_INDEX });
  const state = await engine.admin.state(engine.indexName(RESULTS_INDEX));
  if (known === null || known.shape !== INDEX_SHAPE || state === null) return true;
  const published = await publishedCount(app);
  // Few documents: an engine whose data were lost or are old. Many more results: statistics of another collection.
  return 2 * state.documents < published || published > 2 * known.documents + 20;
}

function alone<T>(app: App, work: () => Promise<T>): Promise<T> {
  return inTransaction(app.db, async (lock) => {
    await lock.query('SET LOCAL idle_in_transaction_session_timeout = 0');
    await lock.query(`SELECT pg_advisory_xact_lock(hashtextextended('search:rebuild', 0))`);
    return work();
  });
}

async function rebuild(app: App, engine: SearchEngine): Promise<void> {
  const began = clock.now();
  const version = newId();
  const fresh = engine.indexName(`${RESULTS_INDEX}_next`);
  await inTransaction(app.db, (tx) => beginNoting(tx, version, began));
  const terms = await fillIndex(engine, fresh, await synonymsOf(app), allSearchableResults(app, BATCH));
  while ((await writeNoted(app.db.manager, engine, fresh)) > FEW);
  await whileOutboxWaits(app, RESULTS_TOPIC, async (tx) => {
    while ((await writeNoted(tx, engine, fresh)) > 0);
    await changePlaces(tx, engine, fresh, version, terms);
  });
  await engine.admin.drop(fresh);
  await refreshLiveIndex(app);
  const milliseconds = clock.now().getTime() - began.getTime();
  log.info({ documents: terms.documents, milliseconds }, 'index rebuilt');
}

/** Writes noted results into the fresh index as they are now; answers how many. */
async function writeNoted(tx: Transaction, engine: SearchEngine, fresh: string): Promise<number> {
  const ids = await takeNoted(tx, BATCH);
  if (ids.length > 0) await putResults(tx, engine, fresh, ids);
  return ids.length;
}

async function changePlaces(
  tx: Transaction,
  engine: SearchEngine,
  fresh: string,
  version: string,
  terms: TermTable,
): Promise<void> {
  const live = engine.indexName(RESULTS_INDEX);
  await engine.admin.create(live, 'id');
  await engine.admin.swap([[live, fresh]]);
  const state: SearchIndexState = {
    name: RESULTS_INDEX,
    version,
    rebuiltAt: clock.now(),
    documents: terms.documents,
    shape: INDEX_SHAPE,
    termTable: storedTable(terms),
  };
  await tx.upsert(SearchIndexState, state as object, ['name']);
  await endNoting(tx);
}
