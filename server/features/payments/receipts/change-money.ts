import { In } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { brokenConstraint, inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { type OnceOptions, once } from '../../../platform/idempotency/once.ts';
import { isId } from '../../../platform/ids.ts';
import { dealCase } from '../../deals/change-deal.ts';
import { presentUnit, unitOf } from '../../rulebook/unit.ts';
import { type InvoiceRecord, readInvoices } from '../invoices/bill.ts';
import { Invoice } from '../invoices/data/invoice.entity.ts';
import { changeOf, permit, type RunningChange, store } from '../running/change-running.ts';
import { runningPolicy } from '../running/running.policy.ts';
import { RunningContract } from '../running/running-contract.entity.ts';
import { closeDaybook, type Daybook, openDaybook } from './daybook.ts';

/** What a step with money works on: the contracts that it touches, locked, with their invoices. */
export interface Money {
  tx: Transaction;
  scope: Scope;
  /** The unit whose money it is. */
  organizationId: string;
  /** Null for the system's own work. */
  userId: string | null;
  daybook: Daybook;
  changes: RunningChange[];
  /** By id of the running contract. */
  invoices: ReadonlyMap<string, InvoiceRecord[]>;
}

/** What a step did: its record, and what the audit trail says of it. */
export interface MoneyDone<T> {
  value: T;
  action: string;
  facts?: Record<string, unknown>;
  personal?: Record<string, unknown>;
  /** The deal whose trail keeps it where no contract is touched; left out for the receipt's own. */
  dealId?: string | null;
}

export interface MoneyStep<T extends { id: string }> {
  organizationId: string;
  who: 'FINANCE' | 'ENTERPRISE';
  once: OnceOptions;
  /** Ids of the running contracts that it touches. */
  contracts: (tx: Transaction) => Promise<string[]>;
  work: (money: Money) => Promise<MoneyDone<T>>;
  /** The record of the same step done before. */
  again: (tx: Transaction, id: string) => Promise<T>;
}

/** Kind of case of money that belongs to no contract. */
export const RECEIPT_CASE = 'Receipt';

/**
 * Does a step with money once for its key: locks the contracts in the order of their ids, checks who acts, does the work,
 * posts, and lets each contract follow with its own audit event. All of it or nothing.
 * @throws Refusal FORBIDDEN, FOUR_EYES, ALREADY_EXISTS, CONFLICT, what `work` refuses
 */
export async function changeMoney<T extends { id: string }>(scope: Scope, step: MoneyStep<T>): Promise<T> {
  const unit = await unitOf(scope.app, step.organizationId);
  const userId =
    scope.actor.kind === 'system' && !scope.actor.behalf ? null : requireUser(scope.actor).userId;
  if (step.who === 'FINANCE')
    authorize(runningPolicy, scope.actor, 'keepMoney', {
      organizationId: step.organizationId,
      enterpriseId: '',
    });
  try {
    return await inTransaction(scope.app.db, (tx) =>
      once(
        tx,
        scope,
        step.once,
        async () => {
          const present = await presentUnit(tx, unit);
          const changes: RunningChange[] = [];
          const invoices = new Map<string, InvoiceRecord[]>();
          for (const running of await lockContracts(tx, await step.contracts(tx))) {
            await permit(tx, scope.actor, running, step.who);
            changes.push(await changeOf(tx, scope, running, present));
            invoices.set(running.id, await readInvoices(tx, running.id));
          }
          const daybook = openDaybook(tx, scope);
          const { organizationId } = step;
          const done = await step.work({ tx, scope, organizationId, userId, daybook, changes, invoices });
          await closeDaybook(daybook);
          await record(tx, scope, changes, done);
          return { id: done.value.id, value: done.value };
        },
        (id) => step.again(tx, id),
      ),
    );
  } catch (error) {
    const field = UNIQUE[brokenConstraint(error) ?? ''];
    if (field) throw new Refusal('ALREADY_EXISTS', { field });
    throw error;
  }
}

/** What two people can only do one of. */
const UNIQUE: Readonly<Record<string, string>> = {
  receipt_reference: 'bankReference',
  fapiao_number: 'number',
};

async function record<T extends { id: string }>(
  tx: Transaction,
  scope: Scope,
  changes: readonly RunningChange[],
  { value, dealId, ...done }: MoneyDone<T>,
): Promise<void> {
  const { action, facts, personal } = done;
  for (const change of changes) {
    await store(change, { action, ...(facts ? { facts } : {}), ...(personal ? { personal } : {}) });
  }
  if (changes.length > 0) return;
  const of = dealId ? dealCase({ id: dealId }) : { caseType: RECEIPT_CASE, caseId: value.id };
  await audit(tx, scope, {
    ...of,
    action,
    ...(facts ? { facts } : {}),
    ...(personal ? { personal } : {}),
  });
}

async function lockContracts(tx: Transaction, ids: readonly string[]): Promise<RunningContract[]> {
  if (ids.length === 0) return [];
  return tx.find(RunningContract, {
    where: { id: In([...new Set(ids)]) },
    order: { id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  });
}

/** The contracts of invoices; ids that are none are left out, for the work to refuse. */
export async function contractsOf(tx: Transaction, invoiceIds: readonly string[]): Promise<string[]> {
  const ids = invoiceIds.filter(isId);
  if (ids.length === 0) return [];
  const invoices = await tx.find(Invoice, { select: { id: true, runningId: true }, where: { id: In(ids) } });
  return invoices.map(({ runningId }) => runningId);
}

/** An invoice of the contracts at hand. @throws Refusal NOT_FOUND at its field */
export function invoiceIn(money: Money, invoiceId: string, field: string): InvoiceRecord {
  for (const records of money.invoices.values()) {
    const found = records.find(({ invoice }) => invoice.id === invoiceId);
    if (found && found.invoice.organizationId === money.organizationId) return found;
  }
  throw new Refusal('NOT_FOUND', { field });
}
