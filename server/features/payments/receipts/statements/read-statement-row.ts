import { createHash } from 'node:crypto';
import { type UserErrorData, userError } from '../../../../platform/errors.ts';
import { tidy } from '../../../../platform/input/texts.ts';
import { parseYuan } from '../../../../platform/money.ts';
import { isDay } from '../../../../platform/standards/calendar.ts';
import type { StatementField, StatementMapping } from './statement-fields.ts';

/** What a line of a bank statement says. */
export interface StatementRow {
  on: string | null;
  /** Fen that came in; below zero for money that went out; null where it cannot be read. */
  amount: bigint | null;
  payerName: string;
  remark: string;
  /** Of the bank; null where the line has none. */
  reference: string | null;
  problems: UserErrorData[];
}

export const LONGEST = { payerName: 200, remark: 500, reference: 100 } as const;

/** Most that a line may bring: ten thousand million yuan, in fen. */
const GREATEST = 1_000_000_000_000n;

/** Reads a line by the mapping of its columns. */
export function readStatementRow(cells: readonly string[], mapping: StatementMapping): StatementRow {
  const problems: UserErrorData[] = [];
  const cell = (field: StatementField) => {
    const column = mapping[field];
    return column === undefined ? '' : (tidy(cells[column] ?? '')?.replace(/\s+/g, ' ') ?? '');
  };
  const on = readStatementDay(cell('DATE'));
  if (on === null) problems.push(userError('INVALID', { field: 'DATE', params: { reason: 'NO_DAY' } }));
  const amount = readAmount(cell);
  if (amount === null || amount === 0n)
    problems.push(userError('INVALID', { field: 'AMOUNT', params: { reason: 'NO_SUM' } }));
  else if (amount > GREATEST || amount < -GREATEST)
    problems.push(userError('INVALID', { field: 'AMOUNT', params: { reason: 'TOO_LARGE' } }));
  const reference = cell('REFERENCE').slice(0, LONGEST.reference);
  return {
    on,
    amount:
      problems.length > 0 && amount !== null && (amount > GREATEST || amount < -GREATEST) ? null : amount,
    payerName: cell('PAYER').slice(0, LONGEST.payerName),
    remark: cell('REMARK').slice(0, LONGEST.remark),
    reference: reference === '' ? null : reference,
    problems,
  };
}

/** A sum in one column with its direction or sign, else what came in less what went out. */
function readAmount(cell: (field: StatementField) => string): bigint | null {
  const credit = cell('CREDIT');
  const debit = cell('DEBIT');
  if (credit !== '' || debit !== '') {
    const came = credit === '' ? 0n : readSum(credit);
    const went = debit === '' ? 0n : readSum(debit);
    return came === null || went === null ? null : came - (went < 0n ? -went : went);
  }
  const sum = readSum(cell('AMOUNT'));
  if (sum === null) return null;
  const direction = cell('DIRECTION').toLowerCase();
  if (OUT.some((word) => direction === word)) return sum < 0n ? sum : -sum;
  return sum;
}

const OUT = ['借', '借方', '支出', '支', '付', '付款', '转出', '往账', 'd', 'dr', 'debit', '-'];

/** Reads `1,234.56`, `¥1,234.5`, `＋100`, `(12.00)`; null for what is no sum. */
export function readSum(text: string): bigint | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[¥￥元\s]|cny|rmb/gi, '')
    .replace(/^\((.*)\)$/, '-$1')
    .replace(/^\+/, '');
  const match = /^-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/.exec(plain);
  if (!match) return null;
  // Banks write more decimals than there are; a fraction of a fen is no sum.
  return parseYuan(plain.replaceAll(',', '').replace(/(\.\d{2})0+$/, '$1'));
}

/** Reads `2026-11-23`, `2026/1/3`, `20261123`, `2026年11月23日`, with a time behind or not; null for no day. */
export function readStatementDay(text: string): string | null {
  const match = /^(\d{4})(?:[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?)(?:[T\s].*)?$/.exec(
    text.normalize('NFKC').trim(),
  );
  const digits = /^(\d{4})(\d{2})(\d{2})(\d{6})?$/.exec(text.trim());
  const [, year = '', month = '', day = ''] = digits ?? match ?? [];
  const read = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(read) ? read : null;
}

/** Stands for a reference where the bank gives none: the same line of another file has the same. */
export function madeReference(row: StatementRow, occurrence: number): string {
  const content = [row.on, row.amount?.toString(), row.payerName, row.remark, occurrence].join('\u0000');
  return `row-${createHash('sha256').update(content).digest('hex').slice(0, 32)}`;
}
