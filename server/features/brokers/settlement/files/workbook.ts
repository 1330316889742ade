import ExcelJS from 'exceljs';
import { neutralized } from '../../../../platform/csv.ts';
import { formatYuan } from '../../../../platform/money.ts';

/** Sums as numbers up to where a spreadsheet keeps every fen, above as text. */
const EXACT_FEN = 999_999_999_999_999n;
const YUAN_FORMAT = '#,##0.00;[Red]-#,##0.00';

/** Text, a sum in fen, a plain number, or nothing. */
export type Cell = string | bigint | number | null;

export interface Sheet {
  name: string;
  /** Width in characters for each column. */
  widths: readonly number[];
  /** Lines before the table. */
  facts?: readonly (readonly Cell[])[];
  head: readonly string[];
  rows: readonly (readonly Cell[])[];
  /** A last row in bold. */
  total?: readonly Cell[];
}

/** A workbook of a few sheets, as a file. */
export async function workbook(sheets: readonly Sheet[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  for (const { name, widths, facts = [], head, rows, total } of sheets) {
    const sheet = book.addWorksheet(name.slice(0, 31));
    sheet.columns = widths.map((width) => ({ width }));
    for (const line of facts) add(sheet, line);
    add(sheet, head).font = { bold: true };
    for (const row of rows) add(sheet, row);
    if (total) add(sheet, total).font = { bold: true };
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

function add(sheet: ExcelJS.Worksheet, cells: readonly Cell[]): ExcelJS.Row {
  const row = sheet.addRow(cells.map(plain));
  for (const [index, cell] of cells.entries())
    if (typeof cell === 'bigint') row.getCell(index + 1).numFmt = YUAN_FORMAT;
  return row;
}

function plain(cell: Cell): string | number | null {
  if (typeof cell === 'string') return neutralized(cell);
  if (typeof cell !== 'bigint') return cell;
  return cell <= EXACT_FEN && cell >= -EXACT_FEN ? Number(cell) / 100 : formatYuan(cell);
}
