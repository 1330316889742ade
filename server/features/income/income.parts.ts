import type { FileAccess } from '../../platform/files/file-access.ts';
import { isId } from '../../platform/ids.ts';
import { IncomeCost } from './costs/income-cost.entity.ts';
import { COST_FILES } from './costs/record-cost.service.ts';
import { distributionBooks } from './distributions/distribution-books.ts';
import { distributionDossier } from './dossier/distribution-dossier.source.ts';
import { incomePolicy } from './income.policy.ts';
import { IncomeResolver } from './income.resolver.ts';
import { incomeRoutes } from './income.routes.ts';
import {
  IncomeCommissionResolver,
  IncomeCostResolver,
  IncomeDistributionResolver,
  IncomePlanMemberResolver,
  IncomePlanResolver,
} from './income-parts.resolver.ts';
import { IncomeStepsResolver } from './income-steps.resolver.ts';
import { PLAN_FILES } from './plans/edit-plan.service.ts';
import { findPlan } from './reading/find-distributions.service.ts';

const fileAccess: Readonly<Record<string, FileAccess>> = {
  [PLAN_FILES]: async (app, actor, { attachedId }) =>
    (await findPlan({ app, actor, address: null }, attachedId ?? '')) !== null,
  [COST_FILES]: async (app, actor, { attachedId }) => {
    const cost = isId(attachedId ?? '')
      ? await app.db.manager.findOneBy(IncomeCost, { id: attachedId ?? '' })
      : null;
    const subject = cost ? { organizationId: cost.organizationId, beneficiaries: new Set<string>() } : null;
    return subject !== null && incomePolicy.see(actor, subject);
  },
};

/** What plans, costs and distributions bring to the feature of income. */
export const distributionParts = {
  resolvers: [
    IncomeResolver,
    IncomeStepsResolver,
    IncomePlanResolver,
    IncomePlanMemberResolver,
    IncomeCommissionResolver,
    IncomeCostResolver,
    IncomeDistributionResolver,
  ],
  fileAccess,
  dossiers: { IncomeDistribution: distributionDossier },
  books: distributionBooks,
  routes: incomeRoutes,
} as const;
