import { Payments1764000000810 } from '../../migrations/1764000000810-payments.ts';
import { caseTopic } from '../../platform/cases.ts';
import type { Feature } from '../../platform/feature.ts';
import { DEAL_CASE } from '../deals/change-deal.ts';
import { paymentsDossier } from './dossier/payments-dossier.addition.ts';
import { PaymentRecordResolver } from './events/event.resolver.ts';
import { PaymentRecord } from './events/payment-record.entity.ts';
import { Inspection, InspectionEntry, InspectionFinding } from './inspections/inspection.entity.ts';
import {
  InspectionEntryResolver,
  InspectionFindingResolver,
  InspectionResolver,
} from './inspections/inspection.resolver.ts';
import {
  ReportPeriodsResolver,
  TradeRecordResolver,
  UsageReportResolver,
  YearDeclarationResolver,
} from './reports/report.resolver.ts';
import { TradeRecord, YearDeclaration } from './reports/usage-evidence.entity.ts';
import { UsageReport } from './reports/usage-report.entity.ts';
import { runningFileAccess } from './running/find-running.service.ts';
import { followDeals } from './running/follow-deals.ts';
import { RunningContractResolver } from './running/running.resolver.ts';
import { RunningContract } from './running/running-contract.entity.ts';
import { WATCH_RUNNING_JOB, watchRunning } from './running/watch-running.job.ts';
import { SimulationResolver } from './simulation/simulation.resolver.ts';
import { RightMark } from './watch/right-mark.entity.ts';
import { RightMarkResolver, WatchedRightsResolver } from './watch/watch.resolver.ts';

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
  resolvers: [
    RunningContractResolver,
    ReportPeriodsResolver,
    UsageReportResolver,
    YearDeclarationResolver,
    TradeRecordResolver,
    PaymentRecordResolver,
    InspectionResolver,
    InspectionEntryResolver,
    InspectionFindingResolver,
    WatchedRightsResolver,
    RightMarkResolver,
    SimulationResolver,
  ],
  jobs: { [WATCH_RUNNING_JOB]: watchRunning },
  crons: [{ task: WATCH_RUNNING_JOB, match: '20 * * * *' }],
  outbox: { [caseTopic(DEAL_CASE)]: followDeals },
  fileAccess: runningFileAccess,
  dossierAdditions: { [DEAL_CASE]: paymentsDossier },
};
