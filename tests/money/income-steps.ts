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
import { clock } from '../../server/platform/clock.ts';
import { fileOf, yuan } from '../payments/support.ts';
import { Hands, type Keyed } from './hands.ts';

/** Random steps of the unit with its income: costs, distributions and pay-outs. */
export class IncomeSteps extends Hands {
  // Income -----------------------------------------------------------------------------------------------------------

  async cost(): Promise<boolean> {
    const { app, world } = this.market;
    const [scope, member] = this.chance.happens(0.5)
      ? [this.market.actors.finance[0], world.finance]
      : [this.market.actors.finance[1], world.otherFinance];
    const amount = this.chance.fen(yuan(3_000));
    const values = {
      source: { dealId: this.deal() },
      kind: this.chance.of(['TAX', 'KEEPING', 'VALUATION', 'APPRAISAL', 'NEGOTIATION'] as const) ?? 'TAX',
      amount,
      incurredOn: '2026-03-25',
      note: '凭证见附件',
      fileId: await fileOf(app, member),
    };
    return this.keyed((input) => recordIncomeCost(scope, input), values, { amount: amount + 1n });
  }

  async prepareDistribution(): Promise<boolean> {
    const scope = this.chance.happens(0.5) ? this.market.actors.officer : this.finance();
    return this.keyed(
      async (input: { source: { dealId: string } } & Keyed) =>
        (await prepareIncomeDistribution(scope, input)).distribution,
      { source: { dealId: this.deal() } },
    );
  }

  async approveDistribution(): Promise<boolean> {
    const distribution = await this.#distributionIn('PREPARED');
    if (!distribution) return false;
    const { id: distributionId, version: expectedVersion } = distribution;
    const scope = this.finance();
    const values = { distributionId, expectedVersion };
    if (this.chance.happens(0.8)) {
      const run = async (input: typeof values & Keyed) =>
        (await approveIncomeDistribution(scope, input)).distribution;
      return this.keyed(run, values);
    }
    return this.keyed(
      async (input: typeof values & { reason: string } & Keyed) =>
        (await withdrawIncomeDistribution(scope, input)).distribution,
      { ...values, reason: '数据有误' },
    );
  }

  async reverseDistribution(): Promise<boolean> {
    const distribution = await this.#distributionIn('APPROVED');
    if (!distribution) return false;
    const { id: distributionId, version: expectedVersion } = distribution;
    const scope = this.finance();
    const values = { distributionId, expectedVersion, reason: '分配有误' };
    return this.keyed(
      async (input: typeof values & Keyed) => (await reverseIncomeDistribution(scope, input)).distribution,
      values,
    );
  }

  async #distributionIn(state: IncomeDistribution['state']): Promise<IncomeDistribution | undefined> {
    return this.chance.of(await this.market.app.db.manager.findBy(IncomeDistribution, { state }));
  }

  // Pay-outs ---------------------------------------------------------------------------------------------------------

  async preparePayout(): Promise<boolean> {
    // Where people are paid is not what this is about.
    await this.market.app.db.query(
      `UPDATE payee SET bank_name = '建设银行哈尔滨分行', bank_account = '6217000010001234567', bank_set_at = $1
       WHERE bank_account IS NULL`,
      [clock.now()],
    );
    return this.keyed(
      (input) => preparePayout(this.finance(), input),
      { note: '奖励发放' },
      { note: '另一批' },
    );
  }

  async approvePayout(): Promise<boolean> {
    const batch = await this.#batchIn('PREPARED');
    if (!batch) return false;
    const values = { batchId: batch.id, expectedVersion: batch.version };
    if (this.chance.happens(0.2)) {
      await cancelPayout(this.finance(), { ...values, reason: '名单有误' });
      return true;
    }
    return this.keyed((input) => approvePayout(this.finance(), input), values);
  }

  async executePayout(): Promise<boolean> {
    const { app } = this.market;
    const batch = await this.#batchIn('APPROVED');
    if (!batch) return false;
    const lines = await app.db.manager.findBy(PayoutLine, { batchId: batch.id });
    const failed = lines
      .filter(() => this.chance.happens(0.2))
      .map(({ id: lineId }) => ({ lineId, reason: '账号不符' }));
    const values = {
      batchId: batch.id,
      expectedVersion: batch.version,
      executedOn: clock.today(),
      ...(failed.length < lines.length ? { failed } : {}),
    };
    await this.keyed((input) => confirmPayout(this.finance(), input), values);
    // Two workers at once take the same lines.
    await Promise.all([this.#payAll(batch.id), this.#payAll(batch.id)]);
    return true;
  }

  async #payAll(batchId: string): Promise<void> {
    while (await payChunk(this.market.app, batchId));
  }

  async returnLine(): Promise<boolean> {
    const line = this.chance.of(await this.market.app.db.manager.findBy(PayoutLine, { state: 'PAID' }));
    if (!line) return false;
    const values = { lineId: line.id, returnedOn: clock.today(), reason: '账户已注销' };
    return this.keyed((input) => returnPayoutLine(this.finance(), input), values);
  }

  async #batchIn(state: PayoutBatch['state']): Promise<PayoutBatch | undefined> {
    return this.chance.of(await this.market.app.db.manager.findBy(PayoutBatch, { state }));
  }
}
