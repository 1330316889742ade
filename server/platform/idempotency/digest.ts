import { createHash } from 'node:crypto';
import { canonicalJson } from '../audit/chain.ts';

/** A value as it reads back from JSON: moments and whole numbers of any size become text, what is undefined is left out. */
export function plainJson(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner)),
  );
}

/** SHA-256, hex, of a value's canonical JSON: the same for equal values, in whatever order their fields stand. */
export function digestOf(value: unknown): string {
  return createHash('sha256')
    .update(canonicalJson(plainJson(value)))
    .digest('hex');
}
