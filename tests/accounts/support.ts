import { expect } from 'vitest';
import type { App } from '../../server/platform/app.ts';
import { auditTrail } from '../../server/platform/audit/audit.service.ts';

/** Tables whose rows a refused step must leave as they are. When a session was seen last is no change. */
const TABLES = [
  'organization',
  'user_account',
  'membership',
  'delegation',
  'consent',
  'password_reset',
  'audit_event',
  'audit_head',
  'outbox_event',
  'graphile_worker._private_jobs',
];

/** A digest of everything that accounts keep, and of what was recorded, told and queued. */
export async function fingerprint(app: App): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const table of TABLES) {
    const [row] = await app.db.query<{ digest: string }[]>(
      `SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS digest FROM ${table} t`,
    );
    digests[table] = row?.digest ?? '';
  }
  const [sessions] = await app.db.query<{ digest: string }[]>(
    `SELECT md5(coalesce(string_agg(concat_ws(',', id, token_hash, membership_id, second_factor_at), '|' ORDER BY id), ''))
       AS digest FROM user_session`,
  );
  return { ...digests, user_session: sessions?.digest ?? '' };
}

/** Runs a step that must be refused and proves that nothing was changed by it. */
export async function unchanged<T>(app: App, step: () => Promise<T>): Promise<T> {
  const before = await fingerprint(app);
  const value = await step();
  expect(await fingerprint(app)).toEqual(before);
  return value;
}

/** The steps recorded of a case, in order. */
export async function steps(app: App, caseType: string, caseId: string): Promise<string[]> {
  return (await auditTrail(app.db.manager, caseType, caseId)).map((event) => event.action);
}

export interface WaitingMail {
  to: string;
  subject: string;
  text: string;
}

/** The mails that wait to be delivered, the oldest first. */
export async function waitingMails(app: App): Promise<WaitingMail[]> {
  const rows = await app.db.query<{ payload: WaitingMail }[]>(
    `SELECT payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
     WHERE t.identifier = 'mail' ORDER BY j.id`,
  );
  return rows.map(({ payload }) => payload);
}

/** Error params as an object. */
export function params(
  error: { params: { name: string; value: string }[] } | undefined,
): Record<string, string> {
  return Object.fromEntries((error?.params ?? []).map(({ name, value }) => [name, value]));
}
