import { userError } from '../../../../platform/errors.ts';
import { newId } from '../../../../platform/ids.ts';
import { BankStatementLine } from '../data/bank-statement.entity.ts';
import { comparable, type OpenInvoice, suggestMatches } from '../suggest-matches.ts';
import { madeReference, readStatementRow } from './read-statement-row.ts';
import type { StatementMapping } from './statement-fields.ts';

/** A line of the file, by its number. */
export interface FileLine {
  line: number;
  cells: string[];
}

export interface KnownMoney {
  open: readonly OpenInvoice[];
  payers: readonly { id: string; name: string; dealIds: string[] }[];
  /** References that were recorded before. */
  references: ReadonlySet<string>;
}

/**
 * Reads the lines of a statement and plans what becomes of each: later lines see what earlier ones use up, so the plans
 * of a file fit together. Pure.
 */
export function planLines(
  statementId: string,
  rows: readonly FileLine[],
  mapping: StatementMapping,
  { open, payers, references }: KnownMoney,
): BankStatementLine[] {
  const owed = new Map(open.map((invoice) => [invoice.id, { ...invoice }]));
  const seen = new Map<string, number>();
  const used = new Set<string>();
  return rows.map(({ line, cells }) => {
    const row = readStatementRow(cells, mapping);
    const same = madeReference(row, 0);
    const occurrence = (seen.get(same) ?? 0) + 1;
    seen.set(same, occurrence);
    const reference = row.reference ?? madeReference(row, occurrence);
    const made = Object.assign(new BankStatementLine(), {
      id: newId(),
      statementId,
      line,
      state: 'READY' as const,
      on: row.on,
      amount: row.amount,
      payerName: row.payerName,
      remark: row.remark,
      reference,
      strength: 'NONE' as const,
      plan: { enterpriseId: null, dealId: null, matches: [], transferId: null },
      problems: row.problems,
      receiptId: null,
    });
    if (row.problems.length > 0 || row.amount === null)
      return Object.assign(made, { state: 'INVALID' as const });
    if (row.amount < 0n) return Object.assign(made, { state: 'OUTGOING' as const });
    if (references.has(reference)) return Object.assign(made, { state: 'KNOWN' as const });
    if (used.has(reference)) {
      const problem = userError('ALREADY_EXISTS', { field: 'REFERENCE', params: { reference } });
      return Object.assign(made, { state: 'INVALID' as const, problems: [problem] });
    }
    used.add(reference);
    return Object.assign(made, suggestionFor(row.amount, row, owed, payers));
  });
}

function suggestionFor(
  amount: bigint,
  row: { payerName: string; remark: string },
  owed: Map<string, OpenInvoice>,
  payers: KnownMoney['payers'],
): Pick<BankStatementLine, 'strength' | 'plan'> {
  const open = [...owed.values()].filter(({ outstanding }) => outstanding > 0n);
  const found = suggestMatches({ amount, payerName: row.payerName, remark: row.remark }, open);
  // Who owes nothing at the moment can still pay in advance.
  const payer = payers.find(({ name }) => comparable(name) === comparable(row.payerName));
  const enterpriseId = found.enterpriseId ?? payer?.id ?? null;
  const isGuess = found.strength === 'GUESS';
  if (!isGuess) {
    for (const { invoiceId, amount: part } of found.matches) {
      const invoice = owed.get(invoiceId);
      if (invoice) invoice.outstanding -= part;
    }
  }
  const dealId = found.dealId ?? (payer?.dealIds.length === 1 ? (payer.dealIds[0] ?? null) : null);
  return {
    strength: found.strength === 'NONE' && payer ? 'LIKELY' : found.strength,
    plan: isGuess
      ? NOTHING_PLANNED
      : {
          enterpriseId,
          dealId,
          matches: found.matches.map(({ invoiceId, amount: part }) => ({
            invoiceId,
            amount: part.toString(),
          })),
          transferId: null,
        },
  };
}

/** A guess is shown and never done by itself: a finance officer takes it or leaves it. */
const NOTHING_PLANNED = { enterpriseId: null, dealId: null, matches: [], transferId: null };
