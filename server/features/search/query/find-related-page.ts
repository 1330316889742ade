import type { SearchIndex } from '../index/search-index.ts';
import { listIsGone, type Place } from './cursor.ts';
import { documentsOf } from './documents.ts';
import { countOf, distribution, type Facet, facetsOf, splitFacets } from './facets.ts';
import { joined } from './filter.ts';
import type { FoundHit, FoundPage, Question } from './find.ts';
import { placeIn } from './find-by-score.ts';
import type { Identified } from './hit.ts';
import { byScore, findRelated, type Scored } from './related.ts';
import { comesAfter, engineSort, type SortKey, sortValue } from './sorting.ts';

/** A page of what is related to the query: a short list, so it is made as a whole and cut here. */
export async function findRelatedPage<Hit extends Identified>(
  index: SearchIndex<Hit>,
  question: Question,
): Promise<FoundPage<Hit>> {
  const list = await findRelated(index, question.query, joined(question.conditions));
  const key = question.order;
  const [page, facets] = await Promise.all([
    key ? sortedPage(index, question, list, key) : scoredPage(index, question, list),
    relatedFacets(index, question, list),
  ]);
  return { ...page, total: list.length, facets };
}

type HitsOfPage<Hit> = Pick<FoundPage<Hit>, 'hits' | 'hasMore'>;

async function scoredPage<Hit extends Identified>(
  index: SearchIndex<Hit>,
  { first, after }: Question,
  list: readonly Scored[],
): Promise<HitsOfPage<Hit>> {
  const place = placeIn(index, after);
  const begin = place ? list.filter((entry) => byScore(entry, place) <= 0).length : 0;
  const page = list.slice(begin, begin + first);
  const documents = new Map(
    (await documentsOf(index, idsOf(page))).map((document) => [document.id, document]),
  );
  const hits = page.flatMap(({ id, score }, i): FoundHit<Hit>[] => {
    const document = documents.get(id);
    const here: Place = { by: 'score', version: index.version, position: begin + i, score, id };
    return document ? [{ document, score, place: here }] : [];
  });
  return { hits, hasMore: begin + first < list.length };
}

async function sortedPage<Hit extends Identified>(
  index: SearchIndex<Hit>,
  { first, after }: Question,
  list: readonly Scored[],
  key: SortKey,
): Promise<HitsOfPage<Hit>> {
  if (after && after.by !== 'sort') throw listIsGone();
  const documents = await documentsOf(index, idsOf(list), {
    also: after && comesAfter(key, after),
    sort: engineSort(key),
    limit: first + 1,
  });
  const hits = documents.slice(0, first).map((document): FoundHit<Hit> => {
    const here: Place = { by: 'sort', value: sortValue(key, document), id: document.id };
    return { document, score: null, place: here };
  });
  return { hits, hasMore: documents.length > first };
}

async function relatedFacets(
  index: SearchIndex,
  { query, conditions, facets }: Question,
  list: readonly Scored[],
): Promise<Facet[]> {
  const fields = index.collection.facets;
  const { plain, chosen } = splitFacets(fields, facets, conditions);
  const widened = await Promise.all(
    chosen.map(async ({ name, filter }) => ({
      names: [name],
      list: await findRelated(index, query, filter),
    })),
  );
  const sets = [...(plain.length > 0 ? [{ names: plain, list }] : []), ...widened].filter(
    (set) => set.list.length > 0,
  );
  if (sets.length === 0) return facetsOf(fields, facets, {});
  const counts = sets.map((set) => countOf(index, idsOf(set.list), set.names));
  return facetsOf(fields, facets, distribution(await index.multi(counts), index));
}

function idsOf(list: readonly Scored[]): string[] {
  return list.map(({ id }) => id);
}
