import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { type Actor, actingUser } from '../../../platform/auth/actor.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import { resultForCase } from '../../results/result-for-case.service.ts';
import { presentUnit, type Unit, unitOf } from '../../rulebook/unit.ts';
import { incomePolicy } from '../income.policy.ts';
import { lockSource } from '../sources/income-source.ts';
import { OwnImplementation, OwnImplementationYear } from './own-implementation.entity.ts';
import { OWN_IMPLEMENTATION_CASE } from './own-implementation-source.ts';

/** What a step works on: an own implementation that nobody else changes until the transaction ends. */
export interface OwnChange {
  tx: Transaction;
  scope: Scope;
  own: OwnImplementation;
  /** In order. */
  years: OwnImplementationYear[];
  /** The unit with today's rulebook. */
  unit: Unit;
}

export interface OwnDone {
  action: string;
  facts?: Record<string, unknown>;
  personal?: Record<string, unknown>;
}

/** Who takes a step: officers alone, or finance as well. */
export type OwnPermit = 'plan' | 'distribute';

/**
 * Changes an own implementation: locks it, checks that the actor may do it, saw its present version and made no part of
 * the result (REG-12), writes what `work` changed and appends the event on its chain.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, CONFLICT, what `work` refuses
 */
export async function changeOwn(
  tx: Transaction,
  scope: Scope,
  { id, expectedVersion, unit }: { id: string; expectedVersion: number; unit: Unit },
  may: OwnPermit,
  work: (change: OwnChange) => Promise<OwnDone> | OwnDone,
): Promise<OwnImplementation> {
  await lockSource(tx, { kind: 'OWN_IMPLEMENTATION', id });
  const own = await tx.findOneByOrFail(OwnImplementation, { id });
  await permitFor(tx, scope.actor, own, may);
  if (own.version !== expectedVersion) {
    throw new Refusal('CONFLICT', {
      field: 'expectedVersion',
      params: { expected: expectedVersion, present: own.version },
    });
  }
  const where = { implementationId: id };
  const years = await tx.find(OwnImplementationYear, { where, order: { number: 'ASC' } });
  const change = { tx, scope, own, years, unit: await presentUnit(tx, unit) };
  const before = own.state;
  const done = await work(change);
  own.version += 1;
  await tx.save(own);
  await tx.save(years);
  await recordOwn(change, {
    ...done,
    facts: { before, after: own.state, version: own.version, ...done.facts },
  });
  return own;
}

/** The unit of an own implementation that the actor may know of. @throws Refusal NOT_FOUND */
export async function unitOfOwn(scope: Scope, id: string): Promise<Unit> {
  const { manager } = scope.app.db;
  const own = isId(id) ? await manager.findOneBy(OwnImplementation, { id }) : null;
  if (!own || !incomePolicy.see(scope.actor, { ...own, beneficiaries: NOBODY })) {
    throw new Refusal('NOT_FOUND', { field: 'ownImplementationId' });
  }
  return unitOf(scope.app, own.organizationId);
}

/** The same in one transaction of its own, for steps that move no money. */
export async function changeOwnAlone(
  scope: Scope,
  reference: { id: string; expectedVersion: number },
  may: OwnPermit,
  work: (change: OwnChange) => Promise<OwnDone> | OwnDone,
): Promise<OwnImplementation> {
  const unit = await unitOfOwn(scope, reference.id);
  return inTransaction(scope.app.db, (tx) => changeOwn(tx, scope, { ...reference, unit }, may, work));
}

/** @throws Refusal FORBIDDEN, FOUR_EYES for completers of the result */
export async function permitFor(
  tx: Transaction,
  actor: Actor,
  { organizationId, resultId }: Pick<OwnImplementation, 'organizationId' | 'resultId'>,
  may: OwnPermit,
): Promise<void> {
  authorize(incomePolicy, actor, may, { organizationId, beneficiaries: NOBODY });
  const result = await resultForCase(tx, resultId);
  const userId = actingUser(actor)?.userId;
  if (result?.completers.some((completer) => completer.userId === userId)) throw new Refusal('FOUR_EYES');
}

/** Puts an event onto the chain of an own implementation. */
export async function recordOwn(
  { tx, scope, own, unit }: Omit<OwnChange, 'years'>,
  done: OwnDone,
): Promise<void> {
  await audit(tx, scope, {
    caseType: OWN_IMPLEMENTATION_CASE,
    caseId: own.id,
    ...done,
    rulebookVersion: unit.rulebook.version,
  });
}

const NOBODY: ReadonlySet<string> = new Set();
