import { PassThrough, Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { expect } from 'vitest';
import { openTable } from '../../server/features/results/import/readers/open-table.ts';
import type { Table, TableContent } from '../../server/features/results/import/readers/table.ts';
import type { TextEncoding } from '../../server/features/results/import/readers/text-encoding.ts';
import { Refusal } from '../../server/platform/errors.ts';

export const HEADER = '来源编号,成果名称,成果简介';

/** A file in memory, read in small pieces as from a disk. */
export function contentOf(bytes: Buffer, piece = 1000): TableContent {
  return {
    size: bytes.length,
    open: async ({ start, end } = { start: 0, end: bytes.length - 1 }) =>
      Readable.from(pieces(bytes.subarray(start, end + 1), piece)),
  };
}

function* pieces(bytes: Buffer, piece: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
}

export function encoded(text: string, encoding: TextEncoding, mark = false): Buffer {
  return iconv.encode(text, encoding, { addBOM: mark });
}

export interface ReadTable {
  table: Table;
  rows: { line: number; cells: string[]; surplus?: number }[];
}

/** Reads a whole file. */
export async function readAll(
  file: Buffer | string,
  encoding: TextEncoding | null = null,
  piece?: number,
): Promise<ReadTable> {
  const table = await openTable(contentOf(Buffer.from(file), piece), encoding);
  const rows = [];
  for await (const row of table.rows) rows.push(row);
  return { table, rows };
}

/** Why a file is refused, with where. */
export async function faultOf(
  file: Buffer | string,
  encoding: TextEncoding | null = null,
): Promise<Record<string, string>> {
  const refused = await readAll(file, encoding).catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(Refusal);
  return refused instanceof Refusal ? paramsOf(refused) : {};
}

function paramsOf({ errors }: Refusal): Record<string, string> {
  expect(errors).toMatchObject([{ code: 'INVALID', field: 'fileId' }]);
  return Object.fromEntries((errors[0]?.params ?? []).map(({ name, value }) => [name, value]));
}

/** A workbook as people make it; `fill` fills its first sheet. */
export async function workbook(
  fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void,
): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('成果'), book);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** A workbook of rows with texts in a list of their own or in the cells. */
export async function streamedWorkbook(
  rows: readonly string[][],
  useSharedStrings: boolean,
): Promise<Buffer> {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream, useSharedStrings, useStyles: true });
  const sheet = book.addWorksheet('成果');
  for (const row of rows) sheet.addRow(row).commit();
  await book.commit();
  return Buffer.concat(chunks);
}
