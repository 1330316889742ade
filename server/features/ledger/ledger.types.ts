import type { AccountPurpose, EntryCode, OwnerKind } from './ledger.enums.ts';

/** Whose books: an organisation by its id, a person by the id of the payee. */
export interface OwnerRef {
  kind: OwnerKind;
  id: string;
}

/** An account by what it is; it is made when it is first posted to. */
export interface AccountRef {
  owner: OwnerRef;
  /**
   * The case that the money is about: the deal (root deal of a running contract), or the demand whose bounty it is; null
   * for what concerns no single case.
   */
  dealId: string | null;
  purpose: AccountPurpose;
}

/** What a figure rests on, so that a statement can lead there. No personal data. */
export interface PostingSource {
  /** Path of the term in the deal's terms, such as `payment.stages.0`. */
  term?: string;
  /** Rule of the rulebook, such as `INC-2`. */
  ruleId?: string;
  /** Key of the payment in the plan, such as `royalty:2026-07-01`. */
  key?: string;
  /** A code or number that helps people, such as an invoice's number. */
  note?: string;
}

export interface NewPosting {
  account: AccountRef;
  /** Fen: debit above zero, credit below. Lines of zero are left out. */
  amount: bigint;
  source?: PostingSource;
}

/** An entry to be made. Its postings sum to zero, and those of each owner too. */
export interface NewEntry {
  code: EntryCode;
  /** The case that brings it about, such as the deal. */
  case: { caseType: string; caseId: string };
  /** Unique in the whole ledger, such as `invoice:<id>`; 1 to 200 printable characters. */
  idempotencyKey: string;
  /** Day (`YYYY-MM-DD`, Shanghai) on which it counts. */
  bookedOn: string;
  /** Ids, sums as yuan text; no personal data. */
  facts?: Record<string, unknown>;
  postings: readonly NewPosting[];
}

export interface Reversal {
  entryId: string;
  idempotencyKey: string;
  /** REVERSAL unless told. */
  code?: EntryCode;
  /** In words, for the entry's facts; no personal data. */
  reason: string;
  /** Today unless told. */
  bookedOn?: string;
}
