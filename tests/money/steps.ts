import { In } from 'typeorm';
import { recordIncomeCost } from '../../server/features/income/costs/record-cost.service.ts';
import {
  approveIncomeDistribution,
  reverseIncomeDistribution,
  withdrawIncomeDistribution,
} from '../../server/features/income/distributions/decide-distribution.service.ts';
import { IncomeDistribution } from '../../server/features/income/distributions/income-distribution.entity.ts';
import { prepareIncomeDistribution } from '../../server/features/income/distributions/prepare-distribution.service.ts';
import { approvePayout } from '../../server/features/income/payouts/approve-payout.service.ts';
import {
  confirmPayout,
  returnPayoutLine,
} from '../../server/features/income/payouts/confirm-payout.service.ts';
import { cancelPayout } from '../../server/features/income/payouts/edit-payout.service.ts';
import { payChunk } from '../../server/features/income/payouts/pay-lines.job.ts';
import { PayoutBatch } from '../../server/features/income/payouts/payout-batch.entity.ts';
import { PayoutLine } from '../../server/features/income/payouts/payout-line.entity.ts';
import { preparePayout } from '../../server/features/income/payouts/prepare-payout.service.ts';
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
import type { Scope } from '../../server/platform/app.ts';
import { clock } from '../../server/platform/clock.ts';
import { Refusal } from '../../server/platform/errors.ts';
import { newId } from '../../server/platform/ids.ts';
import { fileOf, runningRow, yuan } from '../payments/support.ts';
import type { Chance } from './chance.ts';
import type { RandomMarket } from './market.ts';

interface Keyed {
  idempotencyKey: string;
}

/** The random steps of everybody in a market. A step may be refused; nothing else may go wrong. */
export class Steps {
  readonly #market: RandomMarket;
  readonly #chance: Chance;
  /** How often each step was done, refused, repeated. */
  readonly counts = new Map<string, number>();

  constructor(market: RandomMarket, chance: Chance) {
    this.#market = market;
    this.#chance = chance;
  }

  /** One step, chosen by weight. */
  async take(): Promise<void> {
    const drawn = this.#chance.below(TOTAL);
    let sum = 0;
    const [name, , step] = WEIGHTS.find(([, weight]) => {
      sum += weight;
      return drawn < sum;
    }) as Weighted;
    try {
      const done = await step(this);
      this.#count(done ? name : `${name}: nothing to do`);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.#count(`${name}: refused ${error.code}`);
    }
  }

