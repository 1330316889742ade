import { once } from 'node:events';
import ExcelJS from 'exceljs';
import type { Response } from 'express';
import type { Scope } from '../../../platform/app.ts';
import { neutralized } from '../../../platform/csv.ts';
import { formatYuan } from '../../../platform/money.ts';
import type { Statement } from './find-statement.service.ts';
import { namesOf, type StatementRow, statementRows } from './statement-rows.ts';
import { type Language, PURPOSE_WORDS, STATEMENT_WORDS as W, wordsIn } from './statement-words.ts';

/** Sums as numbers up to where a spreadsheet keeps every fen, above as text. */
const EXACT_FEN = 999_999_999_999_999n;
const YUAN_FORMAT = '#,##0.00;[Red]-#,##0.00';
const COLUMNS = [
  [W.day, 12],
  [W.bookedOn, 12],
  [W.code, 14],
  [W.case, 20],
  [W.number, 20],
  [W.term, 24],
  [W.rule, 10],
  [W.debit, 18],
  [W.credit, 18],
  [W.side, 6],
  [W.balance, 18],
  [W.entry, 38],
] as const;

/** Streams statements as a workbook, one sheet each; any number of lines. */
export async function writeStatementsXlsx(
  scope: Scope,
  statements: readonly Statement[],
  language: Language,
  response: Response,
): Promise<void> {
  const word = wordsIn(language);
  const { owners, deals } = await namesOf(scope, statements);
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: response,
    useSharedStrings: false,
    useStyles: true,
  });
  for (const [index, statement] of statements.entries()) {
    const { account } = statement;
    const sheet = book.addWorksheet(`${index + 1} ${word(PURPOSE_WORDS[account.purpose])}`.slice(0, 31));
    sheet.columns = COLUMNS.map(([, width]) => ({ width }));
    const facts = [
      [word(W.owner), owners.get(account.ownerId) ?? ''],
      [word(W.account), word(PURPOSE_WORDS[account.purpose])],
      [word(W.deal), account.dealId === null ? '' : (deals.get(account.dealId) ?? account.dealId)],
      [word(W.period), periodText(statement, language)],
    ];
    for (const fact of facts) sheet.addRow(fact.map(neutralized)).commit();
    const head = sheet.addRow(COLUMNS.map(([heading]) => word(heading)));
    head.font = { bold: true };
    head.commit();
    const sums = (label: string, debit: bigint | null, credit: bigint | null, balance: bigint) =>
      addRow(sheet, [
        label,
        '',
        '',
        '',
        '',
        '',
        '',
        debit,
        credit,
        sideOf(balance, language),
        absolute(balance),
        '',
      ]);
    sums(word(W.opening), null, null, statement.opening);
    for await (const rows of statementRows(scope, statement, language)) {
      for (const row of rows) addRow(sheet, cellsOf(row, language));
      if (response.destroyed) return;
      if (response.writableNeedDrain) await Promise.race([once(response, 'drain'), once(response, 'close')]);
    }
    sums(word(W.closing), statement.debit, statement.credit, statement.closing);
    sheet.commit();
  }
  await book.commit();
}

type Cell = string | bigint | null;

function cellsOf(row: StatementRow, language: Language): Cell[] {
  const { day, bookedOn, code, number, term, rule, debit, credit, balance, entryId } = row;
  const side = sideOf(balance, language);
  const [left, right] = [debit === 0n ? null : debit, credit === 0n ? null : credit];
  return [day, bookedOn, code, row.case, number, term, rule, left, right, side, absolute(balance), entryId];
}

function addRow(sheet: ExcelJS.Worksheet, cells: readonly Cell[]): void {
  const row = sheet.addRow(cells.map(plainCell));
  for (const [index, cell] of cells.entries()) {
    if (typeof cell === 'bigint') row.getCell(index + 1).numFmt = YUAN_FORMAT;
  }
  row.commit();
}

function plainCell(cell: Cell): string | number | null {
  if (typeof cell !== 'bigint') return cell === null ? null : neutralized(cell);
  // Excel has nothing but doubles; below the bound both decimals are kept.
  return cell <= EXACT_FEN && cell >= -EXACT_FEN ? Number(cell) / 100 : formatYuan(cell);
}

/** 借, 贷 or 平: on which side a balance stands. */
export function sideOf(balance: bigint, language: Language): string {
  const word = wordsIn(language);
  if (balance === 0n) return word(W.evenSide);
  return word(balance > 0n ? W.debitSide : W.creditSide);
}

export function absolute(balance: bigint): bigint {
  return balance < 0n ? -balance : balance;
}

/** The period in words. */
export function periodText({ from, to }: Pick<Statement, 'from' | 'to'>, language: Language): string {
  const word = wordsIn(language);
  return `${from ?? word(W.beginning)} – ${to ?? word(W.now)}`;
}
