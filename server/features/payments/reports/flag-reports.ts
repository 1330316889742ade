import { In } from 'typeorm';
import { dayOf } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import type { PaymentPlan } from '../plan/plan.types.ts';
import type { RunningContract } from '../running/running-contract.entity.ts';
import { type FlagFacts, flagsOf, type Usage } from './flags.ts';
import { COUNTING, OPEN } from './report.states.ts';
import { TradeRecord, YearDeclaration } from './usage-evidence.entity.ts';
import { UsageReport } from './usage-report.entity.ts';

/** Judges the reports of a contract anew by everything that is on record; only changed flags are written. */
export async function flagReports(
  tx: Transaction,
  running: Pick<RunningContract, 'id'>,
  plan: PaymentPlan,
): Promise<void> {
  const of = { runningId: running.id };
  const reports = await tx.findBy(UsageReport, { ...of, state: In([...COUNTING, ...OPEN]) });
  const trades = await tx.findBy(TradeRecord, of);
  const declared = await tx.find(YearDeclaration, { where: of, order: { at: 'ASC', id: 'ASC' } });
  const years = new Map(declared.map(({ year, netSales }) => [year, { netSales }]));
  for (const report of reports) {
    const others = reports.filter(({ from }) => from !== report.from).map((each) => usageOf(each, plan));
    const { dueOn, submittedAt } = report;
    const own: FlagFacts['report'] = { ...usageOf(report, plan), dueOn, submittedOn: dayOf(submittedAt) };
    const flags = flagsOf({ report: own, others, trades, years });
    if (flags.join() !== report.flags.join()) await tx.update(UsageReport, report.id, { flags });
  }
}

function usageOf(report: UsageReport, { terms }: PaymentPlan): Usage {
  const { from, to, netSales, units, costSaving } = report;
  const base = terms.payment?.royalty?.base ?? 'NET_SALES';
  return {
    from,
    to,
    netSales,
    base: base === 'UNITS' ? units : base === 'COST_SAVING' ? costSaving : netSales,
  };
}
