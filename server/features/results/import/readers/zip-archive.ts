import { Readable } from 'node:stream';
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl';
import { TABLE_LIMITS, type TableContent, tableRefusal } from './table.ts';

/** The parts of a zip archive by their names; each is read from its own place in the file. */
export interface Archive {
  has(name: string): boolean;
  /** Unpacks a part as a stream. Refuses a part that is not there, or not as large as the archive says. */
  part(name: string): AsyncGenerator<Uint8Array>;
}

/**
 * Opens an archive by the list at its end. Refuses one that is broken, and one whose parts are too large once unpacked;
 * a part that is larger than its announcement is refused while it is read.
 */
export async function openArchive(content: TableContent): Promise<Archive> {
  const source = new ContentReader(content);
  const entries = new Map<string, Entry>();
  const zip = await source.watch(() => listEntries(source, content.size, entries));
  return {
    has: (name) => entries.has(name),
    async *part(name) {
      const entry = entries.get(name);
      if (!entry) throw tableRefusal('broken-workbook');
      const stream = await source.watch(() => zip.openReadStreamPromise(entry));
      try {
        yield* source.watching(stream);
      } finally {
        stream.destroy();
      }
    },
  };
}

async function listEntries(
  source: ContentReader,
  size: number,
  entries: Map<string, Entry>,
): Promise<ZipFile> {
  const zip = await fromRandomAccessReaderPromise(source, size, { lazyEntries: true, autoClose: false });
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    unpacked += entry.uncompressedSize;
    if (unpacked > TABLE_LIMITS.unpacked)
      throw tableRefusal('unpacked-too-large', { max: TABLE_LIMITS.unpacked });
    if (entry.isEncrypted()) throw tableRefusal('broken-workbook');
    entries.set(entry.fileName, entry);
  }
  return zip;
}

/** Lets the archive read parts of a stored file, and tells faults of the store from faults of the archive. */
class ContentReader extends RandomAccessReader {
  readonly #content: TableContent;
  #fault: unknown = null;

  constructor(content: TableContent) {
    super();
    this.#content = content;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#read(start, end - 1), { objectMode: false });
  }

  async *#read(start: number, end: number): AsyncGenerator<Uint8Array> {
    try {
      yield* await this.#content.open({ start, end });
    } catch (error) {
      this.#fault = error;
      throw error;
    }
  }

  async watch<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw this.#meaning(error);
    }
  }

  async *watching(stream: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    const chunks = stream[Symbol.asyncIterator]();
    for (;;) {
      const { done, value } = await this.watch(() => chunks.next());
      if (done) return;
      yield value;
    }
  }

  #meaning(error: unknown): unknown {
    if (this.#fault !== null) return this.#fault;
    return error instanceof Error && 'errors' in error ? error : tableRefusal('broken-workbook');
  }
}
