import { IsNull } from 'typeorm';
import { Deal } from '../server/features/deals/data/deal.entity.ts';
import { recordIncomeCost } from '../server/features/income/costs/record-cost.service.ts';
import { publishRewardNotice } from '../server/features/income/distributions/announce-distribution.service.ts';
import { approveIncomeDistribution } from '../server/features/income/distributions/decide-distribution.service.ts';
import { IncomeDistribution } from '../server/features/income/distributions/income-distribution.entity.ts';
import { prepareIncomeDistribution } from '../server/features/income/distributions/prepare-distribution.service.ts';
import { Payee } from '../server/features/income/payees/payee.entity.ts';
import { setBankDetails } from '../server/features/income/payees/set-payee-details.service.ts';
import { approvePayout } from '../server/features/income/payouts/approve-payout.service.ts';
import { confirmPayout, fetchBankFile } from '../server/features/income/payouts/confirm-payout.service.ts';
import { payChunk } from '../server/features/income/payouts/pay-lines.job.ts';
import { PayoutBatch } from '../server/features/income/payouts/payout-batch.entity.ts';
import { PAY_LINES_JOB } from '../server/features/income/payouts/payout-case.ts';
import { preparePayout } from '../server/features/income/payouts/prepare-payout.service.ts';
import { answerIncomePlan, recordIncomeConsent } from '../server/features/income/plans/consent.service.ts';
import { editIncomePlan } from '../server/features/income/plans/edit-plan.service.ts';
import { IncomePlan, IncomePlanMember } from '../server/features/income/plans/income-plan.entity.ts';
import { proposeIncomePlan } from '../server/features/income/plans/propose-plan.service.ts';
import { resultForCase } from '../server/features/results/result-for-case.service.ts';
import type { Scope } from '../server/platform/app.ts';
import { clock } from '../server/platform/clock.ts';
import type { Transaction } from '../server/platform/database/transaction.ts';
import { newId } from '../server/platform/ids.ts';
import { dropWaitingJobs } from '../server/platform/jobs/jobs.ts';
import { fen } from './fen.ts';
import type { Person } from './load-people.ts';
import type { SeedMoneyAct } from './money.types.ts';
import { paper } from './papers.ts';

type Act<Name extends SeedMoneyAct['do']> = Extract<SeedMoneyAct, { do: Name }>;

