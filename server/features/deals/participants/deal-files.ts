import { attachFiles } from '../../../platform/files/files.service.ts';
import type { StoredFile } from '../../../platform/files/stored-file.entity.ts';
import type { DealChange } from '../change-deal.ts';

/** Kind of record under which the files of a deal are kept, with the deal's id. */
export const DEAL_FILES = 'Deal';

/** A file as the audit trail names it. */
export interface FileFact {
  fileId: string;
  sha256: string;
}

/** Gives uploads to the case. @throws Refusal NOT_FOUND, INVALID, each at its field */
export async function attachToDeal(
  { tx, scope, record }: DealChange,
  fileIds: readonly string[],
  field: string,
): Promise<StoredFile[]> {
  return attachFiles(tx, fileIds, { kind: DEAL_FILES, id: record.deal.id }, scope.actor, { field });
}

/** The same for one file that may be left out. */
export async function attachOne(
  change: DealChange,
  fileId: string | null | undefined,
): Promise<StoredFile | null> {
  if (!fileId) return null;
  const [file] = await attachToDeal(change, [fileId], 'fileId');
  return file ?? null;
}

export function fileFact({ id, sha256 }: StoredFile): FileFact {
  return { fileId: id, sha256 };
}
