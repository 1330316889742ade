/** The types of accounts that other features' fields show; what they know beyond the schema comes from services. */
export { Membership } from './members/membership.entity.ts';
export { User } from './members/user.entity.ts';
export { Organization } from './organizations/organization.entity.ts';
