import { createHash } from 'node:crypto';
import type { Scope } from '../../platform/app.ts';
import { mayReadFile } from '../../platform/files/file-access.ts';
import { FileStoreError } from '../../platform/files/file-store.ts';
import { findFile, openFile } from '../../platform/files/files.service.ts';
import { log } from '../../platform/log.ts';
import type { DossierDocument } from './dossier.ts';
import { type EnclosedDocument, type Enclosure, pathOf } from './dossier-export.ts';

/**
 * Decides which contents an export holds. The features' own rules say which this reader may have (and record it where
 * they do that); each content is read once and compared with its digest, so that a damaged one is named, not handed on.
 * @throws FileStoreError if the store is away
 */
export async function encloseDocuments(
  scope: Scope,
  documents: readonly DossierDocument[],
): Promise<EnclosedDocument[]> {
  const enclosed: EnclosedDocument[] = [];
  for (const document of documents) {
    const state = await stateOf(scope, document);
    const path = state === 'ENCLOSED' ? pathOf(document.file?.name ?? '', enclosed.length) : null;
    enclosed.push({ document, state, path });
  }
  return enclosed;
}

async function stateOf({ app, actor }: Scope, { fileId }: DossierDocument): Promise<Enclosure> {
  const file = await findFile(app, fileId);
  if (!file) return 'DELETED';
  if (!(await mayReadFile(app, actor, file, app.fileAccess))) return 'WITHHELD';
  try {
    const hash = createHash('sha256');
    for await (const chunk of await openFile(app, file)) hash.update(chunk as Buffer);
    if (hash.digest('hex') === file.sha256) return 'ENCLOSED';
    log.error({ fileId }, 'a stored content is not the one that was received');
  } catch (error) {
    if (!(error instanceof FileStoreError) || !error.missing) throw error;
    log.error({ fileId }, 'a stored content is missing');
  }
  return 'LOST';
}
