import type { App } from '../../platform/app.ts';
import { Refusal } from '../../platform/errors.ts';
import { EngineAway } from '../../platform/search/http.ts';
import { isMissing } from '../../platform/search/index-admin.ts';
import type { ResultState } from '../results/result.enums.ts';
import { hitView } from './hit-view.ts';
import { liveIndex } from './index/live-index.ts';
import type { SearchIndex } from './index/search-index.ts';
import { HIT_FIELDS } from './index/search-settings.ts';
import { literal } from './query/filter.ts';
import type { HitDocument } from './query/hit.ts';
import { findRelated } from './query/related.ts';
import { understand } from './query/understand.ts';
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
  const index = liveIndex(app);
  if (!index || state !== 'PUBLISHED') return [];
  try {
    const [own] = await documents(index, [id]);
    if (!own) return [];
    const text = understand(`${own.title} ${own.keywords.join(' ')}`);
    const related = await findRelated(index, text, null, id);
    const ids = related.slice(0, first).map((entry) => entry.id);
    const found = new Map((await documents(index, ids)).map((document) => [document.id, document]));
    return ids.flatMap((each) => {
      const document = found.get(each);
      return document ? [hitView(document, null)] : [];
    });
  } catch (error) {
    if (error instanceof EngineAway || isMissing(error)) return [];
    throw error;
  }
}

async function documents(index: SearchIndex, ids: readonly string[]): Promise<HitDocument[]> {
  if (ids.length === 0) return [];
  const [answer] = await index.multi<HitDocument>([
    {
      indexUid: index.name,
      filter: `id IN [${ids.map(literal).join(', ')}]`,
      limit: ids.length,
      attributesToRetrieve: [...HIT_FIELDS],
    },
  ]);
  return answer?.hits ?? [];
}
