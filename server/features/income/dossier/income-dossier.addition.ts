import type { Scope } from '../../../platform/app.ts';
import { type DossierAddition, dossierCode, dossierMoney } from '../../../platform/audit/dossier-source.ts';
import { hasRole } from '../../../platform/auth/actor.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { IncomeDistribution } from '../distributions/income-distribution.entity.ts';
import { SEES_INCOME } from '../income.policy.ts';
import { PAYOUT_CASE } from '../payouts/payout-case.ts';
import { PayoutLine } from '../payouts/payout-line.entity.ts';
import { IncomePlan } from '../plans/income-plan.entity.ts';
import { INCOME_DOSSIER_LABELS } from './income-dossier.labels.ts';

/** What the dossier of a deal shows of its income, to the unit alone: plan and distributions, whose own cases are related. */
export const incomeDossier: DossierAddition = {
  labels: INCOME_DOSSIER_LABELS,
  async open(tx: Transaction, { actor }: Scope, dealId: string) {
    const distributions = await tx.find(IncomeDistribution, {
      where: { ledgerDealId: dealId },
      order: { preparedAt: 'ASC', id: 'ASC' },
    });
    const [first] = distributions;
    if (!first || !hasRole(actor, SEES_INCOME, first.organizationId)) return {};
    const booked = distributions.filter(({ state }) => state === 'APPROVED');
    const plan = await tx.findOneBy(IncomePlan, { id: distributions.at(-1)?.planId ?? '' });
    return {
      sections: [
        {
          label: 'income',
          facts: [
            { label: 'plan', value: dossierCode(plan?.state) },
            {
              label: 'distributed',
              value: dossierMoney(booked.reduce((sum, { net }) => sum + net, 0n)),
            },
          ],
        },
      ],
      related: distributions.map(({ id }) => ({ caseType: 'IncomeDistribution', caseId: id })),
    };
  },
};

/** The pay-outs of a distribution stand in its dossier. */
export const payoutsOfDistribution: DossierAddition = {
  labels: {},
  async open(tx: Transaction, _scope: Scope, distributionId: string) {
    const paid = await tx.findBy(PayoutLine, { distributionId });
    const batches = [...new Set(paid.map(({ batchId }) => batchId))].sort();
    return { related: batches.map((id) => ({ caseType: PAYOUT_CASE, caseId: id })) };
  },
};
