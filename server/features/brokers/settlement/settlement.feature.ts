import { Settlement1764000001040 } from '../../../migrations/1764000001040-settlement.ts';
import { caseTopic } from '../../../platform/cases.ts';
import type { Feature } from '../../../platform/feature.ts';
import { DEAL_CASE } from '../../deals/change-deal.ts';
import { addCommissionSource } from '../../income/commissions/commission-source.ts';
import { RECEIVED_TOPIC } from '../../payments/receipts/daybook.ts';
import { DEAL_ENGAGEMENTS_TOPIC } from '../engagements/claims/attach-engagement.service.ts';
import { accrueDeals, accrueReceipts } from './accrual/accrue-receipts.ts';
import { engagedCommissions } from './accrual/income-commissions.ts';
import { CommissionAccrual, CommissionClaim, CommissionRun } from './data/commission-claim.entity.ts';
import {
  CommissionInvoice,
  CommissionInvoiceCounter,
  CommissionPayment,
} from './data/commission-payment.entity.ts';
import { InnerSplit, InnerSplitPart } from './data/inner-split.entity.ts';
import { commissionFileAccess } from './reading/settlement.loaders.ts';
import { BrokerRecordResolver } from './record/record.resolver.ts';
import {
  CommissionClaimResolver,
  CommissionInvoiceResolver,
  CommissionPaymentResolver,
} from './settlement.resolver.ts';
import { settlementRoutes } from './settlement.routes.ts';
import { settlementBooks } from './settlement-checks.ts';
import { CommissionStepsResolver } from './settlement-steps.resolver.ts';
import { InnerSplitResolver } from './shares/inner-split.resolver.ts';

// Income comes before brokers: it asks whoever has named itself.
addCommissionSource('engagements', engagedCommissions);

/** Settlement of brokers' commissions: what accrues, invoices, payments, inner splits of agencies, yearly records. */
export const settlementFeature: Feature = {
  name: 'broker-settlement',
  entities: [
    CommissionClaim,
    CommissionAccrual,
    CommissionRun,
    CommissionInvoice,
    CommissionInvoiceCounter,
    CommissionPayment,
    InnerSplit,
    InnerSplitPart,
  ],
  migrations: [Settlement1764000001040],
  resolvers: [
    CommissionClaimResolver,
    CommissionPaymentResolver,
    CommissionInvoiceResolver,
    CommissionStepsResolver,
    InnerSplitResolver,
    BrokerRecordResolver,
  ],
  outbox: {
    [RECEIVED_TOPIC]: accrueReceipts,
    [caseTopic(DEAL_CASE)]: accrueDeals,
    [DEAL_ENGAGEMENTS_TOPIC]: accrueDeals,
  },
  books: settlementBooks,
  fileAccess: commissionFileAccess,
  routes: settlementRoutes,
};
