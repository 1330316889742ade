import { v5 } from 'uuid';
import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { DOCUMENTS, type DocumentDates, type DocumentId, documentOf, isDocumentId } from '../documents.ts';
import { documentPolicy } from '../rulebook.policy.ts';
import { buildProvinceRulebook } from '../rulebook.ts';
import { EVERYWHERE } from '../versions/amend-rule.service.ts';
import { readReason, recordVersion } from '../versions/record-version.ts';
import type { RulebookChange } from '../versions/rulebook-version.entity.ts';
import { commonSettings } from '../versions/versions.ts';

/** Makes the short name of a document into the id of its audit chain. */
const DOCUMENT_NAMESPACE = '6f3b7f0e-5c0d-4f7a-9a51-6f0c4b6a2e11';

export interface SetDocumentDates {
  documentId: string;
  effectiveFrom?: string | null;
  effectiveTo?: string | null;
  /** Where the days come from; the reason of the version. */
  note: string;
}

/**
 * Sets the days of effect of a plan or guide whose own are missing or have changed; laws keep theirs. What was judged
 * before today stays so: the days count for steps from today on. For operators.
 * @throws Refusal NOT_FOUND, INVALID for a law or days in the wrong order, REQUIRED or TOO_LONG for the note
 */
export function setDocumentDates(scope: Scope, input: SetDocumentDates): Promise<DocumentId> {
  return inTransaction(scope.app.db, async (tx) => {
    authorize(documentPolicy, scope.actor, 'setDates', null);
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('rulebook'))`);
    const { documentId, effectiveFrom, effectiveTo, note } = checked(input);
    const today = clock.today();
    const settings = await commonSettings(tx, today);
    const documentDates = { ...settings.documentDates, [documentId]: { effectiveFrom, effectiveTo } };
    const { provinceCode } = documentOf(documentId);
    const { version } = buildProvinceRulebook(provinceCode ?? EVERYWHERE, today, {
      ...settings,
      documentDates,
    });
    const changes = changedDays(documentId, settings.documentDates, documentDates);
    await recordVersion(tx, scope, {
      kind: 'DOCUMENT_DATES',
      version,
      organizationId: null,
      provinceCode,
      ruleId: null,
      documentId,
      parameters: { ...(effectiveFrom && { effectiveFrom }), ...(effectiveTo && { effectiveTo }) },
      changes,
      reason: note,
      effectiveFrom: today,
    });
    await audit(tx, scope, {
      caseType: 'RuleDocument',
      caseId: v5(documentId, DOCUMENT_NAMESPACE),
      action: 'setDocumentDates',
      facts: { documentId, effectiveFrom, effectiveTo, note },
      rulebookVersion: version,
    });
    return documentId;
  });
}

function changedDays(documentId: DocumentId, before: DocumentDates, after: DocumentDates): RulebookChange[] {
  const [from, to] = [documentOf(documentId, before), documentOf(documentId, after)];
  return (['effectiveFrom', 'effectiveTo'] as const)
    .filter((parameter) => from[parameter] !== to[parameter])
    .map((parameter) => ({
      ruleId: null,
      documentId,
      parameter,
      from: from[parameter],
      to: to[parameter],
    }));
}

function checked({ documentId, effectiveFrom = null, effectiveTo = null, note }: SetDocumentDates) {
  if (!isDocumentId(documentId)) throw new Refusal('NOT_FOUND', { field: 'documentId' });
  if (DOCUMENTS[documentId].authority === 'LAW') throw new Refusal('INVALID', { field: 'documentId' });
  if (effectiveFrom !== null && effectiveTo !== null && effectiveTo < effectiveFrom) {
    throw new Refusal('INVALID', { field: 'effectiveTo', params: { earliest: effectiveFrom } });
  }
  return { documentId, effectiveFrom, effectiveTo, note: readReason(note, 'note') };
}
