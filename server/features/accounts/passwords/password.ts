import { hash, verify } from '@node-rs/argon2';
import type { Form } from '../form.ts';
import { MAX_PASSWORD } from '../text-limits.ts';
import { COMMON_PASSWORDS } from './common-passwords.ts';

const MIN_LENGTH = 10;

/** argon2id (the library's default) at the cost that OWASP asks for at least: 19 MiB, two passes. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

let decoy: Promise<string> | undefined;

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

/** Whether the password belongs to the hash. Without a hash it takes as long and is always false. */
export async function verifyPassword(passwordHash: string | null, password: string): Promise<boolean> {
  if (password.length > MAX_PASSWORD) return false;
  decoy ??= hashPassword('a password that nobody has');
  const matches = await verify(passwordHash ?? (await decoy), password.normalize('NFKC'));
  return passwordHash !== null && matches;
}

/** Notes in the form what is wrong with a new password; the reasons are `TOO_SHORT`, `EMAIL` and `COMMON`. */
export function checkNewPassword(form: Form, field: string, password: string, email: string): void {
  const plain = password.normalize('NFKC').toLowerCase();
  if (plain.length > MAX_PASSWORD) form.refuse('TOO_LONG', field, { max: MAX_PASSWORD });
  else if ([...plain].length < MIN_LENGTH)
    form.refuse('INVALID', field, { reason: 'TOO_SHORT', min: MIN_LENGTH });
  else if (plain === email) form.refuse('INVALID', field, { reason: 'EMAIL' });
  else if (COMMON_PASSWORDS.has(plain) || new Set(plain).size < 3)
    form.refuse('INVALID', field, { reason: 'COMMON' });
}
