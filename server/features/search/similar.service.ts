import type { App } from '../../platform/app.ts';
import { Refusal } from '../../platform/errors.ts';
import type { ResultState } from '../results/result.enums.ts';
import { hitView } from './hit-view.ts';
import { isAway, liveIndex } from './index/live-index.ts';
import { RESULTS } from './index/results-collection.ts';
import { documentsInOrder, documentsOf } from './query/documents.ts';
import { relatedTo } from './query/related.ts';
import type { ResultHit } from './search.types.ts';

/** Most similar results that are shown. */
const MOST = 20;

/**
 * Published results about the same as a published one, by the words of its title and keywords; none for others and
 * while the engine is away.
 */
export async function similarResults(
  app: App,
  { id, state }: { id: string; state: ResultState },
  first: number,
): Promise<ResultHit[]> {
  if (first < 1 || first > MOST)
    throw new Refusal('LIMIT', { field: 'first', params: { min: 1, max: MOST } });
  const index = liveIndex(app, RESULTS);
  if (!index || state !== 'PUBLISHED') return [];
  try {
    const [own] = await documentsOf(index, [id]);
    if (!own) return [];
    const related = await relatedTo(index, `${own.title} ${own.keywords.join(' ')}`, { exclude: id });
    const ids = related.slice(0, first).map((entry) => entry.id);
    return (await documentsInOrder(index, ids)).map((document) => hitView(document, null));
  } catch (error) {
    if (isAway(error)) return [];
    throw error;
  }
}
