import type { ValueTransformer } from 'typeorm';
import { digestOf, plainJson } from '../../../../platform/idempotency/digest.ts';
import type { CommissionTerms } from './commission-terms.ts';

/** `CommissionTerms` as JSON holds them: fen as text. */
type Plain = Omit<CommissionTerms, 'tiers' | 'fixed' | 'cap' | 'minimum'> & {
  tiers: { from: string; basisPoints: number }[];
  fixed: string | null;
  cap: string | null;
  minimum: string | null;
};

/** SHA-256, hex, over the terms: what each signature is given over. */
export function commissionDigest(terms: CommissionTerms): string {
  return digestOf(terms);
}

/** For a `jsonb` column that holds the terms of a commission. */
export const commissionColumn: ValueTransformer = {
  to: (terms: CommissionTerms) => plainJson(terms),
  from: (json: Plain): CommissionTerms => ({
    ...json,
    tiers: json.tiers.map(({ from, basisPoints }) => ({ from: BigInt(from), basisPoints })),
    fixed: fen(json.fixed),
    cap: fen(json.cap),
    minimum: fen(json.minimum),
  }),
};

function fen(text: string | null): bigint | null {
  return text === null ? null : BigInt(text);
}
