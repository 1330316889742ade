import { authorize } from '../../../platform/auth/policy.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { SigningSide } from '../lane.enums.ts';
import type { LanePermit } from './change-lane.ts';
import { lanePolicy, sideOf } from './lane.policy.ts';

/** Lets those act who act for one of these sides. @throws Refusal SIGN_IN_REQUIRED, FORBIDDEN */
export function forSides(...sides: readonly SigningSide[]): LanePermit {
  return (actor, subject) => {
    const side = sideOf(actor, subject);
    if (side !== null && sides.includes(side)) return;
    authorize(lanePolicy, actor, sides[0] === 'POSTER' ? 'actForPoster' : 'actForLead', subject);
    throw new Refusal('FORBIDDEN');
  };
}
