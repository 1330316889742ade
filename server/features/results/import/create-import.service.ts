import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { attachFiles, findFile } from '../../../platform/files/files.service.ts';
import { isId, newId } from '../../../platform/ids.ts';
import type { ImportTarget } from './import.enums.ts';
import { importPolicy } from './import.policy.ts';
import { suggestMapping } from './import-fields.ts';
import { IMPORT_FILE_KIND, openImportFile } from './open-import.ts';
import { cutText, type Table, tableRefusal } from './readers/table.ts';
import { ResultImport } from './result-import.entity.ts';

/** Kind of case under which the audit trail keeps the events of an import. */
export const IMPORT_CASE = 'ResultImport';

const SAMPLE_ROWS = 5;
const SAMPLE_CELL = 200;

export interface CreateImport {
  fileId: string;
  target: ImportTarget;
  encoding?: string | null;
}

/**
 * Takes an upload in as an import of the officer's unit: tells its format and encoding, reads its columns and first
 * rows, and suggests what the columns mean.
 * @throws Refusal FORBIDDEN, NOT_FOUND for a file that is not the actor's own, INVALID (`reason`, `line`) for one that
 *   cannot be read
 */
export async function createImport(scope: Scope, input: CreateImport): Promise<ResultImport> {
  const user = requireUser(scope.actor);
  const { organizationId, membershipId } = user;
  if (!organizationId || !membershipId) throw new Refusal('FORBIDDEN');
  authorize(importPolicy, scope.actor, 'work', { organizationId });
  await refuseForeignFile(scope, input.fileId, user.userId);
  const table = await openImportFile(scope.app, input.fileId, input.encoding ?? null);
  const made = Object.assign(new ResultImport(), {
    id: newId(),
    organizationId,
    fileId: input.fileId,
    actor: { userId: user.userId, membershipId, organizationId, roles: [...user.roles] },
    state: 'UPLOADED' as const,
    version: 1,
    target: input.target,
    format: table.format,
    encoding: table.encoding,
    headers: table.columns,
    sampleRows: await firstRows(table),
    mapping: suggestMapping(table.columns),
    defaults: {},
    attested: false,
    total: null,
    ...NO_PROGRESS,
    error: null,
    createdAt: clock.now(),
    startedAt: null,
    finishedAt: null,
  });
  await inTransaction(scope.app.db, async (tx) => {
    const owner = { kind: IMPORT_FILE_KIND, id: made.id };
    await attachFiles(tx, [input.fileId], owner, scope.actor, { purpose: 'import' });
    await tx.insert(ResultImport, made as object);
    const facts = { after: { state: made.state }, format: made.format, encoding: made.encoding };
    await audit(tx, scope, { caseType: IMPORT_CASE, caseId: made.id, action: 'createImport', facts });
  });
  return made;
}

/** The counters of an import that begins anew. */
export const NO_PROGRESS = { processed: 0, created: 0, updated: 0, unchanged: 0, invalid: 0 } as const;

async function refuseForeignFile({ app }: Scope, fileId: string, userId: string): Promise<void> {
  const file = isId(fileId) ? await findFile(app, fileId) : null;
  if (file?.uploadedBy !== userId || file.state !== 'HELD')
    throw new Refusal('NOT_FOUND', { field: 'fileId' });
}

async function firstRows(table: Table): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const { cells } of table.rows) {
    rows.push(table.columns.map((_, column) => cutText(cells[column] ?? '', SAMPLE_CELL)));
    if (rows.length === SAMPLE_ROWS) break;
  }
  if (rows.length === 0) throw tableRefusal('only-header');
  return rows;
}
