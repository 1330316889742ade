import type { DossierProof } from '../../platform/audit/dossier-source.ts';
import type { DossierEvent, JudgedProof } from './dossier.ts';

/** Finds for each proof the events that show it; those hidden from the reader prove, too, but are not named. */
export function judgeProofs(proofs: readonly DossierProof[], events: readonly DossierEvent[]): JudgedProof[] {
  return proofs.map((proof) => {
    const proving = events.filter(({ event }) => proof.actions.includes(event.action));
    const standing = proof.standing ?? (proving.length > 0 ? 'MET' : 'MISSING');
    const eventIds = proving.filter(({ share }) => share !== 'NOTHING').map(({ event }) => event.id);
    return { ...proof, standing, eventIds };
  });
}
