import type { MultiSearchQuery } from 'meilisearch';
import type { SearchIndex } from '../index/search-index.ts';
import { keyTerms } from './key-terms.ts';
import { RANKED_FIELDS, type Ranked, Ranking } from './ranking.ts';
import { byCharacters, bySyllables, byWords } from './short-queries.ts';
import { type Understood, understand } from './understand.ts';

/** Documents below this share of the best score are left out. */
const CUT = 0.2;
/** The engine looks at the first ten words of a query only. */
const JOINED_TERMS = 9;
const PAIRED_TERMS = 5;
/** From more terms than this, pairs are left out and more is taken of each term. */
const FEW_TERMS = 10;
const HITS = 30;
const HITS_OF_MANY = 50;
/** Up to this many characters a slip of the pen may be all that is wrong. */
const SLIP_LENGTH = 16;

/** A document with its score, comparable within one query. */
export interface Scored {
  id: string;
  score: number;
}

/**
 * What is about the same as a text that matches nothing as a whole: the union of what its key terms find, one by one,
 * in pairs and together, ranked here; best first.
 */
export async function findRelated(
  index: SearchIndex,
  query: Understood,
  filter: string | null,
  exclude: string | null = null,
): Promise<Scored[]> {
  const queries = relatedQueries(query, index);
  if (queries.length === 0) return [];
  const shared = {
    indexUid: index.name,
    attributesToRetrieve: [...RANKED_FIELDS],
    ...(filter ? { filter } : {}),
  };
  const answers = await index.multi<Ranked>(
    queries.map((each): MultiSearchQuery => ({ ...each, ...shared })),
  );
  const union = new Map<string, Ranked>();
  for (const { hits } of answers) for (const hit of hits) union.set(hit.id, hit);
  if (exclude !== null) union.delete(exclude);
  const ranking = new Ranking(query, index.terms);
  const scored = [...union.values()].map((hit): Scored => ({ id: hit.id, score: ranking.score(hit) }));
  scored.sort(byScore);
  const best = scored[0]?.score ?? 0;
  return scored.filter(({ score }) => score > 0 && score >= CUT * best);
}

/**
 * The documents of a collection that are about the same as a text of any length, best first with their scores, which
 * are comparable within one answer; `filter` narrows, `exclude` leaves one document out.
 */
export function relatedTo(
  index: SearchIndex,
  text: string,
  { filter = null, exclude = null }: { filter?: string | null; exclude?: string | null } = {},
): Promise<Scored[]> {
  return findRelated(index, understand(text), filter, exclude);
}

/** The order of a list by score; ids decide between equals, so it is always the same. */
export function byScore(a: Scored, b: Scored): number {
  if (a.score !== b.score) return b.score - a.score;
  return a.id < b.id ? -1 : Number(a.id > b.id);
}

function relatedQueries(query: Understood, index: SearchIndex): Omit<MultiSearchQuery, 'indexUid'>[] {
  const fields = index.collection.words;
  if (query.shape === 'LATIN')
    return limited(HITS_OF_MANY, [
      byWords(query.words, 'frequency', fields),
      bySyllables(query, 'frequency'),
    ]);
  const terms = keyTerms(query.words, index.terms);
  const queries = terms.map((term) => byWords(term, 'all', fields));
  if (terms.length > 1) queries.unshift(byWords(terms.slice(0, JOINED_TERMS).join(' '), 'frequency', fields));
  if (terms.length <= FEW_TERMS)
    queries.push(...pairs(terms.slice(0, PAIRED_TERMS)).map((pair) => byWords(pair, 'all', fields)));
  const slips =
    query.words.length <= SLIP_LENGTH
      ? [byCharacters(query, 'frequency'), bySyllables(query, 'frequency')]
      : [];
  return limited(terms.length > FEW_TERMS ? HITS_OF_MANY : HITS, [...queries, ...slips]);
}

function limited<Query extends object>(limit: number, queries: readonly Query[]) {
  return queries.map((query) => ({ ...query, limit }));
}

function pairs(terms: readonly string[]): string[] {
  return terms.flatMap((first, i) => terms.slice(i + 1).map((second) => `${first} ${second}`));
}
