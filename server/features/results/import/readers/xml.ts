import { SaxesParser } from 'saxes';
import { TABLE_LIMITS, tableRefusal } from './table.ts';

/** What a reader of a markup file listens to; names come without their prefix. */
export interface XmlListener {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Reads markup as a stream, telling the listener what comes; yields after each chunk, so that what was heard can be
 * taken away before more is read. Refuses what is not well-formed, and texts without end.
 */
export async function* readXml(
  bytes: AsyncIterable<Uint8Array>,
  listener: XmlListener,
): AsyncGenerator<void> {
  const parser = new SaxesParser({ xmlns: false });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let silent = 0;
  parser.on('error', () => {
    throw tableRefusal('broken-workbook');
  });
  parser.on('opentag', ({ name, attributes }) => {
    silent = 0;
    listener.open?.(localName(name), attributes);
  });
  parser.on('text', (text) => listener.text?.(text));
  parser.on('cdata', (text) => listener.text?.(text));
  parser.on('closetag', ({ name }) => {
    silent = 0;
    listener.close?.(localName(name));
  });
  for await (const chunk of bytes) {
    const text = decodeChunk(() => decoder.decode(chunk, { stream: true }));
    silent += text.length;
    if (silent > TABLE_LIMITS.record + text.length) {
      throw tableRefusal('line-too-long', { line: parser.line, max: TABLE_LIMITS.record });
    }
    parser.write(text);
    yield;
  }
  parser.write(decodeChunk(() => decoder.decode()));
  parser.close();
  yield;
}

/** Reads a small markup file to its end. */
export async function readXmlWhole(bytes: AsyncIterable<Uint8Array>, listener: XmlListener): Promise<void> {
  for await (const _ of readXml(bytes, listener));
}

function decodeChunk(decode: () => string): string {
  try {
    return decode();
  } catch (error) {
    if (error instanceof TypeError) throw tableRefusal('broken-workbook');
    throw error;
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
