import { In } from 'typeorm';
import { groupBy, type Loader, loadMany } from '../../../platform/graphql/loaders.ts';
import { IncomeCost } from '../costs/income-cost.entity.ts';
import {
  IncomeDistributionCost,
  IncomeDistributionReceipt,
} from '../distributions/income-distribution.entity.ts';
import { PayoutLine } from '../payouts/payout-line.entity.ts';
import type { MyIncomeCost, MyIncomeReceipt } from './my-income.types.ts';

/** What came in, by distribution, the earliest first. */
export const receiptsOfDistribution: Loader<string, MyIncomeReceipt[]> = loadMany(
  'receipts of distribution',
  async (app, ids) => {
    const receipts = await app.db.manager.find(IncomeDistributionReceipt, {
      where: { distributionId: In([...ids]) },
      order: { receivedOn: 'ASC', receivedId: 'ASC' },
    });
    return groupBy(receipts, ({ distributionId }) => distributionId);
  },
);

/** What was deducted, by distribution. */
export const costsOfDistribution: Loader<string, MyIncomeCost[]> = loadMany(
  'costs of distribution',
  async (app, ids) => {
    const db = app.db.manager;
    const deducted = await db.findBy(IncomeDistributionCost, { distributionId: In([...ids]) });
    const costs = await db.findBy(IncomeCost, { id: In([...new Set(deducted.map(({ costId }) => costId))]) });
    const kinds = new Map(costs.map(({ id, kind }) => [id, kind]));
    const groups = groupBy(deducted, ({ distributionId }) => distributionId);
    return new Map(
      [...groups].map(([id, group]) => [
        id,
        group.map(({ costId, amount }) => ({ kind: kinds.get(costId) ?? 'OTHER', amount })),
      ]),
    );
  },
);

/** Lines of pay-outs by reward, the first first. */
export const payoutLinesOfReward: Loader<string, PayoutLine[]> = loadMany(
  'payout lines of reward',
  async (app, ids) => {
    const lines = await app.db.manager.find(PayoutLine, {
      where: { distributionLineId: In([...ids]) },
      order: { id: 'ASC' },
    });
    return groupBy(lines, ({ distributionLineId }) => distributionLineId);
  },
);
