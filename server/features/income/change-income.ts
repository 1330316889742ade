import type { Scope } from '../../platform/app.ts';
import { audit } from '../../platform/audit/audit.service.ts';
import { authorize } from '../../platform/auth/policy.ts';
import { inTransaction, type Transaction } from '../../platform/database/transaction.ts';
import { Refusal } from '../../platform/errors.ts';
import { isId } from '../../platform/ids.ts';
import { runningOf } from '../payments/running/running-of.service.ts';
import { presentUnit, type Unit, unitOf } from '../rulebook/unit.ts';
import {
  type IncomePolicyAction,
  type IncomeSubject,
  incomePolicy,
  refuseBeneficiary,
} from './income.policy.ts';
import { type IncomeSource, lockSource, readSource, type SourceRef } from './sources/income-source.ts';

/** Which income: that of a deal's contract, of an own implementation, or of a lane of a demand. */
export interface SourceInput {
  dealId?: string | null;
  ownImplementationId?: string | null;
  laneId?: string | null;
}

/** What a step works on: a source that nobody else changes until the transaction ends. */
export interface IncomeChange {
  tx: Transaction;
  scope: Scope;
  source: IncomeSource;
  /** The unit with today's rulebook. */
  unit: Unit;
}

/** The source of what a client names. @throws Refusal NOT_FOUND */
export async function sourceOf(tx: Transaction, input: SourceInput): Promise<SourceRef> {
  if (input.ownImplementationId && isId(input.ownImplementationId)) {
    return { kind: 'OWN_IMPLEMENTATION', id: input.ownImplementationId };
  }
  if (input.laneId && isId(input.laneId)) return { kind: 'DEMAND', id: input.laneId };
  const running = input.dealId && isId(input.dealId) ? await runningOf(tx, input.dealId) : null;
  if (!running) throw sourceNotFound();
  return { kind: 'CONTRACT', id: running.id };
}

/**
 * Changes something of the income of a source, under its lock and the unit's rulebook of this moment.
 * @throws Refusal NOT_FOUND, what `work` refuses
 */
export async function changeIncome<T>(
  scope: Scope,
  named: SourceInput | SourceRef,
  work: (change: IncomeChange) => Promise<T>,
): Promise<T> {
  const { db } = scope.app;
  const ref = 'kind' in named ? named : await inTransaction(db, (tx) => sourceOf(tx, named));
  const seen = await unitOf(scope.app, (await readSource(db.manager, ref)).organizationId);
  return inTransaction(db, async (tx) => {
    await lockSource(tx, ref);
    const source = await readSource(tx, ref);
    return work({ tx, scope, source, unit: await presentUnit(tx, seen) });
  });
}

/**
 * Lets those of the unit act who may, and who have no part of the income themselves.
 * @throws Refusal NOT_FOUND for those who may not know of it, FORBIDDEN, FOUR_EYES
 */
export function permit(
  { scope }: Pick<IncomeChange, 'scope'>,
  action: IncomePolicyAction,
  subject: IncomeSubject,
): void {
  if (!incomePolicy.see(scope.actor, subject)) throw sourceNotFound();
  authorize(incomePolicy, scope.actor, action, subject);
  refuseBeneficiary(scope.actor, subject);
}

/** Puts an event of plan or costs onto the chain of the source's case. */
export async function recordChange(
  { tx, scope, source, unit }: IncomeChange,
  event: { action: string; facts?: Record<string, unknown>; personal?: Record<string, unknown> },
): Promise<void> {
  await audit(tx, scope, { ...source.auditCase, ...event, rulebookVersion: unit.rulebook.version });
}

export function sourceNotFound(): Refusal {
  return new Refusal('NOT_FOUND', { field: 'source' });
}
