import type { DemandState } from '../demand.enums.ts';
import { demandStates } from '../demand.states.ts';
import type { LaneState } from '../lane.enums.ts';

/** The states of a demand from the award on, with the step that leads to each. */
const COURSE = ['AWARDED', 'PLEDGED', 'IN_PROGRESS', 'ACCEPTED'] as const;
const STEPS = ['award', 'pledge', 'begin', 'accept'] as const;

/**
 * Where a demand stands by its lanes: in progress while work runs in one of them, else awarded while a pledge waits,
 * pledged, and accepted once all that is left was accepted. Null where every lane is lost: then the next in rank takes
 * a place, or the poster ends the demand.
 */
export function courseOf(lanes: readonly LaneState[]): (typeof COURSE)[number] | null {
  const has = (...states: LaneState[]) => lanes.some((state) => states.includes(state));
  if (has('IN_PROGRESS', 'SUBMITTED')) return 'IN_PROGRESS';
  if (has('AWARDED')) return 'AWARDED';
  if (has('PLEDGED')) return 'PLEDGED';
  return has('ACCEPTED', 'SETTLED') ? 'ACCEPTED' : null;
}

/** Takes a demand to the state that its lanes come to, by the steps of its states table alone. */
export function followCourse(state: DemandState, lanes: readonly LaneState[]): DemandState {
  const target = courseOf(lanes);
  if (target === null || target === state) return state;
  const present = COURSE.indexOf(state as (typeof COURSE)[number]);
  const goal = COURSE.indexOf(target);
  const steps = STEPS.slice(present < goal ? present + 1 : 0, goal + 1);
  return steps.reduce<DemandState>((at, step) => demandStates.next(at, step), state);
}
