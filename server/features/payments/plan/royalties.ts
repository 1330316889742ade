import { formatYuan, WHOLE_IN_BASIS_POINTS } from '../../../platform/money.ts';
import type { RoyaltyTerms } from '../../offers/terms/terms.ts';
import { because, lineOf } from './due-line.ts';
import { type Known, lastDay } from './known.ts';
import type { DueLine, PaymentPlan, Why } from './plan.types.ts';
import { firstCountingDay } from './plan-of-terms.ts';
import { reportDueOn, reportPeriods } from './report-periods.ts';
import { FOREVER, lengthOf, overlap, type Span } from './spans.ts';
import type { Use, Uses } from './uses.ts';

/**
 * Royalties in fen on a cumulative base (fen, or units): of each tier its share of what lies in it, cut to the fen once,
 * so that what is paid report by report always sums to what the whole comes to.
 */
export function royaltyOn({ tiers, perUnit }: RoyaltyTerms, base: bigint): bigint {
  if (perUnit !== null) return base > 0n ? base * perUnit : 0n;
  const parts = tiers.map(({ from, basisPoints }, index) => {
    const next = tiers[index + 1]?.from;
    const top = next !== undefined && next < base ? next : base;
    return top > from ? (top - from) * BigInt(basisPoints) : 0n;
  });
  return parts.reduce((sum, part) => sum + part, 0n) / BigInt(WHOLE_IN_BASIS_POINTS);
}

/** Royalties of all reports, and of the periods that began and are not reported yet. */
export function royaltyLines(known: Known, { uses, begunOn }: Uses): DueLine[] {
  const royalty = known.plan.terms.payment?.royalty;
  if (!royalty) return [];
  let accrued = 0n;
  let peak = 0n;
  const reported = uses.map((use) => {
    const { baseBefore, base, free } = use;
    accrued += royaltyOn(royalty, baseBefore + base) - royaltyOn(royalty, baseBefore + free);
    // Returns that exceed sales are set off against later royalties; what was due before stays due.
    const amount = accrued > peak ? accrued - peak : 0n;
    peak = accrued > peak ? accrued : peak;
    return reportedLine(known, royalty, use, amount);
  });
  return [...reported, ...openLines(known, begunOn)];
}

function reportedLine(known: Known, royalty: RoyaltyTerms, use: Use, counted: bigint): DueLine {
  const { plan } = known;
  const { report, base, baseBefore, free, lapsed, arisesOn } = use;
  const keptBack = royaltyOn(royalty, baseBefore + lapsed) - royaltyOn(royalty, baseBefore);
  const isPaused = counted === 0n && base === 0n && lapsed > 0n;
  const isFree =
    counted === 0n && !isPaused && (report.to <= (plan.trialUntil ?? '') || (free > 0n && free === base));
  const due = reportDueOn(plan, report.to);
  return lineOf(known, {
    key: `royalty:${report.from}`,
    term: 'payment.royalty',
    kind: 'ROYALTY',
    amount: isPaused ? keptBack : counted,
    arisesOn,
    dueOn: report.reportedOn > due ? report.reportedOn : due,
    ...(isPaused ? { status: 'PAUSED' } : isFree ? { status: 'FREED' } : {}),
    why: [countedAs(royalty, use), ...exceptions(known, use)],
    factIds: [report.id],
  });
}

function countedAs({ perUnit }: RoyaltyTerms, { base, baseBefore, free }: Use): Why {
  if (perUnit !== null)
    return because('PER_UNIT', { units: String(base - free), perUnit: formatYuan(perUnit) });
  return because('TIERS', {
    base: formatYuan(base - free),
    from: formatYuan(baseBefore + free),
    to: formatYuan(baseBefore + base),
  });
}

/** What keeps some of a report, or all of it, from carrying royalties. */
function exceptions({ plan, lapses }: Known, { report, free }: Use): Why[] {
  const lapse = lapses.find((span) => lengthOf(overlap(span, report)) > 0);
  const inTrial = plan.trialUntil !== null && report.from <= plan.trialUntil;
  return [
    ...(inTrial ? [because('TRIAL', { until: plan.trialUntil ?? '' })] : []),
    ...(free > 0n ? [notBegun(plan)] : []),
    ...(lapse ? [lapsed(overlap(lapse, report))] : []),
  ];
}

/** The right had lapsed; `until` is empty while it has not been restored. */
export function lapsed({ from, to }: Span): Why {
  return because('LAPSED', { from, until: to === FOREVER ? '' : to });
}

/** Payments have not begun yet, with what begins them. */
export function notBegun({ terms }: PaymentPlan): Why {
  return because('NOT_BEGUN', { trigger: terms.payAfterUse?.trigger ?? 'TRIAL_ENDS' });
}

/** Periods that began and are not reported: what they bring is not known. */
function openLines(known: Known, begunOn: string | null): DueLine[] {
  const { plan, reports, counting } = known;
  const first = firstCountingDay(plan);
  return reportPeriods(plan, lastDay(known))
    .filter(({ to }) => to >= first && to >= counting.from)
    .filter((period) => !reports.some((report) => lengthOf(overlap(report, period)) > 0))
    .map(({ from, to, dueOn }) =>
      lineOf(known, {
        key: `royalty:${from}`,
        term: 'payment.royalty',
        kind: 'ROYALTY',
        amount: null,
        arisesOn: to < counting.to ? to : counting.to,
        dueOn,
        status: 'CONDITIONAL',
        why: [because('TO_BE_REPORTED', { from, to }), ...(begunOn === null ? [notBegun(plan)] : [])],
      }),
    );
}

/** Whether all that was to be reported for some days is. */
export function allReported({ plan, reports }: Known, from: string, to: string): boolean {
  return reportPeriods(plan, to)
    .filter((period) => period.to >= from && period.to <= to && !period.inTrial)
    .every((period) => reports.some((report) => report.from <= period.from && report.to >= period.from));
}
