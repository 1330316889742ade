import { In } from 'typeorm';
import { groupBy, loadMany, loadOne } from '../../platform/graphql/loaders.ts';
import { deductedOf } from './costs/record-cost.service.ts';
import {
  IncomeDistributionLine,
  IncomeDistributionReceipt,
} from './distributions/income-distribution.entity.ts';
import { IncomePlan } from './plans/income-plan.entity.ts';
import { recordsOf } from './plans/plan-record.ts';

/** Plans with their parts by id; whoever asks has decided that they may be seen. */
export const planRecordOf = loadOne('planRecordOf', async (app, ids: readonly string[]) => {
  const plans = await app.db.manager.findBy(IncomePlan, { id: In([...ids]) });
  const records = await recordsOf(app.db.manager, plans);
  return new Map(records.map((record) => [record.plan.id, record]));
});

/** Lines by distribution, in order. */
export const linesOfDistribution = loadMany('linesOfDistribution', async (app, ids: readonly string[]) => {
  const lines = await app.db.manager.find(IncomeDistributionLine, {
    where: { distributionId: In([...ids]) },
    order: { distributionId: 'ASC', position: 'ASC' },
  });
  return groupBy(lines, ({ distributionId }) => distributionId);
});

/** Received money by distribution, the earliest first. */
export const receiptsOfDistribution = loadMany(
  'receiptsOfDistribution',
  async (app, ids: readonly string[]) => {
    const receipts = await app.db.manager.find(IncomeDistributionReceipt, {
      where: { distributionId: In([...ids]) },
      order: { receivedOn: 'ASC', receivedId: 'ASC' },
    });
    return groupBy(receipts, ({ distributionId }) => distributionId);
  },
);

/** Fen that distributions which hold deduct, by cost. */
export const costDeducted = loadOne('costDeducted', (app, ids: readonly string[]) =>
  deductedOf(app.db.manager, ids),
);
