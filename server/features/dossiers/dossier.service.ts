import type { Scope } from '../../platform/app.ts';
import type { DossierRef } from '../../platform/audit/dossier-source.ts';
import { Refusal } from '../../platform/errors.ts';
import type { CaseDossier } from './dossier.types.ts';
import { viewOf } from './dossier-view.ts';
import { readDossier } from './read-dossier.service.ts';
import { takingsOf } from './takings.service.ts';

/** The dossier for its page; null for cases that are not there or are not for the reader. */
export async function showDossier(scope: Scope, ref: DossierRef): Promise<CaseDossier | null> {
  try {
    const dossier = await readDossier(scope, ref);
    const view = viewOf(dossier, scope.app.signer.fingerprint);
    return { ...view, takings: await takingsOf(scope, dossier) };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'NOT_FOUND') return null;
    throw error;
  }
}
