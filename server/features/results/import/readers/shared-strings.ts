import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cutText, TABLE_LIMITS } from './table.ts';
import { readXml } from './xml.ts';

const BLOCK = 64;
const BLOCKS_IN_MEMORY = 64;

/**
 * The texts that the cells of a workbook name by number. A workbook may have hundreds of megabytes of them, so they lie
 * in a temporary file, in blocks, of which the last used ones are in memory.
 */
export class SharedStrings {
  readonly #file: number;
  readonly #places: { at: number; bytes: number }[] = [];
  readonly #blocks = new Map<number, string[]>();
  #open: string[] = [];
  #size = 0;

  private constructor() {
    const folder = mkdtempSync(join(tmpdir(), 'fruition-texts-'));
    this.#file = openSync(join(folder, 'texts'), 'wx+', 0o600);
    // The open file stays readable without its name, and is gone with the process, however that ends.
    rmSync(folder, { recursive: true });
  }

  /** Reads them all; none where the workbook has none. Close them afterwards. */
  static async read(bytes: AsyncIterable<Uint8Array> | null): Promise<SharedStrings> {
    const strings = new SharedStrings();
    if (!bytes) return strings;
    try {
      let text = '';
      let isText = false;
      let phonetic = 0;
      const listener = {
        open(name: string) {
          if (name === 'si') text = '';
          if (name === 'rPh') phonetic += 1;
          isText = name === 't' && phonetic === 0;
        },
        text(part: string) {
          if (isText && text.length <= TABLE_LIMITS.cell) text += part;
        },
        close(name: string) {
          isText = false;
          if (name === 'rPh') phonetic -= 1;
          if (name === 'si') strings.#add(cutText(text, TABLE_LIMITS.cell + 1));
        },
      };
      for await (const _ of readXml(bytes, listener));
    } catch (error) {
      strings.close();
      throw error;
    }
    return strings;
  }

  /** The text with this number; undefined if there is none. */
  get(index: number): string | undefined {
    const block = Math.floor(index / BLOCK);
    if (block === this.#places.length) return this.#open[index % BLOCK];
    return this.#block(block)?.[index % BLOCK];
  }

  close(): void {
    closeSync(this.#file);
  }

  #add(text: string): void {
    this.#open.push(text);
    if (this.#open.length < BLOCK) return;
    const bytes = Buffer.from(JSON.stringify(this.#open));
    writeSync(this.#file, bytes, 0, bytes.length, this.#size);
    this.#places.push({ at: this.#size, bytes: bytes.length });
    this.#size += bytes.length;
    this.#open = [];
  }

  #block(block: number): string[] | undefined {
    const known = this.#blocks.get(block);
    const place = this.#places[block];
    if (!place) return undefined;
    if (known) {
      this.#blocks.delete(block);
      this.#blocks.set(block, known);
      return known;
    }
    const bytes = Buffer.alloc(place.bytes);
    readSync(this.#file, bytes, 0, place.bytes, place.at);
    const texts: string[] = JSON.parse(bytes.toString());
    this.#blocks.set(block, texts);
    const [oldest] = this.#blocks.keys();
    if (this.#blocks.size > BLOCKS_IN_MEMORY && oldest !== undefined) this.#blocks.delete(oldest);
    return texts;
  }
}
