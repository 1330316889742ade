import type { OrganizationKind, Role } from '../../generated/accounts/graphql.ts';

const UNIT_ROLES: readonly Role[] = [
  'RESEARCHER',
  'OFFICER',
  'BROKER',
  'ORGANISER',
  'LEADERSHIP_MEMBER',
  'FINANCE_OFFICER',
  'SUPERVISOR',
  'EXPERT',
  'ADMINISTRATOR',
];

/** The roles that can be chosen in a kind of organisation; the server checks the same (`role-rules.ts` there). */
export const ROLE_CHOICES: Readonly<Record<OrganizationKind, readonly Role[]>> = {
  UNIVERSITY: UNIT_ROLES,
  INSTITUTE: UNIT_ROLES,
  ENTERPRISE: ['ENTERPRISE_MEMBER', 'FINANCE_OFFICER', 'SUPERVISOR', 'EXPERT', 'ADMINISTRATOR'],
  AGENCY: ['BROKER', 'ORGANISER', 'FINANCE_OFFICER', 'SUPERVISOR', 'EXPERT', 'ADMINISTRATOR'],
  GOVERNMENT: ['REGULATOR', 'ORGANISER', 'EXPERT', 'ADMINISTRATOR'],
  PLATFORM: ['OPERATOR', 'BROKER', 'ORGANISER', 'FINANCE_OFFICER', 'SUPERVISOR', 'EXPERT', 'ADMINISTRATOR'],
};
