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
    const { fileId, sha256 } = value as Record<string, unknown>;
    if (typeof fileId === 'string' && typeof sha256 === 'string') found.set(fileId, { fileId, sha256 });
    for (const inner of Object.values(value)) visit(inner);
  };
  visit(facts);
  return [...found.values()];
}
