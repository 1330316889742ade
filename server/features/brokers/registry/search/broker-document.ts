import type { Label } from '../../../../platform/standards/label.ts';
import { provinceOf, regionName } from '../../../../platform/standards/regions.ts';
import { sector } from '../../../../platform/standards/sectors.ts';
import { type CollectionDocument, searchedForms } from '../../../search/index/collection.ts';
import type { BrokerKind, BrokerLanguage, BrokerLevel, BrokerService } from '../../broker.enums.ts';
import { kindOfPlace } from '../broker-kind.ts';
import type { SearchableBroker } from './searchable-brokers.ts';

/** What a hit shows of a broker. */
export interface BrokerHitDocument {
  id: string;
  version: number;
  number: string;
  /** The name. */
  title: string;
  /** The beginning of what the broker says about the own work. */
  summary: string;
  /** None: what a broker is found by stands in codes and in the summary. */
  keywords: readonly string[];
  level: BrokerLevel;
  kind: BrokerKind;
  sectors: readonly string[];
  /** As declared: provinces and cities. */
  regions: readonly string[];
  provinces: readonly string[];
  languages: readonly BrokerLanguage[];
  services: readonly BrokerService[];
  acceptsNew: boolean;
  /** Null of an independent broker. */
  organizationId: string | null;
  organizationName: string | null;
  deals: number;
  reviews: number;
  /** Hundredths of a star; null below three reviews. */
  rating: number | null;
  /** When the profile was confirmed, in milliseconds since 1970. */
  publishedAt: number;
}

/** A broker as a document of the index. */
export interface BrokerDocument extends BrokerHitDocument, CollectionDocument {
  id: string;
  version: number;
  title: string;
  summary: string;
  keywords: readonly string[];
  publishedAt: number;
  /** Names of the regions. */
  places: readonly string[];
  /** Name of the organisation as syllables. */
  names: readonly string[];
}

/** Characters of the text that a hit shows. */
const SUMMARY_LENGTH = 200;

/** The document of a broker in the registry. Pure: the same broker always gives the same document. */
export function buildBrokerDocument({ broker, name, place, record }: SearchableBroker): BrokerDocument {
  const isIndependent = place.kind === 'PLATFORM';
  const organizationName = isIndependent ? null : place.name;
  const provinces = [...new Set(broker.regions.map((code) => provinceOf(code) ?? code))];
  const { folded, ch, pys } = searchedForms({ title: name, keywords: [], summary: broker.about });
  return {
    id: broker.id,
    version: broker.version,
    number: broker.number,
    title: name,
    summary: broker.about.slice(0, SUMMARY_LENGTH),
    keywords: [],
    level: broker.level,
    kind: kindOfPlace(place.kind),
    sectors: broker.sectors,
    regions: broker.regions,
    provinces,
    languages: broker.languages,
    services: broker.services,
    acceptsNew: broker.acceptsNew,
    organizationId: isIndependent ? null : place.id,
    organizationName,
    deals: record?.deals ?? 0,
    reviews: record?.reviews ?? 0,
    rating: record?.rating ?? null,
    publishedAt: (broker.confirmedAt ?? broker.updatedAt).getTime(),
    text: [broker.number, broker.about.slice(SUMMARY_LENGTH), ...folded].filter((text) => text !== ''),
    subjects: labels(broker.sectors.map(sector)),
    places: labels([...broker.regions, ...provinces].map(regionName)),
    ch,
    pys,
    names: searchedForms({ title: organizationName ?? '', keywords: [], summary: '' }).pys,
  };
}

function labels(found: readonly (Label | undefined)[]): string[] {
  return [...new Set(found.flatMap((label) => (label ? [label.zh, label.en] : [])))];
}
