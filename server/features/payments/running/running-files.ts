import { attachFiles } from '../../../platform/files/files.service.ts';
import type { Problems } from '../../../platform/input/problems.ts';
import type { RunningChange } from './change-running.ts';

/** Kind of record under which evidence of a running contract is kept, with its id. */
export const RUNNING_FILES = 'RunningContract';

/** Most files of one report, event or line. */
export const MOST_FILES = 20;

/** A file as the audit trail names it. */
export interface FileFact {
  fileId: string;
  sha256: string;
}

/** Gives uploads to the contract. @throws Refusal NOT_FOUND, INVALID, each at its field */
export async function attachEvidence(
  { tx, scope, running }: RunningChange,
  fileIds: readonly string[],
  field = 'fileIds',
): Promise<FileFact[]> {
  const owner = { kind: RUNNING_FILES, id: running.id };
  const files = await attachFiles(tx, fileIds, owner, scope.actor, { field });
  return files.map(({ id, sha256 }) => ({ fileId: id, sha256 }));
}

/** Notes a list of files that is too long, or empty where there must be one. */
export function checkFiles(
  fileIds: readonly string[],
  problems: Problems,
  { needed = false }: { needed?: boolean } = {},
): void {
  if (needed && fileIds.length === 0) problems.add('REQUIRED');
  if (fileIds.length > MOST_FILES) problems.add('LIMIT', { max: MOST_FILES });
}
