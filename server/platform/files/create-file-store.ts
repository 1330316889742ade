import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { FileStore } from './file-store.ts';
import { createFolderStore } from './folder-store.ts';
import { createS3Store } from './s3-store.ts';

/** The store that the configuration names: a folder, or a bucket with its uploads waiting in the data folder. */
export function createFileStore(config: Pick<Config, 'files' | 'dataDir'>): FileStore {
  const { files } = config;
  if (files.kind === 'folder') return createFolderStore(files.folder);
  return createS3Store(files, join(config.dataDir, 'incoming'));
}
