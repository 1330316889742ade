import type { App } from '../../platform/app.ts';
import { clock, DAY_MS } from '../../platform/clock.ts';

export const SWEEP_JOB = 'accounts.sweep';

/** Deletes what is over: sessions, links that set passwords, and counts of attempts. */
export async function sweepAccounts(app: App): Promise<void> {
  const now = clock.now();
  await app.db.query('DELETE FROM user_session WHERE expires_at <= $1', [now]);
  await app.db.query('DELETE FROM password_reset WHERE expires_at <= $1', [new Date(now.getTime() - DAY_MS)]);
  await app.db.query('DELETE FROM attempt_limit WHERE resets_at <= $1', [now]);
}
