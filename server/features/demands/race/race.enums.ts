import { describedEnum } from '../../../platform/graphql/described-enum.ts';
import type { OutBy } from './elimination.ts';

export const GateStateEnum = describedEnum('StageGateState', 'Where a gate of a race stands.', {
  AHEAD: 'An earlier gate is still open, or the work has not begun.',
  TAKING: 'Measured results are taken, until its day is over.',
  JUDGING: 'Its day is over; some values wait for a verdict, or for the answer to one.',
  READY: 'Everything was judged: it can be closed.',
  CLOSED: 'Closed: who goes on is known.',
});
export type GateState = keyof typeof GateStateEnum;

export const MeasuredVerdictEnum = describedEnum(
  'MeasuredVerdict',
  'What was said to a measured value of a lane.',
  {
    PENDING:
      'Nothing yet; without a word for ten days after the day of the gate (an answer: after it was shown) it counts as confirmed.',
    CONFIRMED: 'Confirmed.',
    REFUSED: 'Refused with a reason; it does not count unless it is shown anew and confirmed.',
  },
);
export type MeasuredVerdict = keyof typeof MeasuredVerdictEnum;

export const OutByEnum = describedEnum<OutBy>('StageGateOut', 'Why a lane ended at a gate.', {
  NOTHING_MEASURED: 'It showed nothing that was confirmed.',
  TARGET_MISSED: 'The gate asks for all of its targets, and the lane missed one.',
  BEYOND_PLACES: 'Others attained more, and the gate keeps no more lanes.',
});

export const LaneAtGateEnum = describedEnum('LaneAtGate', 'How a lane stands at a gate.', {
  AHEAD: 'It has not come to the gate.',
  WAITING: 'It has handed in nothing yet.',
  HANDED_IN: 'It has handed in measured results.',
  PASSED: 'It went on.',
  OUT: 'It ended at the gate.',
  GONE: 'It had ended before.',
});
export type LaneAtGateState = keyof typeof LaneAtGateEnum;

export const RaceActionEnum = describedEnum('RaceAction', 'What can be done at the open gate of a race.', {
  HAND_IN: 'Hand in measured results of your lane.',
  JUDGE: 'Confirm or refuse measured values.',
  CLOSE: 'Close the gate.',
});
export type RaceAction = keyof typeof RaceActionEnum;
