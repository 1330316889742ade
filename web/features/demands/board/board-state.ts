import type {
  BountyBand,
  DemandMode,
  DemandSearchFilter,
  DemandSearchSort,
  DemandState,
  OrganizationKind,
} from '../../../generated/demands-board/graphql.ts';

/** Facets whose chosen values stand in the address, in the order of the page. */
export const FACETS = ['modes', 'sectors', 'bountyBands', 'mayBid', 'provinces'] as const;
export type FacetName = (typeof FACETS)[number];

/** What the API calls the counts of a filter. */
export const FACET_FIELDS: Readonly<Record<FacetName, string>> = {
  modes: 'mode',
  sectors: 'sector',
  bountyBands: 'bountyBand',
  mayBid: 'mayBid',
  provinces: 'province',
};

/** Where demands stand, in the words of somebody who looks for work; ALL leaves it open. */
export const STAGES = {
  OPEN: ['OPEN'],
  JUDGING: ['CLOSED_FOR_BIDS', 'EVALUATING', 'ON_NOTICE'],
  WORKING: ['AWARDED', 'PLEDGED', 'IN_PROGRESS', 'ACCEPTED'],
  OVER: ['SETTLED', 'CLOSED', 'FAILED', 'CANCELLED'],
  ALL: [],
} as const satisfies Record<string, readonly DemandState[]>;
export type Stage = keyof typeof STAGES;
export const STAGE_NAMES = Object.keys(STAGES) as Stage[];

export const SORTS = ['RELEVANCE', 'NEWEST', 'DEADLINE', 'BOUNTY'] as const satisfies DemandSearchSort[];

export const PAGE_SIZE = 20;
/** What "closes soon" means. */
export const SOON_DAYS = 7;

/** What the board shows, as it stands in the address. */
export interface BoardState {
  query: string;
  stage: Stage;
  soon: boolean;
  chosen: Record<FacetName, string[]>;
  sort: DemandSearchSort;
  after: string | null;
  page: number;
}

/** Reads the state of the board from the address; what is not understood is left out. */
export function readBoard(params: URLSearchParams): BoardState {
  const query = params.get('q') ?? '';
  const page = Number(params.get('page') ?? 1);
  const chosen = Object.fromEntries(FACETS.map((facet) => [facet, [...new Set(params.getAll(facet))]]));
  return {
    query,
    stage: STAGE_NAMES.find((stage) => stage === params.get('stage')) ?? 'OPEN',
    soon: params.get('soon') === '1',
    chosen: chosen as Record<FacetName, string[]>,
    sort: SORTS.find((known) => known === params.get('sort')) ?? (query ? 'RELEVANCE' : 'NEWEST'),
    after: params.get('after'),
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

/** The filter that the API takes; empty lists are left out. */
export function boardFilter({ chosen, stage, soon }: BoardState): DemandSearchFilter {
  const some = <T>(values: readonly string[]) => (values.length > 0 ? ([...values] as T[]) : undefined);
  return {
    states: some<DemandState>(STAGES[stage]),
    modes: some<DemandMode>(chosen.modes),
    sectors: some<string>(chosen.sectors),
    bountyBands: some<BountyBand>(chosen.bountyBands),
    mayBid: some<OrganizationKind>(chosen.mayBid),
    provinces: some<string>(chosen.provinces),
    closingWithinDays: soon ? SOON_DAYS : undefined,
  };
}

/** How many demands stand at a stage, by the counts of states. */
export function stageCount(
  values: readonly { value: string; count: number }[] | undefined,
  stage: Stage,
): number | null {
  if (!values) return null;
  const states: readonly string[] = STAGES[stage];
  return values.reduce(
    (sum, { value, count }) => sum + (stage === 'ALL' || states.includes(value) ? count : 0),
    0,
  );
}
