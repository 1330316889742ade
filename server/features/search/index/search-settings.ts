import { createHash } from 'node:crypto';
import type { Settings } from 'meilisearch';
import { STOP_WORDS } from '../data/stop-words.ts';
import type { SearchDocument } from './search-document.ts';

type Field = keyof SearchDocument;

/** Fields with the raw words of a result, the most telling first. */
export const WORD_FIELDS = [
  'title',
  'keywords',
  'summary',
  'text',
  'subjects',
  'organizationName',
  'completerNames',
  'places',
] as const satisfies readonly Field[];

/** What a hit shows. */
export const HIT_FIELDS = [
  'id',
  'version',
  'title',
  'titleEn',
  'summary',
  'keywords',
  'organizationId',
  'organizationName',
  'completerNames',
  'sector',
  'province',
  'city',
  'trl',
  'stage',
  'rightKind',
  'attribute',
  'mode',
  'priceKind',
  'priceMin',
  'priceMax',
  'priceBand',
  'payAfterUse',
  'publishedAt',
] as const satisfies readonly Field[];

/** Deepest hit that can be paged to. */
export const DEEPEST_HIT = 10_000;
/** Most values of one facet. */
const FACET_VALUES = 200;

/** The settings of the index; synonyms are the administrator's. */
export function searchSettings(synonyms: Readonly<Record<string, readonly string[]>>): Settings {
  return {
    searchableAttributes: [...WORD_FIELDS, 'ch', 'pys', 'names'],
    displayedAttributes: [...HIT_FIELDS, 'text', 'subjects', 'places', 'pys'],
    filterableAttributes: [
      {
        attributePatterns: [
          'sector',
          'province',
          'city',
          'stage',
          'rightKind',
          'attribute',
          'mode',
          'priceBand',
          'payAfterUse',
          'organizationId',
          'organization',
        ],
        features: { facetSearch: false, filter: { equality: true, comparison: false } },
      },
      {
        attributePatterns: ['id', 'trl', 'priceMin', 'publishedAt', 'version'],
        features: { facetSearch: false, filter: { equality: true, comparison: true } },
      },
    ],
    sortableAttributes: ['id', 'publishedAt', 'trl', 'priceMin'],
    // No rule that orders equals: it would take half as long again, and the engine keeps their order as it is.
    rankingRules: ['sort', 'words', 'typo', 'proximity', 'attribute', 'exactness'],
    stopWords: [...STOP_WORDS],
    synonyms: Object.fromEntries(Object.entries(synonyms).map(([term, others]) => [term, [...others]])),
    localizedAttributes: [
      { attributePatterns: ['pys', 'names'], locales: ['eng'] },
      { attributePatterns: [...WORD_FIELDS, 'ch'], locales: ['cmn'] },
    ],
    typoTolerance: { disableOnAttributes: ['ch', 'pys', 'names'] },
    faceting: { maxValuesPerFacet: FACET_VALUES, sortFacetValuesBy: { '*': 'count' } },
    pagination: { maxTotalHits: DEEPEST_HIT },
    facetSearch: false,
  };
}

/** Raise it when `buildDocument` changes what it writes. */
const DOCUMENT_FORMAT = 1;

/** What an index of this code looks like: an index of another shape is made again. */
export const INDEX_SHAPE = createHash('sha256')
  .update(JSON.stringify([DOCUMENT_FORMAT, searchSettings({})]))
  .digest('base64url')
  .slice(0, 16);
