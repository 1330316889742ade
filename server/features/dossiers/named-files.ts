/** A file that an event put on record. */
export interface NamedFile {
  fileId: string;
  sha256: string;
}

/** The files that facts name as `{ fileId, sha256 }`, however deep, each once. */
export function namedFiles(facts: unknown): NamedFile[] {
  const found = new Map<string, NamedFile>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isNamedFile(value)) found.set(value.fileId, { fileId: value.fileId, sha256: value.sha256 });
    for (const inner of Object.values(value)) visit(inner);
  };
  visit(facts);
  return [...found.values()];
}

/** Whether a part of facts names a file with its digest. */
export function isNamedFile(value: unknown): value is NamedFile {
  if (typeof value !== 'object' || value === null) return false;
  const { fileId, sha256 } = value as Record<string, unknown>;
  return typeof fileId === 'string' && typeof sha256 === 'string';
}
