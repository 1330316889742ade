import type { App } from '../../../platform/app.ts';
import { log } from '../../../platform/log.ts';
import { EngineAway } from '../../../platform/search/http.ts';
import { isMissing } from '../../../platform/search/index-admin.ts';
import { SearchIndexState, type StoredTermTable } from './search-index.entity.ts';
import { SearchIndex } from './search-index.ts';
import { EMPTY_TABLE, type TermTable } from './term-table.ts';

/** Name of the index of published results. */
export const RESULTS_INDEX = 'results';

const LOOK_EVERY_MS = 5000;
const NEVER_BUILT = 'none';

interface Live {
  index: SearchIndex;
  rebuiltAt: Date | null;
  timer: NodeJS.Timeout;
}

const live = new WeakMap<App, Live>();

/** The live index as this process last saw it; no statement. */
export function liveIndex(app: App): SearchIndex | null {
  return live.get(app)?.index ?? null;
}

/** Whether there is no engine to answer, or no index yet, which is as good as none; anything else is a fault. */
export function isAway(error: unknown): boolean {
  return error instanceof EngineAway || isMissing(error);
}

/** When the live index was rebuilt last, as far as this process knows. */
export function rebuiltAt(app: App): Date | null {
  return live.get(app)?.rebuiltAt ?? null;
}

/** Reads the state of the index now and, without holding requests up, every few seconds from then on. */
export async function watchLiveIndex(app: App): Promise<void> {
  if (!app.search || live.has(app)) return;
  const uid = app.search.indexName(RESULTS_INDEX);
  const timer = setInterval(() => {
    refreshLiveIndex(app).catch((error: unknown) =>
      log.warn({ err: error }, 'search: state of the index not read'),
    );
  }, LOOK_EVERY_MS);
  timer.unref();
  live.set(app, {
    index: new SearchIndex(app.search, uid, NEVER_BUILT, EMPTY_TABLE),
    rebuiltAt: null,
    timer,
  });
  await refreshLiveIndex(app);
}

/** Takes over the state of the last rebuild, if it is another than the one known. */
export async function refreshLiveIndex(app: App): Promise<void> {
  const known = live.get(app);
  const engine = app.search;
  if (!known || !engine) return;
  if (!app.db.isInitialized) {
    clearInterval(known.timer);
    return;
  }
  const row = await app.db.manager.findOne(SearchIndexState, {
    select: { name: true, version: true },
    where: { name: RESULTS_INDEX },
  });
  if (!row || row.version === known.index.version) return;
  const state = await app.db.manager.findOneByOrFail(SearchIndexState, { name: RESULTS_INDEX });
  const terms = readTable(state.termTable);
  known.index = new SearchIndex(engine, known.index.name, state.version, terms);
  known.rebuiltAt = state.rebuiltAt;
}

/** A term table as it is kept in the database. */
export function storedTable({ frequencies, ...rest }: TermTable): StoredTermTable {
  return { ...rest, frequencies: [...frequencies] };
}

function readTable({ frequencies, ...rest }: StoredTermTable): TermTable {
  return { ...rest, frequencies: new Map(frequencies) };
}
