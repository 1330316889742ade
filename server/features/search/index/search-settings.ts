import type { Settings } from 'meilisearch';
import { collectionSettings, type Synonyms, shapeOf } from './collection.ts';
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

/** The fields of a document that a hit shows. */
export type HitDocument = Pick<SearchDocument, (typeof HIT_FIELDS)[number]>;

/** The settings of the index; synonyms are the administrator's. */
export function searchSettings(synonyms: Synonyms): Settings {
  return collectionSettings(
    {
      words: WORD_FIELDS,
      spoken: ['pys', 'names'],
      displayed: [...HIT_FIELDS, 'text', 'subjects', 'places', 'pys'],
      equal: [
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
      compared: ['id', 'trl', 'priceMin', 'publishedAt', 'version'],
      sorted: ['id', 'publishedAt', 'trl', 'priceMin'],
    },
    synonyms,
  );
}

/** Raise it when `buildDocument` changes what it writes. */
const DOCUMENT_FORMAT = 1;

/** What an index of this code looks like: an index of another shape is made again. */
export const INDEX_SHAPE = shapeOf(DOCUMENT_FORMAT, searchSettings({}));
