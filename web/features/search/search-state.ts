import type {
  ConversionMode,
  PriceBand,
  ResearchStage,
  ResultSearchFilter,
  RightAttribute,
  RightKind,
  SearchSort,
} from '../../generated/search/graphql.ts';

/** Facets whose chosen values stand in the address, in the order of the page. */
export const FACETS = [
  'sectors',
  'provinces',
  'cities',
  'trls',
  'stages',
  'rightKinds',
  'modes',
  'priceBands',
  'payAfterUse',
  'attributes',
  'organizationIds',
] as const;
export type FacetName = (typeof FACETS)[number];

/** What the API calls the counts of a filter. */
export const FACET_FIELDS: Readonly<Record<FacetName, string>> = {
  sectors: 'sector',
  provinces: 'province',
  cities: 'city',
  trls: 'trl',
  stages: 'stage',
  rightKinds: 'rightKind',
  modes: 'mode',
  priceBands: 'priceBand',
  payAfterUse: 'payAfterUse',
  attributes: 'attribute',
  organizationIds: 'organization',
};

export const SORTS = [
  'RELEVANCE',
  'NEWEST',
  'TRL_DESC',
  'PRICE_ASC',
  'PRICE_DESC',
] as const satisfies SearchSort[];

export const PAGE_SIZE = 20;

/** What one search asks for, as it stands in the address. */
export interface SearchState {
  query: string;
  chosen: Record<FacetName, string[]>;
  sort: SearchSort;
  after: string | null;
  page: number;
}

/** Reads the state of the search from the address; what is not understood is left out. */
export function readState(params: URLSearchParams): SearchState {
  const sort = SORTS.find((known) => known === params.get('sort'));
  const query = params.get('q') ?? '';
  const page = Number(params.get('page') ?? 1);
  const chosen = Object.fromEntries(FACETS.map((facet) => [facet, [...new Set(params.getAll(facet))]]));
  return {
    query,
    chosen: chosen as Record<FacetName, string[]>,
    sort: sort ?? (query ? 'RELEVANCE' : 'NEWEST'),
    after: params.get('after'),
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

/** The filter that the API takes; empty lists are left out. */
export function filterOf(chosen: SearchState['chosen']): ResultSearchFilter {
  const some = <T>(values: string[]) => (values.length > 0 ? (values as T[]) : undefined);
  const trls = chosen.trls.map(Number).filter((level) => Number.isInteger(level) && level >= 1 && level <= 9);
  return {
    sectors: some<string>(chosen.sectors),
    provinces: some<string>(chosen.provinces),
    cities: some<string>(chosen.cities),
    trls: trls.length > 0 ? trls : undefined,
    stages: some<ResearchStage>(chosen.stages),
    rightKinds: some<RightKind>(chosen.rightKinds),
    modes: some<ConversionMode>(chosen.modes),
    priceBands: some<PriceBand>(chosen.priceBands),
    attributes: some<RightAttribute>(chosen.attributes),
    organizationIds: some<string>(chosen.organizationIds),
    payAfterUse: chosen.payAfterUse.includes('true') ? true : undefined,
  };
}

/** The address of a saved search; its filter is kept as JSON. */
export function addressOf(query: string, filterJson: string): string {
  const params = new URLSearchParams();
  if (query) params.set('q', query);
  const filter: unknown = JSON.parse(filterJson || '{}');
  for (const [key, value] of Object.entries(filter ?? {})) {
    if (!FACETS.some((facet) => facet === key) || value === null || value === false) continue;
    for (const entry of Array.isArray(value) ? value : [value]) params.append(key, String(entry));
  }
  return `/results?${params}`;
}

/** Whether the search was understood otherwise than typed: other characters, pinyin, another order. */
export function understoodOtherwise(typed: string, understood: string): boolean {
  const plain = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  return understood !== '' && plain(typed) !== plain(understood);
}
