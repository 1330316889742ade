import { createHash } from 'node:crypto';
import { type ChainHead, headIsSigned } from './signing.ts';

/** What of an event goes into its hash. */
export interface ChainLink {
  caseType: string;
  caseId: string;
  sequence: number;
  at: Date;
  action: string;
  userId: string | null;
  membershipId: string | null;
  job: string | null;
  rulebookVersion: string | null;
  facts: Record<string, unknown>;
  personalDigest: string | null;
  previousHash: string;
}

export const FIRST_PREVIOUS_HASH = '0'.repeat(64);

/** JSON with sorted keys, so that equal facts have equal bytes wherever they were stored in between. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** The event's hash, hex: SHA-256 over its canonical JSON, which holds the hash of the event before it. */
export function linkHash(link: ChainLink): string {
  const { at, ...rest } = link;
  const content = {
    action: rest.action,
    at: at.toISOString(),
    caseId: rest.caseId,
    caseType: rest.caseType,
    facts: rest.facts,
    job: rest.job,
    membershipId: rest.membershipId,
    personalDigest: rest.personalDigest,
    previousHash: rest.previousHash,
    rulebookVersion: rest.rulebookVersion,
    sequence: rest.sequence,
    userId: rest.userId,
  };
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

/** Digest of personal details that stands in the chain in their stead, hex. */
export function personalDigest(salt: string, details: Record<string, unknown>): string {
  return createHash('sha256').update(salt).update(canonicalJson(details)).digest('hex');
}

export type ChainVerdict = { valid: true } | { valid: false; sequence: number; reason: ChainFault };
export type ChainFault = 'GAP' | 'LINK' | 'HASH' | 'HEAD' | 'SIGNATURE';

/** Verifies a whole chain, in order of sequence, against its signed head and the public key (PEM). */
export function verifyChain(
  links: readonly (ChainLink & { hash: string })[],
  head: ChainHead & { signature: string },
  publicKey: string,
): ChainVerdict {
  let previous = FIRST_PREVIOUS_HASH;
  for (const [index, link] of links.entries()) {
    const fault = (reason: ChainFault): ChainVerdict => ({ valid: false, sequence: link.sequence, reason });
    if (link.sequence !== index + 1) return fault('GAP');
    if (link.previousHash !== previous) return fault('LINK');
    if (linkHash(link) !== link.hash) return fault('HASH');
    previous = link.hash;
  }
  const at = (reason: ChainFault): ChainVerdict => ({ valid: false, sequence: head.sequence, reason });
  if (head.sequence !== links.length || head.hash !== previous) return at('HEAD');
  if (!headIsSigned(head, head.signature, publicKey)) return at('SIGNATURE');
  return { valid: true };
}
