import { type EntityTarget, In, type ObjectLiteral } from 'typeorm';
import { groupBy, type Loader, loadMany, loadOne } from '../../../platform/graphql/loaders.ts';
import { PaymentRecord } from '../events/payment-record.entity.ts';
import { Inspection, InspectionEntry, InspectionFinding } from '../inspections/inspection.entity.ts';
import { TradeRecord, YearDeclaration } from '../reports/usage-evidence.entity.ts';
import { UsageReport } from '../reports/usage-report.entity.ts';
import { RunningContract } from './running-contract.entity.ts';

/** Running contracts by id: whoever asks has decided that they may be seen. */
export const runningById = loadOne('runningById', async (app, ids) => {
  const found = await app.db.manager.findBy(RunningContract, { id: In([...ids]) });
  return new Map(found.map((running) => [running.id, running]));
});

export const reportsOfRunning = listOf('reportsOfRunning', UsageReport, 'from');
export const recordsOf = listOf('paymentRecordsOf', PaymentRecord, 'at');
export const tradeRecordsOf = listOf('tradeRecordsOf', TradeRecord, 'from');
export const yearDeclarationsOf = listOf('yearDeclarationsOf', YearDeclaration, 'at');
export const inspectionsOf = listOf('inspectionsOf', Inspection, 'announcedAt');

export const entriesOfInspection = loadMany('entriesOfInspection', async (app, ids) => {
  const rows = await app.db.manager.find(InspectionEntry, {
    where: { inspectionId: In([...ids]) },
    order: { at: 'ASC', id: 'ASC' },
  });
  return groupBy(rows, (row) => row.inspectionId);
});

export const findingsOfInspection = loadMany('findingsOfInspection', async (app, ids) => {
  const rows = await app.db.manager.find(InspectionFinding, {
    where: { inspectionId: In([...ids]) },
    order: { from: 'ASC' },
  });
  return groupBy(rows, (row) => row.inspectionId);
});

function listOf<T extends ObjectLiteral & { id: string; runningId: string }>(
  name: string,
  entity: EntityTarget<T>,
  order: string & keyof T,
): Loader<string, T[]> {
  return loadMany(name, async (app, runningIds) => {
    const rows = await app.db
      .createQueryBuilder(entity, 'row')
      .where('row.runningId IN (:...runningIds)', { runningIds: [...runningIds] })
      .orderBy(`row.${order}`)
      .addOrderBy('row.id')
      .getMany();
    return groupBy(rows, (row) => row.runningId);
  });
}
