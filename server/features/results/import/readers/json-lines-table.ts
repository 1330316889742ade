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

/**
 * Reads JSON Lines: one object a line. The columns are the keys of the first lines that the caller sampled; a list
 * becomes text joined with `；`, as people write it in a table.
 */
export async function openJsonLines(
  bytes: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
  sample: string,
): Promise<Table> {
  const columns = sampledKeys(sample);
  if (columns.length === 0) throw tableRefusal('not-json', { line: 1 });
  return {
    format: 'JSON_LINES',
    encoding,
    columns: columns.map(columnName),
    rows: boundedRows(jsonRows(bytes, encoding, columns)),
  };
}

async function* jsonRows(
  bytes: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
  columns: readonly string[],
): AsyncGenerator<TableRow> {
  for await (const { line, text } of textLines(decode(bytes, encoding))) {
    if (text.trim() === '') continue;
    const record = parseObject(text);
    if (!record) throw tableRefusal('not-json', { line });
    yield {
      line,
      cells: boundedCells(
        columns.map((key) => cellText(record[key])),
        line,
      ),
    };
  }
}

/** Splits text into lines without ever holding more than one line and one chunk. */
export async function* textLines(
  chunks: AsyncIterable<string>,
): AsyncGenerator<{ line: number; text: string }> {
  let rest = '';
  let line = 1;
  for await (const chunk of chunks) {
    const parts = (rest + chunk).split(/\r\n|\n/);
    rest = parts.pop() ?? '';
    for (const text of parts) yield { line: line++, text };
    if (rest.length > TABLE_LIMITS.record)
      throw tableRefusal('line-too-long', { line, max: TABLE_LIMITS.record });
  }
  if (rest !== '') yield { line, text: rest };
}

function sampledKeys(sample: string): string[] {
  const keys = new Set<string>();
  const lines = sample.split(/\r?\n/).filter((line) => line.trim() !== '');
  for (const [index, line] of lines.entries()) {
    const record = parseObject(line);
    // The last line of a sample may be cut off.
    if (!record && index < lines.length - 1) throw tableRefusal('not-json', { line: index + 1 });
    for (const key of Object.keys(record ?? {})) keys.add(key);
  }
  if (keys.size > TABLE_LIMITS.columns) {
    throw tableRefusal('too-many-columns', { line: 1, max: TABLE_LIMITS.columns });
  }
  return [...keys];
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map(cellText).join('；');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
