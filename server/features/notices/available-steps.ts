import type { Actor } from '../../platform/auth/actor.ts';
import { type ObjectionStep, objectionStates, POLICY_OF } from './change-objection.ts';
import { isPartial, type ObjectionSubject, objectionPolicy } from './notice.policy.ts';
import type { ObjectionAction } from './notices.types.ts';
import type { Objection } from './objection.entity.ts';

const STEPS: Readonly<Record<ObjectionAction, ObjectionStep>> = {
  ADMIT: 'admitObjection',
  TURN_DOWN: 'turnDownObjection',
  ASSIGN: 'assignInvestigator',
  RECORD_FINDINGS: 'recordFindings',
  PUBLISH: 'publishObjectionOutcome',
};

/** The steps that the actor can take with an objection at this moment. */
export function availableSteps(
  actor: Actor,
  { state }: Pick<Objection, 'state'>,
  subject: ObjectionSubject,
): ObjectionAction[] {
  return (Object.keys(STEPS) as ObjectionAction[]).filter((action) => {
    const step = STEPS[action];
    const asked = POLICY_OF[step];
    return (
      objectionStates.can(state, step) &&
      objectionPolicy[asked](actor, subject) &&
      !isPartial(actor, subject, asked)
    );
  });
}