  #count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  /**
   * A step with a key as hurried people and bad lines send it: now and then twice at once, again afterwards, or again
   * with another input.
   */
  async #keyed<Input extends object>(
    run: (input: Input & Keyed) => Promise<{ id: string }>,
    values: Input,
    other: Partial<Input> = {},
  ): Promise<true> {
    const input = { ...values, idempotencyKey: newId() };
    const tries = this.#chance.happens(0.1) ? 2 : 1;
    const answers = await Promise.allSettled(Array.from({ length: tries }, () => run(input)));
    const done = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.id] : []));
    const failed = answers.find((answer) => answer.status === 'rejected');
    const [id] = done;
    if (id === undefined) throw failed?.reason;
    if (failed && !(failed.reason instanceof Refusal)) throw failed.reason;
    if (done.some((each) => each !== id)) throw new Error('one key, two answers');
    if (tries === 2) this.#count('the same twice at once');
    if (this.#chance.happens(0.1)) {
      if ((await run(input)).id !== id) throw new Error('a repetition has another answer');
      this.#count('repeated');
    }
    if (Object.keys(other).length > 0 && this.#chance.happens(0.1))
      await this.#refuseOther(run, input, other);
    return true;
  }

  async #refuseOther<Input extends object>(
    run: (input: Input & Keyed) => Promise<unknown>,
    input: Input & Keyed,
    other: Partial<Input>,
  ): Promise<void> {
    try {
      await run({ ...input, ...other });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code === 'ALREADY_EXISTS') return this.#count('other input under a key');
      throw error;
    }
    throw new Error('a key was taken for another input');
  }

  // Reports ----------------------------------------------------------------------------------------------------------

  async report(): Promise<boolean> {
    const { app, actors } = this.#market;
    const dealId = this.#deal();
    const running = await runningRow(app, dealId);
    const { plan } = await presentTerms(app.db.manager, running, await calendarsOf(app.db.manager));
    const period = this.#chance.of(reportPeriods(plan, clock.today()));
    if (!period) return false;
    const done = await submitReport(actors.buyer, {
      dealId,
      from: period.from,
      ...this.#usage(),
      fileIds: [],
    });
    if (this.#chance.happens(0.7)) await this.#confirm(done);
    return true;
  }

  async correct(): Promise<boolean> {
    const report = await this.#reportIn('SUBMITTED', 'CONFIRMED', 'DISPUTED', 'SETTLED');
    if (!report) return false;
    const { id: reportId, version: expectedVersion } = report;
    const input = { reportId, expectedVersion, ...this.#usage(), fileIds: [] };
    const done = await correctReport(this.#market.actors.buyer, input);
    if (this.#chance.happens(0.7)) await this.#confirm(done);
    return true;
  }

  async answer(): Promise<boolean> {
    const report = await this.#reportIn('SUBMITTED');
    if (!report) return false;
    if (this.#chance.happens(0.8)) return this.#confirm(report);
    const { id: reportId, version: expectedVersion } = report;
    await disputeReport(this.#market.actors.officer, { reportId, expectedVersion, reason: '与发货记录不符' });
    return true;
  }

  async #confirm({ id: reportId, version: expectedVersion }: UsageReport): Promise<boolean> {
    await confirmReport(this.#market.actors.officer, { reportId, expectedVersion });
    return true;
  }

  async #reportIn(...states: UsageReport['state'][]): Promise<UsageReport | undefined> {
    return this.#chance.of(await this.#market.app.db.manager.findBy(UsageReport, { state: In(states) }));
  }

  #usage() {
    const netSales = this.#chance.happens(0.1) ? 0n : this.#chance.fen(yuan(2_500_000));
    return { netSales, units: this.#chance.below(20_000) };
  }

  // Choices of the licensee ------------------------------------------------------------------------------------------

  async defer(): Promise<boolean> {
    const dealId = this.#market.dealIds.at(-1) ?? '';
    const { version: expectedVersion } = await runningRow(this.#market.app, dealId);
    const key = this.#chance.of(['stage:0', 'minimum:1', 'royalty:2026-04-01']) ?? '';
    await deferPayment(this.#market.actors.buyer, { dealId, expectedVersion, key, months: 1 });
    return true;
  }

  async buyOut(): Promise<boolean> {
    // Late enough that much has happened before.
    if (clock.today() < '2026-10-01') return false;
    const dealId = this.#market.dealIds.at(-1) ?? '';
    const { version: expectedVersion } = await runningRow(this.#market.app, dealId);
    await buyOut(this.#market.actors.buyer, { dealId, expectedVersion, price: yuan(300_000) });
    return true;
  }

  // Receipts ---------------------------------------------------------------------------------------------------------

  async receive(): Promise<boolean> {
    const { world } = this.#market;
    const unknown = this.#chance.happens(0.15);
    const matches = unknown ? [] : await this.#matches();
    const matched = matches.reduce((sum, { amount }) => sum + amount, 0n);
    const amount =
      matched + (this.#chance.happens(0.4) || matched === 0n ? this.#chance.fen(yuan(30_000)) : 0n);
    const values = {
      enterpriseId: unknown ? null : world.enterprise.id,
      dealId: unknown ? null : this.#deal(),
      amount,
      receivedOn: clock.today(),
      payerName: unknown ? '来款单位不详' : '付款单位',
      matches,
      fileIds: [],
    };
    return this.#keyed((input) => recordReceipt(this.#finance(), input), values, { amount: amount + 1n });
  }

  async match(): Promise<boolean> {
    const { app, world } = this.#market;
    const receipts = await app.db.manager.findBy(Receipt, { state: 'RECORDED' });
    const receipt = this.#chance.of(receipts.filter(({ free }) => free > 0n));
    if (!receipt) return false;
    const matches = await this.#matches(receipt.free);
    if (matches.length === 0 && receipt.enterpriseId !== null) return false;
    const values = {
      receiptId: receipt.id,
      expectedVersion: receipt.version,
      enterpriseId: receipt.enterpriseId ?? world.enterprise.id,
      dealId: receipt.dealId ?? this.#deal(),
      matches,
    };
    return this.#keyed((input) => matchReceipt(this.#finance(), input), values);
  }

  async takeBack(): Promise<boolean> {
    const receipt = this.#chance.of(await this.#market.app.db.manager.findBy(Receipt, { state: 'RECORDED' }));
    if (!receipt) return false;
    const values = { receiptId: receipt.id, reason: '银行退回' };
    return this.#keyed((input) => reverseReceipt(this.#finance(), input), values, { reason: '另一个原因' });
  }

  async prepareRefund(): Promise<boolean> {
    const receipts = await this.#market.app.db.manager.findBy(Receipt, { state: 'RECORDED' });
    const receipt = this.#chance.of(receipts.filter(({ free }) => free > 0n));
    if (!receipt) return false;
    const amount = this.#chance.happens(0.5) ? receipt.free : this.#chance.fen(receipt.free);
    const values = { receiptId: receipt.id, amount, reason: '多付退回' };
    return this.#keyed((input) => prepareRefund(this.#finance(), input), values, { amount: amount + 1n });
  }

  async decideRefund(): Promise<boolean> {
    const refund = this.#chance.of(await this.#market.app.db.manager.findBy(Refund, { state: 'PREPARED' }));
    if (!refund) return false;
    const refundId = refund.id;
    if (this.#chance.happens(0.3)) {
      return this.#keyed((input) => rejectRefund(this.#finance(), input), { refundId, reason: '改抵下期' });
    }
    return this.#keyed((input) => approveRefund(this.#finance(), input), { refundId, paidOn: clock.today() });
  }

  /** Open invoices with what of each is paid, up to three, altogether not above `most`. */
  async #matches(most?: bigint): Promise<{ invoiceId: string; amount: bigint }[]> {
    const open = (
      await this.#market.app.db.manager.findBy(Invoice, { state: In(['ISSUED', 'PARTLY_PAID']) })
    ).filter(({ amount }) => amount > 0n);
    const chosen = new Set(Array.from({ length: 1 + this.#chance.below(3) }, () => this.#chance.of(open)));
    let left = most ?? null;
    return [...chosen].flatMap((invoice) => {
      const owed = invoice ? invoice.amount - invoice.settled : 0n;
      const wanted = this.#chance.happens(0.6) ? owed : this.#chance.fen(owed);
      const amount = left === null || wanted < left ? wanted : left;
      if (left !== null) left -= amount;
      return invoice && amount > 0n ? [{ invoiceId: invoice.id, amount }] : [];
    });
  }

  // Income -----------------------------------------------------------------------------------------------------------

  async cost(): Promise<boolean> {
    const { app, world } = this.#market;
    const [scope, member] = this.#chance.happens(0.5)
      ? [this.#market.actors.finance[0], world.finance]
      : [this.#market.actors.finance[1], world.otherFinance];
    const amount = this.#chance.fen(yuan(3_000));
    const values = {
      source: { dealId: this.#deal() },
      kind: this.#chance.of(['TAX', 'KEEPING', 'VALUATION', 'APPRAISAL', 'NEGOTIATION'] as const) ?? 'TAX',
      amount,
      incurredOn: '2026-03-25',
      note: '凭证见附件',
      fileId: await fileOf(app, member),
    };
    return this.#keyed((input) => recordIncomeCost(scope, input), values, { amount: amount + 1n });
  }

  async prepareDistribution(): Promise<boolean> {
    const scope = this.#chance.happens(0.5) ? this.#market.actors.officer : this.#finance();
    return this.#keyed(
      async (input: { source: { dealId: string } } & Keyed) =>
        (await prepareIncomeDistribution(scope, input)).distribution,
      { source: { dealId: this.#deal() } },
    );
  }

  async approveDistribution(): Promise<boolean> {
    const distribution = await this.#distributionIn('PREPARED');
    if (!distribution) return false;
    const { id: distributionId, version: expectedVersion } = distribution;
    const scope = this.#finance();
    const values = { distributionId, expectedVersion };
    if (this.#chance.happens(0.8)) {
      const run = async (input: typeof values & Keyed) =>
        (await approveIncomeDistribution(scope, input)).distribution;
      return this.#keyed(run, values);
    }
    return this.#keyed(
      async (input: typeof values & { reason: string } & Keyed) =>
        (await withdrawIncomeDistribution(scope, input)).distribution,
      { ...values, reason: '数据有误' },
    );
  }

  async reverseDistribution(): Promise<boolean> {
    const distribution = await this.#distributionIn('APPROVED');
    if (!distribution) return false;
    const { id: distributionId, version: expectedVersion } = distribution;
    const scope = this.#finance();
    const values = { distributionId, expectedVersion, reason: '分配有误' };
    return this.#keyed(
      async (input: typeof values & Keyed) => (await reverseIncomeDistribution(scope, input)).distribution,
      values,
    );
  }

  async #distributionIn(state: IncomeDistribution['state']): Promise<IncomeDistribution | undefined> {
    return this.#chance.of(await this.#market.app.db.manager.findBy(IncomeDistribution, { state }));
  }

  // Pay-outs ---------------------------------------------------------------------------------------------------------

  async preparePayout(): Promise<boolean> {
    // Where people are paid is not what this is about.
    await this.#market.app.db.query(
      `UPDATE payee SET bank_name = '建设银行哈尔滨分行', bank_account = '6217000010001234567', bank_set_at = $1
       WHERE bank_account IS NULL`,
      [clock.now()],
    );
    return this.#keyed(
      (input) => preparePayout(this.#finance(), input),
      { note: '奖励发放' },
      { note: '另一批' },
    );
  }

  async approvePayout(): Promise<boolean> {
    const batch = await this.#batchIn('PREPARED');
    if (!batch) return false;
    const values = { batchId: batch.id, expectedVersion: batch.version };
    if (this.#chance.happens(0.2)) {
      await cancelPayout(this.#finance(), { ...values, reason: '名单有误' });
      return true;
    }
    return this.#keyed((input) => approvePayout(this.#finance(), input), values);
  }

  async executePayout(): Promise<boolean> {
    const { app } = this.#market;
    const batch = await this.#batchIn('APPROVED');
    if (!batch) return false;
    const lines = await app.db.manager.findBy(PayoutLine, { batchId: batch.id });
    const failed = lines
      .filter(() => this.#chance.happens(0.2))
      .map(({ id: lineId }) => ({ lineId, reason: '账号不符' }));
    const values = {
      batchId: batch.id,
      expectedVersion: batch.version,
      executedOn: clock.today(),
      ...(failed.length < lines.length ? { failed } : {}),
    };
    await this.#keyed((input) => confirmPayout(this.#finance(), input), values);
    // Two workers at once take the same lines.
    await Promise.all([this.#payAll(batch.id), this.#payAll(batch.id)]);
    return true;
  }

  async #payAll(batchId: string): Promise<void> {
    while (await payChunk(this.#market.app, batchId));
  }

  async returnLine(): Promise<boolean> {
    const line = this.#chance.of(await this.#market.app.db.manager.findBy(PayoutLine, { state: 'PAID' }));
    if (!line) return false;
    const values = { lineId: line.id, returnedOn: clock.today(), reason: '账户已注销' };
    return this.#keyed((input) => returnPayoutLine(this.#finance(), input), values);
  }

  async #batchIn(state: PayoutBatch['state']): Promise<PayoutBatch | undefined> {
    return this.#chance.of(await this.#market.app.db.manager.findBy(PayoutBatch, { state }));
  }

  #deal(): string {
    return this.#chance.of(this.#market.dealIds) ?? '';
  }

  #finance(): Scope {
    return this.#market.actors.finance[this.#chance.below(2)] as Scope;
  }
}

type Weighted = readonly [name: string, weight: number, step: (steps: Steps) => Promise<boolean>];

const WEIGHTS: readonly Weighted[] = [
  ['report', 12, (steps) => steps.report()],
  ['correct', 6, (steps) => steps.correct()],
  ['answer', 5, (steps) => steps.answer()],
  ['defer', 2, (steps) => steps.defer()],
  ['buyOut', 1, (steps) => steps.buyOut()],
  ['receive', 12, (steps) => steps.receive()],
  ['match', 8, (steps) => steps.match()],
  ['takeBack', 4, (steps) => steps.takeBack()],
  ['prepareRefund', 4, (steps) => steps.prepareRefund()],
  ['decideRefund', 5, (steps) => steps.decideRefund()],
  ['cost', 4, (steps) => steps.cost()],
  ['prepareDistribution', 9, (steps) => steps.prepareDistribution()],
  ['approveDistribution', 9, (steps) => steps.approveDistribution()],
  ['reverseDistribution', 3, (steps) => steps.reverseDistribution()],
  ['preparePayout', 5, (steps) => steps.preparePayout()],
  ['approvePayout', 6, (steps) => steps.approvePayout()],
  ['executePayout', 6, (steps) => steps.executePayout()],
  ['returnLine', 2, (steps) => steps.returnLine()],
];

const TOTAL = WEIGHTS.reduce((sum, [, weight]) => sum + weight, 0);
