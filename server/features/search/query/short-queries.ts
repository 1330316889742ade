import type { MultiSearchQueryWithFederation } from 'meilisearch';
import { singleCharacters } from '../text/normalise.ts';
import type { Understood } from './understand.ts';

/** A part of a federated call; the index and what all parts share come with the call. */
export type PartialQuery = Omit<MultiSearchQueryWithFederation, 'indexUid'>;

/**
 * Without spaces a query of so many characters is one piece: where its characters or syllables stand far apart in a
 * document, as their score then tells, they are there by chance.
 */
const ONE_PIECE = 5;
const TOGETHER = 0.97;

/** The parts that stand for one short query: its words, its single characters, its syllables; each must match whole. */
export function strictQueries(query: Understood, fields: readonly string[]): PartialQuery[] {
  const { words, shape } = query;
  if (shape === 'LATIN')
    return [weighted(byWords(words, 'all', fields), 1), weighted(bySyllables(query, 'all'), 0.95)];
  const together =
    words.length >= ONE_PIECE && !words.includes(' ') ? { rankingScoreThreshold: TOGETHER } : {};
  return [
    weighted(byWords(words, 'all', fields), 1),
    { ...weighted(byCharacters(query, 'all'), 0.97), ...together },
    { ...weighted(bySyllables(query, 'all'), 0.94), ...together },
  ];
}

/** Words in the fields with the raw text. */
export function byWords(words: string, strategy: 'all' | 'frequency', fields: readonly string[]) {
  return { q: words, attributesToSearchOn: [...fields], locales: ['cmn'], matchingStrategy: strategy };
}

/** Single characters of titles and keywords: pieces of words and swapped characters are found. */
export function byCharacters({ words }: Understood, strategy: 'all' | 'frequency') {
  const q = singleCharacters(words).join(' ');
  return { q, attributesToSearchOn: ['ch'], locales: ['cmn'], matchingStrategy: strategy };
}

/** Syllables of titles and keywords: homophones and pinyin are found. */
export function bySyllables({ syllables }: Understood, strategy: 'all' | 'frequency') {
  return {
    q: syllables.join(' '),
    attributesToSearchOn: ['pys'],
    locales: ['eng'],
    matchingStrategy: strategy,
  };
}

function weighted<Query extends object>(query: Query, weight: number) {
  return { ...query, federationOptions: { weight } };
}
