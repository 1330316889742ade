import { Refusal } from '../../../platform/errors.ts';
import { isDay } from '../../../platform/graphql/scalars.ts';

/** Days of recording, both included; null: from the beginning, until now. */
export interface Period {
  from: string | null;
  to: string | null;
}

/** What an account comes to over a period, in fen. */
export interface PeriodFigures {
  opening: bigint;
  debit: bigint;
  credit: bigint;
  closing: bigint;
  /** Sequence of the last posting before the period, and of its last one. */
  openingSequence: number;
  closingSequence: number;
}

/** Refuses with INVALID a day that is none, and a period that ends before it begins. */
export function requirePeriod({ from, to }: Period): void {
  for (const [field, day] of Object.entries({ from, to })) {
    if (day !== null && !isDay(day)) throw new Refusal('INVALID', { field });
  }
  if (from !== null && to !== null && to < from) {
    throw new Refusal('INVALID', { field: 'to', params: { reason: 'DAY_ORDER', after: 'from', day: from } });
  }
}

/**
 * Joins to `ledger_account account` where it stood before a period (`opening`) and at its end (`closing`), each by one
 * look into the index whatever the number of postings. Parameters `$1` and `$2` are the days.
 */
export const PERIOD_JOINS = ['opening', 'closing']
  .map(
    (name) => `LEFT JOIN LATERAL (
      SELECT balance_after, debit_after, sequence FROM ledger_posting
      WHERE account_id = account.id
        AND ${name === 'opening' ? `day < coalesce($1::date, '-infinity')` : `day <= coalesce($2::date, 'infinity')`}
      ORDER BY day DESC, sequence DESC LIMIT 1) ${name} ON true`,
  )
  .join('\n');

/** The same as columns. */
export const PERIOD_COLUMNS = ['opening', 'closing']
  .map(
    (
      name,
    ) => `coalesce(${name}.balance_after, 0) AS "${name}", coalesce(${name}.debit_after, 0) AS "${name}Debit",
    coalesce(${name}.sequence, 0) AS "${name}Sequence"`,
  )
  .join(', ');

/** A row of `PERIOD_COLUMNS`. */
export interface PeriodRow {
  opening: string;
  openingDebit: string;
  openingSequence: number;
  closing: string;
  closingDebit: string;
  closingSequence: number;
}

/** Debits and credits of the period follow from what stood before and after. */
export function periodFigures(row: PeriodRow): PeriodFigures {
  const opening = BigInt(row.opening);
  const closing = BigInt(row.closing);
  const debit = BigInt(row.closingDebit) - BigInt(row.openingDebit);
  return {
    opening,
    closing,
    debit,
    credit: debit - (closing - opening),
    openingSequence: row.openingSequence,
    closingSequence: row.closingSequence,
  };
}
