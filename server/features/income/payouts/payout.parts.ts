import { Payouts1764000000840 } from '../../../migrations/1764000000840-payouts.ts';
import type { Feature } from '../../../platform/feature.ts';
import { MyIncomeResolver } from '../my-income/my-income.resolver.ts';
import { Payee } from '../payees/payee.entity.ts';
import { PayeeResolver } from '../payees/payee.resolver.ts';
import { findPayout } from './find-payouts.service.ts';
import { payLinesJob, resumePayouts } from './pay-lines.job.ts';
import { PayoutBatchResolver, PayoutLineResolver, TaxRemittanceResolver } from './payout.resolver.ts';
import { payoutRoutes } from './payout.routes.ts';
import { PayoutBatch } from './payout-batch.entity.ts';
import { payoutBooks } from './payout-books.ts';
import { PAY_LINES_JOB, PAYOUT_CASE } from './payout-case.ts';
import { PayoutLine } from './payout-line.entity.ts';
import { PayoutStepsResolver } from './payout-steps.resolver.ts';
import { TaxRemittance } from './tax-remittance.entity.ts';

const RESUME_JOB = 'payouts.resume';

/** What payees and pay-outs bring to the feature of income. */
export const payoutParts = {
  entities: [Payee, PayoutBatch, PayoutLine, TaxRemittance],
  migrations: [Payouts1764000000840],
  resolvers: [
    PayeeResolver,
    PayoutBatchResolver,
    PayoutLineResolver,
    TaxRemittanceResolver,
    PayoutStepsResolver,
    MyIncomeResolver,
  ],
  jobs: { [PAY_LINES_JOB]: payLinesJob, [RESUME_JOB]: resumePayouts },
  crons: [{ task: RESUME_JOB, match: '* * * * *' }],
  fileAccess: {
    [PAYOUT_CASE]: async (app, actor, file) =>
      (await findPayout({ app, actor, address: null }, file.attachedId ?? '')) !== null,
  },
  books: payoutBooks,
  routes: payoutRoutes,
} as const satisfies Omit<Feature, 'name'>;
