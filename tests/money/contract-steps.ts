import { In } from 'typeorm';
import { buyOut, deferPayment } from '../../server/features/payments/events/choose.service.ts';
import { Invoice } from '../../server/features/payments/invoices/data/invoice.entity.ts';
import { reportPeriods } from '../../server/features/payments/plan/report-periods.ts';
import { Receipt } from '../../server/features/payments/receipts/data/receipt.entity.ts';
import { Refund } from '../../server/features/payments/receipts/data/transfer.entity.ts';
import { matchReceipt } from '../../server/features/payments/receipts/match-receipt.service.ts';
import { recordReceipt } from '../../server/features/payments/receipts/record-receipt.service.ts';
import {
  approveRefund,
  prepareRefund,
  rejectRefund,
} from '../../server/features/payments/receipts/refund.service.ts';
import { reverseReceipt } from '../../server/features/payments/receipts/reverse-receipt.service.ts';
import {
  confirmReport,
  disputeReport,
} from '../../server/features/payments/reports/answer-report.service.ts';
import { correctReport, submitReport } from '../../server/features/payments/reports/submit-report.service.ts';
import { UsageReport } from '../../server/features/payments/reports/usage-report.entity.ts';
import { presentTerms } from '../../server/features/payments/running/facts.ts';
import { calendarsOf } from '../../server/features/rulebook/calendars/calendars.service.ts';
import { clock } from '../../server/platform/clock.ts';
import { runningRow, yuan } from '../payments/support.ts';
import { Hands } from './hands.ts';

/** Random steps of both sides of the contracts: reports, choices of the licensee, receipts and refunds. */
export class ContractSteps extends Hands {
  // Reports ----------------------------------------------------------------------------------------------------------

  async report(): Promise<boolean> {
    const { app, actors } = this.market;
    const dealId = this.deal();
    const running = await runningRow(app, dealId);
    const { plan } = await presentTerms(app.db.manager, running, await calendarsOf(app.db.manager));
    const period = this.chance.of(reportPeriods(plan, clock.today()));
    if (!period) return false;
    const done = await submitReport(actors.buyer, {
      dealId,
      from: period.from,
      ...this.#usage(),
      fileIds: [],
    });
    if (this.chance.happens(0.7)) await this.#confirm(done);
    return true;
  }

  async correct(): Promise<boolean> {
    const report = await this.#reportIn('SUBMITTED', 'CONFIRMED', 'DISPUTED', 'SETTLED');
    if (!report) return false;
    const { id: reportId, version: expectedVersion } = report;
    const input = { reportId, expectedVersion, ...this.#usage(), fileIds: [] };
    const done = await correctReport(this.market.actors.buyer, input);
    if (this.chance.happens(0.7)) await this.#confirm(done);
    return true;
  }

  async answer(): Promise<boolean> {
    const report = await this.#reportIn('SUBMITTED');
    if (!report) return false;
    if (this.chance.happens(0.8)) return this.#confirm(report);
    const { id: reportId, version: expectedVersion } = report;
    await disputeReport(this.market.actors.officer, { reportId, expectedVersion, reason: '与发货记录不符' });
    return true;
  }

  async #confirm({ id: reportId, version: expectedVersion }: UsageReport): Promise<boolean> {
    await confirmReport(this.market.actors.officer, { reportId, expectedVersion });
    return true;
  }

