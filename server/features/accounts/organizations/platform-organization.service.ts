import type { App } from '../../../platform/app.ts';
import { Organization } from './organization.entity.ts';

/**
 * The platform's own organisation, which announces and handles what must not be in the hands of a party. One statement.
 * @throws Error where it was not founded: an installation has one from its first start
 */
export async function platformOrganization(app: App): Promise<Organization> {
  const platform = await app.db.manager.findOneBy(Organization, { kind: 'PLATFORM', status: 'CONFIRMED' });
  if (!platform) throw new Error('accounts: the platform has no organisation of its own');
  return platform;
}
