import { In } from 'typeorm';
import type { Scope } from '../../platform/app.ts';
import { auditAll } from '../../platform/audit/audit.service.ts';
import { actingUser } from '../../platform/auth/actor.ts';
import { type CaseRef, caseTopic } from '../../platform/cases.ts';
import { clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { tell } from '../../platform/outbox/outbox.service.ts';
import { CollectiveDecision } from './collective-decision.entity.ts';
import type { DecisionStanding } from './decisions.enums.ts';

/** How the latest decision about exactly these terms of a case stands. One statement. */
export async function decisionStanding(
  tx: Transaction,
  { caseType, caseId }: CaseRef,
  termsDigest: string,
): Promise<DecisionStanding> {
  const decision = await tx.findOne(CollectiveDecision, {
    where: { caseType, caseId, termsDigest, state: In(['CALLED', 'APPROVED', 'REJECTED']) },
    order: { calledAt: 'DESC', id: 'DESC' },
  });
  return decision && decision.state !== 'VOID' ? decision.state : 'NONE';
}

/**
 * Makes void whatever was called or decided about a case, because its terms changed or it was given up; within the
 * caller's transaction. Decisions that were rejected stay as they are: they approve nothing.
 */
export async function voidDecisions(
  tx: Transaction,
  scope: Scope,
  { caseType, caseId }: CaseRef,
  reason: string,
): Promise<void> {
  const decisions = await tx.find(CollectiveDecision, {
    where: { caseType, caseId, state: In(['CALLED', 'APPROVED']) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
  if (decisions.length === 0) return;
  for (const { id, version } of decisions) {
    await tx.update(CollectiveDecision, id, {
      state: 'VOID',
      version: version + 1,
      reason,
      decidedBy: actingUser(scope.actor)?.userId ?? null,
      decidedAt: clock.now(),
    });
  }
  await auditAll(
    tx,
    scope,
    decisions.map(({ id, state, termsDigest }) => ({
      caseType,
      caseId,
      action: 'voidDecision',
      facts: { decisionId: id, termsDigest, before: state, after: 'VOID' },
      personal: { reason },
    })),
  );
  await tell(tx, caseTopic(caseType), [caseId]);
}
