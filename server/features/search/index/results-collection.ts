import { RESULTS_TOPIC } from '../../results/change-result.ts';
import {
  allSearchableResults,
  publishedCount,
  publishedVersions,
  searchableResults,
} from '../../results/results-for-search.service.ts';
import type { SearchCollection } from './collection.ts';
import { buildDocument } from './search-document.ts';
import { HIT_FIELDS, type HitDocument, INDEX_SHAPE, searchSettings, WORD_FIELDS } from './search-settings.ts';

/** Name of the index of published results. */
export const RESULTS_INDEX = 'results';

/** Facets by the names under which they are asked for: the field that is counted, and the one that is filtered by. */
const RESULT_FACETS = {
  sector: 'sector',
  province: 'province',
  city: 'city',
  trl: 'trl',
  stage: 'stage',
  rightKind: 'rightKind',
  attribute: 'attribute',
  mode: 'mode',
  priceBand: 'priceBand',
  payAfterUse: 'payAfterUse',
  organization: 'organizationId',
} as const;

/** The published results. */
export const RESULTS: SearchCollection<HitDocument> = {
  name: RESULTS_INDEX,
  topic: RESULTS_TOPIC,
  settings: searchSettings,
  shape: INDEX_SHAPE,
  words: WORD_FIELDS,
  shown: HIT_FIELDS,
  facets: RESULT_FACETS,
  some: async (tx, ids) => (await searchableResults(tx, ids)).map(buildDocument),
  all: async function* (app, batchSize) {
    for await (const results of allSearchableResults(app, batchSize)) yield results.map(buildDocument);
  },
  count: publishedCount,
  versions: publishedVersions,
};
