import { In } from 'typeorm';
import type { App } from '../../../platform/app.ts';
import { keysetPage, type Page, type PageArgs } from '../../../platform/database/page.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { loadOne } from '../../../platform/graphql/loaders.ts';
import { RunningContract } from './running-contract.entity.ts';

/** A running contract by its own id, whoever asks: the caller's policy decides. */
export function runningById(tx: Transaction, id: string): Promise<RunningContract | null> {
  return tx.findOneBy(RunningContract, { id });
}

/** Running contracts by id; whoever asks has decided that they may be seen. */
export const runningLoader = loadOne('runningById', async (app, ids: readonly string[]) => {
  const found = await app.db.manager.findBy(RunningContract, { id: In([...ids]) });
  return new Map(found.map((running) => [running.id, running]));
});

/**
 * A page of a unit's running contracts, the latest signed first.
 * @param where SQL condition on `running`, written in code, that narrows it; null for all
 */
export function runningPage(
  { db }: App,
  organizationId: string,
  where: string | null,
  page: PageArgs,
): Promise<Page<RunningContract>> {
  const query = db
    .createQueryBuilder(RunningContract, 'running')
    .where('running.organizationId = :organizationId', { organizationId });
  if (where) query.andWhere(where);
  return keysetPage(query, page, {
    expression: 'running.signedOn',
    direction: 'DESC',
    value: ({ signedOn }) => signedOn,
    type: 'date',
  });
}
