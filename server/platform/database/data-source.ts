import { DataSource } from 'typeorm';
import type { Config } from '../config.ts';
import type { Feature } from '../feature.ts';
import { platformEntities, platformMigrations } from './platform-tables.ts';
import { StatementLogger } from './statements.ts';

/** The connection to PostgreSQL with the tables of the platform and of the given features; not yet opened. */
export function createDataSource(
  config: Pick<Config, 'databaseUrl' | 'databasePoolSize'>,
  features: readonly Feature[],
): DataSource {
  return new DataSource({
    type: 'postgres',
    url: config.databaseUrl,
    poolSize: config.databasePoolSize,
    applicationName: `fruition-${process.env.FRUITION_PROCESS ?? 'api'}`,
    entities: [...platformEntities, ...features.flatMap((feature) => feature.entities)],
    migrations: [...platformMigrations, ...features.flatMap((feature) => feature.migrations)],
    migrationsTransactionMode: 'each',
    synchronize: false,
    logging: ['query', 'error'],
    maxQueryExecutionTime: 1000,
    logger: new StatementLogger(),
    extra: { statement_timeout: 60_000, idle_in_transaction_session_timeout: 120_000 },
  });
}
