import { type Actor, hasRole } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import type { Roadshow } from '../../data/roadshow.entity.ts';
import { ENDED_ROADSHOWS } from '../../roadshow.enums.ts';
import { roadshowPolicy } from '../../roadshow.policy.ts';
import { roadshowStates } from '../../roadshow.states.ts';
import type { RoadshowAction } from '../events.enums.ts';
import { mayBegin } from '../run-roadshow.service.ts';

/** What the actor can do with a roadshow at this moment, as far as roles, state and clock tell. */
export function roadshowActions(actor: Actor, roadshow: Roadshow): RoadshowAction[] {
  return [
    ...(roadshowPolicy.organise(actor, roadshow) ? organiserActions(roadshow) : []),
    ...(mayPropose(actor, roadshow) ? (['PROPOSE'] as const) : []),
  ];
}

function organiserActions(roadshow: Roadshow): RoadshowAction[] {
  const { state } = roadshow;
  const isOpen = !ENDED_ROADSHOWS.includes(state);
  const isComing = state === 'OPEN_FOR_ENTRIES' || state === 'PROGRAMME_PUBLISHED';
  const actions: Readonly<Record<Exclude<RoadshowAction, 'PROPOSE'>, boolean>> = {
    EDIT: isOpen,
    OPEN_FOR_ENTRIES: roadshowStates.can(state, 'openForEntries'),
    CURATE: isComing,
    ARRANGE: isOpen,
    PUBLISH_PROGRAMME: roadshowStates.can(state, 'publishProgramme'),
    RESCHEDULE: isComing,
    REPEAT: state !== 'CANCELLED',
    BEGIN: roadshowStates.can(state, 'beginRoadshow') && mayBegin(roadshow),
    CLOSE: roadshowStates.can(state, 'closeRoadshow'),
    CANCEL: roadshowStates.can(state, 'cancelRoadshow'),
  };
  return (Object.keys(actions) as (keyof typeof actions)[]).filter((action) => actions[action]);
}

function mayPropose(actor: Actor, { state, entriesUntil }: Roadshow): boolean {
  return state === 'OPEN_FOR_ENTRIES' && clock.now() < entriesUntil && hasRole(actor, ['OFFICER']);
}
