import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from '../../../../platform/audit/chain.ts';
import { type BidContent, bidToJson } from '../../content/bid-content.ts';
import type { Bid } from '../../data/bid.entity.ts';

/** What a bidder is bound to by the digest of a sealed bid. */
export interface Sealed {
  demandId: string;
  bidId: string;
  leadOrganizationId: string;
  content: BidContent;
}

export interface Seal {
  /** Random, hex: without it nobody can find out by trying what was promised. */
  salt: string;
  /** SHA-256 over the salt and the sealed text, hex. */
  digest: string;
}

/** The text that is committed to: canonical JSON, the same for everybody who reads the bid after the opening. */
export function sealedText({ demandId, bidId, leadOrganizationId, content }: Sealed): string {
  return canonicalJson({ bidId, content: bidToJson(content), demandId, leadOrganizationId });
}

export function digestOfSealed(salt: string, text: string): string {
  return createHash('sha256').update(salt).update(text).digest('hex');
}

/** Seals a bid under a salt of its own. */
export function seal(sealed: Sealed): Seal {
  const salt = randomBytes(32).toString('hex');
  return { salt, digest: digestOfSealed(salt, sealedText(sealed)) };
}

/** Whether what is stored is what was sealed. */
export function isIntact(
  bid: Pick<Bid, 'id' | 'demandId' | 'leadOrganizationId' | 'content' | 'salt' | 'digest'>,
) {
  const { id, demandId, leadOrganizationId, content, salt, digest } = bid;
  if (content === null || salt === null || digest === null) return false;
  return digestOfSealed(salt, sealedText({ demandId, bidId: id, leadOrganizationId, content })) === digest;
}
