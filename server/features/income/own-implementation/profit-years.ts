import { addDays, addYears } from '../../../platform/standards/calendar.ts';
import { shareUp } from '../distributions/split.ts';

/** A span of days whose operating profit is reported and shared. */
export interface ProfitYear {
  /** From 1. */
  number: number;
  from: string;
  to: string;
}

/**
 * The spans in which a result that is implemented pays its team (INC-4): together exactly `years` years from the start
 * of production. They follow the calendar years, for which profit is reckoned, so where production does not start with
 * a year the first and the last are parts of one.
 */
export function profitYears(startedOn: string, years: number): ProfitYear[] {
  const last = addDays(addYears(startedOn, years), -1);
  const spans: ProfitYear[] = [];
  for (let from = startedOn; from <= last; ) {
    const endOfYear = `${from.slice(0, 4)}-12-31`;
    const to = endOfYear < last ? endOfYear : last;
    spans.push({ number: spans.length + 1, from, to });
    from = addDays(to, 1);
  }
  return spans;
}

/** What the team gets of an operating profit, in fen, a fraction rounded up as in every division; nothing of a loss. */
export function teamPart(operatingProfit: bigint, basisPoints: number): bigint {
  return operatingProfit > 0n ? shareUp(operatingProfit, basisPoints) : 0n;
}
