import { DAY_MS } from '../../../platform/clock.ts';
import { conditionsFor, literal } from '../../search/query/filter.ts';
import type { SortKey } from '../../search/query/sorting.ts';
import { NEWEST } from '../../search/query/sorting.ts';
import type { DemandMode, DemandState } from '../demand.enums.ts';
import type { BountyBand, DemandHitDocument } from './demand-document.ts';

/** What a searcher narrows the board by; values of one field widen it, fields narrow it. */
export interface DemandFilter {
  modes?: readonly DemandMode[] | null;
  sectors?: readonly string[] | null;
  provinces?: readonly string[] | null;
  bountyBands?: readonly BountyBand[] | null;
  /** States by the clock. */
  states?: readonly DemandState[] | null;
  /** Kinds of organisation, one of which may lead a bid. */
  mayBid?: readonly string[] | null;
  /** Only open ones that close within so many days from now. */
  closingWithinDays?: number | null;
}

/** The field of the document that each part of a filter is about. */
const FIELDS = {
  modes: 'mode',
  sectors: 'sector',
  provinces: 'province',
  bountyBands: 'bountyBand',
  mayBid: 'mayBid',
} as const satisfies Partial<Record<keyof DemandFilter, keyof DemandHitDocument>>;

/**
 * Turns a filter into conditions at a moment: the index knows the stored state, the deadline counts by the clock.
 * Refuses more than a hundred values of one field.
 */
export function demandConditions(filter: DemandFilter, now: Date): Map<string, string> {
  const { states, closingWithinDays, ...plain } = filter;
  const conditions = conditionsFor(FIELDS, plain);
  if (states && states.length > 0) {
    // Goes through the same reader for its limit.
    conditionsFor({ states: 'state' }, { states });
    const parts = [...new Set(states)].map((state) => stateCondition(state, now));
    conditions.set('state', `(${parts.join(' OR ')})`);
  }
  if (closingWithinDays !== null && closingWithinDays !== undefined) {
    const until = now.getTime() + closingWithinDays * DAY_MS;
    conditions.set('closesAt', `(closesAt > ${now.getTime()} AND closesAt <= ${until})`);
  }
  return conditions;
}

/** What is stored as open though its deadline for bids is over. */
export function overdue(now: Date): string {
  return `(state = "OPEN" AND bidsCloseAt <= ${now.getTime()})`;
}

function stateCondition(state: DemandState, now: Date): string {
  if (state === 'OPEN') return `(state = "OPEN" AND (bidsCloseAt IS NULL OR bidsCloseAt > ${now.getTime()}))`;
  const stored = `state = ${literal(state)}`;
  return state === 'CLOSED_FOR_BIDS' ? `${stored} OR ${overdue(now)}` : stored;
}

export const DEMAND_SORTS = {
  RELEVANCE: 'What fits best first; without a query the newest.',
  NEWEST: 'Last published first.',
  DEADLINE: 'Open ones that close soonest first; those that are not open at the end.',
  BOUNTY: 'Highest bounty first.',
} as const;
export type DemandSort = keyof typeof DEMAND_SORTS;

/** An order of demands by a field of their documents. */
export interface DemandSortKey extends SortKey {
  field: 'publishedAt' | 'closesAt' | 'bounty';
}

/** The field that the board is ordered by; null for the order by score. */
export function demandOrder(sort: DemandSort): DemandSortKey | null {
  switch (sort) {
    case 'RELEVANCE':
      return null;
    case 'NEWEST':
      return { ...NEWEST, field: 'publishedAt' };
    case 'DEADLINE':
      return { field: 'closesAt', direction: 'asc' };
    case 'BOUNTY':
      return { field: 'bounty', direction: 'desc' };
  }
}
