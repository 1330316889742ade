import { type Actor, hasRole } from '../../../platform/auth/actor.ts';
import type { Policy } from '../../../platform/auth/policy.ts';
import type { Role } from '../../../platform/auth/roles.ts';
import type { DealSide } from '../../deals/deal.enums.ts';
import type { RunningContract } from './running-contract.entity.ts';

/** What decisions on the money of a contract look at. */
export type RunningSubject = Pick<RunningContract, 'organizationId' | 'enterpriseId'>;

/** Roles of the unit that see the money of its contracts. */
export const UNIT_SEES_MONEY: readonly Role[] = [
  'OFFICER',
  'FINANCE_OFFICER',
  'SUPERVISOR',
  'LEADERSHIP_MEMBER',
  'ADMINISTRATOR',
];

/** Roles of the enterprise that see what it owes. */
export const ENTERPRISE_SEES_MONEY: readonly Role[] = [
  'ENTERPRISE_MEMBER',
  'FINANCE_OFFICER',
  'ADMINISTRATOR',
];

export type RunningPolicyAction = 'see' | 'actForOwner' | 'actForEnterprise' | 'keepMoney';

export const runningPolicy: Policy<RunningPolicyAction, RunningSubject> = {
  see: (actor, running) => seesForUnit(actor, running) || seesForEnterprise(actor, running),
  actForOwner: (actor, { organizationId }) => hasRole(actor, ['OFFICER'], organizationId),
  actForEnterprise: (actor, { enterpriseId }) => hasRole(actor, ['ENTERPRISE_MEMBER'], enterpriseId),
  /** Receipts, fapiao, refunds: the finance officers of the unit. */
  keepMoney: (actor, { organizationId }) => hasRole(actor, ['FINANCE_OFFICER'], organizationId),
};

/** Whether the actor sees what only the unit may see, such as the distribution of the income. */
export function seesForUnit(actor: Actor, { organizationId }: RunningSubject): boolean {
  return hasRole(actor, UNIT_SEES_MONEY, organizationId);
}

export function seesForEnterprise(actor: Actor, { enterpriseId }: RunningSubject): boolean {
  return hasRole(actor, ENTERPRISE_SEES_MONEY, enterpriseId);
}

/** The side that the actor acts for; null for those who only read. */
export function sideIn(actor: Actor, running: RunningSubject): DealSide | null {
  if (runningPolicy.actForOwner(actor, running) || runningPolicy.keepMoney(actor, running)) return 'OWNER';
  return runningPolicy.actForEnterprise(actor, running) ? 'ENTERPRISE' : null;
}
