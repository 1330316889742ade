import type { Settings } from 'meilisearch';
import type { OutboxHandler } from '../../../../platform/outbox/outbox.service.ts';
import {
  collectionSettings,
  type SearchCollection,
  type Synonyms,
  shapeOf,
} from '../../../search/index/collection.ts';
import { indexAgain, indexerOf } from '../../../search/index/index-records.ts';
import { BROKERS_TOPIC } from '../../change-broker.ts';
import { type BrokerDocument, type BrokerHitDocument, buildBrokerDocument } from './broker-document.ts';
import {
  allSearchableBrokers,
  type BrokerSource,
  listedBrokerCount,
  listedBrokerVersions,
  profilesOf,
  searchableBrokers,
} from './searchable-brokers.ts';

type Field = keyof BrokerDocument;

/** Fields with the raw words of a broker, the most telling first. */
const WORDS = [
  'title',
  'organizationName',
  'summary',
  'text',
  'subjects',
  'places',
] as const satisfies readonly Field[];

const SHOWN = [
  'id',
  'version',
  'number',
  'title',
  'summary',
  'keywords',
  'level',
  'kind',
  'sectors',
  'regions',
  'provinces',
  'languages',
  'services',
  'acceptsNew',
  'organizationId',
  'organizationName',
  'deals',
  'reviews',
  'rating',
  'publishedAt',
] as const satisfies readonly (keyof BrokerHitDocument)[];

/** Raise it when `buildBrokerDocument` changes what it writes. */
const DOCUMENT_FORMAT = 1;

/** The brokers of the public registry. */
export const BROKERS: SearchCollection<BrokerHitDocument> = {
  name: 'brokers',
  topic: BROKERS_TOPIC,
  settings: brokerSettings,
  shape: shapeOf(DOCUMENT_FORMAT, brokerSettings({})),
  words: WORDS,
  shown: SHOWN,
  facets: {
    level: 'level',
    kind: 'kind',
    sectors: 'sectors',
    provinces: 'provinces',
    languages: 'languages',
    services: 'services',
  },
  some: async (tx, ids) => (await searchableBrokers(tx, ids)).map(buildBrokerDocument),
  all: async function* (app, batchSize) {
    for await (const brokers of allSearchableBrokers(app, batchSize)) yield brokers.map(buildBrokerDocument);
  },
  count: listedBrokerCount,
  versions: listedBrokerVersions,
};

/** Brings the index to the present state of these brokers: those of the registry in, all others out. */
export const indexBrokers = indexerOf(BROKERS);

/** Has the documents written again that change with other records. */
export function reindexBrokersOf(by: BrokerSource): OutboxHandler {
  return async (app, ids) => indexAgain(app, BROKERS_TOPIC, await profilesOf(app, by, ids));
}

function brokerSettings(synonyms: Synonyms): Settings {
  return collectionSettings(
    {
      words: WORDS,
      spoken: ['pys', 'names'],
      displayed: [...SHOWN, 'text', 'subjects', 'places', 'pys'],
      equal: [
        'level',
        'kind',
        'sectors',
        'provinces',
        'languages',
        'services',
        'acceptsNew',
        'organizationId',
      ],
      compared: ['id', 'deals', 'rating', 'publishedAt', 'version'],
      sorted: ['id', 'publishedAt', 'deals', 'rating'],
    },
    synonyms,
  );
}