  async #reportIn(...states: UsageReport['state'][]): Promise<UsageReport | undefined> {
    return this.chance.of(await this.market.app.db.manager.findBy(UsageReport, { state: In(states) }));
  }

  #usage() {
    const netSales = this.chance.happens(0.1) ? 0n : this.chance.fen(yuan(2_500_000));
    return { netSales, units: this.chance.below(20_000) };
  }

  // Choices of the licensee ------------------------------------------------------------------------------------------

  async defer(): Promise<boolean> {
    const dealId = this.market.dealIds.at(-1) ?? '';
    const { version: expectedVersion } = await runningRow(this.market.app, dealId);
    const key = this.chance.of(['stage:0', 'minimum:1', 'royalty:2026-04-01']) ?? '';
    await deferPayment(this.market.actors.buyer, { dealId, expectedVersion, key, months: 1 });
    return true;
  }

  async buyOut(): Promise<boolean> {
    // Late enough that much has happened before.
    if (clock.today() < '2026-10-01') return false;
    const dealId = this.market.dealIds.at(-1) ?? '';
    const { version: expectedVersion } = await runningRow(this.market.app, dealId);
    await buyOut(this.market.actors.buyer, { dealId, expectedVersion, price: yuan(300_000) });
    return true;
  }

  // Receipts ---------------------------------------------------------------------------------------------------------

  async receive(): Promise<boolean> {
    const { world } = this.market;
    const unknown = this.chance.happens(0.15);
    const matches = unknown ? [] : await this.#matches();
    const matched = matches.reduce((sum, { amount }) => sum + amount, 0n);
    const amount =
      matched + (this.chance.happens(0.4) || matched === 0n ? this.chance.fen(yuan(30_000)) : 0n);
    const values = {
      enterpriseId: unknown ? null : world.enterprise.id,
      dealId: unknown ? null : this.deal(),
      amount,
      receivedOn: clock.today(),
      payerName: unknown ? '来款单位不详' : '付款单位',
      matches,
      fileIds: [],
    };
    return this.keyed((input) => recordReceipt(this.finance(), input), values, { amount: amount + 1n });
  }

  async match(): Promise<boolean> {
    const { app, world } = this.market;
    const receipts = await app.db.manager.findBy(Receipt, { state: 'RECORDED' });
    const receipt = this.chance.of(receipts.filter(({ free }) => free > 0n));
    if (!receipt) return false;
    const matches = await this.#matches(receipt.free);
    if (matches.length === 0 && receipt.enterpriseId !== null) return false;
    const values = {
      receiptId: receipt.id,
      expectedVersion: receipt.version,
      enterpriseId: receipt.enterpriseId ?? world.enterprise.id,
      dealId: receipt.dealId ?? this.deal(),
      matches,
    };
    return this.keyed((input) => matchReceipt(this.finance(), input), values);
  }

  async takeBack(): Promise<boolean> {
    const receipt = this.chance.of(await this.market.app.db.manager.findBy(Receipt, { state: 'RECORDED' }));
    if (!receipt) return false;
    const values = { receiptId: receipt.id, reason: '银行退回' };
    return this.keyed((input) => reverseReceipt(this.finance(), input), values, { reason: '另一个原因' });
  }

  async prepareRefund(): Promise<boolean> {
    const receipts = await this.market.app.db.manager.findBy(Receipt, { state: 'RECORDED' });
    const receipt = this.chance.of(receipts.filter(({ free }) => free > 0n));
    if (!receipt) return false;
    const amount = this.chance.happens(0.5) ? receipt.free : this.chance.fen(receipt.free);
    const values = { receiptId: receipt.id, amount, reason: '多付退回' };
    return this.keyed((input) => prepareRefund(this.finance(), input), values, { amount: amount + 1n });
  }

  async decideRefund(): Promise<boolean> {
    const refund = this.chance.of(await this.market.app.db.manager.findBy(Refund, { state: 'PREPARED' }));
    if (!refund) return false;
    const refundId = refund.id;
    if (this.chance.happens(0.3)) {
      return this.keyed((input) => rejectRefund(this.finance(), input), { refundId, reason: '改抵下期' });
    }
    return this.keyed((input) => approveRefund(this.finance(), input), { refundId, paidOn: clock.today() });
  }

  /** Open invoices with what of each is paid, up to three, altogether not above `most`. */
  async #matches(most?: bigint): Promise<{ invoiceId: string; amount: bigint }[]> {
    const open = (
      await this.market.app.db.manager.findBy(Invoice, { state: In(['ISSUED', 'PARTLY_PAID']) })
    ).filter(({ amount }) => amount > 0n);
    const chosen = new Set(Array.from({ length: 1 + this.chance.below(3) }, () => this.chance.of(open)));
    let left = most ?? null;
    return [...chosen].flatMap((invoice) => {
      const owed = invoice ? invoice.amount - invoice.settled : 0n;
      const wanted = this.chance.happens(0.6) ? owed : this.chance.fen(owed);
      const amount = left === null || wanted < left ? wanted : left;
      if (left !== null) left -= amount;
      return invoice && amount > 0n ? [{ invoiceId: invoice.id, amount }] : [];
    });
  }
}
