import { type Actor, hasRole } from '../../../platform/auth/actor.ts';
import type { Policy } from '../../../platform/auth/policy.ts';
import type { ResultImport } from './result-import.entity.ts';

export type ImportPolicyAction = 'see' | 'work' | 'attest';

export type ImportSubject = Pick<ResultImport, 'organizationId'>;

/** Officers import for their unit; those who oversee it look on. Only an officer attests a review. */
export const importPolicy: Policy<ImportPolicyAction, ImportSubject> = {
  see: (actor, { organizationId }) =>
    hasRole(actor, ['OFFICER', 'SUPERVISOR', 'ADMINISTRATOR'], organizationId),
  work: isOfficer,
  attest: isOfficer,
};

function isOfficer(actor: Actor, { organizationId }: ImportSubject): boolean {
  return hasRole(actor, ['OFFICER'], organizationId);
}
