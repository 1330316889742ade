import { Router } from 'express';
import { Income1764000000830 } from '../../migrations/1764000000830-income.ts';
import type { BooksPart } from '../../platform/books.ts';
import { caseTopic } from '../../platform/cases.ts';
import type { Feature } from '../../platform/feature.ts';
import { DEAL_CASE } from '../deals/change-deal.ts';
import { IncomeCost } from './costs/income-cost.entity.ts';
import {
  IncomeDistribution,
  IncomeDistributionCost,
  IncomeDistributionCounter,
  IncomeDistributionLine,
  IncomeDistributionReceipt,
} from './distributions/income-distribution.entity.ts';
import { incomeDossier, payoutsOfDistribution } from './dossier/income-dossier.addition.ts';
import { payoutDossier } from './dossier/payout-dossier.source.ts';
import { holdingsParts } from './holdings/holdings.parts.ts';
import { distributionParts } from './income.parts.ts';
import { payoutParts } from './payouts/payout.parts.ts';
import { PAYOUT_CASE } from './payouts/payout-case.ts';
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
  // Notices tell of their cases. Nothing of theirs is kept here: whether one stands in the way is asked at each step.
  outbox: { [caseTopic('IncomeDistribution')]: async () => undefined },
  fileAccess: { ...distributionParts.fileAccess, ...payoutParts.fileAccess, ...holdingsParts.fileAccess },
  dossiers: { ...distributionParts.dossiers, [PAYOUT_CASE]: payoutDossier },
  dossierAdditions: { [DEAL_CASE]: incomeDossier, IncomeDistribution: payoutsOfDistribution },
  books,
  routes: (app, scopeOf) =>
    Router()
      .use(distributionParts.routes(app, scopeOf))
      .use(payoutParts.routes(app, scopeOf))
      .use(holdingsParts.routes(app, scopeOf)),
};
