import { AsyncLocalStorage } from 'node:async_hooks';
import type { Logger } from 'typeorm';
import { log } from '../log.ts';

interface Tally {
  count: number;
  statements: string[];
}

const tally = new AsyncLocalStorage<Tally>();

/** Runs a function and tells how many SQL statements it took, and which. */
export async function countStatements<T>(run: () => Promise<T>): Promise<{ value: T } & Tally> {
  const counted: Tally = { count: 0, statements: [] };
  const value = await tally.run(counted, run);
  return { value, ...counted };
}

/** The tally of the current request, for the response header that benchmarks read. */
export function currentTally(): Readonly<Tally> | undefined {
  return tally.getStore();
}

/** Starts a tally for everything that follows in this asynchronous context. */
export function withTally<T>(run: () => T): T {
  return tally.run({ count: 0, statements: [] }, run);
}

/** TypeORM's logger here: counts statements, and reports slow and failed ones without their parameters. */
export class StatementLogger implements Logger {
  logQuery(query: string): void {
    const counted = tally.getStore();
    if (!counted) return;
    counted.count += 1;
    if (counted.statements.length < 200) counted.statements.push(query);
  }

  logQueryError(error: string | Error, query: string): void {
    log.warn({ query, reason: error instanceof Error ? error.message : error }, 'a statement failed');
  }

  logQuerySlow(time: number, query: string): void {
    log.warn({ query, milliseconds: time }, 'a statement was slow');
  }

  logSchemaBuild(message: string): void {
    log.info(message);
  }

  logMigration(message: string): void {
    log.info(message);
  }

  log(_level: 'log' | 'info' | 'warn', message: unknown): void {
    log.info(String(message));
  }
}
