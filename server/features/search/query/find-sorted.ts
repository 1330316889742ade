import type { SearchIndex } from '../index/search-index.ts';
import { listIsGone } from './cursor.ts';
import { pageWithFacets } from './federated.ts';
import { joined } from './filter.ts';
import type { FoundPage, Question } from './find.ts';
import type { Identified } from './hit.ts';
import type { PartialQuery } from './short-queries.ts';
import { comesAfter, engineSort, type SortKey, sortValue } from './sorting.ts';

/** A page of what matches, ordered by a field: as deep as the list goes, at the same cost everywhere. */
export async function findSorted<Hit extends Identified>(
  index: SearchIndex<Hit>,
  { conditions, first, after, facets }: Question,
  parts: readonly PartialQuery[],
  key: SortKey,
): Promise<FoundPage<Hit>> {
  if (after && after.by !== 'sort') throw listIsGone();
  const call = {
    filter: joined(conditions, undefined, after && comesAfter(key, after)),
    sort: engineSort(key),
    limit: first + 1,
    fields: index.collection.shown,
  };
  const list = { conditions, facets, continues: after !== null };
  const { hits, ...page } = await pageWithFacets<Hit>(index, parts, call, list);
  return {
    ...page,
    hasMore: hits.length > first,
    hits: hits.slice(0, first).map((document) => ({
      document,
      score: null,
      place: { by: 'sort', value: sortValue(key, document), id: document.id },
    })),
  };
}
