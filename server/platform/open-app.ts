import type { App } from './app.ts';
import { dossierSourcesOf } from './audit/dossier-source.ts';
import { createAuditSigner } from './audit/signing.ts';
import { confidentialAccessOf } from './auth/confidential-access.ts';
import { booksOf } from './books.ts';
import type { Config } from './config.ts';
import { createDataSource } from './database/data-source.ts';
import type { Feature } from './feature.ts';
import { createFileStore } from './files/create-file-store.ts';
import { fileAccessOf } from './files/file-access.ts';
import { sweepIncoming } from './files/incoming.ts';
import { migrateJobs } from './jobs/jobs.ts';
import { SearchEngine } from './search/engine.ts';

/** Opens what a process works with. The database must be there; the search engine may be away. */
export async function openApp(config: Config, features: readonly Feature[]): Promise<App> {
  const db = createDataSource(config, features);
  await db.initialize();
  const files = createFileStore(config);
  await sweepIncoming(files);
  return {
    config,
    db,
    search: config.search ? new SearchEngine(config.search) : null,
    files,
    fileAccess: fileAccessOf(features),
    confidentialAccess: confidentialAccessOf(features),
    signer: createAuditSigner(config.secret),
    dossiers: dossierSourcesOf(features),
    books: booksOf(features),
  };
}

/** Brings the database to the present schema; safe to call at every start and from two processes at once. */
export async function migrate(app: App): Promise<void> {
  const lock = app.db.createQueryRunner();
  await lock.connect();
  try {
    await lock.query(`SELECT pg_advisory_lock(hashtextextended('migrate', 0))`);
    await app.db.runMigrations();
    await migrateJobs(app.config.databaseUrl);
  } finally {
    await lock.query(`SELECT pg_advisory_unlock(hashtextextended('migrate', 0))`);
    await lock.release();
  }
}

/** Closes what was opened. */
export async function closeApp(app: App): Promise<void> {
  await app.db.destroy();
}
