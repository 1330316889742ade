import { v5 } from 'uuid';
import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { DOCUMENTS, type DocumentDates, type DocumentId, isDocumentId } from '../documents.ts';
import { documentPolicy } from '../rulebook.policy.ts';
import { RuleDocumentDates } from './document-dates.entity.ts';

const MAX_NOTE = 1000;
/** Makes the short name of a document into the id of its audit chain. */
const DOCUMENT_NAMESPACE = '6f3b7f0e-5c0d-4f7a-9a51-6f0c4b6a2e11';

/** The days of effect that operators have set, by document. One statement. */
export async function documentDates(tx: Transaction): Promise<DocumentDates> {
  const latest = await latestDates(tx);
  return Object.fromEntries(
    latest.map(({ documentId, effectiveFrom, effectiveTo }) => [documentId, { effectiveFrom, effectiveTo }]),
  );
}

/** The latest setting of every document that has one. */
export function latestDates(tx: Transaction): Promise<RuleDocumentDates[]> {
  return tx
    .createQueryBuilder(RuleDocumentDates, 'dates')
    .distinctOn(['dates.documentId'])
    .orderBy('dates.documentId')
    .addOrderBy('dates.at', 'DESC')
    .addOrderBy('dates.id', 'DESC')
    .getMany();
}

export interface SetDocumentDates {
  documentId: string;
  effectiveFrom?: string | null;
  effectiveTo?: string | null;
  note: string;
}

/**
 * Sets the days of effect of a plan or guide whose own are missing or have changed; laws keep theirs. For operators.
 * @throws Refusal NOT_FOUND, INVALID for a law or days in the wrong order, REQUIRED or TOO_LONG for the note
 */
export function setDocumentDates(scope: Scope, input: SetDocumentDates): Promise<DocumentId> {
  return inTransaction(scope.app.db, async (tx) => {
    authorize(documentPolicy, scope.actor, 'setDates', null);
    const authorMembershipId = requireUser(scope.actor).membershipId;
    if (!authorMembershipId) throw new Refusal('FORBIDDEN');
    const { documentId, effectiveFrom, effectiveTo, note } = checked(input);
    await tx.insert(RuleDocumentDates, {
      id: newId(),
      documentId,
      effectiveFrom,
      effectiveTo,
      note,
      authorMembershipId,
      at: clock.now(),
    });
    await audit(tx, scope, {
      caseType: 'RuleDocument',
      caseId: v5(documentId, DOCUMENT_NAMESPACE),
      action: 'setDocumentDates',
      facts: { documentId, effectiveFrom, effectiveTo, note },
    });
    return documentId;
  });
}

function checked({ documentId, effectiveFrom = null, effectiveTo = null, note }: SetDocumentDates) {
  if (!isDocumentId(documentId)) throw new Refusal('NOT_FOUND', { field: 'documentId' });
  if (DOCUMENTS[documentId].authority === 'LAW') throw new Refusal('INVALID', { field: 'documentId' });
  if (effectiveFrom !== null && effectiveTo !== null && effectiveTo < effectiveFrom) {
    throw new Refusal('INVALID', { field: 'effectiveTo', params: { earliest: effectiveFrom } });
  }
  const text = note.trim();
  if (text === '') throw new Refusal('REQUIRED', { field: 'note' });
  if (text.length > MAX_NOTE) throw new Refusal('TOO_LONG', { field: 'note', params: { max: MAX_NOTE } });
  return { documentId, effectiveFrom, effectiveTo, note: text };
}