/** What becomes of the income of one contract: plan, costs, distributions, pay-outs. */
export class IncomeCourse {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** Takes a step; answers false for one that is not of income. */
  async take(step: SeedMoneyAct, person: Person, dealId: string): Promise<boolean> {
    switch (step.do) {
      case 'cost':
        await recordIncomeCost(person.scope, {
          ...{ source: { dealId }, kind: step.kind, amount: fen(step.amount) ?? 0n },
          ...{ incurredOn: clock.today(), note: step.title },
          fileId: await paper(person, step.title, step.lines),
          idempotencyKey: newId(),
        });
        return true;
      case 'plan':
        await this.#plan(step, person, dealId);
        return true;
      case 'consent': {
        const { id: planId, digest } = await this.#proposed();
        await answerIncomePlan(person.scope, { planId, digest, consents: true });
        return true;
      }
      case 'consentOnPaper':
        await this.#consentOnPaper(person);
        return true;
      case 'distribute':
        await prepareIncomeDistribution(person.scope, { source: { dealId }, idempotencyKey: newId() });
        return true;
      case 'announceRewards':
        await publishRewardNotice(person.scope, { distributionId: (await this.#prepared()).id });
        return true;
      case 'approveDistribution': {
        const { id: distributionId, version: expectedVersion } = await this.#prepared();
        const input = { distributionId, expectedVersion, idempotencyKey: newId() };
        await approveIncomeDistribution(person.scope, input);
        return true;
      }
      default:
        return this.#payOut(step, person);
    }
  }

  async #payOut(step: SeedMoneyAct, person: Person): Promise<boolean> {
    switch (step.do) {
      case 'bank':
        await this.#bank(step, person);
        return true;
      case 'preparePayout':
        await preparePayout(person.scope, { idempotencyKey: newId() });
        return true;
      case 'approvePayout':
        await approvePayout(withSecondFactor(person.scope), await this.#batch('PREPARED'));
        return true;
      case 'fetchBankFile':
        await fetchBankFile(person.scope, (await this.#batch('APPROVED')).batchId);
        return true;
      case 'confirmPayout':
        await this.#confirmPayout(step, person);
        return true;
      default:
        return false;
    }
  }

  async #plan(step: Act<'plan'>, { scope }: Person, dealId: string): Promise<void> {
    const { resultId } = await this.#tx.findOneByOrFail(Deal, { id: dealId });
    const completers = (await resultForCase(this.#tx, resultId))?.completers ?? [];
    const { plan } = await editIncomePlan(scope, {
      source: { dealId },
      completersConvert: false,
      completersBasisPoints: step.pools.completers,
      contributorsBasisPoints: step.pools.contributors,
      fundBasisPoints: step.pools.fund,
      completers: completers.map(({ id: completerId }, index) => ({
        completerId,
        basisPoints: step.completers[index] ?? 0,
      })),
      contributors: [{ ...step.contributor, basisPoints: 10_000 }],
      commissions: [],
      note: step.note,
    });
    await proposeIncomePlan(scope, { planId: plan.id, expectedVersion: plan.version });
  }

  /** The signed papers of everybody who has no account. */
  async #consentOnPaper(person: Person): Promise<void> {
    const { id: planId, digest } = await this.#proposed();
    const others = await this.#tx.findBy(IncomePlanMember, {
      ...{ planId, pool: 'COMPLETERS', userId: IsNull(), consent: 'PENDING' },
    });
    for (const { id: memberId, name } of others) {
      const fileId = await paper(person, '收益分配方案同意书', [
        `完成人 ${name}`,
        `签署日期 ${clock.today()}`,
      ]);
      await recordIncomeConsent(person.scope, { planId, memberId, digest, fileId });
    }
  }

  async #bank({ bankName, accounts }: Act<'bank'>, { scope, userId, account }: Person): Promise<void> {
    const isFinance = account.roles.includes('FINANCE_OFFICER');
    const payees = await this.#tx.find(Payee, {
      where: { userId: isFinance ? IsNull() : userId, bankAccount: IsNull() },
      order: { createdAt: 'ASC', id: 'ASC' },
    });
    for (const [index, { id: payeeId, version: expectedVersion }] of payees.entries()) {
      const bankAccount = accounts[index];
      if (!bankAccount) throw new Error(`seeds: ${account.key} names too few bank accounts`);
      await setBankDetails(scope, { payeeId, expectedVersion, bankName, bankAccount });
    }
  }

  /** The bank executed it, and its lines are entered as the worker does it. */
  async #confirmPayout(step: Act<'confirmPayout'>, person: Person): Promise<void> {
    const batch = await this.#batch('APPROVED');
    await confirmPayout(person.scope, {
      ...batch,
      executedOn: clock.today(),
      bankReference: step.reference,
      receiptFileId: await paper(person, '代发回单', step.lines),
    });
    while (await payChunk(person.scope.app, batch.batchId));
    await dropWaitingJobs(this.#tx, PAY_LINES_JOB);
  }

  #proposed(): Promise<IncomePlan> {
    return this.#tx.findOneByOrFail(IncomePlan, { state: 'PROPOSED' });
  }

  #prepared(): Promise<IncomeDistribution> {
    return this.#tx.findOneByOrFail(IncomeDistribution, { state: 'PREPARED' });
  }

  async #batch(state: 'PREPARED' | 'APPROVED') {
    const { id, version } = await this.#tx.findOneByOrFail(PayoutBatch, { state });
    return { batchId: id, expectedVersion: version, idempotencyKey: newId() };
  }
}

/** Pay-outs are approved with the second factor; the accounts of the world have set up none. */
function withSecondFactor(scope: Scope): Scope {
  if (scope.actor.kind !== 'user') throw new Error('seeds: nobody approves as nobody');
  return { ...scope, actor: { ...scope.actor, secondFactor: true } };
}
