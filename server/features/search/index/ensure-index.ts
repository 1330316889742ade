import type { App } from '../../../platform/app.ts';
import type { SearchEngine } from '../../../platform/search/engine.ts';
import { EngineAway } from '../../../platform/search/http.ts';
import type { SearchCollection } from './collection.ts';
import { SearchIndexState, SearchSynonym } from './search-index.entity.ts';

/**
 * Makes the index of a collection with its settings if there never was one.
 * @throws EngineAway for an index that was there and is lost: changes wait until it is made again
 */
export async function ensureIndex(
  app: App,
  engine: SearchEngine,
  { name, settings }: SearchCollection,
): Promise<void> {
  const uid = engine.indexName(name);
  if ((await engine.admin.state(uid)) !== null) return;
  if (await app.db.manager.existsBy(SearchIndexState, { name })) {
    throw new EngineAway('its index is lost');
  }
  if (await engine.admin.create(uid, 'id'))
    await engine.admin.applySettings(uid, settings(await synonymsOf(app)));
}

/** The synonyms by term. */
export async function synonymsOf(app: App): Promise<Record<string, string[]>> {
  const rows = await app.db.manager.find(SearchSynonym);
  return Object.fromEntries(rows.map(({ term, synonyms }) => [term, synonyms]));
}
