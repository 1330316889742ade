import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { discardFiles } from '../../../platform/files/files.service.ts';
import { isId } from '../../../platform/ids.ts';
import { checkVersion, notFound, RESULT_CASE, type ResultReference } from '../change-result.ts';
import { FILE_KINDS } from '../content/resolve-references.ts';
import { lockRecords } from '../data/result-record.ts';
import { TechResult } from '../data/tech-result.entity.ts';
import { resultPolicy } from '../result.policy.ts';

/**
 * Deletes a draft that was never handed in, with its files. The audit trail keeps that it was there, and nothing of
 * its content.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE
 */
export async function deleteDraft(
  scope: Scope,
  { resultId, expectedVersion }: ResultReference,
): Promise<void> {
  if (!isId(resultId)) throw notFound();
  await inTransaction(scope.app.db, async (tx) => {
    const record = (await lockRecords(tx, [resultId])).get(resultId);
    if (!record || !resultPolicy.see(scope.actor, record)) throw notFound();
    authorize(resultPolicy, scope.actor, 'deleteDraft', record);
    const { result } = record;
    checkVersion(result, expectedVersion);
    if (result.state !== 'DRAFT')
      throw new Refusal('STATE', { params: { state: result.state, action: 'deleteDraft' } });
    const owned = (kind: string) => ({ kind, id: resultId });
    await discardFiles(
      tx,
      record.pictures.map(({ fileId }) => fileId),
      owned(FILE_KINDS.picture),
    );
    const certificates = record.rights.flatMap(({ certificateId }) => certificateId ?? []);
    await discardFiles(tx, certificates, owned(FILE_KINDS.certificate));
    await discardFiles(tx, record.confidential?.fileIds ?? [], owned(FILE_KINDS.confidential));
    await tx.delete(TechResult, { id: resultId });
    const before = { state: result.state, version: result.version };
    await audit(tx, scope, {
      caseType: RESULT_CASE,
      caseId: resultId,
      action: 'deleteDraft',
      facts: { before },
    });
  });
}
