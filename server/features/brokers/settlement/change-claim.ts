import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { type OnceOptions, once } from '../../../platform/idempotency/once.ts';
import { isId } from '../../../platform/ids.ts';
import { formatYuan } from '../../../platform/money.ts';
import { tell } from '../../../platform/outbox/outbox.service.ts';
import { CLAIM_CASE, lockClaims } from './accrual/claims.ts';
import { CommissionClaim } from './data/commission-claim.entity.ts';
import { COMMISSIONS_TOPIC } from './data/commission-topic.ts';
import { type ClaimPolicyAction, claimPolicy } from './settlement.policy.ts';

/** What a step works on: the locked commission, within the transaction. */
export interface ClaimChange {
  tx: Transaction;
  scope: Scope;
  claim: CommissionClaim;
  userId: string;
}

/** What a step did: its record, and what the audit trail says of it. */
export interface ClaimDone<T> {
  value: T;
  action: string;
  facts: Record<string, unknown>;
  personal?: Record<string, unknown>;
}

export interface ClaimStep<T> {
  claimId: string;
  may: ClaimPolicyAction;
  once: OnceOptions;
  work: (change: ClaimChange) => Promise<ClaimDone<T>>;
  /** The record of the same step done before. */
  again: (tx: Transaction, id: string) => Promise<T>;
}

/**
 * Does a step with a commission once for its key: locks it, checks who acts, does the work, writes the audit event, and
 * tells of the engagement. All of it or nothing.
 * @throws Refusal NOT_FOUND, FORBIDDEN, ALREADY_EXISTS (the key), what `work` refuses
 */
export function changeClaim<T extends { id: string }>(scope: Scope, step: ClaimStep<T>): Promise<T> {
  const { userId } = requireUser(scope.actor);
  return inTransaction(scope.app.db, (tx) =>
    once(
      tx,
      scope,
      step.once,
      async () => {
        const claims = await lockClaims(tx, isId(step.claimId) ? [step.claimId] : []);
        const claim = claims.get(step.claimId);
        if (!claim || !claimPolicy.see(scope.actor, claim)) throw noClaim();
        authorize(claimPolicy, scope.actor, step.may, claim);
        const { value, action, facts, personal } = await step.work({ tx, scope, claim, userId });
        await storeClaim(tx, claim);
        const { accrued, paid, version } = claim;
        const sums = { accrued: formatYuan(accrued), paid: formatYuan(paid), version };
        await audit(tx, scope, {
          caseType: CLAIM_CASE,
          caseId: claim.id,
          action,
          facts: { ...facts, ...sums },
          ...(personal ? { personal } : {}),
        });
        return { id: value.id, value };
      },
      (id) => step.again(tx, id),
    ),
  );
}

async function storeClaim(tx: Transaction, claim: CommissionClaim): Promise<void> {
  claim.version += 1;
  claim.changedAt = clock.now();
  await tx.save(CommissionClaim, claim);
  if (claim.engagementId !== null) await tell(tx, COMMISSIONS_TOPIC, [claim.engagementId]);
}

/** Refuses a step with a record that was changed since it was seen. @throws Refusal CONFLICT */
export function checkSeen(
  { version }: { version: number },
  expectedVersion: number | null | undefined,
): void {
  if ((expectedVersion ?? version) === version) return;
  throw new Refusal('CONFLICT', {
    field: 'expectedVersion',
    params: { expected: expectedVersion ?? 0, present: version },
  });
}

/** The refusal for commissions that are not there, and equally for those that the actor may not know of. */
export function noClaim(field = 'claimId'): Refusal {
  return new Refusal('NOT_FOUND', { field });
}
