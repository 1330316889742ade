import type { App } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { tell } from '../../../platform/outbox/outbox.service.ts';
import type { SearchEngine } from '../../../platform/search/engine.ts';
import { RESULTS_TOPIC } from '../../results/change-result.ts';
import { publishedVersions } from '../../results/results-for-search.service.ts';
import { RESULTS_INDEX } from './live-index.ts';
import type { SearchDocument } from './search-document.ts';

const PAGE = 1000;

/** How the index differs from the database. */
export interface Drift {
  /** Published, but not in the index. */
  missing: number;
  /** In the index with an older version. */
  stale: number;
  /** In the index, but not published. */
  orphaned: number;
  /** Whether all of them were told to the outbox, which brings them in order. */
  repaired: boolean;
  checkedAt: Date;
}

/**
 * Compares every document of the index with the database and tells the outbox of those that differ. Changes that are
 * under way at this moment may be counted; telling them twice is harmless.
 */
export async function checkDrift(app: App, engine: SearchEngine): Promise<Drift> {
  const published = await publishedVersions(app);
  const uid = engine.indexName(RESULTS_INDEX);
  const seen = new Set<string>();
  const stale: string[] = [];
  const orphaned: string[] = [];
  for await (const page of engine.admin.pages<Pick<SearchDocument, 'id' | 'version'>>(
    uid,
    ['id', 'version'],
    PAGE,
  )) {
    for (const { id, version } of page) {
      const present = published.get(id);
      seen.add(id);
      if (present === undefined) orphaned.push(id);
      else if (present !== version) stale.push(id);
    }
  }
  const missing = [...published.keys()].filter((id) => !seen.has(id));
  const wrong = [...missing, ...stale, ...orphaned];
  for (let at = 0; at < wrong.length; at += PAGE) {
    await inTransaction(app.db, (tx) => tell(tx, RESULTS_TOPIC, wrong.slice(at, at + PAGE)));
  }
  return {
    missing: missing.length,
    stale: stale.length,
    orphaned: orphaned.length,
    repaired: wrong.length > 0,
    checkedAt: clock.now(),
  };
}
