import { formatYuan } from '../../../platform/money.ts';
import { addDays } from '../../../platform/standards/calendar.ts';
import { dayBefore, monthsLater } from '../../deals/contract/contract-dates.ts';
import { because, lineOf } from './due-line.ts';
import type { Known } from './known.ts';
import type { Day, DueLine } from './plan.types.ts';
import { dayAfter } from './plan-of-terms.ts';
import { allReported } from './royalties.ts';
import { daysOutside, lengthOf, partOf, type Span } from './spans.ts';
import type { Uses } from './uses.ts';

/** Days after a year of the contract within which the difference is paid (最低提成). */
const DAYS_TO_PAY = 30;

/**
 * What each year of the contract falls short of the minimum, from the year in which royalties begin; only whole years.
 * Of an imported contract the years that began before the import are left out. A lapse of the right takes its days off.
 */
export function minimumLines(known: Known, { begunOn }: Uses, royalties: readonly DueLine[]): DueLine[] {
  const minimum = known.plan.terms.payment?.minimumPerYear ?? null;
  if (minimum === null || begunOn === null) return [];
  return yearsOf(known)
    .filter(({ from, to }) => to >= begunOn && from > (known.opening?.on ?? ''))
    .flatMap(({ year, ...span }) => yearLine(known, minimum, year, span, royalties));
}

function yearLine(
  known: Known,
  whole: bigint,
  year: number,
  span: Span,
  royalties: readonly DueLine[],
): DueLine[] {
  const days = lengthOf(span);
  const minimum = partOf(whole, daysOutside(span, known.lapses), days);
  const counted = royalties.filter(
    ({ status, arisesOn }) =>
      status === 'DUE' && arisesOn !== null && span.from <= arisesOn && arisesOn <= span.to,
  );
  const paid = counted.reduce((sum, { amount }) => sum + (amount ?? 0n), 0n);
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
        ...(minimum < whole ? [because('LAPSED', { from: '', until: '' })] : []),
      ],
      factIds: counted.flatMap(({ factIds }) => factIds),
    }),
  ];
}

/** Whole years of the contract: all of them where it has an end, else those that began. */
function yearsOf({ plan, on }: Known): (Span & { year: number })[] {
  const years: (Span & { year: number })[] = [];
  for (let year = 1; ; year += 1) {
    const from: Day = monthsLater(plan.from, 12 * (year - 1));
    const to = dayBefore(monthsLater(plan.from, 12 * year));
    if (plan.until === null ? from > on : to > plan.until) return years;
    years.push({ year, from, to });
  }
}
