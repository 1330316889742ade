import type { OrganizationKind } from '../../accounts/accounts.enums.ts';
import type { BrokerKind } from '../broker.enums.ts';

/** Where a broker works, by the kind of the organisation of the membership. */
export function kindOfPlace(kind: OrganizationKind): BrokerKind {
  if (kind === 'PLATFORM') return 'INDEPENDENT';
  return kind === 'AGENCY' ? 'AGENCY' : 'UNIT';
}
