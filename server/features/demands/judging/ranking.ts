import type { CriterionCode } from '../demand.enums.ts';

/** One criterion with its weight in basis points; the weights of a demand sum to 10,000. */
export interface WeightedCriterion {
  code: CriterionCode;
  weight: number;
}

/** What one expert gave one bid: whole points from 0 to 100 for each criterion. */
export interface Sheet {
  expertId: string;
  bidId: string;
  points: Readonly<Partial<Record<CriterionCode, number>>>;
}

/** A bid as the rule for equal means needs it. */
export interface RankedBid {
  bidId: string;
  /** What it asks for, in fen. */
  ask: bigint;
  sealedAt: Date;
}

/** Figures of a row of numbers, in hundredths of a point (0 to 10,000). */
export interface Spread {
  mean: number;
  min: number;
  max: number;
  /** Standard deviation of the whole row, not of a sample. */
  deviation: number;
}

export interface CriterionStanding extends Spread {
  code: CriterionCode;
}

/** Where a bid stands among all that were judged. */
export interface BidStanding extends Spread {
  bidId: string;
  /** From 1 on; every rank is given once. */
  rank: number;
  /** Whether another bid has the same mean, so that the rule for equal means placed it. */
  isTied: boolean;
  criteria: CriterionStanding[];
  /** Each expert's weighted points, in hundredths. */
  experts: { expertId: string; total: number }[];
}

/** Hundredths of a point in one point. */
const HUNDREDTHS = 100;
/** Basis points in the whole. */
const WHOLE = 10_000;

/**
 * Ranks bids by the mean of the experts' weighted points, reckoned without rounding; figures are rounded only to be
 * shown. Equal means are placed by the mean under the heaviest criterion, then the next one, then by the smaller ask,
 * then by what was handed in first. The order in which bids and sheets come in does not matter.
 * @throws Error where a bid lacks points of an expert who judged another: only whole judgements are ranked
 */
export function rankBids(
  criteria: readonly WeightedCriterion[],
  bids: readonly RankedBid[],
  sheets: readonly Sheet[],
): BidStanding[] {
  const experts = [...new Set(sheets.map(({ expertId }) => expertId))].sort();
  const byKey = new Map(sheets.map((sheet) => [keyOf(sheet.expertId, sheet.bidId), sheet]));
  const judged = bids.map((bid) => {
    const own = experts.map((expertId) => {
      const sheet = byKey.get(keyOf(expertId, bid.bidId));
      if (!sheet) throw new Error(`ranking: expert ${expertId} did not judge bid ${bid.bidId}`);
      return sheet;
    });
    return judge(criteria, bid, own);
  });
  const ordered = judged.sort((a, b) => compare(a, b));
  return ordered.map(({ standing, sum }, index) => ({
    ...standing,
    rank: index + 1,
    isTied: ordered.some((other) => other.standing !== standing && other.sum === sum),
  }));
}

/** A bid with what it is compared by; sums are exact, in ten-thousandths of a point. */
interface Judged {
  standing: BidStanding;
  sum: number;
  /** Sums of plain points by criterion, the heaviest first. */
  byWeight: readonly number[];
  bid: RankedBid;
}

function judge(criteria: readonly WeightedCriterion[], bid: RankedBid, sheets: readonly Sheet[]): Judged {
  const pointsOf = (code: CriterionCode) => sheets.map((sheet) => pointsUnder(sheet, code));
  const totals = sheets.map((sheet) =>
    criteria.reduce((sum, { code, weight }) => sum + weight * pointsUnder(sheet, code), 0),
  );
  const heaviestFirst = criteria.toSorted((a, b) => b.weight - a.weight);
  return {
    bid,
    sum: sumOf(totals),
    byWeight: heaviestFirst.map(({ code }) => sumOf(pointsOf(code))),
    standing: {
      bidId: bid.bidId,
      rank: 0,
      isTied: false,
      ...spreadOf(totals, WHOLE),
      criteria: criteria.map(({ code }) => ({ code, ...spreadOf(pointsOf(code), 1) })),
      experts: sheets.map(({ expertId }, index) => ({
        expertId,
        total: Math.round(((totals[index] ?? 0) * HUNDREDTHS) / WHOLE),
      })),
    },
  };
}

function pointsUnder({ expertId, bidId, points }: Sheet, code: CriterionCode): number {
  const given = points[code];
  if (given === undefined)
    throw new Error(`ranking: expert ${expertId} gave bid ${bidId} nothing for ${code}`);
  return given;
}

/**
 * Mean, extremes and standard deviation in hundredths of whole numbers that count `parts` to a point; zeros for none.
 */
export function spreadOf(values: readonly number[], parts: number): Spread {
  const count = values.length;
  if (count === 0) return { mean: 0, min: 0, max: 0, deviation: 0 };
  const sum = sumOf(values);
  // Squares of a hundred experts pass what a double holds exactly.
  const squares = values.reduce((total, value) => total + BigInt(value) ** 2n, 0n);
  const variance = BigInt(count) * squares - BigInt(sum) ** 2n;
  const hundredths = (value: number) => Math.round((value * HUNDREDTHS) / parts);
  return {
    mean: hundredths(sum / count),
    min: hundredths(Math.min(...values)),
    max: hundredths(Math.max(...values)),
    deviation: hundredths(Math.sqrt(Number(variance)) / count),
  };
}

function compare(a: Judged, b: Judged): number {
  if (a.sum !== b.sum) return b.sum - a.sum;
  for (const [index, points] of a.byWeight.entries()) {
    const difference = (b.byWeight[index] ?? 0) - points;
    if (difference !== 0) return difference;
  }
  if (a.bid.ask !== b.bid.ask) return a.bid.ask < b.bid.ask ? -1 : 1;
  const earlier = a.bid.sealedAt.getTime() - b.bid.sealedAt.getTime();
  return earlier !== 0 ? earlier : a.bid.bidId < b.bid.bidId ? -1 : 1;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function keyOf(expertId: string, bidId: string): string {
  return `${expertId} ${bidId}`;
}
