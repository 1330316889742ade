import { Router } from 'express';
import { Income1764000000830 } from '../../migrations/1764000000830-income.ts';
import type { BooksPart } from '../../platform/books.ts';
import type { Feature } from '../../platform/feature.ts';
import { IncomeCost } from './costs/income-cost.entity.ts';
import {
  IncomeDistribution,
  IncomeDistributionCost,
  IncomeDistributionCounter,
  IncomeDistributionLine,
  IncomeDistributionReceipt,
} from './distributions/income-distribution.entity.ts';
import { holdingsParts } from './holdings/holdings.parts.ts';
import { distributionParts } from './income.parts.ts';
import { payoutParts } from './payouts/payout.parts.ts';
import { IncomeCommission, IncomePlan, IncomePlanMember } from './plans/income-plan.entity.ts';

const books: BooksPart = {
  ...payoutParts.books,
  caseTitles: {
    ...distributionParts.books.caseTitles,
    ...payoutParts.books.caseTitles,
    ...holdingsParts.books.caseTitles,
  },
  checks: [
    ...(distributionParts.books.checks ?? []),
    ...(payoutParts.books.checks ?? []),
    ...holdingsParts.books.checks,
  ],
};

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
    ...holdingsParts.entities,
  ],
  migrations: [Income1764000000830, ...payoutParts.migrations, ...holdingsParts.migrations],
  resolvers: [...distributionParts.resolvers, ...payoutParts.resolvers, ...holdingsParts.resolvers],
  jobs: { ...payoutParts.jobs },
  crons: [...payoutParts.crons],
  fileAccess: { ...distributionParts.fileAccess, ...payoutParts.fileAccess, ...holdingsParts.fileAccess },
  dossiers: distributionParts.dossiers,
  books,
  routes: (app, scopeOf) =>
    Router()
      .use(distributionParts.routes(app, scopeOf))
      .use(payoutParts.routes(app, scopeOf))
      .use(holdingsParts.routes(app, scopeOf)),
};
