import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { actingUser } from '../../../platform/auth/actor.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readName, readText } from '../../../platform/input/texts.ts';
import { parseBankAccount } from './bank-account.ts';
import { Payee } from './payee.entity.ts';
import { payeePolicy } from './payee.policy.ts';

/** Kind of case under which the audit trail keeps what happened to a payee. */
export const PAYEE_CASE = 'Payee';

interface PayeeReference {
  payeeId: string;
  expectedVersion: number;
}

export interface BankDetails extends PayeeReference {
  /** Bank with its branch (开户行). */
  bankName: string;
  bankAccount: string;
}

/**
 * Says where a person's money goes: the person for themselves; a finance officer of the unit for somebody who has not
 * done so. Pay-outs that are put together already keep what they were approved with.
 * @throws Refusal NOT_FOUND, FORBIDDEN, REQUIRED, TOO_LONG, INVALID (`bankAccount`), CONFLICT
 */
export function setBankDetails(scope: Scope, input: BankDetails): Promise<Payee> {
  const problems = new Problems('');
  const bankName = readName(input.bankName, 100, problems.at('bankName'));
  const bankAccount = parseBankAccount(input.bankAccount);
  if (bankAccount === null) problems.at('bankAccount').add('INVALID');
  refuseAll(problems.list);
  return changePayee(scope, input, (payee) => {
    authorize(payeePolicy, scope.actor, 'setBank', payee);
    const bankSetBy = actingUser(scope.actor)?.userId ?? null;
    Object.assign(payee, { bankName, bankAccount, bankSetBy, bankSetAt: clock.now() });
    return { action: 'setBankDetails', facts: { byPerson: bankSetBy === payee.userId } };
  });
}

/**
 * Corrects what the unit knows of a payee: name, whether they are staff, and their number in its payroll.
 * @throws Refusal NOT_FOUND, FORBIDDEN, REQUIRED, TOO_LONG, CONFLICT
 */
export function editPayee(
  scope: Scope,
  input: PayeeReference & { isStaff: boolean; staffNumber?: string | null },
): Promise<Payee> {
  const problems = new Problems('');
  const staffNumber = readText(input.staffNumber, 40, problems.at('staffNumber'));
  refuseAll(problems.list);
  return changePayee(scope, input, (payee) => {
    authorize(payeePolicy, scope.actor, 'edit', payee);
    const before = { isStaff: payee.isStaff };
    Object.assign(payee, { isStaff: input.isStaff, staffNumber });
    return { action: 'editPayee', facts: { before, after: { isStaff: input.isStaff } } };
  });
}

async function changePayee(
  scope: Scope,
  { payeeId, expectedVersion }: PayeeReference,
  work: (payee: Payee) => { action: string; facts: Record<string, unknown> },
): Promise<Payee> {
  return inTransaction(scope.app.db, async (tx) => {
    const payee = isId(payeeId)
      ? await tx.findOne(Payee, { where: { id: payeeId }, lock: { mode: 'pessimistic_write' } })
      : null;
    if (!payee || !payeePolicy.see(scope.actor, payee)) throw new Refusal('NOT_FOUND', { field: 'payeeId' });
    const done = work(payee);
    if (payee.version !== expectedVersion) {
      const params = { expected: expectedVersion, present: payee.version };
      throw new Refusal('CONFLICT', { field: 'expectedVersion', params });
    }
    payee.version += 1;
    await tx.save(Payee, payee);
    await audit(tx, scope, { caseType: PAYEE_CASE, caseId: payee.id, ...done });
    return payee;
  });
}
