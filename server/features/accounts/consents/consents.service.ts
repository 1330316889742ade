import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import type { ConsentDocument } from '../accounts.enums.ts';
import { Form } from '../form.ts';
import { Consent } from './consent.entity.ts';
import { CURRENT_VERSIONS, missingConsents } from './documents.ts';

export interface ConsentInput {
  document: ConsentDocument;
  documentVersion: string;
}

/** Notes consents to other versions than those in force. */
export function checkVersions(form: Form, consents: readonly ConsentInput[]): void {
  consents.forEach(({ document, documentVersion }, index) => {
    const current = CURRENT_VERSIONS[document];
    if (documentVersion !== current) {
      form.refuse('INVALID', `consents.${index}.documentVersion`, {
        reason: 'NOT_IN_FORCE',
        document,
        current,
      });
    }
  });
}

/** Notes unless everything in force is consented to. */
export function checkAllConsents(form: Form, consents: readonly ConsentInput[]): void {
  checkVersions(form, consents);
  const missing = missingConsents(consents);
  if (missing.length > 0) form.refuse('CONSENT_REQUIRED', 'consents', { documents: missing.join(' ') });
}

/** The rows of consents, each once. */
export function consentRows(userId: string, consents: readonly ConsentInput[]): Consent[] {
  const byDocument = new Map(consents.map((consent) => [consent.document, consent.documentVersion]));
  return [...byDocument].map(([document, documentVersion]) =>
    Object.assign(new Consent(), { id: newId(), userId, document, documentVersion, at: clock.now() }),
  );
}

/** Consents to documents in force; consenting again changes nothing. */
export async function consentTo(scope: Scope, input: { consents: readonly ConsentInput[] }): Promise<void> {
  const { userId } = requireUser(scope.actor);
  const form = new Form();
  if (input.consents.length === 0) form.refuse('REQUIRED', 'consents');
  checkVersions(form, input.consents);
  Form.check(form);
  await inTransaction(scope.app.db, async (tx) => {
    const rows = consentRows(userId, input.consents);
    const { raw } = await tx
      .createQueryBuilder()
      .insert()
      .into(Consent)
      .values(rows)
      .orIgnore()
      .returning('document')
      .execute();
    const given = Array.isArray(raw) ? raw.length : 0;
    if (given === 0) return;
    await audit(tx, scope, {
      caseType: 'User',
      caseId: userId,
      action: 'consentTo',
      facts: { consents: rows.map(({ document, documentVersion }) => ({ document, documentVersion })) },
    });
  });
}
