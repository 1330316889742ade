import { Bounty1764000000940 } from '../../../migrations/1764000000940-bounty.ts';
import type { Feature } from '../../../platform/feature.ts';
import { addIncomeSource } from '../../income/sources/income-source.ts';
import { DEMAND_CASE } from '../change-demand.ts';
import { BountyLaneResolver, BountySafeguardResolver, DemandBountyResolver } from './bounty.resolver.ts';
import { bountyRoutes } from './bounty.routes.ts';
import { bountyChecks, demandTitles } from './bounty-checks.ts';
import { BountyPaymentStepsResolver, SafeguardStepsResolver } from './bounty-steps.resolver.ts';
import { BountyDue, BountyReclaim } from './data/bounty-due.entity.ts';
import { BountyPayment, BountyRepayment, BountyReturn } from './data/bounty-payment.entity.ts';
import { BountySafeguard } from './data/safeguard.entity.ts';
import { bountyDossier } from './dossier/bounty-dossier.addition.ts';
import { laneIncome } from './lane-income.ts';
import { bountyFileAccess } from './reading/find-bounties.service.ts';

addIncomeSource('DEMAND', laneIncome);

/** Bounties of demands: what keeps them safe, what falls due, what is paid, returned and given back. */
export const bountyFeature: Feature = {
  name: 'demand-bounty',
  entities: [BountySafeguard, BountyDue, BountyReclaim, BountyPayment, BountyReturn, BountyRepayment],
  migrations: [Bounty1764000000940],
  resolvers: [
    DemandBountyResolver,
    BountyLaneResolver,
    BountySafeguardResolver,
    SafeguardStepsResolver,
    BountyPaymentStepsResolver,
  ],
  books: { checks: bountyChecks, caseTitles: { [DEMAND_CASE]: demandTitles } },
  dossierAdditions: { [DEMAND_CASE]: bountyDossier },
  fileAccess: bountyFileAccess,
  routes: bountyRoutes,
};
