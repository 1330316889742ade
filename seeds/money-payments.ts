import { In, MoreThan } from 'typeorm';
import { Organization } from '../server/features/accounts/organizations/organization.entity.ts';
import { PaymentRecord } from '../server/features/payments/events/payment-record.entity.ts';
import { answerEvent, recordEvent } from '../server/features/payments/events/record-event.service.ts';
import { Invoice } from '../server/features/payments/invoices/data/invoice.entity.ts';
import { recordFapiao } from '../server/features/payments/invoices/record-fapiao.service.ts';
import { contractOfDeal } from '../server/features/payments/receipts/contract-of-deal.ts';
import { AnnouncedTransfer } from '../server/features/payments/receipts/data/transfer.entity.ts';
import { recordReceipt } from '../server/features/payments/receipts/record-receipt.service.ts';
import { announceTransfer } from '../server/features/payments/receipts/transfer.service.ts';
import { confirmReport, disputeReport } from '../server/features/payments/reports/answer-report.service.ts';
import { submitReport } from '../server/features/payments/reports/submit-report.service.ts';
import { UsageReport } from '../server/features/payments/reports/usage-report.entity.ts';
import type { RunningContract } from '../server/features/payments/running/running-contract.entity.ts';
import { markRight } from '../server/features/payments/watch/watch-rights.service.ts';
import { clock } from '../server/platform/clock.ts';
import type { Transaction } from '../server/platform/database/transaction.ts';
import { newId } from '../server/platform/ids.ts';
import { fen } from './fen.ts';
import type { People, Person } from './load-people.ts';
import type { SeedMoneyAct } from './money.types.ts';
import { paper } from './papers.ts';

type Act<Name extends SeedMoneyAct['do']> = Extract<SeedMoneyAct, { do: Name }>;

/** What one contract comes to: reports, events, invoices, money that comes in. */
export class PaymentCourse {
  readonly #tx: Transaction;
  readonly #unit: string;
  readonly #people: People;

  constructor(tx: Transaction, unit: string, people: People) {
    this.#tx = tx;
    this.#unit = unit;
    this.#people = people;
  }

  /** Takes a step; answers false for one that is no payment's. */
  async take(step: SeedMoneyAct, person: Person, dealId: string): Promise<boolean> {
    switch (step.do) {
      case 'open':
        await this.#open(step, person, dealId);
        return true;
      case 'confirmEvent':
        await answerEvent(person.scope, { recordId: (await this.#recorded(dealId)).id, confirmed: true });
        return true;
      case 'report':
        await submitReport(person.scope, {
          dealId,
          from: step.from,
          netSales: fen(step.netSales) ?? 0n,
          note: step.note,
          fileIds: [await paper(person, '使用与销售情况申报', step.lines)],
        });
        return true;
      case 'confirmReport':
        await confirmReport(person.scope, await this.#reported(dealId));
        return true;
      case 'disputeReport':
        await disputeReport(person.scope, { ...(await this.#reported(dealId)), reason: step.reason });
        return true;
      case 'payFee':
        await markRight(person.scope, {
          ...{ dealId, rightKey: step.right, kind: 'FEE_PAID', on: clock.today() },
          ...{ paidUntil: step.paidUntil, fileIds: [await paper(person, '年费缴费收据', [step.right])] },
        });
        return true;
      default:
        return this.#money(step, person, dealId);
    }
  }

  async #money(step: SeedMoneyAct, person: Person, dealId: string): Promise<boolean> {
    switch (step.do) {
      case 'announce':
        await this.#announce(step, person, dealId);
        return true;
      case 'receive':
        await this.#receive(person, dealId);
        return true;
      case 'receiveFrom':
        await this.#receiveFrom(step, person, dealId);
        return true;
      case 'fapiao':
        await this.#fapiao(step, person, dealId);
        return true;
      default:
        return false;
    }
  }

  async #open(step: Act<'open'>, person: Person, dealId: string): Promise<void> {
    await recordEvent(person.scope, {
      dealId,
      kind: 'OPENING',
      on: step.asOf,
      cumulative: fen(step.cumulative),
      paid: fen(step.paid),
      fileIds: [await paper(person, '期初对账确认单', step.lines)],
    });
  }

  async #announce(step: Act<'announce'>, person: Person, dealId: string): Promise<void> {
    const owed = await this.#owed(dealId);
    const whole = owed.reduce((sum, { amount, settled }) => sum + amount - settled, 0n);
    await announceTransfer(person.scope, {
      dealId,
      amount: fen(step.amount) ?? whole,
      transferredOn: clock.today(),
      bankReference: step.reference,
      invoiceIds: owed.map(({ id }) => id),
      fileIds: [await paper(person, '银行转账回单', step.lines)],
      idempotencyKey: newId(),
    });
  }

  /** What was announced came in and settles the invoices that it names, in their order. */
  async #receive(person: Person, dealId: string): Promise<void> {
    const running = await this.#running(dealId);
    const transfer = await this.#tx.findOneByOrFail(AnnouncedTransfer, {
      runningId: running.id,
      state: 'ANNOUNCED',
    });
    const { amount, bankReference } = transfer;
    let left = amount;
    const matches = (await this.#owed(dealId)).flatMap((invoice) => {
      const part = invoice.amount - invoice.settled < left ? invoice.amount - invoice.settled : left;
      left -= part;
      return part > 0n ? [{ invoiceId: invoice.id, amount: part }] : [];
    });
    await recordReceipt(person.scope, {
      ...{ enterpriseId: running.enterpriseId, dealId, amount, bankReference, matches },
      ...{ receivedOn: clock.today(), payerName: await this.#payer(running), transferId: transfer.id },
      ...{ fileIds: [], idempotencyKey: newId() },
    });
  }

  async #receiveFrom(step: Act<'receiveFrom'>, person: Person, dealId: string): Promise<void> {
    const { enterpriseId } = await this.#running(dealId);
    await recordReceipt(person.scope, {
      ...(step.known ? { enterpriseId, dealId } : {}),
      ...{ amount: fen(step.amount) ?? 0n, receivedOn: clock.today(), payerName: step.payer },
      ...{ bankReference: step.reference, remark: step.remark, matches: [], fileIds: [] },
      idempotencyKey: newId(),
    });
  }

