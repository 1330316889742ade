import { type Actor, actingUser, hasRole } from '../../../../platform/auth/actor.ts';
import { presentState } from '../../change-demand.ts';
import type { Demand } from '../../data/demand.entity.ts';
import { type DemandState, hasBids } from '../../demand.enums.ts';
import { demandPolicy } from '../../demand.policy.ts';
import { demandStates } from '../../demand.states.ts';
import type { DemandAction } from '../posting.enums.ts';

const INVITING: readonly DemandState[] = ['DRAFT', 'RETURNED', 'UNDER_REVIEW', 'OPEN'];

/** What the actor can do with a demand at this moment, as far as roles and state tell. */
export function demandActions(actor: Actor, demand: Demand): DemandAction[] {
  const state = presentState(demand);
  return [
    ...(demandPolicy.post(actor, demand) ? posterActions(demand, state) : []),
    ...(demandPolicy.review(actor, demand) && state === 'UNDER_REVIEW' ? reviewActions(actor, demand) : []),
    ...(mayAnswer(actor, demand, state) ? (['ANSWER'] as const) : []),
  ];
}

function posterActions({ mode }: Demand, state: DemandState): DemandAction[] {
  const isDraft = demandStates.can(state, 'handIn');
  const isOpen = state === 'OPEN';
  const actions: Readonly<Record<DemandAction, boolean>> = {
    EDIT: isDraft,
    HAND_IN: isDraft,
    TAKE_BACK: demandStates.can(state, 'takeBack'),
    RETURN: false,
    PUBLISH: false,
    CHANGE: isOpen,
    EXTEND: isOpen && hasBids(mode),
    INVITE: INVITING.includes(state),
    CANCEL: demandStates.can(state, 'cancel'),
    CLOSE: isOpen && !hasBids(mode),
    ANSWER: false,
  };
  return (Object.keys(actions) as DemandAction[]).filter((action) => actions[action]);
}

/** Who handed a demand in does not publish it. */
function reviewActions(actor: Actor, { handedInBy }: Demand): DemandAction[] {
  return actingUser(actor)?.userId === handedInBy ? ['RETURN'] : ['RETURN', 'PUBLISH'];
}

function mayAnswer(actor: Actor, { mode, organizationId }: Demand, state: DemandState): boolean {
  const isOther = actingUser(actor)?.organizationId !== organizationId;
  return !hasBids(mode) && state === 'OPEN' && isOther && hasRole(actor, ['OFFICER']);
}
