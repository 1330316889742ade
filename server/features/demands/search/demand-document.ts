import { DAY_MS, startOfDay } from '../../../platform/clock.ts';
import type { Label } from '../../../platform/standards/label.ts';
import { regionName } from '../../../platform/standards/regions.ts';
import { sector } from '../../../platform/standards/sectors.ts';
import { strategicIndustry } from '../../../platform/standards/strategic-industries.ts';
import { type CollectionDocument, searchedForms } from '../../search/index/collection.ts';
import type { DemandTarget } from '../content/demand-content.ts';
import type { Demand } from '../data/demand.entity.ts';
import type { DemandMode, DemandState, TargetComparison } from '../demand.enums.ts';
import type { SearchableDemand } from './searchable-demands.ts';

export const BOUNTY_BANDS = {
  NONE: 'No bounty.',
  UNDER_500K: 'Below 500,000 yuan.',
  FROM_500K_TO_1M: 'From 500,000 to below 1,000,000 yuan.',
  FROM_1M_TO_5M: 'From 1,000,000 to below 5,000,000 yuan.',
  FROM_5M_TO_10M: 'From 5,000,000 to below 10,000,000 yuan.',
  FROM_10M: '10,000,000 yuan and more.',
} as const;
export type BountyBand = keyof typeof BOUNTY_BANDS;

/** The bands of a bounty, from a figure in fen to the next band's. */
const BAND_STARTS = [
  ['NONE', 0n],
  ['UNDER_500K', 1n],
  ['FROM_500K_TO_1M', 50_000_000n],
  ['FROM_1M_TO_5M', 100_000_000n],
  ['FROM_5M_TO_10M', 500_000_000n],
  ['FROM_10M', 1_000_000_000n],
] as const satisfies readonly (readonly [BountyBand, bigint])[];

/** A target as a hit shows it. */
export interface ShownTarget {
  name: string;
  comparison: TargetComparison;
  value: string;
  upper: string | null;
  unit: string;
}

/** What a hit shows of a demand. */
export interface DemandHitDocument {
  id: string;
  version: number;
  number: string;
  title: string;
  /** The beginning of the problem. */
  summary: string;
  keywords: readonly string[];
  mode: DemandMode;
  /** As it is stored; where it stands by the clock follows from `bidsCloseAt`. */
  state: DemandState;
  sector: string;
  province: string;
  /** Fen; sums up to 90 trillion yuan are exact. */
  bounty: number;
  bountyBand: BountyBand;
  /** Moments in milliseconds since 1970. */
  bidsCloseAt: number | null;
  wantedBy: string | null;
  /** First moment at which nobody can bid or answer any more; null for demands that are not open. */
  closesAt: number | null;
  /** Kinds of organisation that may lead a bid or answer. */
  mayBid: readonly string[];
  /** Winners who begin together; null but for a race. */
  lanes: number | null;
  targets: readonly ShownTarget[];
  targetCount: number;
  /** Null for a poster that is anonymous. */
  organizationId: string | null;
  organizationName: string | null;
  publishedAt: number;
}

/** A demand as a document of its index. */
export interface DemandDocument extends DemandHitDocument, CollectionDocument {
  id: string;
  version: number;
  title: string;
  summary: string;
  keywords: readonly string[];
  publishedAt: number;
  places: readonly string[];
  /** Name of the poster as syllables. */
  names: readonly string[];
}

/** Characters of the problem that a hit shows. */
const SUMMARY_LENGTH = 300;
/** Targets that a hit shows. */
const SHOWN_TARGETS = 3;

/** The document of a published demand. Pure: the same demand always gives the same document. */
export function buildDemandDocument({ demand, poster }: SearchableDemand): DemandDocument {
  const { content } = demand;
  const summary = content.problem.slice(0, SUMMARY_LENGTH);
  const { title, keywords } = content;
  const { folded, ch, pys } = searchedForms({ title, keywords, summary: content.problem });
  return {
    id: demand.id,
    version: demand.version,
    number: demand.number,
    title,
    summary,
    keywords,
    mode: demand.mode,
    state: demand.state,
    sector: demand.sector,
    province: demand.provinceCode,
    bounty: Number(demand.bounty),
    bountyBand: bountyBand(demand.bounty),
    bidsCloseAt: demand.bidsCloseAt?.getTime() ?? null,
    wantedBy: demand.wantedBy,
    closesAt: closingOf(demand)?.getTime() ?? null,
    mayBid: content.eligibility.kinds,
    lanes: content.race?.lanes ?? null,
    targets: content.targets.slice(0, SHOWN_TARGETS).map(shownTarget),
    targetCount: content.targets.length,
    organizationId: poster?.id ?? null,
    organizationName: poster?.name ?? null,
    publishedAt: (demand.publishedAt ?? demand.updatedAt).getTime(),
    text: [demand.number, content.problem.slice(SUMMARY_LENGTH), ...wordsOf(demand), ...folded].filter(
      (text) => text !== '',
    ),
    subjects: labels(
      sector(demand.sector),
      demand.strategicIndustry ? strategicIndustry(demand.strategicIndustry) : undefined,
    ),
    places: labels(regionName(demand.provinceCode)),
    ch,
    pys,
    names: searchedForms({ title: poster?.name ?? '', keywords: [], summary: '' }).pys,
  };
}

/**
 * First moment at which nobody can bid for an open demand or answer it any more; a plain one is open through the day by
 * which the solution is wanted. Null for others.
 */
export function closingOf({
  mode,
  state,
  bidsCloseAt,
  wantedBy,
}: Pick<Demand, 'mode' | 'state' | 'bidsCloseAt' | 'wantedBy'>): Date | null {
  if (state !== 'OPEN') return null;
  if (mode !== 'PLAIN') return bidsCloseAt;
  return wantedBy === null ? null : new Date(startOfDay(wantedBy).getTime() + DAY_MS);
}

/** The band of a bounty in fen. */
export function bountyBand(bounty: bigint): BountyBand {
  return BAND_STARTS.findLast(([, start]) => bounty >= start)?.[0] ?? 'NONE';
}

/** The lower ends in fen that a band holds, to below a figure or without an end. */
export function bountyRange(band: BountyBand): { from: bigint; below: bigint | null } {
  const at = BAND_STARTS.findIndex(([name]) => name === band);
  return { from: BAND_STARTS[at]?.[1] ?? 0n, below: BAND_STARTS[at + 1]?.[1] ?? null };
}

/** The public words of a demand beside title, problem and keywords. */
function wordsOf({ content }: Demand): string[] {
  return [
    ...content.targets.map(({ name, testMethod }) => `${name} ${testMethod}`.trim()),
    ...content.mustHaves.map(({ text }) => text),
    content.constraints,
    ...content.deliverables,
    content.acceptance,
  ];
}

function shownTarget({ name, comparison, value, upper, unit }: DemandTarget): ShownTarget {
  return { name, comparison, value, upper, unit };
}

function labels(...found: (Label | undefined)[]): string[] {
  return found.flatMap((label) => (label ? [label.zh, label.en] : []));
}
