import type { Role } from '../../platform/auth/roles.ts';
import { Refusal } from '../../platform/errors.ts';
import type { OrganizationKind } from './accounts.enums.ts';

const UNIT_ROLES = [
  'RESEARCHER',
  'OFFICER',
  'BROKER',
  'ORGANISER',
  'LEADERSHIP_MEMBER',
  'FINANCE_OFFICER',
  'SUPERVISOR',
  'EXPERT',
  'ADMINISTRATOR',
] as const;

/** Which roles fit which kind of organisation. */
export const ROLES_OF_KIND: Readonly<Record<OrganizationKind, readonly Role[]>> = {
  UNIVERSITY: UNIT_ROLES,
  INSTITUTE: UNIT_ROLES,
  ENTERPRISE: ['ENTERPRISE_MEMBER', 'FINANCE_OFFICER', 'SUPERVISOR', 'EXPERT', 'ADMINISTRATOR'],
  AGENCY: ['BROKER', 'ORGANISER', 'FINANCE_OFFICER', 'SUPERVISOR', 'EXPERT', 'ADMINISTRATOR'],
  GOVERNMENT: ['REGULATOR', 'ORGANISER', 'EXPERT', 'ADMINISTRATOR'],
  /** Brokers and organisers of the platform work alone: they belong to no agency or unit. */
  PLATFORM: ['OPERATOR', 'BROKER', 'ORGANISER', 'FINANCE_OFFICER', 'SUPERVISOR', 'EXPERT', 'ADMINISTRATOR'],
};

/** The role that somebody who joins comes for, by the kind of organisation. */
export const ROLE_OF_JOINER: Readonly<Record<OrganizationKind, Role>> = {
  UNIVERSITY: 'RESEARCHER',
  INSTITUTE: 'RESEARCHER',
  ENTERPRISE: 'ENTERPRISE_MEMBER',
  AGENCY: 'BROKER',
  GOVERNMENT: 'REGULATOR',
  PLATFORM: 'OPERATOR',
};

/** A supervisor may not hold what they supervise. */
export const SUPERVISED_ROLES: readonly Role[] = ['OFFICER', 'FINANCE_OFFICER', 'LEADERSHIP_MEMBER'];

/** Oversight and the power to grant stay with the person: they cannot be lent. */
export const NOT_DELEGABLE: readonly Role[] = ['SUPERVISOR', 'ADMINISTRATOR', 'OPERATOR'];

/**
 * The roles in order and without repetition.
 * @throws Refusal REQUIRED for none, INVALID for roles that do not fit the kind or each other
 */
export function checkRoles(kind: OrganizationKind, roles: readonly Role[]): Role[] {
  const wanted = [...new Set(roles)].sort();
  if (wanted.length === 0) throw new Refusal('REQUIRED', { field: 'roles' });
  const unfit = wanted.filter((role) => !ROLES_OF_KIND[kind].includes(role));
  if (unfit.length > 0) {
    throw new Refusal('INVALID', {
      field: 'roles',
      params: { reason: 'KIND', kind, roles: unfit.join(' ') },
    });
  }
  const clash = clashingRoles(wanted);
  if (clash.length > 0) {
    throw new Refusal('INVALID', {
      field: 'roles',
      params: { reason: 'SUPERVISOR', roles: clash.join(' ') },
    });
  }
  return wanted;
}

/** The roles that cannot be held beside SUPERVISOR, where that is among them. */
export function clashingRoles(roles: readonly Role[]): Role[] {
  return roles.includes('SUPERVISOR') ? roles.filter((role) => SUPERVISED_ROLES.includes(role)) : [];
}

/** One's own roles with those lent for today; what clashes with one's own is not taken over. */
export function actingRoles(own: readonly Role[], lent: readonly Role[]): ReadonlySet<Role> {
  return new Set([...own, ...lent.filter((role) => clashingRoles([...own, role]).length === 0)]);
}
