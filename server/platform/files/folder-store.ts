import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type FileStore, FileStoreError } from './file-store.ts';

/** Keeps contents in a folder; uploads wait beside them, so that the last step is a rename. */
export function createFolderStore(folder: string): FileStore {
  const pathOf = (key: string) => join(folder, 'contents', key);
  return {
    incoming: join(folder, 'incoming'),

    async put(key, content) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true });
      await flush(content.path);
      await rename(content.path, path);
      await flush(dirname(path));
    },

    async get(key, range) {
      const handle = await open(pathOf(key)).catch((error: unknown) => {
        throw new FileStoreError('The content could not be opened', {
          cause: error,
          missing: isMissing(error),
        });
      });
      return createReadStream('', { fd: handle, ...range });
    },

    async delete(key) {
      await rm(pathOf(key), { force: true });
    },
  };
}

/** Makes sure that a file or a folder's entries are on the disk. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
