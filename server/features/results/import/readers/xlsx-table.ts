import { Readable } from 'node:stream';
import ExcelJS from 'exceljs';
import {
  boundedCells,
  boundedRows,
  columnName,
  TABLE_LIMITS,
  type Table,
  type TableRow,
  tableRefusal,
} from './table.ts';

/**
 * Reads the first sheet of a workbook as a stream; its first row that is not empty is the header.
 * @param tail the file's last bytes (64 KiB are enough), in which the archive lists its parts with their sizes
 */
export async function openXlsx(bytes: AsyncIterable<Uint8Array>, tail: Buffer): Promise<Table> {
  checkUnpackedSize(tail);
  const rows = sheetRows(bytes);
  const first = await rows.next();
  if (first.done) throw tableRefusal('empty');
  return {
    format: 'XLSX',
    encoding: null,
    columns: first.value.cells.map(columnName),
    rows: boundedRows(rows),
  };
}

async function* sheetRows(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<TableRow> {
  const source = Readable.from(bytes);
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(source, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    // Styles tell which numbers are dates.
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
  try {
    for await (const sheet of reader) {
      for await (const row of sheet) {
        const cells = rowCells(row);
        if (cells.some((cell) => cell !== ''))
          yield { line: row.number, cells: boundedCells(cells, row.number) };
      }
      return;
    }
  } catch (error) {
    if (error instanceof Error && 'errors' in error) throw error;
    throw tableRefusal('broken-workbook');
  } finally {
    source.destroy();
  }
}

function rowCells(row: ExcelJS.Row): string[] {
  const cells: string[] = [];
  row.eachCell({ includeEmpty: true }, (cell, column) => {
    if (column > TABLE_LIMITS.columns + 1) return;
    cells[column - 1] = cellText(cell.value);
  });
  return Array.from(cells, (cell) => cell ?? '');
}

function cellText(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value !== 'object') return String(value).trim();
  if ('richText' in value)
    return value.richText
      .map((part) => part.text)
      .join('')
      .trim();
  if ('result' in value) return cellText(value.result as ExcelJS.CellValue);
  if ('text' in value) return cellText(value.text as ExcelJS.CellValue);
  return 'error' in value ? String(value.error) : '';
}

const CENTRAL_ENTRY = 0x02014b50;

/** Adds up the sizes that the archive's own list gives for its parts; a bomb says them there. */
function checkUnpackedSize(tail: Buffer): void {
  let unpacked = 0;
  for (let at = tail.indexOf('PK\u0001\u0002'); at >= 0 && at + 46 <= tail.length; ) {
    if (tail.readUInt32LE(at) !== CENTRAL_ENTRY) break;
    unpacked += tail.readUInt32LE(at + 24);
    at += 46 + tail.readUInt16LE(at + 28) + tail.readUInt16LE(at + 30) + tail.readUInt16LE(at + 32);
  }
  if (unpacked > TABLE_LIMITS.unpacked)
    throw tableRefusal('unpacked-too-large', { max: TABLE_LIMITS.unpacked });
}
