import { createHash } from 'node:crypto';
import { canonicalJson } from '../../../platform/audit/chain.ts';
import type { Terms } from './terms.ts';
import { termsToJson } from './terms-json.ts';

/** SHA-256 (hex) of the canonical JSON of terms: equal terms have equal digests, and changed ones another. */
export function termsDigest(terms: Terms): string {
  return createHash('sha256')
    .update(canonicalJson(termsToJson(terms)))
    .digest('hex');
}
