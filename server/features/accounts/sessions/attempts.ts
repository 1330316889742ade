import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { AttemptLimit } from './attempt-limit.entity.ts';

interface Limit {
  name: string;
  attempts: number;
  windowMs: number;
}

const MINUTE_MS = 60_000;

/** How often what may be tried. Addresses get more: a whole campus can stand behind one. */
export const LIMITS = {
  signInAccount: { name: 'sign-in-account', attempts: 10, windowMs: 15 * MINUTE_MS },
  signInAddress: { name: 'sign-in-address', attempts: 100, windowMs: 15 * MINUTE_MS },
  /** Password or code of somebody who is signed in already. */
  proof: { name: 'proof', attempts: 10, windowMs: 15 * MINUTE_MS },
  signUpAddress: { name: 'sign-up-address', attempts: 60, windowMs: 60 * MINUTE_MS },
  resetAccount: { name: 'reset-account', attempts: 5, windowMs: 60 * MINUTE_MS },
  resetAddress: { name: 'reset-address', attempts: 60, windowMs: 60 * MINUTE_MS },
} as const satisfies Record<string, Limit>;

/**
 * Counts one attempt *before* its outcome is known, so that many at once cannot slip through; it is its own
 * transaction, so that a refusal does not undo the count. Without a subject (jobs have no address) nothing is counted.
 * @throws Refusal LOCKED with the seconds left
 */
export async function countAttempt(db: DataSource, limit: Limit, subject: string | null): Promise<void> {
  if (subject === null) return;
  const now = clock.now();
  const [row] = await db.query<{ attempts: number; resets_at: Date }[]>(
    `INSERT INTO attempt_limit AS l (key, attempts, resets_at) VALUES ($1, 1, $3)
     ON CONFLICT (key) DO UPDATE SET
       attempts = CASE WHEN l.resets_at <= $2 THEN 1 ELSE l.attempts + 1 END,
       resets_at = CASE WHEN l.resets_at <= $2 THEN $3 ELSE l.resets_at END
     RETURNING attempts, resets_at`,
    [keyOf(limit, subject), now, clock.in(limit.windowMs)],
  );
  if (!row || row.attempts <= limit.attempts) return;
  const seconds = Math.max(1, Math.ceil((row.resets_at.getTime() - now.getTime()) / 1000));
  throw new Refusal('LOCKED', { params: { seconds } });
}

/** Forgets the attempts after a success. */
export async function forgetAttempts(db: DataSource, limit: Limit, subject: string): Promise<void> {
  await db.manager.delete(AttemptLimit, { key: keyOf(limit, subject) });
}

/** Takes one attempt back, which succeeded: only failures count for an address. */
export async function takeAttemptBack(db: DataSource, limit: Limit, subject: string | null): Promise<void> {
  if (subject === null) return;
  await db.query('UPDATE attempt_limit SET attempts = greatest(attempts - 1, 0) WHERE key = $1', [
    keyOf(limit, subject),
  ]);
}

function keyOf(limit: Limit, subject: string): string {
  return `${limit.name}:${createHash('sha256').update(subject).digest('hex')}`;
}
