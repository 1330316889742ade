import type { biddingMessages } from './bidding.messages.ts';
import type { StepName } from './draft-form.ts';

/** What each step of the room is called. */
export const STEP_TITLES = {
  targets: 'stepTargets',
  approach: 'stepApproach',
  plan: 'stepPlan',
  team: 'stepTeam',
  money: 'stepMoney',
  files: 'stepFiles',
  check: 'stepCheck',
} as const satisfies Record<StepName, keyof typeof biddingMessages.zh>;
