import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import {
  boundedCells,
  boundedRows,
  columnName,
  TABLE_LIMITS,
  type Table,
  type TableRow,
  tableRefusal,
} from './table.ts';
import { decode, type TextEncoding } from './text-encoding.ts';

const DELIMITERS = [',', '\t', ';', '|', '，'];

/** The delimiter that occurs most in the header, outside quotes; a comma where none does. */
export function detectDelimiter(header: string): string {
  const bare = header.replace(/"(?:[^"]|"")*"/g, '');
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, count: bare.split(delimiter).length }));
  counts.sort((a, b) => b.count - a.count);
  return counts[0] && counts[0].count > 1 ? counts[0].delimiter : ',';
}

/** Reads delimited text; its first record is the header. */
export async function openCsv(
  bytes: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
  header: string,
): Promise<Table> {
  const records = csvRecords(bytes, encoding, detectDelimiter(header));
  const first = await records.next();
  if (first.done) throw tableRefusal('empty');
  const columns = first.value.cells.map(columnName);
  return { format: 'CSV', encoding, columns, rows: boundedRows(records) };
}

async function* csvRecords(
  bytes: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
  delimiter: string,
): AsyncGenerator<TableRow> {
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: TABLE_LIMITS.record,
    trim: true,
  });
  const source = Readable.from(decode(bytes, encoding));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      // `lines` is the line on which the record ends; a quoted cell may hold line breaks.
      const breaks = record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
      yield { line: info.lines - breaks, cells: boundedCells(record, info.lines) };
    }
  } catch (error) {
    throw error instanceof CsvError ? csvRefusal(error) : error;
  } finally {
    source.destroy();
  }
}

function csvRefusal(error: CsvError): Error {
  const line = Number(error.lines ?? 0) + 1;
  if (error.code === 'CSV_MAX_RECORD_SIZE')
    return tableRefusal('line-too-long', { line, max: TABLE_LIMITS.record });
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return tableRefusal('unclosed-quote', { line });
  if (error.code === 'INVALID_OPENING_QUOTE' || error.code === 'CSV_INVALID_CLOSING_QUOTE') {
    return tableRefusal('unclosed-quote', { line });
  }
  return error;
}
