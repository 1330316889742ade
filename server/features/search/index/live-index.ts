import type { App } from '../../../platform/app.ts';
import { log } from '../../../platform/log.ts';
import { EngineAway } from '../../../platform/search/http.ts';
import { isMissing } from '../../../platform/search/index-admin.ts';
import type { SearchCollection } from './collection.ts';
import { SearchIndexState, type StoredTermTable } from './search-index.entity.ts';
import { SearchIndex } from './search-index.ts';
import { EMPTY_TABLE, type TermTable } from './term-table.ts';

const LOOK_EVERY_MS = 5000;
const NEVER_BUILT = 'none';

interface Live {
  index: SearchIndex;
  rebuiltAt: Date | null;
  timer: NodeJS.Timeout;
}

const live = new WeakMap<App, Map<SearchCollection, Live>>();

/** The live index of a collection as this process last saw it; no statement. */
export function liveIndex<Hit extends object>(
  app: App,
  collection: SearchCollection<Hit>,
): SearchIndex<Hit> | null {
  // What is kept for a collection was made of it.
  return (live.get(app)?.get(collection)?.index as SearchIndex<Hit> | undefined) ?? null;
}

/** Whether there is no engine to answer, or no index yet, which is as good as none; anything else is a fault. */
export function isAway(error: unknown): boolean {
  return error instanceof EngineAway || isMissing(error);
}

/** When the live index was rebuilt last, as far as this process knows. */
export function rebuiltAt(app: App, collection: SearchCollection): Date | null {
  return live.get(app)?.get(collection)?.rebuiltAt ?? null;
}

/** The collections that this process looks after: those whose indexes it watches. */
export function watchedCollections(app: App): SearchCollection[] {
  return [...(live.get(app)?.keys() ?? [])];
}

/** Reads the state of an index now and, without holding requests up, every few seconds from then on. */
export async function watchLiveIndex(app: App, collection: SearchCollection): Promise<void> {
  const watched = live.get(app) ?? new Map<SearchCollection, Live>();
  if (!app.search || watched.has(collection)) return;
  const uid = app.search.indexName(collection.name);
  const timer = setInterval(() => {
    refreshLiveIndex(app, collection).catch((error: unknown) =>
      log.warn({ err: error }, 'search: state of the index not read'),
    );
  }, LOOK_EVERY_MS);
  timer.unref();
  const index = new SearchIndex(collection, app.search, uid, NEVER_BUILT, EMPTY_TABLE);
  live.set(app, watched.set(collection, { index, rebuiltAt: null, timer }));
  await refreshLiveIndex(app, collection);
}

/** Takes over the state of the last rebuild, if it is another than the one known. */
export async function refreshLiveIndex(app: App, collection: SearchCollection): Promise<void> {
  const known = live.get(app)?.get(collection);
  const engine = app.search;
  if (!known || !engine) return;
  if (!app.db.isInitialized) {
    clearInterval(known.timer);
    return;
  }
  const { name } = collection;
  const row = await app.db.manager.findOne(SearchIndexState, {
    select: { name: true, version: true },
    where: { name },
  });
  if (!row || row.version === known.index.version) return;
  const state = await app.db.manager.findOneByOrFail(SearchIndexState, { name });
  const terms = readTable(state.termTable);
  known.index = new SearchIndex(collection, engine, known.index.name, state.version, terms);
  known.rebuiltAt = state.rebuiltAt;
}

/** A term table as it is kept in the database. */
export function storedTable({ frequencies, ...rest }: TermTable): StoredTermTable {
  return { ...rest, frequencies: [...frequencies] };
}

function readTable({ frequencies, ...rest }: StoredTermTable): TermTable {
  return { ...rest, frequencies: new Map(frequencies) };
}
