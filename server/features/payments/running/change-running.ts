import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { type Actor, actingUser } from '../../../platform/auth/actor.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { Calendars } from '../../../platform/standards/calendar.ts';
import { dealCase } from '../../deals/change-deal.ts';
import { dealInEffect } from '../../deals/contract/deal-in-effect.service.ts';
import type { DealSide } from '../../deals/deal.enums.ts';
import { resultForCase } from '../../results/result-for-case.service.ts';
import { calendarsOf } from '../../rulebook/calendars/calendars.service.ts';
import { presentUnit, type Unit, unitOf } from '../../rulebook/unit.ts';
import { bill } from '../invoices/bill.ts';
import { settleReports } from '../reports/settle-reports.ts';
import { refreshColumns } from './list-columns.ts';
import { runningPolicy, sideIn } from './running.policy.ts';
import type { RunningContract } from './running-contract.entity.ts';
import { runningOf } from './running-of.service.ts';

export interface RunningReference {
  dealId: string;
  /** The version that was seen; left out where the step does not depend on the rest of the contract. */
  expectedVersion?: number | null;
}

/** Who takes a step: an officer of the unit, its finance, the licensee, either side, or a job. */
export type RunningRole = 'OWNER' | 'FINANCE' | 'ENTERPRISE' | 'EITHER' | 'SYSTEM';

/** What a step works on: the locked running contract, within the transaction. */
export interface RunningChange {
  tx: Transaction;
  scope: Scope;
  running: RunningContract;
  calendars: Calendars;
  /** The owner with today's rulebook. */
  unit: Unit;
  /** The side that acts; null for jobs. */
  side: DealSide | null;
}

/** What a step did, for the record. */
export interface RunningDone {
  /** Name of the step in the audit trail. */
  action: string;
  facts?: Record<string, unknown>;
  personal?: Record<string, unknown>;
}

/**
 * Changes the money of one contract: locks it, checks that the actor may know and do it and saw its present version, lets
 * `work` do its step, issues what has fallen due by it, refreshes what lists show, and appends the audit event on the
 * deal's chain, all in one transaction.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, CONFLICT for a stale version, what `work` refuses
 */
export async function changeRunning<Answer>(
  scope: Scope,
  reference: RunningReference,
  who: RunningRole,
  work: (change: RunningChange) => Promise<RunningDone & { answer: Answer }>,
): Promise<Answer> {
  const unit = await unitOfDeal(scope, reference.dealId);
  return inTransaction(scope.app.db, async (tx) => {
    const running = await runningOf(tx, reference.dealId, { lock: true });
    if (!running || (who !== 'SYSTEM' && !runningPolicy.see(scope.actor, running))) throw notFound();
    await permit(tx, scope.actor, running, who);
    checkVersion(running, reference.expectedVersion ?? null);
    const change = await changeOf(tx, scope, running, await presentUnit(tx, unit));
    const { answer, ...done } = await work(change);
    await store(change, done);
    return answer;
  });
}

/** What a step works on, from a contract that is locked already. */
export async function changeOf(
  tx: Transaction,
  scope: Scope,
  running: RunningContract,
  unit: Unit,
): Promise<RunningChange> {
  const calendars = await calendarsOf(tx);
  return { tx, scope, running, calendars, unit, side: sideIn(scope.actor, running) };
}

/** Issues what has fallen due by a change, writes the contract with its audit event, and tells of it. */
export async function store(change: RunningChange, done: RunningDone): Promise<void> {
  const { tx, scope, running, unit } = change;
  await bill(change);
  await settleReports(tx, running.id);
  await refreshColumns(change);
  running.version += 1;
  running.updatedAt = clock.now();
  await tx.save(running);
  await audit(tx, scope, {
    ...dealCase({ id: running.dealId }),
    action: done.action,
    facts: {
      runningId: running.id,
      state: running.state,
      version: running.version,
      ...done.facts,
    },
    rulebookVersion: unit.rulebook.version,
    ...(done.personal ? { personal: done.personal } : {}),
  });
}

/** The refusal for contracts that are not there, and equally for those that the actor may not know of. */
export function notFound(field = 'dealId'): Refusal {
  return new Refusal('NOT_FOUND', { field });
}

/** The user who acts, or null for jobs of the system. */
export function userIdOf({ actor }: Scope): string | null {
  return actingUser(actor)?.userId ?? null;
}

/** The owner of a deal's result with its rulebook, read before the transaction is open. @throws Refusal NOT_FOUND */
async function unitOfDeal({ app }: Scope, dealId: string): Promise<Unit> {
  const effect = await dealInEffect(app.db.manager, dealId);
  if (!effect) throw notFound();
  return unitOf(app, effect.deal.organizationId);
}

/** A completer of the result never acts for its owner (REG-12). */
export async function permit(
  tx: Transaction,
  actor: Actor,
  running: RunningContract,
  who: RunningRole,
): Promise<void> {
  if (who === 'SYSTEM') return;
  if (who === 'ENTERPRISE') return authorize(runningPolicy, actor, 'actForEnterprise', running);
  if (who === 'EITHER' && runningPolicy.actForEnterprise(actor, running)) return;
  authorize(runningPolicy, actor, who === 'FINANCE' ? 'keepMoney' : 'actForOwner', running);
  const result = await resultForCase(tx, running.resultId);
  const userId = actingUser(actor)?.userId;
  if (result?.completers.some((completer) => completer.userId === userId)) throw new Refusal('FOUR_EYES');
}

function checkVersion({ version }: RunningContract, expectedVersion: number | null): void {
  if (expectedVersion === null || expectedVersion === version) return;
  throw new Refusal('CONFLICT', {
    field: 'expectedVersion',
    params: { expected: expectedVersion, present: version },
  });
}
