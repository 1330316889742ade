import { type Actor, hasRole } from '../../../platform/auth/actor.ts';
import type { Policy } from '../../../platform/auth/policy.ts';
import { SEES_INCOME } from '../income.policy.ts';

/** What decisions on shares look at. */
export interface HoldingsSubject {
  organizationId: string;
}

export type HoldingsPolicyAction = 'see' | 'register' | 'keepMoney';

export const holdingsPolicy: Policy<HoldingsPolicyAction, HoldingsSubject> = {
  /** The whole register; holders see their own shares besides. */
  see: (actor, { organizationId }) => seesRegister(actor, organizationId),
  register: (actor, { organizationId }) => hasRole(actor, ['OFFICER', 'FINANCE_OFFICER'], organizationId),
  /** Dividends and proceeds. */
  keepMoney: (actor, { organizationId }) => hasRole(actor, ['FINANCE_OFFICER'], organizationId),
};

export function seesRegister(actor: Actor, organizationId: string): boolean {
  return hasRole(actor, SEES_INCOME, organizationId);
}
