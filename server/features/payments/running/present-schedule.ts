import { formatYuan } from '../../../platform/money.ts';
import type { Terms } from '../../offers/terms/terms.ts';
import type { Schedule } from '../plan/plan.types.ts';
import { type PaymentSchedule, reasonsOf } from './schedule.types.ts';

/** A schedule as the schema shows it. */
export function presentSchedule(schedule: Schedule, { payment }: Terms): PaymentSchedule {
  const { on, lines, cumulative, total, leftOfCap, begunOn, over, equityOn } = schedule;
  const isUnits = payment?.royalty?.base === 'UNITS';
  return {
    on,
    lines: lines.map((line) => ({ ...line, why: reasonsOf(line.why), factIds: [...line.factIds] })),
    cumulative: isUnits ? cumulative.toString() : formatYuan(cumulative),
    total,
    leftOfCap,
    begunOn,
    overBy: over?.by ?? null,
    overOn: over?.on ?? null,
    equityOn,
  };
}
