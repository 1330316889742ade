import { Refusal } from '../errors.ts';
import type { Actor } from './actor.ts';

/**
 * A feature's policy: for each action a pure question on actor and record. An action that is not in the table cannot
 * be asked for (the compiler refuses it), so nothing is allowed by forgetting.
 */
export type Policy<Action extends string, Subject> = Readonly<
  Record<Action, (actor: Actor, subject: Subject) => boolean>
>;

/** Refuses with SIGN_IN_REQUIRED or FORBIDDEN unless the policy lets the actor do this with this record. */
export function authorize<Action extends string, Subject>(
  policy: Policy<Action, Subject>,
  actor: Actor,
  action: NoInfer<Action>,
  subject: NoInfer<Subject>,
): void {
  if (policy[action](actor, subject)) return;
  throw new Refusal(actor.kind === 'visitor' ? 'SIGN_IN_REQUIRED' : 'FORBIDDEN', { params: { action } });
}
