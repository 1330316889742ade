import iconv from 'iconv-lite';
import { tableRefusal } from './table.ts';

/** Encodings that files of the field come in; GB18030 contains GBK and GB2312. */
export const TEXT_ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const;
export type TextEncoding = (typeof TEXT_ENCODINGS)[number];

/** Enough to tell the encodings apart; the decoders meet what comes later. */
export const SAMPLE_BYTES = 256 * 1024;

/**
 * Tells the encoding of a text from its first bytes: by its mark, else UTF-8 if it is valid, else GB18030 if it is.
 * Refuses what is neither, with what was tried.
 */
export function detectEncoding(sample: Buffer): TextEncoding {
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be';
  const utf16 = unmarkedUtf16(sample);
  if (utf16) return utf16;
  if (sample.includes(0)) throw tableRefusal('not-text');
  if (isUtf8(sample)) return 'utf-8';
  if (isGb18030(sample)) return 'gb18030';
  throw tableRefusal('encoding', { tried: 'utf-8 gb18030 utf-16' });
}

/** UTF-16 without a mark shows in the zero bytes beside its ASCII characters. */
function unmarkedUtf16(sample: Buffer): TextEncoding | null {
  let even = 0;
  let odd = 0;
  for (let index = 0; index < Math.min(sample.length, 4096); index += 1) {
    if (sample[index] === 0) index % 2 === 0 ? even++ : odd++;
  }
  const few = Math.min(sample.length, 4096) / 50;
  if (odd > few && even === 0) return 'utf-16le';
  return even > few && odd === 0 ? 'utf-16be' : null;
}

/**
 * Decodes a stream of bytes. Refuses bytes that are not of the encoding, naming the line, so that no half-broken text
 * gets into the register.
 */
export async function* decode(
  bytes: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
): AsyncGenerator<string> {
  const decoder = encoding === 'utf-8' ? utf8Decoder() : iconvDecoder(encoding);
  let line = 1;
  let first = true;
  for await (const chunk of bytes) {
    let text = decoder.write(chunk, line);
    if (first && text.startsWith('\uFEFF')) text = text.slice(1);
    if (text) first = false;
    line += lineBreaks(text);
    yield text;
  }
  yield decoder.end(line);
}

interface Decoder {
  write(chunk: Uint8Array, line: number): string;
  end(line: number): string;
}

function utf8Decoder(): Decoder {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const run = (line: () => number, step: () => string) => {
    try {
      return step();
    } catch (error) {
      if (error instanceof TypeError) throw tableRefusal('encoding', { line: line(), tried: 'utf-8' });
      throw error;
    }
  };
  return {
    write: (chunk, line) =>
      run(
        () => line + breaksBeforeFault(chunk),
        () => decoder.decode(chunk, { stream: true }),
      ),
    end: (line) =>
      run(
        () => line,
        () => decoder.decode(),
      ),
  };
}

/** Line breaks of a chunk of UTF-8 before its first wrong byte. */
function breaksBeforeFault(chunk: Uint8Array): number {
  // The chunk may begin in the middle of a character, which is not the fault that is looked for.
  const begin = chunk.findIndex((byte) => (byte & 0xc0) !== 0x80);
  const text = new TextDecoder('utf-8').decode(chunk.subarray(Math.max(0, begin)), { stream: true });
  const fault = text.indexOf('\uFFFD');
  return fault < 0 ? 0 : lineBreaks(text.slice(0, fault));
}

function iconvDecoder(encoding: TextEncoding): Decoder {
  const decoder = iconv.getDecoder(encoding);
  const check = (text: string, line: number) => {
    const broken = text.indexOf('\uFFFD');
    if (broken < 0) return text;
    throw tableRefusal('encoding', { line: line + lineBreaks(text.slice(0, broken)), tried: encoding });
  };
  return {
    write: (chunk, line) => check(decoder.write(Buffer.from(chunk)), line),
    end: (line) => check(decoder.end() ?? '', line),
  };
}

function isUtf8(sample: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true });
    return true;
  } catch {
    return false;
  }
}

function isGb18030(sample: Buffer): boolean {
  // The sample may end inside a character: its last three bytes do not count.
  const text = iconv.decode(sample.subarray(0, Math.max(0, sample.length - 3)), 'gb18030');
  return !text.slice(0, -2).includes('\uFFFD');
}

function lineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
