import type { DataSource } from 'typeorm';
import type { App } from '../server/platform/app.ts';
import type { Transaction } from '../server/platform/database/transaction.ts';

/**
 * The app as services see it whose transactions are parts of one that is open already: what they write counts, or is
 * gone, together, and whatever fails ends the whole. Services that ask for the database outside of a transaction read
 * within it, too.
 */
export function within(tx: Transaction, app: App): App {
  const db: DataSource = Object.create(app.db, {
    manager: { value: tx },
    transaction: { value: <T>(work: (tx: Transaction) => Promise<T>) => work(tx) },
    query: { value: tx.query.bind(tx) },
    createQueryBuilder: { value: tx.createQueryBuilder.bind(tx) },
  });
  return { ...app, db };
}
