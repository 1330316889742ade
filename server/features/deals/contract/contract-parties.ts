import type { Deal } from '../data/deal.entity.ts';
import type { DealParty } from '../data/deal-parts.entity.ts';
import type { DealSide } from '../deal.enums.ts';

/** One who signs: the unit, the enterprise, or somebody who owns the result together with the unit. */
export interface Signer {
  side: DealSide;
  /** The co-owner; null for the two sides themselves. */
  partyId: string | null;
}

/** Everybody whose signature a contract needs: the enterprise, the unit, every co-owner. */
export function signersOf({ parties }: { parties: readonly Pick<DealParty, 'id'>[] }): Signer[] {
  return [
    { side: 'ENTERPRISE', partyId: null },
    { side: 'OWNER', partyId: null },
    ...parties.map(({ id }) => ({ side: 'OWNER' as const, partyId: id })),
  ];
}

export function isSigner(one: Signer, other: Signer): boolean {
  return one.side === other.side && one.partyId === other.partyId;
}

/** Those of the signers who have nothing in a list. */
export function signersWithout(signers: readonly Signer[], done: readonly Signer[]): Signer[] {
  return signers.filter((signer) => !done.some((each) => isSigner(each, signer)));
}

/** Copies of the terms in force, by which a contract counts as signed. */
export function copiesOfTerms<Copy extends { termsDigest: string }>(
  copies: readonly Copy[],
  { termsDigest }: Pick<Deal, 'termsDigest'>,
): Copy[] {
  return copies.filter((copy) => copy.termsDigest === termsDigest);
}

/** Whether a written contract is that of the terms and signatories of today. */
export function isCurrent(
  document: { latest: boolean; termsDigest: string },
  { termsDigest }: Pick<Deal, 'termsDigest'>,
): boolean {
  return document.latest && document.termsDigest === termsDigest;
}
