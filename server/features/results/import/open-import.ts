import type { App } from '../../../platform/app.ts';
import { findFile, openFile } from '../../../platform/files/files.service.ts';
import { openTable } from './readers/open-table.ts';
import { type Table, type TableContent, tableRefusal } from './readers/table.ts';
import { TEXT_ENCODINGS, type TextEncoding } from './readers/text-encoding.ts';

/** Kind of record under which the files of imports are kept. */
export const IMPORT_FILE_KIND = 'result-import';

/** Opens an uploaded file as a table; refuses what cannot be read, with the reason and the line where known. */
export async function openImportFile(app: App, fileId: string, encoding: string | null): Promise<Table> {
  const file = await findFile(app, fileId);
  if (!file) throw tableRefusal('empty');
  const content: TableContent = { size: file.size, open: (range) => openFile(app, file, range) };
  return openTable(content, readEncoding(encoding));
}

/** The encoding that a user named; null to find it out. */
export function readEncoding(encoding: string | null): TextEncoding | null {
  if (encoding === null) return null;
  const known = TEXT_ENCODINGS.find((name) => name === encoding.toLowerCase());
  if (!known) throw tableRefusal('encoding', { tried: encoding.slice(0, 40) });
  return known;
}
