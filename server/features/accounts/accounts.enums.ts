import { ROLES } from '../../platform/auth/roles.ts';
import { describedEnum } from '../../platform/graphql/described-enum.ts';

export const ORGANIZATION_KINDS = {
  UNIVERSITY: 'University (高校).',
  INSTITUTE: 'Research institute (科研院所).',
  ENTERPRISE: 'Enterprise (企业).',
  AGENCY: 'Technology transfer agency (技术转移机构).',
  GOVERNMENT: 'Government department (政府部门).',
  PLATFORM: 'The operator of this platform.',
} as const;
export type OrganizationKind = keyof typeof ORGANIZATION_KINDS;
export const OrganizationKindEnum = describedEnum(
  'OrganizationKind',
  'What an organisation is.',
  ORGANIZATION_KINDS,
);

export const ORGANIZATION_STATUSES = {
  PENDING: 'Signed up; waits for the platform operator.',
  CONFIRMED: 'Confirmed by the platform operator.',
  REJECTED: 'Turned down by the platform operator.',
  SUSPENDED: 'Stopped by the platform operator.',
} as const;
export type OrganizationStatus = keyof typeof ORGANIZATION_STATUSES;
export const OrganizationStatusEnum = describedEnum(
  'OrganizationStatus',
  'Where an organisation stands on the platform.',
  ORGANIZATION_STATUSES,
);

export const SUBORDINATIONS = {
  NATIONAL: 'Belongs to a ministry or another national body (中央所属).',
  PROVINCIAL: 'Belongs to the province (省属).',
  MUNICIPAL: 'Belongs to a city (市属).',
  NONE: 'Belongs to no level of government.',
} as const;
export type Subordination = keyof typeof SUBORDINATIONS;
export const SubordinationEnum = describedEnum(
  'Subordination',
  'The level of government that a unit belongs to; rules depend on it.',
  SUBORDINATIONS,
);

export const SIZE_CLASSES = {
  LARGE: 'Reaches all ceilings of its row: no small or medium enterprise.',
  MEDIUM: 'Reaches all floors of the medium column.',
  SMALL: 'Reaches all floors of the small column.',
  MICRO: 'Misses a floor of the small column.',
  NOT_CLASSIFIABLE: 'The standard gives no verdict; the reason says why.',
} as const;
export type SizeClass = keyof typeof SIZE_CLASSES;
export const SizeClassEnum = describedEnum(
  'SizeClass',
  'Size class of an enterprise by 工信部联企业〔2011〕300号.',
  SIZE_CLASSES,
);

export const MEMBERSHIP_STATUSES = {
  PENDING: 'Asked for; waits for confirmation.',
  ACTIVE: 'In force: its roles may be acted in.',
  REJECTED: 'Turned down.',
  ENDED: 'Over.',
} as const;
export type MembershipStatus = keyof typeof MEMBERSHIP_STATUSES;
export const MembershipStatusEnum = describedEnum(
  'MembershipStatus',
  'Where a membership stands.',
  MEMBERSHIP_STATUSES,
);

export const RoleEnum = describedEnum('Role', 'What a membership entitles to.', ROLES);

export const CONSENT_DOCUMENTS = {
  TERMS: 'Terms of use.',
  PRIVACY: 'Privacy notice.',
} as const;
export type ConsentDocument = keyof typeof CONSENT_DOCUMENTS;
export const ConsentDocumentEnum = describedEnum(
  'ConsentDocument',
  'A document that users consent to.',
  CONSENT_DOCUMENTS,
);
