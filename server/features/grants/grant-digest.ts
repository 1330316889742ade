import { createHash } from 'node:crypto';
import { canonicalJson } from '../../platform/audit/chain.ts';
import type { OwnershipGrant } from './data/ownership-grant.entity.ts';

/** SHA-256, hex, of what is decided and announced of a grant; whatever changes in it asks for both anew. */
export function grantDigest(grant: OwnershipGrant): string {
  const { resultId, title, kind, timing, shareBasisPoints, useYears, recipient, shares, agreement } = grant;
  const fee = grant.resourceFee?.toString() ?? null;
  const { relinquishment } = grant;
  const parts = shares.map(({ completerId, name, basisPoints }) => ({ completerId, name, basisPoints }));
  const content = { resultId, title, kind, timing, shareBasisPoints, useYears, recipient, parts };
  const agreed = { ...agreement, relinquishment, fee };
  return createHash('sha256')
    .update(canonicalJson({ ...content, agreed }))
    .digest('hex');
}
