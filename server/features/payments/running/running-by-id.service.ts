import { In } from 'typeorm';
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
