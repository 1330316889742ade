import type { App } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import type { SearchEngine } from '../../../platform/search/engine.ts';
import type { CollectionDocument, SearchCollection } from './collection.ts';
import { indexAgain } from './index-records.ts';

const PAGE = 1000;

/** How the index differs from the database. */
export interface Drift {
  /** May be found, but is not in the index. */
  missing: number;
  /** In the index with an older version. */
  stale: number;
  /** In the index, but may not be found. */
  orphaned: number;
  /** Whether all of them were told to the outbox, which brings them in order. */
  repaired: boolean;
  checkedAt: Date;
}

/**
 * Compares every document of the index with the database and tells the outbox of those that differ. Changes that are
 * under way at this moment may be counted; telling them twice is harmless.
 */
export async function checkDrift(
  app: App,
  engine: SearchEngine,
  { name, topic, versions }: SearchCollection,
): Promise<Drift> {
  const findable = await versions(app);
  const uid = engine.indexName(name);
  const seen = new Set<string>();
  const stale: string[] = [];
  const orphaned: string[] = [];
  for await (const page of engine.admin.pages<Pick<CollectionDocument, 'id' | 'version'>>(
    uid,
    ['id', 'version'],
    PAGE,
  )) {
    for (const { id, version } of page) {
      const present = findable.get(id);
      seen.add(id);
      if (present === undefined) orphaned.push(id);
      else if (present !== version) stale.push(id);
    }
  }
  const missing = [...findable.keys()].filter((id) => !seen.has(id));
  const wrong = [...missing, ...stale, ...orphaned];
  await indexAgain(app, topic, wrong);
  return {
    missing: missing.length,
    stale: stale.length,
    orphaned: orphaned.length,
    repaired: wrong.length > 0,
    checkedAt: clock.now(),
  };
}
