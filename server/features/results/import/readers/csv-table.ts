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
  return { format: 'CSV', encoding, columns, rows: boundedRows(withSurplus(records, columns.length)) };
}

/** Marks rows with more values than the header has columns: a delimiter stands in an unquoted value. */
async function* withSurplus(rows: AsyncIterable<TableRow>, columns: number): AsyncGenerator<TableRow> {
  for await (const row of rows) {
    const surplus = row.cells.slice(columns).filter((cell) => cell !== '').length;
    yield surplus > 0 ? { ...row, surplus } : row;
  }
}

async function* csvRecords(
  bytes: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
  delimiter: string,
): AsyncGenerator<TableRow> {
  /** Line on which the last record ended: what is wrong begins behind it. */
  let read = 0;
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: TABLE_LIMITS.record,
    trim: true,
    record_delimiter: '\n',
    on_record: (record: string[], { lines }) => {
      read = lines;
      return record;
    },
  });
  const source = Readable.from(plainLineBreaks(decode(bytes, encoding)));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      // `lines` is the line on which the record ends; a quoted cell may hold line breaks.
      const line = info.lines - record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
      yield { line, cells: boundedCells(record, line) };
    }
  } catch (error) {
    throw error instanceof CsvError ? csvRefusal(error, read) : error;
  } finally {
    source.destroy();
  }
}

/** The parser counts lines wrongly where they end with two characters inside quotes. */
async function* plainLineBreaks(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let held = '';
  for await (const chunk of chunks) {
    const text = held + chunk;
    // A break may be cut in two between chunks.
    held = text.endsWith('\r') ? '\r' : '';
    yield text.slice(0, text.length - held.length).replace(/\r\n?/g, '\n');
  }
  if (held) yield '\n';
}

function csvRefusal(error: CsvError, read: number): Error {
  const line = read + 1;
  const present = Number(error.lines ?? 0);
  // A quote that nobody closes swallows the lines behind it until the record is too long.
  if (error.code === 'CSV_MAX_RECORD_SIZE' && present <= line)
    return tableRefusal('line-too-long', { line, max: TABLE_LIMITS.record });
  if (error.code === 'CSV_MAX_RECORD_SIZE' || error.code === 'CSV_QUOTE_NOT_CLOSED')
    return tableRefusal('unclosed-quote', { line });
  if (error.code === 'INVALID_OPENING_QUOTE' || error.code === 'CSV_INVALID_CLOSING_QUOTE')
    return tableRefusal('stray-quote', { line: Math.max(line, present) });
  return error;
}