  async #fapiao(step: Act<'fapiao'>, person: Person, dealId: string): Promise<void> {
    const running = await this.#running(dealId);
    const invoice = await this.#tx.findOneOrFail(Invoice, {
      where: { runningId: running.id },
      order: { sequence: 'DESC' },
    });
    const rate = BigInt(step.taxRateBasisPoints);
    const { id: invoiceId, amount } = invoice;
    await recordFapiao(person.scope, {
      ...{ invoiceId, kind: 'DIGITAL_ORDINARY', number: step.number, issuedOn: clock.today(), amount },
      taxRateBasisPoints: step.taxRateBasisPoints,
      tax: (amount * rate) / (10_000n + rate),
      fileId: await paper(person, '电子发票', [`发票号码 ${step.number}`, invoice.number]),
      idempotencyKey: newId(),
    });
  }

  async #payer({ enterpriseId }: RunningContract): Promise<string> {
    return (await this.#tx.findOneByOrFail(Organization, { id: enterpriseId })).name;
  }

  async #running(dealId: string): Promise<RunningContract> {
    const running = await contractOfDeal(this.#tx, dealId, this.#people.organizationId(this.#unit));
    if (!running) throw new Error(`seeds: ${dealId} does not run`);
    return running;
  }

  async #owed(dealId: string): Promise<Invoice[]> {
    const { id: runningId } = await this.#running(dealId);
    const state = In(['ISSUED', 'PARTLY_PAID']);
    return this.#tx.find(Invoice, {
      where: { runningId, state, amount: MoreThan(0n) },
      order: { sequence: 'ASC' },
    });
  }

  async #recorded(dealId: string): Promise<PaymentRecord> {
    const { id: runningId } = await this.#running(dealId);
    return this.#tx.findOneByOrFail(PaymentRecord, { runningId, state: 'RECORDED' });
  }

  async #reported(dealId: string): Promise<{ reportId: string; expectedVersion: number }> {
    const { id: runningId } = await this.#running(dealId);
    const { id, version } = await this.#tx.findOneByOrFail(UsageReport, { runningId, state: 'SUBMITTED' });
    return { reportId: id, expectedVersion: version };
  }
}
