import { type Actor, actingUser } from '../../../platform/auth/actor.ts';
import type { TechResult } from '../data/tech-result.entity.ts';
import type { ResultAction } from '../result.enums.ts';
import {
  isCompleter,
  isInRegister,
  isWriting,
  type ResultPolicyAction,
  type ResultSubject,
  resultPolicy,
} from '../result.policy.ts';
import { type ResultStep, resultStates } from '../result.states.ts';

type Subject = ResultSubject & { result: Pick<TechResult, 'securityScreening'> };

/** Actions that are steps of the states table, with what the policy asks for them. */
const STEPS: readonly { action: ResultAction; step: ResultStep; policy: ResultPolicyAction }[] = [
  { action: 'DISCLOSE', step: 'disclose', policy: 'disclose' },
  { action: 'START_REVIEW', step: 'startReview', policy: 'review' },
  { action: 'RETURN', step: 'returnResult', policy: 'review' },
  { action: 'REGISTER', step: 'register', policy: 'review' },
  { action: 'PUBLISH', step: 'publish', policy: 'publish' },
  { action: 'WITHDRAW', step: 'withdraw', policy: 'withdraw' },
  { action: 'REPUBLISH', step: 'republish', policy: 'publish' },
];

const WAITS_FOR_DISPUTES: ReadonlySet<ResultAction> = new Set(['REGISTER', 'PUBLISH', 'REPUBLISH']);

/** What the actor can do with a result now, by the states table, the policy, four eyes and open disputes. */
export function availableActions(actor: Actor, subject: Subject, isDisputed: boolean): ResultAction[] {
  const { result } = subject;
  const allows = (action: ResultPolicyAction) => resultPolicy[action](actor, subject);
  const isOwn = isCompleter(actor, subject) || actingUser(actor)?.userId === result.disclosedBy;
  const steps = STEPS.filter(({ step, policy }) => resultStates.can(result.state, step) && allows(policy))
    .filter(({ policy }) => policy !== 'review' || !isOwn)
    .filter(({ action }) => !isDisputed || !WAITS_FOR_DISPUTES.has(action))
    .filter(({ policy }) => policy !== 'publish' || result.securityScreening === 'CLEAR')
    .map(({ action }) => action);
  const inRegister = isInRegister(subject);
  const others: [ResultAction, boolean][] = [
    ['EDIT', (isWriting(subject) || inRegister) && allows('edit')],
    ['DELETE_DRAFT', result.state === 'DRAFT' && allows('deleteDraft')],
    ['SCREEN', inRegister && allows('review') && !isOwn],
    ['GRANT_ACCESS', inRegister && result.securityScreening !== 'SENSITIVE' && allows('grantAccess')],
    ['DISPUTE_ORDER', allows('disputeOrder')],
    ['MARK_COMPLETER', allows('markCompleter')],
  ];
  return [...steps, ...others.filter(([, isPossible]) => isPossible).map(([action]) => action)];
}
