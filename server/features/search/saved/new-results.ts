import type { App } from '../../../platform/app.ts';
import { log } from '../../../platform/log.ts';
import { isAway, liveIndex } from '../index/live-index.ts';
import { RESULTS } from '../index/results-collection.ts';
import { conditionsOf, type SearchFilter } from '../query/filter.ts';
import { find } from '../query/find.ts';
import { NEWEST } from '../query/sorting.ts';
import { understand } from '../query/understand.ts';
import type { SavedSearchRecord } from './saved-search.entity.ts';

/** Hits that are looked through for new ones: the newest come first, so all new ones are among them. */
const LOOKED_THROUGH = 100;

/** Results published since the user was told last; null while the search engine is away. */
export async function newSince(
  app: App,
  saved: Pick<SavedSearchRecord, 'query' | 'filter' | 'toldUntil'>,
  named: number,
): Promise<{ total: number; titles: string[] } | null> {
  const index = liveIndex(app, RESULTS);
  if (!index) return null;
  try {
    const page = await find(index, {
      query: understand(saved.query),
      // It was checked when it was saved.
      conditions: conditionsOf(saved.filter as SearchFilter),
      order: NEWEST,
      first: LOOKED_THROUGH,
      after: null,
      facets: [],
    });
    // What is only related to the query would be noise in a mail.
    if (page.match === 'RELATED') return { total: 0, titles: [] };
    const news = page.hits.filter(({ document }) => document.publishedAt > saved.toldUntil.getTime());
    return { total: news.length, titles: news.slice(0, named).map(({ document }) => document.title) };
  } catch (error) {
    if (!isAway(error)) throw error;
    log.warn('search: the engine is away; new results of saved searches are not known');
    return null;
  }
}
