import type { App, Scope } from '../../platform/app.ts';
import { audit, auditTrail } from '../../platform/audit/audit.service.ts';
import { DOSSIER_READERS } from '../../platform/audit/dossier-source.ts';
import { hasRole } from '../../platform/auth/actor.ts';
import { inTransaction } from '../../platform/database/transaction.ts';
import type { Dossier } from './dossier.ts';
import type { DossierTaking } from './dossier.types.ts';
import { actorOf } from './dossier-view.ts';
import { peopleOf, personKey } from './read-dossier.service.ts';

export type DossierFormat = 'pdf' | 'zip';

/**
 * Kind of case under which it is kept who took dossiers out. It is a chain of its own, with the case's id: an event in
 * the case's chain would give it a new head while the old one is being taken.
 */
const TAKING_CASE = 'DossierExport';

/** Puts on record that a dossier leaves the platform, before its first byte does. */
export async function recordTaking(scope: Scope, dossier: Dossier, format: DossierFormat): Promise<void> {
  const heads = dossier.chains.flatMap(({ caseType, caseId, head }) =>
    head ? [{ caseType, caseId, sequence: head.sequence, hash: head.hash }] : [],
  );
  const facts = { caseType: dossier.caseType, format, madeAt: dossier.madeAt, heads };
  await inTransaction(scope.app.db, (tx) =>
    audit(tx, scope, { caseType: TAKING_CASE, caseId: dossier.caseId, action: 'exportDossier', facts }),
  );
}

/** Who took the dossier out, the latest first; null for everybody but its readers in the unit. */
export async function takingsOf(scope: Scope, dossier: Dossier): Promise<DossierTaking[] | null> {
  if (!hasRole(scope.actor, DOSSIER_READERS, dossier.organizationId)) return null;
  const { app } = scope;
  const events = await takingEvents(app, dossier);
  const people = await peopleOf(
    app,
    events.map((event) => ({ event })),
  );
  return events.map((event) => {
    const key = personKey(event);
    const actor = key === null ? null : actorOf(people.get(key), dossier.labels);
    return { id: event.id, at: event.at, format: String(event.facts.format), actor };
  });
}

async function takingEvents(app: App, { caseType, caseId }: Dossier) {
  const events = await auditTrail(app.db.manager, TAKING_CASE, caseId);
  return events.filter(({ facts }) => facts.caseType === caseType).reverse();
}
