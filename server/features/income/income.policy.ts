import { type Actor, actingUser, hasRole } from '../../platform/auth/actor.ts';
import type { Policy } from '../../platform/auth/policy.ts';
import type { Role } from '../../platform/auth/roles.ts';
import { Refusal } from '../../platform/errors.ts';

/** What decisions on the income of a unit look at. */
export interface IncomeSubject {
  organizationId: string;
  /** Users who have a part of it: as completer, contributor or broker. */
  beneficiaries: ReadonlySet<string>;
}

/** Roles of the unit that see how its income is divided. */
export const SEES_INCOME: readonly Role[] = [
  'OFFICER',
  'FINANCE_OFFICER',
  'SUPERVISOR',
  'LEADERSHIP_MEMBER',
  'ADMINISTRATOR',
];

export type IncomePolicyAction = 'see' | 'seePlan' | 'plan' | 'distribute';

const seesAll = (actor: Actor, { organizationId }: IncomeSubject) =>
  hasRole(actor, SEES_INCOME, organizationId);

export const incomePolicy: Policy<IncomePolicyAction, IncomeSubject> = {
  see: seesAll,
  /** Whoever has a part sees the whole plan: it is the team's own agreement. */
  seePlan: (actor, subject) => seesAll(actor, subject) || hasPart(actor, subject),
  plan: (actor, { organizationId }) => hasRole(actor, ['OFFICER'], organizationId),
  /** Costs and distributions. */
  distribute: (actor, { organizationId }) => hasRole(actor, ['OFFICER', 'FINANCE_OFFICER'], organizationId),
};

export function hasPart(actor: Actor, { beneficiaries }: IncomeSubject): boolean {
  const userId = actingUser(actor)?.userId;
  return userId !== undefined && beneficiaries.has(userId);
}

/** Refuses with FOUR_EYES whoever has a part of the income. */
export function refuseBeneficiary(actor: Actor, subject: IncomeSubject): void {
  if (hasPart(actor, subject)) throw new Refusal('FOUR_EYES', { params: { reason: 'HAS_PART' } });
}
