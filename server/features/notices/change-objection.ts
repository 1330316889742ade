import type { Scope } from '../../platform/app.ts';
import { audit } from '../../platform/audit/audit.service.ts';
import { authorize } from '../../platform/auth/policy.ts';
import { caseTopic } from '../../platform/cases.ts';
import { inTransaction, type Transaction } from '../../platform/database/transaction.ts';
import { Refusal } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { tell } from '../../platform/outbox/outbox.service.ts';
import { defineStates } from '../../platform/states.ts';
import { completerUsers } from '../results/completers/completer-users.service.ts';
import { ruleOf, type Unit, unitOf } from '../rulebook/unit.ts';
import { isPartial, objectionPolicy } from './notice.policy.ts';
import type { ObjectionState } from './notices.enums.ts';
import { Objection } from './objection.entity.ts';
import { PublicNotice } from './public-notice.entity.ts';

export type ObjectionStep =
  | 'admitObjection'
  | 'turnDownObjection'
  | 'assignInvestigator'
  | 'recordFindings'
  | 'publishObjectionOutcome';

export const objectionStates = defineStates<ObjectionState, ObjectionStep>({
  admitObjection: { from: ['RAISED'], to: 'ADMITTED' },
  turnDownObjection: { from: ['RAISED'], to: 'TURNED_DOWN' },
  assignInvestigator: { from: ['ADMITTED'], to: 'ADMITTED' },
  recordFindings: { from: ['ADMITTED'], to: 'INVESTIGATED' },
  publishObjectionOutcome: { from: ['INVESTIGATED'], to: 'OUTCOME_PUBLISHED' },
});

/** What the policy is asked before a step. */
export const POLICY_OF = {
  admitObjection: 'decide',
  turnDownObjection: 'decide',
  assignInvestigator: 'decide',
  recordFindings: 'investigate',
  publishObjectionOutcome: 'publish',
} as const satisfies Readonly<Record<ObjectionStep, 'decide' | 'investigate' | 'publish'>>;

export interface ObjectionReference {
  objectionId: string;
  /** Version that the actor saw. */
  expectedVersion: number;
}

/** What a step works on: the locked objection, within the transaction. */
export interface ObjectionChange {
  tx: Transaction;
  objection: Objection;
  unit: Unit;
  /** Users who are parties of the case. */
  parties: ReadonlySet<string>;
}

export interface ObjectionDone {
  /** Columns that change beside state and version. */
  values: Partial<Objection>;
  facts: Record<string, unknown>;
  personal?: Record<string, unknown>;
}

/**
 * One step of an objection: locks the notice, as a signing does, and the objection; checks that the actor may know and
 * do it and is no party; writes what `work` answers; appends the event to the chain of the case, which hears of it.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, CONFLICT, STATE, and what `work` refuses
 */
export async function changeObjection(
  scope: Scope,
  { objectionId, expectedVersion }: ObjectionReference,
  step: ObjectionStep,
  work: (change: ObjectionChange) => Promise<ObjectionDone> | ObjectionDone,
): Promise<Objection> {
  const { app, actor } = scope;
  const known = isId(objectionId) ? await app.db.manager.findOneBy(Objection, { id: objectionId }) : null;
  if (!known || !objectionPolicy.see(actor, { objection: known, parties: new Set() }))
    throw new Refusal('NOT_FOUND', { field: 'objectionId' });
  const unit = await unitOf(app, known.organizationId);
  return inTransaction(app.db, async (tx) => {
    const notice = await lockNotice(tx, known.noticeId);
    const objection = await tx.findOneOrFail(Objection, {
      where: { id: known.id },
      lock: { mode: 'pessimistic_write' },
    });
    const parties = await partiesOf(tx, notice);
    const subject = { objection, parties };
    const action = POLICY_OF[step];
    authorize(objectionPolicy, actor, action, subject);
    if (isPartial(actor, subject, action)) throw new Refusal('FOUR_EYES', ruleOf(unit, 'PRC-3'));
    const { version, state: before, caseType, caseId } = objection;
    if (version !== expectedVersion)
      throw new Refusal('CONFLICT', {
        field: 'expectedVersion',
        params: { expected: expectedVersion, present: version },
      });
    const state = objectionStates.next(before, step);
    const { values, facts, personal } = await work({ tx, objection, unit, parties });
    const change = { ...values, state, version: version + 1 };
    await tx.update(Objection, objection.id, change);
    await audit(tx, scope, {
      caseType,
      caseId,
      action: step,
      facts: { objectionId: objection.id, noticeId: notice.id, before, after: state, ...facts },
      rulebookVersion: unit.rulebook.version,
      ...(personal ? { personal } : {}),
    });
    await tell(tx, caseTopic(caseType), [caseId]);
    return Object.assign(objection, change);
  });
}

/** Locks a notice until the transaction ends; objections and signings take turns by it. */
export function lockNotice(tx: Transaction, id: string): Promise<PublicNotice> {
  return tx.findOneOrFail(PublicNotice, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

/** Users who neither decide nor investigate objections to a notice: parties of the case and completers of the result. */
export async function partiesOf(tx: Transaction, notice: PublicNotice): Promise<ReadonlySet<string>> {
  const completers = notice.resultId ? await completerUsers(tx, notice.resultId) : [];
  return new Set([...notice.partyUserIds, ...completers]);
}
