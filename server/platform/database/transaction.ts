import { type DataSource, type EntityManager, QueryFailedError } from 'typeorm';

/** What a service passes on explicitly between `inTransaction` and its end. */
export type Transaction = EntityManager;

const TRIES = 4;
const RETRYABLE = new Set(['40001', '40P01']);

/**
 * Runs a unit of work in one transaction. Nothing outside the database may happen inside (side effects go through the
 * outbox or a job), therefore a deadlock or a failed serialisation is simply tried again.
 */
export async function inTransaction<T>(db: DataSource, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction(work);
    } catch (error) {
      if (attempt >= TRIES || !RETRYABLE.has(sqlState(error) ?? '')) throw error;
    }
  }
}

/** PostgreSQL's error code of a failed statement, such as `23505` for a breach of uniqueness. */
export function sqlState(error: unknown): string | undefined {
  if (!(error instanceof QueryFailedError)) return undefined;
  const driverError: unknown = error.driverError;
  if (typeof driverError !== 'object' || driverError === null || !('code' in driverError)) return undefined;
  return String(driverError.code);
}

/** Name of the constraint that a failed statement breached, if any. */
export function brokenConstraint(error: unknown): string | undefined {
  if (!(error instanceof QueryFailedError)) return undefined;
  const driverError: unknown = error.driverError;
  if (typeof driverError !== 'object' || driverError === null || !('constraint' in driverError))
    return undefined;
  return typeof driverError.constraint === 'string' ? driverError.constraint : undefined;
}
