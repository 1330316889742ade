import { expect } from 'vitest';
import type { App } from '../../server/platform/app.ts';
import { auditTrail } from '../../server/platform/audit/audit.service.ts';
import { AuditHead } from '../../server/platform/audit/audit-event.entity.ts';
import { verifyChain } from '../../server/platform/audit/chain.ts';

/** When a session was seen last, and how often an address tried, is no change of anything. */
const BESIDE = ['user_session', 'attempt_limit', 'migrations'];

let statement: string | null = null;

/** One statement that digests every row of every table, the queue of jobs and mails included. */
async function statementFor(app: App): Promise<string> {
  const tables = await app.db.query<{ name: string }[]>(
    `SELECT quote_ident(table_name) AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND NOT table_name = ANY ($1)`,
    [BESIDE],
  );
  return [...tables.map(({ name }) => name), 'graphile_worker._private_jobs']
    .map(
      (name) =>
        `SELECT '${name}' AS name, md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS digest FROM ${name} t`,
    )
    .join(' UNION ALL ');
}

/** A digest of all rows by table: of the cases, their documents and files, notices, chains with heads, mails. */
export async function everything(app: App): Promise<Record<string, string>> {
  statement ??= await statementFor(app);
  const rows = await app.db.query<{ name: string; digest: string }[]>(statement);
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}

/** Runs an attempt and proves that it changed no row of any table and no chain. */
export async function nothingChanged<T>(app: App, attempt: () => Promise<T>): Promise<T> {
  const before = await everything(app);
  const value = await attempt();
  expect(await everything(app)).toEqual(before);
  return value;
}

/** Whether the chain of a case is whole and its head is signed; answers its events. */
export async function chainOf(app: App, caseType: string, caseId: string) {
  const events = await auditTrail(app.db.manager, caseType, caseId);
  const head = await app.db.manager.findOneByOrFail(AuditHead, { caseType, caseId });
  expect(verifyChain(events, head, app.signer.publicKey)).toEqual({ valid: true });
  return events;
}
