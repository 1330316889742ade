import type { App } from '../../../platform/app.ts';
import { Organization } from './organization.entity.ts';

/** How many enterprises are confirmed. */
export function confirmedEnterprises({ db }: App): Promise<number> {
  return db.manager.countBy(Organization, { kind: 'ENTERPRISE', status: 'CONFIRMED' });
}
