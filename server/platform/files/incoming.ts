import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../errors.ts';
import { newId } from '../ids.ts';
import { HEAD_BYTES } from './file-kinds.ts';
import type { FileStore, LocalContent } from './file-store.ts';

export interface Incoming extends LocalContent {
  /** The first `HEAD_BYTES` of it. */
  head: Buffer;
}

/** Bytes as they come. To answer a refusal on the same connection, leaving early must not end the source. */
export type ByteSource = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** An upload that wrote nothing for so long is dead: connections that bring nothing are cut off much earlier. */
const DEAD_AFTER_MS = 10 * 60 * 1000;

/**
 * Writes an upload into a local file, counting and hashing on the way, and hands it over. The file is gone afterwards
 * unless the store took it.
 * @throws Refusal LIMIT as soon as more than `maxBytes` came, REQUIRED if nothing came
 */
export async function withIncoming<T>(
  store: FileStore,
  source: ByteSource,
  maxBytes: number,
  use: (content: Incoming) => Promise<T>,
): Promise<T> {
  await mkdir(store.incoming, { recursive: true });
  const path = join(store.incoming, newId());
  try {
    return await use(await receive(path, source, maxBytes));
  } finally {
    await rm(path, { force: true });
  }
}

/** The refusal of a content that is larger than allowed. */
export function tooLarge(maxBytes: number): Refusal {
  return new Refusal('LIMIT', { field: 'content', params: { maxBytes } });
}

async function receive(path: string, source: ByteSource, maxBytes: number): Promise<Incoming> {
  const hash = createHash('sha256');
  const heads: Uint8Array[] = [];
  let size = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of source) {
      if (size < HEAD_BYTES) heads.push(chunk);
      size += chunk.byteLength;
      if (size > maxBytes) throw tooLarge(maxBytes);
      hash.update(chunk);
      await file.writeFile(chunk);
    }
  } finally {
    await file.close();
  }
  if (size === 0) throw new Refusal('REQUIRED', { field: 'content' });
  return { path, size, sha256: hash.digest('hex'), head: Buffer.concat(heads).subarray(0, HEAD_BYTES) };
}

/** Removes what uploads left behind whose process was killed. Other processes' live uploads stay. */
export async function sweepIncoming(store: FileStore): Promise<void> {
  await mkdir(store.incoming, { recursive: true });
  const probe = join(store.incoming, newId());
  await writeFile(probe, '');
  // The disk's own time: it need not be that of this machine, nor that of the market's clock.
  const { mtimeMs: now } = await stat(probe);
  await rm(probe, { force: true });
  for (const name of await readdir(store.incoming)) {
    const path = join(store.incoming, name);
    const touched = await stat(path).catch(goneMeanwhile);
    if (touched && touched.mtimeMs < now - DEAD_AFTER_MS) await rm(path, { force: true });
  }
}

function goneMeanwhile(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
  throw error;
}
