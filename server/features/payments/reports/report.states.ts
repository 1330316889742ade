import { defineStates } from '../../../platform/states.ts';
import type { UsageReportState } from './report.enums.ts';

export type UsageReportStep = 'submit' | 'confirm' | 'dispute' | 'settle' | 'unsettle' | 'reverse';

/** States in which a report counts for payments. */
export const COUNTING = ['CONFIRMED', 'SETTLED'] as const satisfies readonly UsageReportState[];

/** States in which a report waits for somebody. */
export const OPEN = ['SUBMITTED', 'DISPUTED'] as const satisfies readonly UsageReportState[];

/** The only ways between the states of a usage report. */
export const reportStates = defineStates<UsageReportState, UsageReportStep>({
  submit: { from: ['DUE'], to: 'SUBMITTED' },
  confirm: { from: ['SUBMITTED'], to: 'CONFIRMED' },
  dispute: { from: ['SUBMITTED'], to: 'DISPUTED' },
  settle: { from: ['CONFIRMED'], to: 'SETTLED' },
  // A payment was undone, so what rests on the report is open again.
  unsettle: { from: ['SETTLED'], to: 'CONFIRMED' },
  reverse: { from: ['SUBMITTED', 'DISPUTED', 'CONFIRMED', 'SETTLED'], to: 'REVERSED' },
});

export function counts(state: UsageReportState): boolean {
  return (COUNTING as readonly UsageReportState[]).includes(state);
}

export function isOpen(state: UsageReportState): boolean {
  return (OPEN as readonly UsageReportState[]).includes(state);
}
