import iconv from 'iconv-lite';
import { openCsv } from './csv-table.ts';
import { openJsonLines } from './json-lines-table.ts';
import { type Table, type TableContent, tableRefusal } from './table.ts';
import { detectEncoding, SAMPLE_BYTES, type TextEncoding } from './text-encoding.ts';
import { openXlsx } from './xlsx-table.ts';

/**
 * Opens a file as a table: its format and encoding are told by its bytes, never by its name.
 * @param encoding what the user says the encoding is; null to find out
 * Refuses with INVALID (`reason`, and `line` where known) what cannot be read.
 */
export async function openTable(content: TableContent, encoding: TextEncoding | null = null): Promise<Table> {
  if (content.size === 0) throw tableRefusal('empty');
  const sample = await readBeginning(content, SAMPLE_BYTES);
  if (sample.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return openXlsx(content);
  const found = encoding ?? detectEncoding(sample);
  const text = iconv.decode(sample, found).replace(/^\uFEFF/, '');
  const start = text.trimStart();
  if (start === '') throw tableRefusal('empty');
  if (start.startsWith('{')) return openJsonLines(await content.open(), found, start);
  const header = start.split(/\r\n|\n|\r/, 1)[0] ?? '';
  return openCsv(await content.open(), found, header);
}

async function readBeginning(content: TableContent, length: number): Promise<Buffer> {
  const end = Math.min(content.size, length) - 1;
  const chunks: Uint8Array[] = [];
  for await (const chunk of await content.open({ start: 0, end })) chunks.push(chunk);
  return Buffer.concat(chunks);
}
