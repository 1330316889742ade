import type { PayAfterUseTerms } from '../../offers/terms/terms.ts';
import { eventsOf, type Known } from './known.ts';
import type { Day, ReportedUse } from './plan.types.ts';
import { firstCountingDay } from './plan-of-terms.ts';
import { daysOutside, lengthOf, overlap, partOf, type Span } from './spans.ts';

/** What of a report counts. */
export interface Use {
  report: ReportedUse;
  /** Day on which its payments arise: the last that counts. */
  arisesOn: Day;
  /** Net sales that count (fen), and all of them before it. */
  sales: bigint;
  salesBefore: bigint;
  /** Base of royalties that counts (fen, or units), and all of it before. */
  base: bigint;
  baseBefore: bigint;
  /** Of the base that counts, what came before payments began and carries none. */
  free: bigint;
  /** Base that a lapse of the right keeps from counting. */
  lapsed: bigint;
}

export interface Uses {
  uses: Use[];
  /** Sums of all that counts. */
  sales: bigint;
  base: bigint;
  /** Day on which payments began; null while they have not. */
  begunOn: Day | null;
}

type Counted = Omit<Use, 'free'>;

/** Counts what was reported: by days where only some of a report's days count, and from when it is paid for. */
export function usesOf(known: Known): Uses {
  const { plan, opening } = known;
  const royalty = plan.terms.payment?.royalty ?? null;
  const bySales = royalty === null || royalty.base === 'NET_SALES';
  let base = opening?.cumulative ?? 0n;
  let sales = bySales ? base : 0n;
  const counted: Counted[] = [];
  for (const report of known.reports) {
    const quantity = baseOf(report, royalty?.base ?? 'NET_SALES');
    const days = countedDays(known, report);
    const use: Counted = {
      report,
      arisesOn: report.to < known.counting.to ? report.to : known.counting.to,
      sales: partOf(report.netSales, days.counted, days.all),
      salesBefore: sales,
      base: partOf(quantity, days.counted, days.all),
      baseBefore: base,
      lapsed:
        partOf(quantity, days.counted + days.lapsed, days.all) - partOf(quantity, days.counted, days.all),
    };
    counted.push(use);
    sales += use.sales;
    base += use.base;
  }
  const begunOn = beginOf(known, counted);
  const uses = counted.map((use) => ({ ...use, free: freeBase(known, use, begunOn) }));
  return { uses, sales, base, begunOn };
}

function baseOf(report: ReportedUse, base: 'NET_SALES' | 'UNITS' | 'COST_SAVING'): bigint {
  if (base === 'UNITS') return report.units;
  return base === 'COST_SAVING' ? report.costSaving : report.netSales;
}

function countedDays(
  { counting, lapses }: Known,
  report: Span,
): { all: number; counted: number; lapsed: number } {
  const within = overlap(report, counting);
  const counted = daysOutside(within, lapses);
  return { all: lengthOf(report), counted, lapsed: lengthOf(within) - counted };
}

/** When payments begin: after the trial, and with what the terms say (触发). */
function beginOf(known: Known, uses: readonly Counted[]): Day | null {
  const { plan, opening } = known;
  const first = firstCountingDay(plan);
  const used = plan.terms.payAfterUse;
  if (!used || used.trigger === 'TRIAL_ENDS') return first;
  const hadBegun = opening !== null && opening.paid > (plan.terms.payment?.entryFee ?? 0n);
  const days = [...triggerDays(known, uses, used, first), ...(hadBegun ? [opening.on] : [])];
  return days.sort()[0] ?? null;
}

/** Days on which the trigger came about, in no order. */
function triggerDays({ events }: Known, uses: readonly Counted[], used: PayAfterUseTerms, first: Day): Day[] {
  switch (used.trigger) {
    case 'TRIAL_ENDS':
      return [first];
    case 'ACCEPTANCE':
      return eventsOf(events, 'ACCEPTANCE').map(({ on }) => (on < first ? first : on));
    case 'FIRST_SALE':
      return [
        ...eventsOf(events, 'FIRST_SALE').flatMap(({ on }) => (on < first ? [] : [on])),
        ...uses.flatMap(({ sales, report, arisesOn }) =>
          sales > 0n || (report.units > 0n && report.to >= first) ? [arisesOn] : [],
        ),
      ];
    case 'SALES_REACH':
      return uses.flatMap(({ sales, salesBefore, arisesOn }) =>
        salesBefore + sales >= (used.triggerSales ?? 0n) ? [arisesOn] : [],
      );
  }
}

/** The part of a report's base that came before payments began. */
function freeBase(known: Known, use: Counted, begunOn: Day | null): bigint {
  const trigger: PayAfterUseTerms['trigger'] = known.plan.terms.payAfterUse?.trigger ?? 'TRIAL_ENDS';
  if (trigger === 'TRIAL_ENDS') return 0n;
  if (begunOn === null || use.arisesOn < begunOn) return use.base;
  if (trigger === 'FIRST_SALE') return 0n;
  if (trigger === 'SALES_REACH') return freeBySales(known.plan.terms.payAfterUse?.triggerSales ?? 0n, use);
  const { counted } = countedDays(known, use.report);
  const paid = countedDays(known, {
    from: begunOn > use.report.from ? begunOn : use.report.from,
    to: use.report.to,
  });
  return partOf(use.base, counted - paid.counted, Math.max(counted, 1));
}

function freeBySales(mark: bigint, { sales, salesBefore, base }: Counted): bigint {
  const missing = mark - salesBefore;
  if (missing <= 0n) return 0n;
  if (sales <= missing) return base;
  return (base * missing) / sales;
}
