import { Income1764000000830 } from '../../migrations/1764000000830-income.ts';
import type { Feature } from '../../platform/feature.ts';
import { IncomeCost } from './costs/income-cost.entity.ts';
import {
  IncomeDistribution,
  IncomeDistributionCost,
  IncomeDistributionCounter,
  IncomeDistributionLine,
  IncomeDistributionReceipt,
} from './distributions/income-distribution.entity.ts';
import { payoutParts } from './payouts/payout.parts.ts';
import { IncomeCommission, IncomePlan, IncomePlanMember } from './plans/income-plan.entity.ts';

/** Income of a unit: its plans, costs and distributions, and how rewards are paid out. */
export const incomeFeature: Feature = {
  name: 'income',
  entities: [
    IncomePlan,
    IncomePlanMember,
    IncomeCommission,
    IncomeCost,
    IncomeDistribution,
    IncomeDistributionLine,
    IncomeDistributionReceipt,
    IncomeDistributionCost,
    IncomeDistributionCounter,
    ...payoutParts.entities,
  ],
  migrations: [Income1764000000830, ...payoutParts.migrations],
  resolvers: [...payoutParts.resolvers],
  jobs: { ...payoutParts.jobs },
  crons: [...payoutParts.crons],
  fileAccess: { ...payoutParts.fileAccess },
  books: payoutParts.books,
  routes: payoutParts.routes,
};
