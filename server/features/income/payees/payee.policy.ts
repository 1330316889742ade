import { type Actor, actingUser, hasRole } from '../../../platform/auth/actor.ts';
import type { Policy } from '../../../platform/auth/policy.ts';
import type { Role } from '../../../platform/auth/roles.ts';
import type { Payee } from './payee.entity.ts';

export type PayeePolicyAction = 'see' | 'seeBank' | 'setBank' | 'edit';

const SEES_PAYEES: readonly Role[] = [
  'FINANCE_OFFICER',
  'OFFICER',
  'SUPERVISOR',
  'LEADERSHIP_MEMBER',
  'ADMINISTRATOR',
];

type Subject = Pick<Payee, 'organizationId' | 'userId' | 'bankSetBy'>;

const isFinance = (actor: Actor, { organizationId }: Subject) =>
  hasRole(actor, ['FINANCE_OFFICER'], organizationId);

/** Whether the payee is the actor, in whichever membership they act. */
export function isOwnPayee(actor: Actor, { userId }: Pick<Payee, 'userId'>): boolean {
  return userId !== null && actingUser(actor)?.userId === userId;
}

/** What the person has said of their bank nobody else changes. */
export const payeePolicy: Policy<PayeePolicyAction, Subject> = {
  see: (actor, payee) => isOwnPayee(actor, payee) || hasRole(actor, SEES_PAYEES, payee.organizationId),
  seeBank: (actor, payee) => isOwnPayee(actor, payee) || isFinance(actor, payee),
  setBank: (actor, payee) =>
    isOwnPayee(actor, payee) ||
    (isFinance(actor, payee) && (payee.userId === null || payee.bankSetBy !== payee.userId)),
  edit: (actor, payee) => isFinance(actor, payee),
};
