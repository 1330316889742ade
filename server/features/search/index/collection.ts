import { createHash } from 'node:crypto';
import type { Settings } from 'meilisearch';
import type { App } from '../../../platform/app.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { STOP_WORDS } from '../data/stop-words.ts';
import { fold, isPlain, singleCharacters } from '../text/normalise.ts';
import { syllables } from '../text/pinyin.ts';

/** What every document has, whatever it is about: what finding, ranking and comparing with the database read. */
export interface CollectionDocument {
  id: string;
  /** The record's version; a later one replaces an earlier one. */
  version: number;
  title: string;
  summary: string;
  keywords: readonly string[];
  /** Further searched text; also the folded title, keywords and summary where they differ from the raw ones. */
  text: readonly string[];
  /** Names of its subjects in Chinese and English. */
  subjects: readonly string[];
  /** Title and keywords as single characters: pieces of words and swapped characters are found by it. */
  ch: readonly string[];
  /** Title and keywords as toneless syllables: homophones and pinyin are found by it. */
  pys: readonly string[];
  /** Milliseconds since 1970. */
  publishedAt: number;
}

/**
 * Records of one kind that can be searched for: how they stand in the database and how they look in their index, which
 * is fed, rebuilt, compared and looked after in the same way for all. `Hit` is what a found document shows.
 */
export interface SearchCollection<Hit extends object = object> {
  /** Name of its index, and of its row in `search_index`. */
  name: string;
  /** Topic of the outbox under which changes of its records are told, by id. */
  topic: string;
  /** The settings of its index with the administrator's synonyms. */
  settings: (synonyms: Synonyms) => Settings;
  /** What an index of this code looks like: one of another shape is made again. */
  shape: string;
  /** Fields with the raw words, the most telling first. */
  words: readonly string[];
  /** Fields that a hit shows. */
  shown: readonly string[];
  /**
   * The fields that are counted, by which facets are asked for, with the field that is filtered by; where these two
   * differ the counted values are `id name`, so that they bring their own labels.
   */
  facets: Readonly<Record<string, string>>;
  /** The present documents of those of these records that may be found. */
  some: (tx: Transaction, ids: readonly string[]) => Promise<(Hit & CollectionDocument)[]>;
  /** All documents in the order of their ids, batch by batch. */
  all: (app: App, batchSize: number) => AsyncGenerator<(Hit & CollectionDocument)[]>;
  /** How many records may be found. */
  count: (app: App) => Promise<number>;
  /** Versions by id of all records that may be found. */
  versions: (app: App) => Promise<Map<string, number>>;
}

/** Words that mean the same, by word. */
export type Synonyms = Readonly<Record<string, readonly string[]>>;

/** Deepest hit that can be paged to. */
export const DEEPEST_HIT = 10_000;
/** Most values of one facet. */
const FACET_VALUES = 200;

/** What the fields of a collection's documents are for. */
export interface CollectionFields<Field extends string = string> {
  words: readonly Field[];
  /** Fields with syllables only. */
  spoken: readonly Field[];
  /** Fields that answers may hold. */
  displayed: readonly Field[];
  /** Fields that are filtered by their values. */
  equal: readonly Field[];
  /** Fields that are filtered by ranges, too. */
  compared: readonly Field[];
  sorted: readonly Field[];
}

/** The settings of an index of such documents. */
export function collectionSettings(fields: CollectionFields, synonyms: Synonyms): Settings {
  const { words, spoken } = fields;
  return {
    searchableAttributes: [...words, 'ch', ...spoken],
    displayedAttributes: [...fields.displayed],
    filterableAttributes: [
      {
        attributePatterns: [...fields.equal],
        features: { facetSearch: false, filter: { equality: true, comparison: false } },
      },
      {
        attributePatterns: [...fields.compared],
        features: { facetSearch: false, filter: { equality: true, comparison: true } },
      },
    ],
    sortableAttributes: [...fields.sorted],
    // No rule that orders equals: it would take half as long again, and the engine keeps their order as it is.
    rankingRules: ['sort', 'words', 'typo', 'proximity', 'attribute', 'exactness'],
    stopWords: [...STOP_WORDS],
    synonyms: Object.fromEntries(Object.entries(synonyms).map(([term, others]) => [term, [...others]])),
    localizedAttributes: [
      { attributePatterns: [...spoken], locales: ['eng'] },
      { attributePatterns: [...words, 'ch'], locales: ['cmn'] },
    ],
    typoTolerance: { disableOnAttributes: ['ch', ...spoken] },
    faceting: { maxValuesPerFacet: FACET_VALUES, sortFacetValuesBy: { '*': 'count' } },
    pagination: { maxTotalHits: DEEPEST_HIT },
    facetSearch: false,
  };
}

/** The mark of an index with these settings and documents of this format, which is raised when documents change. */
export function shapeOf(format: number, settings: Settings): string {
  return createHash('sha256')
    .update(JSON.stringify([format, settings]))
    .digest('base64url')
    .slice(0, 16);
}

/**
 * The forms in which title, keywords and summary are searched beside the raw ones: single characters, syllables, and
 * folded where that says more.
 */
export function searchedForms({
  title,
  keywords,
  summary,
}: Pick<CollectionDocument, 'title' | 'keywords' | 'summary'>): {
  folded: string[];
  ch: string[];
  pys: string[];
} {
  const raw = [title, ...keywords];
  const folded = raw.map(fold);
  const plain = raw.every(isPlain) && isPlain(summary);
  return {
    folded: plain ? [] : [...folded, fold(summary)],
    ch: folded.map((text) => singleCharacters(text).join(' ')),
    pys: folded.map((text) => syllables(text).join(' ')),
  };
}
