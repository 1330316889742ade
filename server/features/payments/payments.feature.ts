import { Payments1764000000810 } from '../../migrations/1764000000810-payments.ts';
import type { Feature } from '../../platform/feature.ts';
import { PaymentRecord } from './events/payment-record.entity.ts';
import { Inspection, InspectionEntry, InspectionFinding } from './inspections/inspection.entity.ts';
import { TradeRecord, YearDeclaration } from './reports/usage-evidence.entity.ts';
import { UsageReport } from './reports/usage-report.entity.ts';
import { RunningContract } from './running/running-contract.entity.ts';
import { RightMark } from './watch/right-mark.entity.ts';

/** Payments: contracts in effect with plans, reports, events, invoices and receipts. */
export const paymentsFeature: Feature = {
  name: 'payments',
  entities: [
    RunningContract,
    UsageReport,
    YearDeclaration,
    TradeRecord,
    PaymentRecord,
    Inspection,
    InspectionEntry,
    InspectionFinding,
    RightMark,
  ],
  migrations: [Payments1764000000810],
  resolvers: [],
};
