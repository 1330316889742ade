import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { once } from '../../../platform/idempotency/once.ts';
import { isId, newId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readName, readReason } from '../../../platform/input/texts.ts';
import { formatYuan } from '../../../platform/money.ts';
import { post, reverse } from '../../ledger/post.service.ts';
import { userOf } from './change-payout.ts';
import { payoutPolicy } from './payout.policy.ts';
import { remittanceEntry } from './payout-entries.ts';
import { actingOrganization } from './prepare-payout.service.ts';
import { TaxRemittance } from './tax-remittance.entity.ts';
import { monthlyTaxes } from './withheld-taxes.service.ts';

/** Kind of case under which audit trail and ledger keep a remittance. */
export const REMITTANCE_CASE = 'TaxRemittance';

const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;

export interface RemitTax {
  /** `YYYY-MM` of the pay-outs. */
  month: string;
  /** Fen. */
  amount: bigint;
  remittedOn: string;
  reference: string;
  idempotencyKey: string;
}

/**
 * Records that withheld tax of a month was handed over to the tax office.
 * @throws Refusal FORBIDDEN, INVALID (month, day, sum), REQUIRED (reference), LIMIT for more than is outstanding
 */
export async function remitTax(scope: Scope, input: RemitTax): Promise<TaxRemittance> {
  const organizationId = actingOrganization(scope);
  authorize(payoutPolicy, scope.actor, 'handle', { organizationId });
  const reference = readInput(input);
  return inTransaction(scope.app.db, (tx) =>
    once(
      tx,
      scope,
      { operation: 'remitTax', key: input.idempotencyKey, input },
      async () => {
        const value = await record(tx, scope, organizationId, { ...input, reference });
        return { id: value.id, value };
      },
      (id) => tx.findOneByOrFail(TaxRemittance, { id }),
    ),
  );
}

async function record(
  tx: Transaction,
  scope: Scope,
  organizationId: string,
  { month, amount, remittedOn, reference }: RemitTax,
): Promise<TaxRemittance> {
  await lockTaxes(tx, organizationId);
  const outstanding = (await monthlyTaxes(tx, organizationId, month))[0]?.outstanding ?? 0n;
  if (amount > outstanding)
    throw new Refusal('LIMIT', { field: 'amount', params: { max: formatYuan(outstanding) } });
  const id = newId();
  const [entry] = await post(tx, scope, [remittanceEntry(organizationId, { id, amount, month, remittedOn })]);
  if (!entry) throw new Error('remitTax: one entry was asked for');
  const remittance = Object.assign(new TaxRemittance(), {
    id,
    organizationId,
    month,
    amount,
    remittedOn,
    reference,
    entryId: entry.id,
    reversalEntryId: null,
    reversalReason: null,
    recordedBy: userOf(scope.actor),
    recordedAt: clock.now(),
  } satisfies TaxRemittance);
  await tx.insert(TaxRemittance, remittance);
  await audit(tx, scope, {
    caseType: REMITTANCE_CASE,
    caseId: id,
    action: 'remitTax',
    facts: { month, amount: formatYuan(amount), remittedOn, reference, entryId: entry.id },
  });
  return remittance;
}

/**
 * Takes a recorded remittance back that was wrong; by another finance officer than the one who recorded it.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, STATE, REQUIRED
 */
export async function reverseRemittance(
  scope: Scope,
  input: { remittanceId: string; reason: string; idempotencyKey: string },
): Promise<TaxRemittance> {
  const { remittanceId } = input;
  const db = scope.app.db.manager;
  const known = isId(remittanceId) ? await db.findOneBy(TaxRemittance, { id: remittanceId }) : null;
  if (!known || !payoutPolicy.see(scope.actor, known))
    throw new Refusal('NOT_FOUND', { field: 'remittanceId' });
  authorize(payoutPolicy, scope.actor, 'handle', known);
  if (known.recordedBy === userOf(scope.actor)) throw new Refusal('FOUR_EYES');
  const problems = new Problems('reason');
  const reason = readReason(input.reason, problems);
  refuseAll(problems.list);
  return inTransaction(scope.app.db, (tx) =>
    once(
      tx,
      scope,
      { operation: 'reverseRemittance', key: input.idempotencyKey, input },
      async () => {
        await lockTaxes(tx, known.organizationId);
        const remittance = await tx.findOneByOrFail(TaxRemittance, { id: remittanceId });
        if (remittance.reversalEntryId !== null)
          throw new Refusal('STATE', { params: { state: 'REVERSED', action: 'reverseRemittance' } });
        const entry = await reverse(tx, scope, {
          entryId: remittance.entryId,
          idempotencyKey: `tax-reversal:${remittanceId}`,
          reason: 'WRONG_RECORD',
        });
        Object.assign(remittance, { reversalEntryId: entry.id, reversalReason: reason });
        await tx.save(TaxRemittance, remittance);
        await audit(tx, scope, {
          caseType: REMITTANCE_CASE,
          caseId: remittanceId,
          action: 'reverseRemittance',
          facts: { reason, entryId: remittance.entryId, reversalEntryId: entry.id },
        });
        return { id: remittanceId, value: remittance };
      },
      (id) => tx.findOneByOrFail(TaxRemittance, { id }),
    ),
  );
}

/** One at a time for each unit, so that no month is handed over twice. */
async function lockTaxes(tx: Transaction, organizationId: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`taxes:${organizationId}`]);
}

function readInput({ month, amount, remittedOn, reference }: RemitTax): string {
  const problems = new Problems('');
  if (!MONTH.test(month)) problems.at('month').add('INVALID');
  if (amount <= 0n) problems.at('amount').add('INVALID', { min: '0.01' });
  if (remittedOn > clock.today())
    problems.at('remittedOn').add('INVALID', { reason: 'IN_FUTURE', latest: clock.today() });
  const text = readName(reference, 100, problems.at('reference'));
  refuseAll(problems.list);
  return text;
}
