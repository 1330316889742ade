import type { SearchIndex } from '../index/search-index.ts';
import { HIT_FIELDS } from '../index/search-settings.ts';
import { listIsGone } from './cursor.ts';
import { pageWithFacets } from './federated.ts';
import { joined } from './filter.ts';
import type { FoundPage, Question } from './find.ts';
import type { HitDocument } from './hit.ts';
import type { PartialQuery } from './short-queries.ts';
import { comesAfter, engineSort, type SortKey, sortValue } from './sorting.ts';

/** A page of what matches, ordered by a field: as deep as the list goes, at the same cost everywhere. */
export async function findSorted(
  index: SearchIndex,
  { conditions, first, after, facets }: Question,
  parts: readonly PartialQuery[],
  key: SortKey,
): Promise<FoundPage> {
  if (after && after.by !== 'sort') throw listIsGone();
  const call = {
    filter: joined(conditions, undefined, after && comesAfter(key, after)),
    sort: engineSort(key),
    limit: first + 1,
    fields: HIT_FIELDS,
  };
  const list = { conditions, facets, continues: after !== null };
  const { hits, ...page } = await pageWithFacets<HitDocument>(index, parts, call, list);
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
