import type { Scope } from '../../../platform/app.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { ResultRecord } from '../data/result-record.ts';
import type { ContentChanges, ResultContentFields } from './content.types.ts';
import { readContent } from './read-content.ts';
import { resolveReferences, settleFiles } from './resolve-references.ts';

/**
 * Reads what somebody entered for a record, checks it wholly, and gives the record its files.
 * @returns the changes, ready to be applied
 * @throws Refusal with everything that is malformed, by field
 */
export async function prepareContent(
  tx: Transaction,
  scope: Scope,
  record: ResultRecord,
  fields: ResultContentFields,
  path = 'content',
): Promise<ContentChanges> {
  const { changes, problems } = readContent(fields, record.result, path);
  const [unknown = []] = await resolveReferences(tx, record.result.organizationId, [
    { changes, record, path },
  ]);
  const all = [...problems, ...unknown];
  if (all.length > 0) throw Refusal.all(all);
  await settleFiles(tx, scope.actor, record, changes, path);
  return changes;
}
