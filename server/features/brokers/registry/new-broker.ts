import { clock } from '../../../platform/clock.ts';
import { newId } from '../../../platform/ids.ts';
import { BrokerProfile } from '../data/broker-profile.entity.ts';

/** Engagements at once, until the broker says otherwise. */
const USUAL_CAPACITY = 5;

/** The profile of a membership, as it begins. */
export function newBroker(
  membership: { id: string; userId: string; organizationId: string },
  number: string,
): BrokerProfile {
  const now = clock.now();
  return Object.assign(new BrokerProfile(), {
    id: newId(),
    number,
    userId: membership.userId,
    organizationId: membership.organizationId,
    membershipId: membership.id,
    level: 'JUNIOR' as const,
    certificates: [],
    sectors: [],
    regions: [],
    languages: ['ZH' as const],
    services: [],
    about: '',
    capacity: USUAL_CAPACITY,
    acceptsNew: true,
    state: 'DRAFT' as const,
    version: 1,
    proposed: null,
    proposedAt: null,
    reason: null,
    suspendedByOperator: false,
    createdAt: now,
    updatedAt: now,
    handedInAt: null,
    confirmedAt: null,
    confirmedBy: null,
  });
}
