import { formatYuan } from '../../../platform/money.ts';
import { addDays } from '../../../platform/standards/calendar.ts';
import { dayBefore, monthsLater } from '../../deals/contract/contract-dates.ts';
import { because, lineOf } from './due-line.ts';
import { type Known, lastDay } from './known.ts';
import type { Day, DueLine, Why } from './plan.types.ts';
import { dayAfter } from './plan-of-terms.ts';
import { allReported, lapsed } from './royalties.ts';
import { daysOutside, lengthOf, overlap, partOf, type Span } from './spans.ts';
import type { Uses } from './uses.ts';

/** Days after a year of the contract within which the difference is paid (最低提成). */
const DAYS_TO_PAY = 30;

/**
 * What each year of the contract falls short of the minimum, from the year in which royalties begin; only whole years.
 * What an opening contains, and the days of a lapse of the right, take their share of the year off.
 */
export function minimumLines(known: Known, { begunOn }: Uses, royalties: readonly DueLine[]): DueLine[] {
  const minimum = known.plan.terms.payment?.minimumPerYear ?? null;
  if (minimum === null || begunOn === null) return [];
  return yearsOf(known)
    .filter(({ to }) => to >= begunOn && to > (known.opening?.on ?? ''))
    .flatMap(({ year, ...span }) => yearLine(known, minimum, year, span, royalties));
}

function yearLine(
  known: Known,
  whole: bigint,
  year: number,
  span: Span,
  royalties: readonly DueLine[],
): DueLine[] {
  const opening = known.opening?.on ?? '';
  const counted = opening >= span.from ? { from: dayAfter(opening), to: span.to } : span;
  const minimum = partOf(whole, daysOutside(counted, known.lapses), lengthOf(span));
  const own = royalties.filter(
    ({ status, arisesOn }) =>
      status === 'DUE' && arisesOn !== null && counted.from <= arisesOn && arisesOn <= span.to,
  );
  const paid = own.reduce((sum, { amount }) => sum + (amount ?? 0n), 0n);
  const arisesOn = dayAfter(span.to);
  const dueOn = addDays(span.to, DAYS_TO_PAY);
  const isFinal = known.on >= arisesOn && (known.on >= dueOn || allReported(known, span.from, span.to));
  if (paid >= minimum && isFinal) return [];
  return [
    lineOf(known, {
      key: `minimum:${year}`,
      term: 'payment.minimumPerYear',
      kind: 'MINIMUM',
      amount: paid < minimum ? minimum - paid : 0n,
      arisesOn,
      dueOn,
      status: isFinal ? 'DUE' : 'COMING',
      why: [
        because('MINIMUM_OF_YEAR', { year, minimum: formatYuan(minimum), royalties: formatYuan(paid) }),
        ...lapsesIn(known, counted),
      ],
      factIds: own.flatMap(({ factIds }) => factIds),
    }),
  ];
}

function lapsesIn({ lapses }: Known, span: Span): Why[] {
  return lapses
    .map((lapse) => overlap(lapse, span))
    .filter((part) => lengthOf(part) > 0)
    .map(lapsed);
}

/** Whole years of the contract: all of them where it has an end, else those that began. */
function yearsOf(known: Known): (Span & { year: number })[] {
  const { plan } = known;
  const last = lastDay(known);
  const years: (Span & { year: number })[] = [];
  for (let year = 1; ; year += 1) {
    const from: Day = monthsLater(plan.from, 12 * (year - 1));
    const to = dayBefore(monthsLater(plan.from, 12 * year));
    if (plan.until === null ? from > last : to > plan.until) return years;
    years.push({ year, from, to });
  }
}
