import { clock } from '../../../../platform/clock.ts';
import { newId } from '../../../../platform/ids.ts';
import type { BrokerProfile } from '../../data/broker-profile.entity.ts';
import { BrokerLead } from '../data/broker-lead.entity.ts';
import type { BrokerLeadOrigin } from '../desk.enums.ts';

/** A card as it begins, in the first column; not written yet. */
export function newLead(
  { id, membershipId }: Pick<BrokerProfile, 'id' | 'membershipId'>,
  agencyId: string | null,
  origin: BrokerLeadOrigin,
  title: string,
): BrokerLead {
  const now = clock.now();
  return Object.assign(new BrokerLead(), {
    id: newId(),
    brokerId: id,
    membershipId,
    agencyId,
    isShared: false,
    version: 0,
    origin,
    title,
    stage: 'LEAD' as const,
    position: 0,
    stageSince: now,
    clientId: null,
    resultId: null,
    demandId: null,
    invitationId: null,
    engagementId: null,
    introductionId: null,
    expectedAmount: null,
    ownEstimate: null,
    expectedOn: null,
    chance: null,
    lostReason: null,
    createdAt: now,
    updatedAt: now,
  });
}
