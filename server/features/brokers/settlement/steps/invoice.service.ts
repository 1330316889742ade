import type { Scope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { attachFiles } from '../../../../platform/files/files.service.ts';
import { isId, newId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { checkDays, readReason, readText } from '../../../../platform/input/texts.ts';
import { formatYuan } from '../../../../platform/money.ts';
import { type ClaimChange, changeClaim, checkSeen } from '../change-claim.ts';
import { CommissionInvoice, CommissionPayment } from '../data/commission-payment.entity.ts';
import { mailClaim } from '../mails/mail-claim.ts';
import { commissionInvoiceStates } from '../settlement.states.ts';
import { checkSum, MOST_FILES, requireRoom } from './read-money.ts';

/** Kind of record under which tax invoices are kept. */
export const COMMISSION_INVOICE_FILES = 'CommissionInvoice';

const FAPIAO = /^\d{8,20}$/;

/** The tax invoice as far as it is there already. */
interface FapiaoFields {
  fapiaoNumber?: string | null;
  fapiaoOn?: string | null;
  fileIds: readonly string[];
}

export interface IssueCommissionInvoice extends FapiaoFields {
  claimId: string;
  /** Fen. */
  amount: bigint;
  note?: string | null;
  idempotencyKey: string;
}

export interface CommissionInvoiceStep {
  invoiceId: string;
  expectedVersion?: number | null;
  idempotencyKey: string;
}

export type RecordCommissionFapiao = CommissionInvoiceStep & FapiaoFields;

/**
 * Who is owed a commission issues an invoice for what accrued and was not invoiced yet, with the tax invoice if it is there.
 * @throws Refusal NOT_FOUND, FORBIDDEN, INVALID, TOO_LONG, LIMIT (more than accrued and is not invoiced)
 */
export function issueCommissionInvoice(
  scope: Scope,
  input: IssueCommissionInvoice,
): Promise<CommissionInvoice> {
  return changeClaim(scope, {
    claimId: input.claimId,
    may: 'receive',
    once: { operation: 'issueCommissionInvoice', key: input.idempotencyKey, input },
    work: async (change) => {
      const { tx, claim, userId } = change;
      const problems = new Problems('');
      checkSum(input.amount, problems);
      const note = readText(input.note, 500, problems.at('note'));
      const fapiao = readFapiao(input, problems);
      refuseAll(problems.list);
      requireRoom(input.amount, claim.accrued - claim.invoiced);
      const invoice = Object.assign(new CommissionInvoice(), {
        id: newId(),
        claimId: claim.id,
        beneficiaryId: claim.beneficiaryId,
        number: await takeNumber(tx, claim.beneficiaryId),
        state: 'ISSUED' as const,
        version: 1,
        amount: input.amount,
        issuedOn: clock.today(),
        note,
        ...fapiao,
        issuedBy: userId,
        issuedAt: clock.now(),
        cancelReason: null,
      } satisfies CommissionInvoice);
      await tx.insert(CommissionInvoice, invoice as object);
      await attach(change, invoice, input.fileIds);
      claim.invoiced += invoice.amount;
      const amount = formatYuan(invoice.amount);
      await mailClaim(tx, scope.app, claim, 'invoiced', { sum: amount });
      return {
        value: invoice,
        action: 'issueCommissionInvoice',
        facts: { invoiceId: invoice.id, number: invoice.number, amount },
      };
    },
    again: (tx, id) => tx.findOneByOrFail(CommissionInvoice, { id }),
  });
}

/** Adds the tax invoice to an invoice. @throws Refusal NOT_FOUND, FORBIDDEN, STATE, CONFLICT, REQUIRED, INVALID */
export function recordCommissionFapiao(
  scope: Scope,
  input: RecordCommissionFapiao,
): Promise<CommissionInvoice> {
  return change(scope, input, 'recordCommissionFapiao', async (at, invoice) => {
    if (invoice.state !== 'ISSUED') throw new Refusal('STATE', { params: { state: invoice.state } });
    const problems = new Problems('');
    if (!input.fapiaoNumber) problems.at('fapiaoNumber').add('REQUIRED');
    Object.assign(invoice, readFapiao(input, problems));
    refuseAll(problems.list);
    await attach(at, invoice, input.fileIds);
  });
}

/**
 * Cancels an invoice that no payment answers.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE (reason PAID where a payment answers it), CONFLICT, REQUIRED (reason)
 */
export function cancelCommissionInvoice(
  scope: Scope,
  input: CommissionInvoiceStep & { reason: string },
): Promise<CommissionInvoice> {
  const problems = new Problems('reason');
  const reason = readReason(input.reason, problems);
  refuseAll(problems.list);
  return change(scope, input, 'cancelCommissionInvoice', async ({ tx, claim }, invoice) => {
    const state = commissionInvoiceStates.next(invoice.state, 'cancel');
    const payments = await tx.findBy(CommissionPayment, { invoiceId: invoice.id });
    if (payments.some((payment) => payment.state !== 'WITHDRAWN'))
      throw new Refusal('STATE', { params: { state: invoice.state, reason: 'PAID' } });
    Object.assign(invoice, { state, cancelReason: reason });
    claim.invoiced -= invoice.amount;
  });
}

async function change(
  scope: Scope,
  input: CommissionInvoiceStep,
  operation: string,
  work: (change: ClaimChange, invoice: CommissionInvoice) => Promise<void>,
): Promise<CommissionInvoice> {
  const { invoiceId: id } = input;
  const known = isId(id) ? await scope.app.db.manager.findOneBy(CommissionInvoice, { id }) : null;
  if (!known) throw new Refusal('NOT_FOUND', { field: 'invoiceId' });
  return changeClaim(scope, {
    claimId: known.claimId,
    may: 'receive',
    once: { operation, key: input.idempotencyKey, input },
    work: async (at) => {
      const invoice = await at.tx.findOneByOrFail(CommissionInvoice, { id });
      checkSeen(invoice, input.expectedVersion);
      await work(at, invoice);
      invoice.version += 1;
      await at.tx.save(invoice);
      const { number, state } = invoice;
      return { value: invoice, action: operation, facts: { invoiceId: id, number, state } };
    },
    again: (tx, done) => tx.findOneByOrFail(CommissionInvoice, { id: done }),
  });
}

function readFapiao(
  { fapiaoNumber, fapiaoOn, fileIds }: FapiaoFields,
  problems: Problems,
): Pick<CommissionInvoice, 'fapiaoNumber' | 'fapiaoOn'> {
  const number = readText(fapiaoNumber, 20, problems.at('fapiaoNumber'));
  if (number !== null && !FAPIAO.test(number)) problems.at('fapiaoNumber').add('INVALID');
  if (number !== null && !fapiaoOn) problems.at('fapiaoOn').add('REQUIRED');
  const day = number === null ? null : (fapiaoOn ?? null);
  checkDays([{ field: 'fapiaoOn', day, latest: clock.today() }], problems);
  if (fileIds.length > MOST_FILES) problems.at('fileIds').add('LIMIT', { max: MOST_FILES });
  return { fapiaoNumber: number, fapiaoOn: day };
}

async function attach(
  { tx, scope }: ClaimChange,
  { id }: CommissionInvoice,
  fileIds: readonly string[],
): Promise<void> {
  await attachFiles(tx, fileIds, { kind: COMMISSION_INVOICE_FILES, id }, scope.actor);
}

/** The next number of who issues, such as `佣2026-0001`; a rollback gives it back. */
async function takeNumber(tx: Transaction, ownerId: string): Promise<string> {
  const year = Number(clock.today().slice(0, 4));
  const [row] = await tx.query<[{ last: number }]>(
    `INSERT INTO commission_invoice_counter (owner_id, year, last) VALUES ($1, $2, 1)
     ON CONFLICT (owner_id, year) DO UPDATE SET last = commission_invoice_counter.last + 1
     RETURNING last`,
    [ownerId, year],
  );
  return `佣${year}-${String(row.last).padStart(4, '0')}`;
}
