import type { Settings } from 'meilisearch';
import type { App } from '../../../platform/app.ts';
import {
  collectionSettings,
  type SearchCollection,
  type Synonyms,
  shapeOf,
} from '../../search/index/collection.ts';
import { indexAgain, indexerOf } from '../../search/index/index-records.ts';
import { DEMANDS_TOPIC } from '../change-demand.ts';
import { buildDemandDocument, type DemandDocument, type DemandHitDocument } from './demand-document.ts';
import {
  allSearchableDemands,
  publishedDemandCount,
  publishedDemandsOf,
  publishedDemandVersions,
  searchableDemands,
} from './searchable-demands.ts';

type Field = keyof DemandDocument;

/** Fields with the raw words of a demand, the most telling first. */
const WORDS = [
  'title',
  'keywords',
  'summary',
  'text',
  'subjects',
  'organizationName',
  'places',
] as const satisfies readonly Field[];

const SHOWN = [
  'id',
  'version',
  'number',
  'title',
  'summary',
  'keywords',
  'mode',
  'state',
  'sector',
  'province',
  'bounty',
  'bountyBand',
  'bidsCloseAt',
  'wantedBy',
  'closesAt',
  'mayBid',
  'lanes',
  'targets',
  'targetCount',
  'organizationId',
  'organizationName',
  'publishedAt',
] as const satisfies readonly (keyof DemandHitDocument)[];

/** Raise it when `buildDemandDocument` changes what it writes. */
const DOCUMENT_FORMAT = 1;

/** The published demands. */
export const DEMANDS: SearchCollection<DemandHitDocument> = {
  name: 'demands',
  topic: DEMANDS_TOPIC,
  settings: demandSettings,
  shape: shapeOf(DOCUMENT_FORMAT, demandSettings({})),
  words: WORDS,
  shown: SHOWN,
  facets: {
    mode: 'mode',
    sector: 'sector',
    province: 'province',
    bountyBand: 'bountyBand',
    state: 'state',
    mayBid: 'mayBid',
  },
  some: async (tx, ids) => (await searchableDemands(tx, ids)).map(buildDemandDocument),
  all: async function* (app, batchSize) {
    for await (const demands of allSearchableDemands(app, batchSize)) yield demands.map(buildDemandDocument);
  },
  count: publishedDemandCount,
  versions: publishedDemandVersions,
};

/** Brings the index to the present state of these demands: the published ones in, all others out. */
export const indexDemands = indexerOf(DEMANDS);

/** A poster's name stands in the documents of its demands: they are written again when it changes. */
export async function reindexDemandsOf(app: App, organizationIds: string[]): Promise<void> {
  await indexAgain(app, DEMANDS_TOPIC, await publishedDemandsOf(app, organizationIds));
}

function demandSettings(synonyms: Synonyms): Settings {
  return collectionSettings(
    {
      words: WORDS,
      spoken: ['pys', 'names'],
      displayed: [...SHOWN, 'text', 'subjects', 'places', 'pys'],
      equal: ['mode', 'sector', 'province', 'bountyBand', 'state', 'mayBid', 'organizationId'],
      compared: ['id', 'bounty', 'bidsCloseAt', 'closesAt', 'publishedAt', 'version'],
      sorted: ['id', 'publishedAt', 'closesAt', 'bounty'],
    },
    synonyms,
  );
}
