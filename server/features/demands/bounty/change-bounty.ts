import type { Scope } from '../../../platform/app.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { type OnceOptions, once } from '../../../platform/idempotency/once.ts';
import { lockDemand, markOf, noDemand, posterOf, storeDemand } from '../change-demand.ts';
import { type BountyPolicyAction, bountyPolicy } from './bounty.policy.ts';
import { type BountyRecord, readBounty } from './bounty-record.ts';
import { settleWhatIsDone } from './seam/bounty-ends.ts';

/** What a step with money works on: the locked demand with everything that was recorded of its bounty. */
export interface BountyChange {
  tx: Transaction;
  scope: Scope;
  record: BountyRecord;
  userId: string;
}

/** What a step did: its record, and what the audit trail says of it. */
export interface BountyDone<T> {
  value: T;
  action: string;
  facts: Record<string, unknown>;
}

export interface BountyStep<T> {
  demandId: string;
  may: BountyPolicyAction;
  /** The winner that the step is about. */
  winnerId?: string;
  once: OnceOptions;
  work: (change: BountyChange) => Promise<BountyDone<T>>;
  /** The record of the same step done before. */
  again: (tx: Transaction, id: string) => Promise<T>;
}

/**
 * Does a step with the money of a bounty once for its key: locks the demand, checks who acts, does the work, writes the
 * audit event, and settles lanes and demand once nothing is open. All of it or nothing.
 * @throws Refusal NOT_FOUND, FORBIDDEN, ALREADY_EXISTS (the key), what `work` refuses
 */
export async function changeBounty<T extends { id: string }>(scope: Scope, step: BountyStep<T>): Promise<T> {
  const { userId } = requireUser(scope.actor);
  const poster = await posterOf(scope, step.demandId);
  return inTransaction(scope.app.db, (tx) =>
    once(
      tx,
      scope,
      step.once,
      async () => {
        const change = await lockDemand(tx, scope, step.demandId, poster);
        const record = await readBounty(tx, change.demand);
        if (!knows(scope, record)) throw noDemand();
        authorize(bountyPolicy, scope.actor, step.may, {
          demand: change.demand,
          winnerId: step.winnerId ?? null,
        });
        const before = markOf(change.demand);
        const { value, action, facts } = await step.work({ tx, scope, record, userId });
        const settled = await settleWhatIsDone(tx, await readBounty(tx, change.demand));
        await storeDemand(change, before, { action, facts, beside: !settled });
        return { id: value.id, value };
      },
      (id) => step.again(tx, id),
    ),
  );
}

function knows({ actor }: Scope, { demand, lanes }: BountyRecord): boolean {
  const winners: (string | null)[] = [null, ...lanes.map(({ organizationId }) => organizationId)];
  return winners.some((winnerId) => bountyPolicy.see(actor, { demand, winnerId }));
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
