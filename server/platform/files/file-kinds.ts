import { fileTypeFromFile } from 'file-type';
import { splitName } from './file-name.ts';
import type { FilePurpose } from './stored-file.entity.ts';

/** A type of file that is taken. */
export interface FileKind {
  mediaType: string;
  /** Endings of its names; the first is the usual one. */
  extensions: readonly [string, ...string[]];
}

const MB = 1024 * 1024;
const OPEN_XML = 'application/vnd.openxmlformats-officedocument';
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument';

const PICTURES: readonly FileKind[] = [
  { mediaType: 'image/png', extensions: ['png'] },
  { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  { mediaType: 'image/webp', extensions: ['webp'] },
];
const XLSX: FileKind = { mediaType: `${OPEN_XML}.spreadsheetml.sheet`, extensions: ['xlsx'] };
const DOCUMENTS: readonly FileKind[] = [
  { mediaType: 'application/pdf', extensions: ['pdf'] },
  { mediaType: `${OPEN_XML}.wordprocessingml.document`, extensions: ['docx'] },
  { mediaType: `${OPEN_XML}.presentationml.presentation`, extensions: ['pptx'] },
  { mediaType: `${OPEN_DOCUMENT}.text`, extensions: ['odt'] },
  { mediaType: `${OPEN_DOCUMENT}.spreadsheet`, extensions: ['ods'] },
  { mediaType: `${OPEN_DOCUMENT}.presentation`, extensions: ['odp'] },
];
const CSV: FileKind = { mediaType: 'text/csv', extensions: ['csv', 'tsv'] };
const JSON_LINES: FileKind = { mediaType: 'application/x-ndjson', extensions: ['jsonl', 'ndjson', 'json'] };
const TEXT: FileKind = { mediaType: 'text/plain', extensions: ['txt', 'md'] };

/** Largest size in bytes and the types taken, by purpose. */
export const PURPOSES: Readonly<Record<FilePurpose, { maxBytes: number; kinds: readonly FileKind[] }>> = {
  document: { maxBytes: 25 * MB, kinds: [...DOCUMENTS, XLSX, ...PICTURES, CSV, JSON_LINES, TEXT] },
  picture: { maxBytes: 10 * MB, kinds: PICTURES },
  import: { maxBytes: 100 * MB, kinds: [XLSX, CSV, JSON_LINES, TEXT] },
};

/** Types that a browser may show in its window; everything else is only saved. */
export const SHOWN_INLINE: ReadonlySet<string> = new Set([
  'application/pdf',
  ...PICTURES.map((kind) => kind.mediaType),
]);

const BINARY: readonly FileKind[] = [...DOCUMENTS, XLSX, ...PICTURES];

/** How much of a file's beginning decides whether it is text. */
export const HEAD_BYTES = 64 * 1024;

/**
 * Finds the type of a content by its bytes. The name only tells apart what looks alike (tables and plain text).
 * @param head the first `HEAD_BYTES` of the file
 * @returns null for every type that is not taken at all: markup such as HTML and SVG, programs, archives
 */
export async function findKind(path: string, head: Buffer, claimedName: string): Promise<FileKind | null> {
  const found = await fileTypeFromFile(path);
  const binary = BINARY.find((kind) => kind.mediaType === found?.mime);
  // Short signatures such as "BM" also begin honest tables, so what was found must not keep text from being text.
  return binary ?? textKind(head, claimedName);
}

/** Control characters that no text has. */
const CONTROL = /(?![\t\n\f\r])\p{Cc}/u;

function textKind(head: Buffer, claimedName: string): FileKind | null {
  const text = decode(head)?.trimStart();
  if (text === undefined || text.startsWith('<')) return null;
  const extension = splitName(claimedName).extension.toLowerCase();
  if (extension === 'jsonl' || extension === 'ndjson' || isJsonLine(text)) return JSON_LINES;
  return CSV.extensions.includes(extension) ? CSV : TEXT;
}

/** The beginning as text (UTF-8, GB18030, or UTF-16 with its mark), or undefined if it is none. */
function decode(head: Buffer): string | undefined {
  for (const encoding of encodings(head)) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
      if (!CONTROL.test(text)) return text;
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return undefined;
}

function encodings(head: Buffer): string[] {
  if (head[0] === 0xff && head[1] === 0xfe) return ['utf-16le'];
  if (head[0] === 0xfe && head[1] === 0xff) return ['utf-16be'];
  return ['utf-8', 'gb18030'];
}

/** Whether the first line is a JSON object; one that is longer than the beginning need only begin like one. */
function isJsonLine(text: string): boolean {
  if (!text.startsWith('{')) return false;
  const end = text.indexOf('\n');
  if (end < 0 && text.length > HEAD_BYTES / 4) return /^\{\s*"/.test(text);
  try {
    JSON.parse(end < 0 ? text : text.slice(0, end));
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
