import { conditionsFor } from '../../../search/query/filter.ts';
import { NEWEST, type SortKey } from '../../../search/query/sorting.ts';
import type { BrokerKind, BrokerLanguage, BrokerLevel, BrokerService } from '../../broker.enums.ts';
import type { BrokerHitDocument } from './broker-document.ts';

/** What a searcher narrows the registry by; values of one field widen it, fields narrow it. */
export interface BrokerFilter {
  levels?: readonly BrokerLevel[] | null;
  kinds?: readonly BrokerKind[] | null;
  sectors?: readonly string[] | null;
  provinces?: readonly string[] | null;
  languages?: readonly BrokerLanguage[] | null;
  services?: readonly BrokerService[] | null;
  acceptsNew?: boolean | null;
}

/** The field of the document that each part of a filter is about. */
const FIELDS = {
  levels: 'level',
  kinds: 'kind',
  sectors: 'sectors',
  provinces: 'provinces',
  languages: 'languages',
  services: 'services',
  acceptsNew: 'acceptsNew',
} as const satisfies Record<keyof BrokerFilter, keyof BrokerHitDocument>;

/** Turns a filter into conditions; refuses more than a hundred values of one field. */
export function brokerConditions(filter: BrokerFilter): Map<string, string> {
  return conditionsFor(FIELDS, filter);
}

export const BROKER_SEARCH_SORTS = {
  RELEVANCE: 'What fits best first; without a query the last confirmed.',
  NEWEST: 'Last confirmed first.',
  EXPERIENCE: 'Most brokered deals first.',
  RATING: 'Best rated first; those with fewer than three reviews at the end.',
} as const;
export type BrokerSearchSort = keyof typeof BROKER_SEARCH_SORTS;

/** An order of brokers by a field of their documents. */
export interface BrokerSortKey extends SortKey {
  field: 'publishedAt' | 'deals' | 'rating';
}

/** The field that the registry is ordered by; null for the order by score. */
export function brokerOrder(sort: BrokerSearchSort): BrokerSortKey | null {
  switch (sort) {
    case 'RELEVANCE':
      return null;
    case 'NEWEST':
      return LAST_CONFIRMED;
    case 'EXPERIENCE':
      return { field: 'deals', direction: 'desc' };
    case 'RATING':
      return { field: 'rating', direction: 'desc' };
  }
}

export const LAST_CONFIRMED: BrokerSortKey = { ...NEWEST, field: 'publishedAt' };
