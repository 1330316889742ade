import type {
  BrokerKind,
  BrokerLanguage,
  BrokerLevel,
  BrokerSearchFilter,
  BrokerSearchSort,
  BrokerService,
} from '../../../generated/brokers-registry/graphql.ts';

/** Facets whose chosen values stand in the address, in the order of the page. */
export const FACETS = ['levels', 'sectors', 'services', 'provinces', 'kinds', 'languages'] as const;
export type FacetName = (typeof FACETS)[number];

/** What the API calls the counts of a filter. */
export const FACET_FIELDS: Readonly<Record<FacetName, string>> = {
  levels: 'level',
  sectors: 'sectors',
  services: 'services',
  provinces: 'provinces',
  kinds: 'kind',
  languages: 'languages',
};

export const SORTS = ['RELEVANCE', 'NEWEST', 'EXPERIENCE', 'RATING'] as const satisfies BrokerSearchSort[];

export const PAGE_SIZE = 20;

/** What the registry shows, as it stands in the address. */
export interface DirectoryState {
  query: string;
  /** Only those who take new engagements. */
  accepting: boolean;
  chosen: Record<FacetName, string[]>;
  sort: BrokerSearchSort;
  after: string | null;
  page: number;
}

/** Reads the state of the registry from the address; what is not understood is left out. */
export function readDirectory(params: URLSearchParams): DirectoryState {
  const query = params.get('q') ?? '';
  const page = Number(params.get('page') ?? 1);
  const chosen = Object.fromEntries(FACETS.map((facet) => [facet, [...new Set(params.getAll(facet))]]));
  return {
    query,
    accepting: params.get('accepting') === '1',
    chosen: chosen as Record<FacetName, string[]>,
    sort: SORTS.find((known) => known === params.get('sort')) ?? (query ? 'RELEVANCE' : 'EXPERIENCE'),
    after: params.get('after'),
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

/** The filter that the API takes; empty lists are left out. */
export function directoryFilter({ chosen, accepting }: DirectoryState): BrokerSearchFilter {
  const some = <T>(values: readonly string[]) => (values.length > 0 ? ([...values] as T[]) : undefined);
  return {
    levels: some<BrokerLevel>(chosen.levels),
    kinds: some<BrokerKind>(chosen.kinds),
    sectors: some<string>(chosen.sectors),
    provinces: some<string>(chosen.provinces),
    languages: some<BrokerLanguage>(chosen.languages),
    services: some<BrokerService>(chosen.services),
    acceptsNew: accepting ? true : undefined,
  };
}
