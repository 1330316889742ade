import { Refusal } from '../../../../platform/errors.ts';

export type TableFormat = 'CSV' | 'XLSX' | 'JSON_LINES';

/** A content that can be opened again and again, from any byte on. */
export interface TableContent {
  /** Bytes. */
  size: number;
  open(range?: { start: number; end: number }): Promise<AsyncIterable<Uint8Array>>;
}

/** One row of a file: its line (1 is the first line of the file) and its cells as text, in the order of the columns. */
export interface TableRow {
  line: number;
  cells: string[];
  /** Cells with a value behind the last column of the header: values of the row stand under wrong headers. */
  surplus?: number;
}

/** A file read as a table. Rows come one after the other; nothing keeps the whole file in memory. */
export interface Table {
  format: TableFormat;
  /** Of text files, such as `utf-8` or `gb18030`; null for XLSX. */
  encoding: string | null;
  columns: string[];
  rows: AsyncIterable<TableRow>;
}

export const TABLE_LIMITS = {
  rows: 200_000,
  columns: 200,
  /** Characters of one cell. */
  cell: 20_000,
  /** Characters of one line or record of a text file. */
  record: 1_000_000,
  /** Bytes of a workbook once unpacked: a small file must not become a huge one. */
  unpacked: 600 * 1024 * 1024,
} as const;

/** Why a whole file cannot be read; `line` names the place where that is known. */
export type TableFault =
  | 'empty'
  | 'only-header'
  | 'not-text'
  | 'encoding'
  | 'broken-workbook'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'line-too-long'
  | 'unclosed-quote'
  | 'stray-quote'
  | 'not-json'
  | 'unpacked-too-large';

/** Refuses a file, with what is wrong and where. */
export function tableRefusal(reason: TableFault, params: Record<string, string | number> = {}): Refusal {
  return new Refusal('INVALID', { field: 'fileId', params: { reason, ...params } });
}

/** A header as it is compared and shown: trimmed, without line breaks, never empty. */
export function columnName(header: string, index: number): string {
  return cutText(header.replace(/\s+/g, ' ').trim(), 200) || `#${index + 1}`;
}

/** Keeps the limits of a row's width and of its cells' length; a too long cell stays recognisable as such. */
export function boundedCells(cells: readonly string[], line: number): string[] {
  if (cells.length > TABLE_LIMITS.columns) {
    throw tableRefusal('too-many-columns', { line, max: TABLE_LIMITS.columns });
  }
  return cells.map((cell) => cutText(cell, TABLE_LIMITS.cell + 1));
}

/** At most so many characters of a text, without what PostgreSQL cannot hold: zero bytes and halves of characters. */
export function cutText(text: string, max: number): string {
  return text.slice(0, max).replace(/\0|\p{Surrogate}/gu, '');
}

/** Counts the rows that go through and refuses when there are too many. */
export async function* boundedRows(rows: AsyncIterable<TableRow>): AsyncGenerator<TableRow> {
  let count = 0;
  for await (const row of rows) {
    count += 1;
    if (count > TABLE_LIMITS.rows) throw tableRefusal('too-many-rows', { max: TABLE_LIMITS.rows });
    yield row;
  }
}
