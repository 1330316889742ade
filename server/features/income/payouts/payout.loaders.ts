import { In } from 'typeorm';
import { groupBy, type Loader, loadMany, loadOne } from '../../../platform/graphql/loaders.ts';
import { Payee } from '../payees/payee.entity.ts';
import { PayoutBatch } from './payout-batch.entity.ts';
import { PayoutLine } from './payout-line.entity.ts';

/** Pay-outs by id. */
export const payoutById: Loader<string, PayoutBatch | null> = loadOne('payout', async (app, ids) => {
  const batches = await app.db.manager.findBy(PayoutBatch, { id: In([...ids]) });
  return new Map(batches.map((batch) => [batch.id, batch]));
});

/** Payees by id. */
export const payeeById: Loader<string, Payee | null> = loadOne('payee', async (app, ids) => {
  const payees = await app.db.manager.findBy(Payee, { id: In([...ids]) });
  return new Map(payees.map((payee) => [payee.id, payee]));
});

/** The payees of pay-outs by pay-out, each once; for four eyes. */
export const payeesOfPayout: Loader<string, Payee[]> = loadMany('payees of payout', async (app, ids) => {
  const pairs: { batchId: string; payeeId: string }[] = await app.db
    .createQueryBuilder(PayoutLine, 'line')
    .select('line.batch_id', 'batchId')
    .addSelect('line.payee_id', 'payeeId')
    .distinct(true)
    .where('line.batch_id = ANY(:ids)', { ids: [...ids] })
    .getRawMany();
  const payees = await app.db.manager.findBy(Payee, {
    id: In([...new Set(pairs.map((pair) => pair.payeeId))]),
  });
  const byId = new Map(payees.map((payee) => [payee.id, payee]));
  const groups = groupBy(pairs, ({ batchId }) => batchId);
  return new Map(
    [...groups].map(([batchId, group]) => [batchId, group.flatMap(({ payeeId }) => byId.get(payeeId) ?? [])]),
  );
});
