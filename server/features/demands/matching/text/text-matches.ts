import type { MultiSearchQuery } from 'meilisearch';
import type { SearchIndex } from '../../../search/index/search-index.ts';
import type { RankedFields } from '../../../search/index/term-table.ts';
import { oneOf } from '../../../search/query/documents.ts';
import { byWords } from '../../../search/query/short-queries.ts';
import { readText, type TextQuery } from './text-query.ts';
import { textScore } from './text-ranking.ts';

/** The engine looks at the first ten words of a query only. */
const JOINED_KEYS = 9;
const HITS = 50;
/** Fields that the ranking reads. */
const RANKED = ['title', 'keywords', 'summary', 'text', 'subjects'] as const;

/** A document that has something of a text, with what is ranked by. */
export interface TextMatch<Hit> {
  document: Hit & RankedFields;
  /** 0 and more; comparable within one text only. */
  score: number;
}

export interface TextMatches<Hit> {
  query: TextQuery;
  /** Best first. */
  matches: TextMatch<Hit>[];
}

/**
 * The documents that have most of a text of any length: what its most telling words find in the engine, one by one and
 * together, ranked here. One call of the engine, no statement of SQL.
 * @param filter a condition of the engine; null for none
 */
export async function textMatches<Hit extends { id: string }>(
  index: SearchIndex<Hit>,
  text: string,
  most: number,
  filter: string | null = null,
): Promise<TextMatches<Hit>> {
  const query = readText(text, index.terms);
  const shared = {
    indexUid: index.name,
    attributesToRetrieve: fieldsOf(index),
    limit: HITS,
    ...(filter === null ? {} : { filter }),
  };
  const asked = questions(query.keys, index.collection.words);
  if (asked.length === 0) return { query, matches: [] };
  const answers = await index.multi<Hit & RankedFields>(
    asked.map((each): MultiSearchQuery => ({ ...each, ...shared })),
  );
  const union = new Map(
    answers.flatMap(({ hits }) => hits.map((hit) => [hit.id, hit as Hit & RankedFields])),
  );
  const matches = [...union.values()].map((document) => ({
    document,
    score: textScore(document, query, index.terms),
  }));
  matches.sort((a, b) => b.score - a.score || (a.document.id < b.document.id ? -1 : 1));
  return { query, matches: matches.filter(({ score }) => score > 0).slice(0, most) };
}

/** A document with what is ranked by; null if it is not in the index. */
export async function rankedDocument<Hit extends object>(
  index: SearchIndex<Hit>,
  id: string,
): Promise<(Hit & RankedFields) | null> {
  const [answer] = await index.multi<Hit & RankedFields>([
    { indexUid: index.name, filter: oneOf([id]), limit: 1, attributesToRetrieve: fieldsOf(index) },
  ]);
  return answer?.hits[0] ?? null;
}

function fieldsOf<Hit extends object>({ collection }: SearchIndex<Hit>): string[] {
  return [...new Set<string>([...collection.shown, ...RANKED])];
}

function questions(keys: readonly string[], fields: readonly string[]) {
  return [
    ...(keys.length > 1 ? [byWords(keys.slice(0, JOINED_KEYS).join(' '), 'frequency', fields)] : []),
    ...keys.map((word) => byWords(word, 'all', fields)),
  ];
}
