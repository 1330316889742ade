import { defineStates } from '../../../platform/states.ts';
import type { RunningState } from './running.enums.ts';

export type RunningStep = 'open' | 'buyOut' | 'giveBack' | 'terminate' | 'complete';

/** States in which use is reported and payments arise. */
export const PAYING = ['RUNNING'] as const satisfies readonly RunningState[];

/** States in which nothing more arises; what was invoiced can still be paid. */
export const ENDED = ['RETURNED', 'TERMINATED', 'COMPLETED'] as const satisfies readonly RunningState[];

/** The only ways between the states of a running contract. */
export const runningStates = defineStates<RunningState, RunningStep>({
  open: { from: ['AWAITING_OPENING'], to: 'RUNNING' },
  buyOut: { from: ['RUNNING'], to: 'BOUGHT_OUT' },
  giveBack: { from: ['RUNNING'], to: 'RETURNED' },
  terminate: { from: ['AWAITING_OPENING', 'RUNNING', 'BOUGHT_OUT'], to: 'TERMINATED' },
  complete: { from: ['AWAITING_OPENING', 'RUNNING', 'BOUGHT_OUT'], to: 'COMPLETED' },
});

export function isEnded(state: RunningState): boolean {
  return (ENDED as readonly RunningState[]).includes(state);
}
