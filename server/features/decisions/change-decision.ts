import type { Scope } from '../../platform/app.ts';
import { audit } from '../../platform/audit/audit.service.ts';
import { authorize } from '../../platform/auth/policy.ts';
import { caseTopic } from '../../platform/cases.ts';
import { inTransaction, type Transaction } from '../../platform/database/transaction.ts';
import { Refusal } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { tell } from '../../platform/outbox/outbox.service.ts';
import { defineStates } from '../../platform/states.ts';
import { type Unit, unitOf } from '../rulebook/unit.ts';
import { CollectiveDecision, DecisionMember } from './collective-decision.entity.ts';
import { decisionPolicy } from './decision.policy.ts';
import type { DecisionState } from './decisions.enums.ts';

export const decisionStates = defineStates<DecisionState, 'vote' | 'approve' | 'reject' | 'cancelDecision'>({
  vote: { from: ['CALLED'], to: 'CALLED' },
  approve: { from: ['CALLED'], to: 'APPROVED' },
  reject: { from: ['CALLED'], to: 'REJECTED' },
  cancelDecision: { from: ['CALLED'], to: 'VOID' },
});

/** What a step works on: the locked decision, within the transaction. */
export interface DecisionChange {
  tx: Transaction;
  decision: CollectiveDecision;
  members: DecisionMember[];
  unit: Unit;
}

/** What a step did, for the record. */
export interface DecisionDone {
  action: string;
  facts: Record<string, unknown>;
  personal?: Record<string, unknown>;
  /** Whether the case hears of it. */
  concernsCase: boolean;
}

/**
 * One step of a decision: locks it, checks that the actor may know and do it, lets `work` write, and appends the event
 * to the chain of the case.
 * @param expectedVersion the version that the actor saw; null for a vote, which changes only the voter's own part
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, and what `work` refuses
 */
export async function changeDecision(
  scope: Scope,
  { decisionId, expectedVersion }: { decisionId: string; expectedVersion: number | null },
  action: 'vote' | 'close',
  work: (change: DecisionChange) => Promise<DecisionDone>,
): Promise<CollectiveDecision> {
  const { app, actor } = scope;
  const known = isId(decisionId)
    ? await app.db.manager.findOneBy(CollectiveDecision, { id: decisionId })
    : null;
  if (!known || !decisionPolicy.see(actor, { decision: known, members: [] }))
    throw new Refusal('NOT_FOUND', { field: 'decisionId' });
  const unit = await unitOf(app, known.organizationId);
  return inTransaction(app.db, async (tx) => {
    const decision = await tx.findOneOrFail(CollectiveDecision, {
      where: { id: known.id },
      lock: { mode: 'pessimistic_write' },
    });
    const members = await tx.findBy(DecisionMember, { decisionId: decision.id });
    authorize(decisionPolicy, actor, action, { decision, members });
    const { version, caseType, caseId } = decision;
    if (expectedVersion !== null && expectedVersion !== version)
      throw new Refusal('CONFLICT', {
        field: 'expectedVersion',
        params: { expected: expectedVersion, present: version },
      });
    const { concernsCase, facts, ...entry } = await work({ tx, decision, members, unit });
    await audit(tx, scope, {
      caseType,
      caseId,
      ...entry,
      facts: { decisionId: decision.id, ...facts },
      rulebookVersion: unit.rulebook.version,
    });
    if (concernsCase) await tell(tx, caseTopic(caseType), [caseId]);
    return decision;
  });
}
