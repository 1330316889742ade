import { defineStates } from '../../platform/states.ts';
import type { RoadshowEntryState, RoadshowState } from './roadshow.enums.ts';

/** The only ways between the states of a roadshow. Rescheduling leaves the state as it is. */
export const roadshowStates = defineStates<
  RoadshowState,
  'openForEntries' | 'publishProgramme' | 'beginRoadshow' | 'closeRoadshow' | 'cancelRoadshow'
>({
  openForEntries: { from: ['DRAFT'], to: 'OPEN_FOR_ENTRIES' },
  /** Again after changes, which tells them to the speakers. */
  publishProgramme: { from: ['OPEN_FOR_ENTRIES', 'PROGRAMME_PUBLISHED'], to: 'PROGRAMME_PUBLISHED' },
  beginRoadshow: { from: ['PROGRAMME_PUBLISHED'], to: 'RUNNING' },
  closeRoadshow: { from: ['RUNNING'], to: 'CLOSED' },
  cancelRoadshow: { from: ['DRAFT', 'OPEN_FOR_ENTRIES', 'PROGRAMME_PUBLISHED'], to: 'CANCELLED' },
});

/** The only ways between the states of an entry. */
export const entryStates = defineStates<
  RoadshowEntryState,
  'setBack' | 'shortlist' | 'choose' | 'decline' | 'withdraw' | 'proposeAgain'
>({
  setBack: { from: ['PROPOSED', 'SHORTLISTED', 'CHOSEN', 'DECLINED'], to: 'PROPOSED' },
  shortlist: { from: ['PROPOSED', 'SHORTLISTED', 'CHOSEN'], to: 'SHORTLISTED' },
  choose: { from: ['PROPOSED', 'SHORTLISTED', 'CHOSEN'], to: 'CHOSEN' },
  decline: { from: ['PROPOSED', 'SHORTLISTED'], to: 'DECLINED' },
  withdraw: { from: ['PROPOSED', 'SHORTLISTED', 'CHOSEN'], to: 'WITHDRAWN' },
  proposeAgain: { from: ['WITHDRAWN'], to: 'PROPOSED' },
});
