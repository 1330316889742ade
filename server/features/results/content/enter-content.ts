import type { Scope } from '../../../platform/app.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { ResultRecord, TouchedParts } from '../data/result-record.ts';
import { applyContent } from './apply-content.ts';
import type { ResultContentFields } from './content.types.ts';
import { readContent } from './read-content.ts';
import { resolveReferences, settleFiles } from './resolve-references.ts';

/**
 * Reads what somebody entered, checks it wholly, and puts it into the record in memory.
 * @returns the lists it touched
 * @throws Refusal with everything that is malformed, by field
 */
export async function enterContent(
  tx: Transaction,
  scope: Scope,
  record: ResultRecord,
  fields: ResultContentFields,
  path = 'content',
): Promise<TouchedParts> {
  const { changes, problems } = readContent(fields, record.result, path);
  const [unknown = []] = await resolveReferences(tx, record.result.organizationId, [
    { changes, record, path },
  ]);
  const all = [...problems, ...unknown];
  if (all.length > 0) throw Refusal.all(all);
  await settleFiles(tx, scope.actor, record, changes, path);
  return applyContent(record, changes);
}
