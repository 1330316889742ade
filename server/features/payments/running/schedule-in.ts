import type { Transaction } from '../../../platform/database/transaction.ts';
import type { Calendars } from '../../../platform/standards/calendar.ts';
import type { Day, DueLine, Schedule } from '../plan/plan.types.ts';
import { scheduleOf } from '../plan/schedule.ts';
import { termsInForce } from './facts.ts';
import { keyUnder } from './line-keys.ts';
import type { RunningContract } from './running-contract.entity.ts';

/**
 * What a running contract comes to by a day: the schedule of the present terms, with the lines of terms that held before
 * an amendment in front. Keys are unique over all of them, so invoices can be held against the lines by key alone.
 */
export async function scheduleIn(
  tx: Transaction,
  running: RunningContract,
  calendars: Calendars,
  on: Day,
): Promise<Schedule> {
  const terms = await termsInForce(tx, running, calendars);
  const schedules = terms.map(({ plan, facts }) => scheduleOf(plan, facts, on, calendars));
  const present = schedules.at(-1);
  if (!present) throw new Error(`payments: ${running.id} runs without terms`);
  return {
    ...present,
    lines: schedules.flatMap(({ lines }, index) => lines.map((line) => under(line, index))),
  };
}

function under(line: DueLine, index: number): DueLine {
  return { ...line, key: keyUnder(line.key, index) };
}
