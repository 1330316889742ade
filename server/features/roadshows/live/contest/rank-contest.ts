import { type Spread, spreadOf } from '../../../demands/judging/ranking.ts';
import type { ContestCriterion } from '../../data/hall.entity.ts';

/** What one judge gave one entry: whole points from 0 to 100 for each criterion. */
export interface ContestSheet {
  judgeId: string;
  entryId: string;
  points: ReadonlyMap<string, number>;
}

/** Where an entry stands; figures in hundredths of a point (0 to 10,000). */
export interface ContestStanding extends Spread {
  entryId: string;
  /** From 1; equal means share a rank, and the next one is left out. Null for an entry that nobody scored. */
  rank: number | null;
  /** Judges who scored it: those with a conflict of interest did not. */
  judges: number;
}

/** Basis points in the whole. */
const WHOLE = 10_000;

/**
 * Ranks entries by the mean of the weighted points of the judges who scored them, reckoned without rounding; figures are
 * rounded only to be shown. The order in which entries and sheets come in does not matter.
 */
export function rankContest(
  criteria: readonly ContestCriterion[],
  entryIds: readonly string[],
  sheets: readonly ContestSheet[],
): ContestStanding[] {
  const judged = entryIds.map((entryId) => {
    const totals = sheets
      .filter((sheet) => sheet.entryId === entryId)
      .map(({ points }) =>
        criteria.reduce((sum, { key, weight }) => sum + weight * (points.get(key) ?? 0), 0),
      );
    const sum = totals.reduce((all, total) => all + total, 0);
    return { entryId, count: totals.length, sum, spread: spreadOf(totals, WHOLE) };
  });
  // Means are compared as fractions: products of sums and counts stay whole numbers.
  const isAbove = (a: (typeof judged)[number], b: (typeof judged)[number]) =>
    a.sum * b.count > b.sum * a.count;
  const scored = judged.filter(({ count }) => count > 0);
  return judged
    .map((one): ContestStanding => {
      const rank = one.count === 0 ? null : 1 + scored.filter((other) => isAbove(other, one)).length;
      return { entryId: one.entryId, rank, judges: one.count, ...one.spread };
    })
    .sort(
      (a, b) =>
        (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER) ||
        (a.entryId < b.entryId ? -1 : 1),
    );
}
