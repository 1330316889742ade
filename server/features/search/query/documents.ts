import type { MultiSearchQuery } from 'meilisearch';
import type { SearchIndex } from '../index/search-index.ts';
import { literal } from './filter.ts';
import type { Identified } from './hit.ts';

/** The condition that is met by these documents only. */
export function oneOf(ids: readonly string[]): string {
  return `id IN [${ids.map(literal).join(', ')}]`;
}

/** The documents with these ids that are in the index and meet a condition, in no order unless told. */
export async function documentsOf<Hit extends object>(
  index: SearchIndex<Hit>,
  ids: readonly string[],
  order: Pick<MultiSearchQuery, 'sort' | 'limit'> & { also?: string | null } = {},
): Promise<Hit[]> {
  if (ids.length === 0) return [];
  const { also, limit = ids.length, ...sort } = order;
  const filter = also ? `${oneOf(ids)} AND (${also})` : oneOf(ids);
  const [answer] = await index.multi<Hit>([
    { indexUid: index.name, filter, limit, attributesToRetrieve: [...index.collection.shown], ...sort },
  ]);
  return answer?.hits ?? [];
}

/** The documents with these ids in the order of the ids; those that are not there are left out. */
export async function documentsInOrder<Hit extends Identified>(
  index: SearchIndex<Hit>,
  ids: readonly string[],
): Promise<Hit[]> {
  const found = new Map((await documentsOf(index, ids)).map((document) => [document.id, document]));
  return ids.map((id) => found.get(id)).filter((document) => document !== undefined);
}
