import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { clock } from '../../../platform/clock.ts';

const PERIOD_SECONDS = 30;
/** Steps before and after the present one whose codes are taken: clocks of phones go wrong. */
const WINDOW = 1;
const SECRET_BYTES = 20;

/** A new secret in base32, 160 bits as RFC 4226 asks for. */
export function newSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** Whether a text is a secret as `newSecret` makes it. */
export function isSecret(text: string): boolean {
  return /^[A-Z2-7]{32}$/.test(text);
}

/** The address that authenticator apps read. */
export function secretUri(secret: string, email: string): string {
  return totp(secret, email).toString();
}

/** The time step that a code of six digits belongs to, or null if it is none of the steps around now. */
export function stepOfCode(secret: string, code: string): number | null {
  const token = code.replace(/\s/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = clock.now().getTime();
  const delta = totp(secret, '').validate({ token, timestamp, window: WINDOW });
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
}

function totp(secret: string, label: string): TOTP {
  return new TOTP({ issuer: 'Fruition', label, secret: Secret.fromBase32(secret), period: PERIOD_SECONDS });
}

/** Seals a secret for the database (AES-256-GCM), bound to its user: in another's row it opens nothing. */
export function sealSecret(marketSecret: string, userId: string, secret: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', sealKey(marketSecret), iv).setAAD(Buffer.from(userId));
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
}

/** Opens what `sealSecret` sealed; throws if it was sealed for another user, with another secret, or altered. */
export function openSecret(marketSecret: string, userId: string, text: string): string {
  const bytes = Buffer.from(text, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', sealKey(marketSecret), bytes.subarray(0, 12));
  decipher.setAAD(Buffer.from(userId)).setAuthTag(bytes.subarray(12, 28));
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
}

function sealKey(marketSecret: string): Buffer {
  return Buffer.from(hkdfSync('sha256', marketSecret, 'fruition', 'second-factor', 32));
}
