import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import type { Actor } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import { tell } from '../../../platform/outbox/outbox.service.ts';
import { Introduction } from './data/introduction.entity.ts';
import { IntroductionAnswer, IntroductionClaim } from './data/introduction-parts.entity.ts';
import type { IntroductionState } from './introduction.enums.ts';
import { type IntroductionSubject, introductionPolicy } from './introduction.policy.ts';
import { introductionStateAt } from './introduction.states.ts';

/** Kind of case under which the audit trail keeps the events of an introduction: its hash chain is the evidence. */
export const INTRODUCTION_CASE = 'Introduction';

/** Topic of the outbox on which changed introductions are told, by their ids. */
export const INTRODUCTIONS_TOPIC = 'introductions';

export interface IntroductionReference {
  introductionId: string;
  /** The version that was seen; left out where the step does not depend on the content. */
  expectedVersion?: number | null;
}

/** An introduction with all that belongs to it. */
export interface IntroductionRecord {
  introduction: Introduction;
  answers: IntroductionAnswer[];
  claims: IntroductionClaim[];
}

/** What a step works on: the locked introduction, within the transaction. */
export interface IntroductionChange extends IntroductionRecord {
  tx: Transaction;
  scope: Scope;
}

/** What a step did, for the record. */
export interface IntroductionDone {
  action: string;
  facts?: Record<string, unknown>;
  personal?: Record<string, unknown>;
}

/** Refuses an actor who may not take the step. */
export type IntroductionPermit = (actor: Actor, subject: IntroductionSubject) => void;

/**
 * Changes one introduction: locks it, checks that the actor may know and do it and saw its present version, lets `work`
 * change it in memory, and writes it with its audit event, all in one transaction.
 * @throws Refusal NOT_FOUND, also for those who may not know of it; what `permit` and `work` refuse; CONFLICT
 */
export async function changeIntroduction(
  scope: Scope,
  reference: IntroductionReference,
  permit: IntroductionPermit,
  work: (change: IntroductionChange) => Promise<IntroductionDone> | IntroductionDone,
): Promise<Introduction> {
  return inTransaction(scope.app.db, async (tx) => {
    const record = await lockIntroduction(tx, reference.introductionId);
    if (!record) throw noIntroduction();
    const subject = subjectOf(record);
    if (!introductionPolicy.see(scope.actor, subject) && scope.actor.kind !== 'system')
      throw noIntroduction();
    permit(scope.actor, subject);
    checkVersion(record.introduction, reference.expectedVersion);
    const before = record.introduction.state;
    await storeIntroduction(tx, scope, record.introduction, before, await work({ tx, scope, ...record }));
    return record.introduction;
  });
}

/** Locks an introduction and reads what belongs to it; null for none. */
export async function lockIntroduction(
  tx: Transaction,
  introductionId: string,
): Promise<IntroductionRecord | null> {
  if (!isId(introductionId)) return null;
  const introduction = await tx.findOne(Introduction, {
    where: { id: introductionId },
    lock: { mode: 'pessimistic_write' },
  });
  return introduction && { introduction, ...(await partsOf(tx, introductionId)) };
}

/** What belongs to an introduction: answers by side, claims in the order in which they were found. */
export async function partsOf(
  tx: Transaction,
  introductionId: string,
): Promise<Omit<IntroductionRecord, 'introduction'>> {
  return {
    answers: await tx.find(IntroductionAnswer, { where: { introductionId }, order: { side: 'ASC' } }),
    claims: await tx.find(IntroductionClaim, {
      where: { introductionId },
      order: { foundAt: 'ASC', id: 'ASC' },
    }),
  };
}

/** Writes a changed introduction with its audit event, and tells that it changed. */
export async function storeIntroduction(
  tx: Transaction,
  scope: Scope,
  introduction: Introduction,
  before: Introduction['state'] | null,
  { action, facts, personal }: IntroductionDone,
): Promise<void> {
  if (before !== null) introduction.version += 1;
  introduction.updatedAt = clock.now();
  await tx.save(Introduction, introduction);
  await audit(tx, scope, {
    caseType: INTRODUCTION_CASE,
    caseId: introduction.id,
    action,
    facts: { state: { before, after: introduction.state }, ...facts },
    ...(personal ? { personal } : {}),
  });
  await tell(tx, INTRODUCTIONS_TOPIC, [introduction.id]);
}

/** What decisions on an introduction look at. */
export function subjectOf({
  introduction,
  claims,
}: Pick<IntroductionRecord, 'introduction' | 'claims'>): IntroductionSubject {
  return { introduction, isContested: claims.some(({ contestedAt }) => contestedAt !== null) };
}

/** The state at this moment, by the clock. */
export function presentState({
  introduction,
  claims,
}: Pick<IntroductionRecord, 'introduction' | 'claims'>): IntroductionState {
  return introductionStateAt(introduction, claims, clock.today());
}

/** The refusal for introductions that are not there, and equally for those that the actor may not know of. */
export function noIntroduction(field = 'introductionId'): Refusal {
  return new Refusal('NOT_FOUND', { field });
}

/** Refuses a step on what was changed since it was seen. @throws Refusal CONFLICT */
export function checkVersion({ version }: { version: number }, expected: number | null | undefined): void {
  if ((expected ?? version) === version) return;
  throw new Refusal('CONFLICT', {
    field: 'expectedVersion',
    params: { expected: expected ?? 0, present: version },
  });
}
