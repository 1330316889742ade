import type { Scope } from '../../../platform/app.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { keysetPage, type Page, type PageArgs } from '../../../platform/database/page.ts';
import { Refusal, type UserErrorData } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import type { ImportRowState } from './import.enums.ts';
import { importPolicy } from './import.policy.ts';
import { fieldAt } from './import-fields.ts';
import { ImportRow, ResultImport } from './result-import.entity.ts';

/** An import of the actor's unit; null where there is none that they may see. */
export async function findImport({ app, actor }: Scope, importId: string): Promise<ResultImport | null> {
  if (!isId(importId)) return null;
  const found = await app.db.manager.findOneBy(ResultImport, { id: importId });
  return found && importPolicy.see(actor, found) ? found : null;
}

/** The imports of the unit acted for, the newest first. */
export async function findImports({ app, actor }: Scope, page: PageArgs): Promise<Page<ResultImport>> {
  const { organizationId } = requireUser(actor);
  if (!organizationId) throw new Refusal('FORBIDDEN');
  authorize(importPolicy, actor, 'see', { organizationId });
  const query = app.db
    .createQueryBuilder(ResultImport, 'import')
    .where('import.organizationId = :organizationId', { organizationId });
  return keysetPage(query, page, {
    expression: 'import.created_at',
    direction: 'DESC',
    value: ({ createdAt }) => createdAt.toISOString(),
    type: 'timestamptz',
  });
}

/** What became of the rows, in the order of the file. Who sees the import sees them. */
export function findImportRows(
  { app }: Pick<Scope, 'app'>,
  importId: string,
  states: readonly ImportRowState[] | null,
  page: PageArgs,
): Promise<Page<ImportRow>> {
  const query = app.db.createQueryBuilder(ImportRow, 'row').where('row.importId = :importId', { importId });
  if (states && states.length > 0) query.andWhere('row.state IN (:...states)', { states: [...states] });
  return keysetPage(query, page, {
    expression: 'row.line',
    direction: 'ASC',
    value: ({ line }) => String(line),
    type: 'integer',
  });
}

/** A problem with the header and the value of the column that it is about. */
export function describeProblem(
  { headers, mapping }: Pick<ResultImport, 'headers' | 'mapping'>,
  error: UserErrorData,
) {
  const key = fieldAt(error.field, (field) => mapping.some((each) => each.field === field));
  const column = mapping.find(({ field }) => field === key)?.column;
  return {
    field: error.field,
    column: column === undefined ? null : (headers[column] ?? null),
    value: error.params.find(({ name }) => name === 'value')?.value ?? null,
    code: error.code,
    message: error.message,
    params: error.params,
  };
}
