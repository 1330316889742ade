import type { App } from '../../../platform/app.ts';
import type { SearchEngine } from '../../../platform/search/engine.ts';
import { RESULTS_INDEX } from './live-index.ts';
import { SearchSynonym } from './search-index.entity.ts';
import { searchSettings } from './search-settings.ts';

/** Makes the index with its settings if it is not there. */
export async function ensureIndex(app: App, engine: SearchEngine): Promise<void> {
  const uid = engine.indexName(RESULTS_INDEX);
  if ((await engine.admin.state(uid)) !== null) return;
  if (await engine.admin.create(uid, 'id'))
    await engine.admin.applySettings(uid, searchSettings(await synonymsOf(app)));
}

/** The synonyms by term. */
export async function synonymsOf(app: App): Promise<Record<string, string[]>> {
  const rows = await app.db.manager.find(SearchSynonym);
  return Object.fromEntries(rows.map(({ term, synonyms }) => [term, synonyms]));
}
