import { type Actor, actingUser, hasRole } from '../../platform/auth/actor.ts';
import type { Policy } from '../../platform/auth/policy.ts';
import type { Role } from '../../platform/auth/roles.ts';
import { Refusal } from '../../platform/errors.ts';
import type { Completer } from './data/result-parts.entity.ts';
import type { TechResult } from './data/tech-result.entity.ts';
import { IN_REGISTER, WRITING } from './result.states.ts';

/** What decisions on a result look at. */
export interface ResultSubject {
  result: Pick<TechResult, 'organizationId' | 'state' | 'createdBy' | 'disclosedBy'>;
  completers: readonly Pick<Completer, 'userId' | 'status'>[];
}

/** Roles that see every result of their unit. */
export const SEES_ALL: readonly Role[] = ['OFFICER', 'ADMINISTRATOR', 'SUPERVISOR', 'LEADERSHIP_MEMBER'];

/** Roles of a unit that read confidential parts. */
const READS_CONFIDENTIAL: readonly Role[] = ['OFFICER', 'ADMINISTRATOR', 'SUPERVISOR'];

/** Roles that may take the register out as a file. */
export const EXPORTS_REGISTER: readonly Role[] = ['OFFICER', 'ADMINISTRATOR', 'SUPERVISOR'];

export type ResultPolicyAction =
  | 'see'
  | 'work'
  | 'edit'
  | 'disclose'
  | 'deleteDraft'
  | 'review'
  | 'publish'
  | 'withdraw'
  | 'markCompleter'
  | 'grantAccess'
  | 'readConfidential'
  | 'disputeOrder'
  | 'decideDispute'
  | 'answerReport';

const isOfficer = (actor: Actor, { result }: ResultSubject) =>
  hasRole(actor, ['OFFICER'], result.organizationId);

/** What the record alone allows; organisations that were granted access read the confidential part beside it. */
export const resultPolicy: Policy<ResultPolicyAction, ResultSubject> = {
  see: (actor, subject) => subject.result.state === 'PUBLISHED' || works(actor, subject),
  /** Sees the dossier: completers of the result and those who see everything of the unit. */
  work: works,
  /** Completers write until they disclose; in the register only officers change anything. */
  edit: (actor, subject) => isOfficer(actor, subject) || (isWriting(subject) && isAuthor(actor, subject)),
  disclose: (actor, subject) => isOfficer(actor, subject) || isAuthor(actor, subject),
  deleteDraft: (actor, subject) => isOfficer(actor, subject) || isAuthor(actor, subject),
  review: isOfficer,
  publish: isOfficer,
  withdraw: isOfficer,
  markCompleter: isOfficer,
  grantAccess: isOfficer,
  readConfidential: (actor, subject) =>
    hasRole(actor, READS_CONFIDENTIAL, subject.result.organizationId) ||
    (actsFor(actor, subject) && isActiveCompleter(actor, subject)) ||
    (isWriting(subject) && isAuthor(actor, subject)),
  disputeOrder: (actor, subject) => isCompleter(actor, subject) && subject.result.state !== 'DRAFT',
  decideDispute: isOfficer,
  answerReport: isOfficer,
};

/** Whether the actor is one of the completers, also one who left. */
export function isCompleter(actor: Actor, { completers }: ResultSubject): boolean {
  const userId = actingUser(actor)?.userId;
  return userId !== undefined && completers.some((completer) => completer.userId === userId);
}

/** Refuses with FOUR_EYES where somebody would approve what they made or handed in themselves. */
export function refuseOwnWork(actor: Actor, subject: ResultSubject): void {
  const userId = actingUser(actor)?.userId;
  if (isCompleter(actor, subject) || (userId !== undefined && subject.result.disclosedBy === userId)) {
    throw new Refusal('FOUR_EYES');
  }
}

/** Whether content is still written by the completers. */
export function isWriting({ result }: { result: Pick<TechResult, 'state'> }): boolean {
  return WRITING.includes(result.state);
}

/** Whether the result is in the register, published or not. */
export function isInRegister({ result }: { result: Pick<TechResult, 'state'> }): boolean {
  return IN_REGISTER.includes(result.state);
}

function works(actor: Actor, subject: ResultSubject): boolean {
  return (
    hasRole(actor, SEES_ALL, subject.result.organizationId) ||
    isCompleter(actor, subject) ||
    isAuthor(actor, subject)
  );
}

function actsFor(actor: Actor, { result }: ResultSubject): boolean {
  return actingUser(actor)?.organizationId === result.organizationId;
}

function isActiveCompleter(actor: Actor, { completers }: ResultSubject): boolean {
  const userId = actingUser(actor)?.userId;
  return (
    userId !== undefined &&
    completers.some((completer) => completer.userId === userId && completer.status === 'ACTIVE')
  );
}

/** An active completer, or who began the draft for others, acting as a researcher of the unit. */
function isAuthor(actor: Actor, subject: ResultSubject): boolean {
  if (!hasRole(actor, ['RESEARCHER'], subject.result.organizationId)) return false;
  if (isCompleter(actor, subject)) return isActiveCompleter(actor, subject);
  const userId = actingUser(actor)?.userId;
  return userId !== undefined && subject.result.createdBy === userId;
}
