import { Holdings1764000000850 } from '../../../migrations/1764000000850-holdings.ts';
import type { Feature } from '../../../platform/feature.ts';
import { EstimatesResolver } from '../estimates/estimates.resolver.ts';
import { TaxFactChange } from '../estimates/tax-fact-change.entity.ts';
import {
  OwnImplementation,
  OwnImplementationIncome,
  OwnImplementationYear,
} from '../own-implementation/own-implementation.entity.ts';
import { mayReadOwnFile, OWN_IMPLEMENTATION_FILES } from '../own-implementation/own-implementation.files.ts';
import {
  OwnImplementationResolver,
  OwnImplementationYearResolver,
} from '../own-implementation/own-implementation.resolver.ts';
import { EquityHolding, EquityStake } from './equity-stake.entity.ts';
import { HOLDINGS_FILES, mayReadHoldingFile } from './holdings.files.ts';
import {
  EquityHoldingResolver,
  EquityIncomeResolver,
  EquityOfDealResolver,
  EquityStakeResolver,
  RunningContractSharesResolver,
  ShareMovementResolver,
  SharesToRegisterResolver,
} from './holdings.resolver.ts';
import { holdingRoutes } from './holdings.routes.ts';
import { holdingsBooks } from './holdings-books.ts';
import { HoldingsStepsResolver } from './holdings-steps.resolver.ts';
import { EquityIncome, ShareMovement } from './share-movement.entity.ts';

/** What shares, own implementation and estimates bring to the feature of income. */
export const holdingsParts = {
  entities: [
    EquityStake,
    EquityHolding,
    ShareMovement,
    EquityIncome,
    OwnImplementation,
    OwnImplementationYear,
    OwnImplementationIncome,
    TaxFactChange,
  ],
  migrations: [Holdings1764000000850],
  resolvers: [
    EquityHoldingResolver,
    EquityStakeResolver,
    ShareMovementResolver,
    EquityIncomeResolver,
    SharesToRegisterResolver,
    EquityOfDealResolver,
    RunningContractSharesResolver,
    HoldingsStepsResolver,
    OwnImplementationResolver,
    OwnImplementationYearResolver,
    EstimatesResolver,
  ],
  fileAccess: { [HOLDINGS_FILES]: mayReadHoldingFile, [OWN_IMPLEMENTATION_FILES]: mayReadOwnFile },
  books: holdingsBooks,
  routes: holdingRoutes,
} as const satisfies Omit<Feature, 'name'>;
