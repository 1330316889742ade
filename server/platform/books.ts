import type { Transaction } from './database/transaction.ts';

/** What a feature brings to the ledger's checks, names and readers; see `Feature.books`. */
export interface BooksPart {
  /** What must agree with the ledger, such as invoices with receipts. */
  checks?: readonly LedgerCheck[];
  /** What its cases are called on statements, by kind of case; one statement for any number of ids. */
  caseTitles?: Readonly<Record<string, (tx: Transaction, ids: readonly string[]) => Promise<CaseTitles>>>;
  /** The persons (payees) who own accounts; one feature knows them. */
  persons?: BooksPersons;
}

/** Titles by id of the case; cases without one are shown by their kind. */
export type CaseTitles = ReadonlyMap<string, string>;

/** One proof, run by the nightly job and by `npm run ledger:check` in one read-only snapshot. */
export interface LedgerCheck {
  /** A code such as `INVOICES_AGREE`; the client has words for it (`web/features/ledger/checks.messages`). */
  name: string;
  /** What does not agree, all of it; empty is good. */
  faults(tx: Transaction): Promise<LedgerFault[]>;
}

/** Something that does not agree; no personal data. */
export interface LedgerFault {
  /** What it is about, such as `invoice 0193…`. */
  subject: string;
  /** What was found, with figures in yuan. */
  found: string;
}

/** A person as the owner of accounts. */
export interface BooksPerson {
  name: string;
  /** The unit that pays them. */
  organizationId: string;
  /** Who reads their statements; null for somebody without an account here. */
  userId: string | null;
}

export interface BooksPersons {
  /** By id of the payee; one statement. */
  byIds(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, BooksPerson>>;
  /** The payees that are this user; one statement. */
  ofUser(tx: Transaction, userId: string): Promise<string[]>;
}

/** What all features bring together. */
export interface Books {
  checks: readonly LedgerCheck[];
  caseTitles: NonNullable<BooksPart['caseTitles']>;
  persons: BooksPersons;
}

const NOBODY: BooksPersons = { byIds: async () => new Map(), ofUser: async () => [] };

/** Gathers what the features bring to the ledger. */
export function booksOf(features: readonly { books?: BooksPart }[]): Books {
  const parts = features.flatMap(({ books }) => books ?? []);
  return {
    checks: parts.flatMap(({ checks }) => checks ?? []),
    caseTitles: Object.assign({}, ...parts.map(({ caseTitles }) => caseTitles ?? {})) as Books['caseTitles'],
    persons: parts.find(({ persons }) => persons)?.persons ?? NOBODY,
  };
}
