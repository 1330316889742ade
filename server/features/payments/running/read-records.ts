import { dayOf } from '../../../platform/clock.ts';
import { addDays } from '../../../platform/standards/calendar.ts';
import type { PaymentRecord } from '../events/payment-record.entity.ts';
import type { PaymentEvent, ReportedUse } from '../plan/plan.types.ts';
import type { UsageReport } from '../reports/usage-report.entity.ts';
import { planKey } from './line-keys.ts';

/** A report as the plan knows it. */
export function reportedUse(report: UsageReport): ReportedUse {
  const { id, from, to, submittedAt, netSales, units, costSaving, operatingProfit } = report;
  return { id, from, to, reportedOn: dayOf(submittedAt), netSales, units, costSaving, operatingProfit };
}

/**
 * Records that hold, as the plan knows them. What is true of the enterprise, the use or the right counts under whatever
 * terms; openings, buy-outs and deferrals belong to the terms of their deal.
 */
export function eventsOf(records: readonly PaymentRecord[], dealId: string): PaymentEvent[] {
  const restoredOn = new Map(
    records.filter(({ kind }) => kind === 'RESTORED').map(({ lapseId, on }) => [lapseId, on]),
  );
  return records
    .filter((record) => record.dealId === dealId || !OF_THEIR_TERMS.has(record.kind))
    .flatMap((record) => eventOf(record, restoredOn.get(record.id) ?? null) ?? []);
}

const OF_THEIR_TERMS: ReadonlySet<PaymentRecord['kind']> = new Set([
  'OPENING',
  'BUY_OUT',
  'RETURN',
  'DEFERRAL',
]);

function eventOf(record: PaymentRecord, restoredOn: string | null): PaymentEvent | null {
  const { id, on, kind, milestone, amount, year, key, months, cumulative, paid } = record;
  switch (kind) {
    case 'MILESTONE':
      return milestone === null ? null : { kind, id, on, milestone };
    case 'FINANCING':
      return { kind, id, on, amount: amount ?? 0n };
    case 'YEAR_REVENUE':
      return year === null ? null : { kind, id, on, year, amount: amount ?? 0n };
    case 'OPENING':
      return { kind, id, on, cumulative: cumulative ?? 0n, paid: paid ?? 0n };
    case 'DEFERRAL':
      return key === null ? null : { kind, id, on, key: planKey(key), months: months ?? 0 };
    case 'LAPSE':
      return { kind, id, on, until: restoredOn === null ? null : addDays(restoredOn, -1) };
    case 'RESTORED':
      return null;
    default:
      return { kind, id, on };
  }
}
