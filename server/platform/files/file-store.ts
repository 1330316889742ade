import type { Readable } from 'node:stream';

/** A content that was received whole and waits in a local file. */
export interface LocalContent {
  path: string;
  /** Bytes. */
  size: number;
  /** Hex. */
  sha256: string;
}

/** First and last byte, both included. */
export interface ByteRange {
  start: number;
  end: number;
}

/** Keeps contents under keys made of ids (letters, digits, `-` and `/`), never of names. */
export interface FileStore {
  /** Local folder in which uploads wait until they are complete. */
  readonly incoming: string;
  /** Keeps a content so that it survives a crash; takes the local file or leaves it. Repeating it is harmless. */
  put(key: string, content: LocalContent): Promise<void>;
  /** Opens a content; rejects with `FileStoreError` if it is not there or the store is away. */
  get(key: string, range?: ByteRange): Promise<Readable>;
  /** Deletes a content; one that is not there is fine. */
  delete(key: string): Promise<void>;
}

/** The store could not do it: the content is missing (`missing`), or the store is away or refuses. */
export class FileStoreError extends Error {
  readonly missing: boolean;

  constructor(message: string, options: ErrorOptions & { missing?: boolean } = {}) {
    super(message, options);
    this.name = 'FileStoreError';
    this.missing = options.missing ?? false;
  }
}
