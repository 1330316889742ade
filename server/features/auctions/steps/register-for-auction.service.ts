import type { Scope } from '../../../platform/app.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readText } from '../../../platform/input/texts.ts';
import { activeMembers } from '../../accounts/members/active-members.service.ts';
import { completerUsers } from '../../results/completers/completer-users.service.ts';
import type { PartyRelation } from '../auction.enums.ts';
import { auctionPolicy } from '../auction.policy.ts';
import {
  lockAuction,
  lockRegistration,
  ownRegistration,
  recordEvent,
  refuseInsiders,
  refuseUntimely,
} from '../change-auction.ts';
import type { Auction } from '../data/auction.entity.ts';
import { AuctionRegistration } from '../data/auction-parts.entity.ts';

export interface RegisterForAuction {
  auctionId: string;
  relation: PartyRelation;
  /** The relation in words; needed where there is one. */
  relationExplanation?: string | null;
}

/**
 * Registers the enterprise that is acted for, with its declaration about relations to the unit (PRC-2). An enterprise
 * of which a completer is a member is related, whatever it declares.
 * @throws Refusal STATE outside of the registration, EXPIRED after its end, ALREADY_EXISTS, REQUIRED without an
 *   explanation, INVALID for a relation that is denied, FOUR_EYES for the team and the staff, FORBIDDEN, NOT_FOUND
 */
export async function registerForAuction(
  scope: Scope,
  input: RegisterForAuction,
): Promise<AuctionRegistration> {
  const actor = requireUser(scope.actor);
  const problems = new Problems('relationExplanation');
  const explanation = readText(input.relationExplanation, 1000, problems);
  if (input.relation === 'RELATED' && explanation === null) problems.add('REQUIRED');
  refuseAll(problems.list);
  return inTransaction(scope.app.db, async (tx) => {
    const auction = await lockAuction(tx, input.auctionId);
    authorize(auctionPolicy, actor, 'register', { auction, registration: null });
    const now = await refuseUntimely(tx, auction, 'register');
    if (now >= auction.registrationEndsAt) {
      throw new Refusal('EXPIRED', { params: { until: auction.registrationEndsAt.toISOString() } });
    }
    await refuseInsiders(tx, actor, auction);
    const organizationId = actor.organizationId ?? '';
    await refuseDenial(tx, auction, organizationId, input.relation);
    if (await ownRegistration(tx, actor, auction.id)) throw new Refusal('ALREADY_EXISTS');
    const registration = Object.assign(new AuctionRegistration(), {
      id: newId(),
      auctionId: auction.id,
      organizationId,
      userId: actor.userId,
      state: 'REGISTERED',
      relation: input.relation,
      relationExplanation: input.relation === 'RELATED' ? explanation : null,
      number: null,
      depositAmount: null,
      depositReference: null,
      depositReceivedOn: null,
      depositRecordedBy: null,
      reason: null,
      decidedBy: null,
      decidedAt: null,
      registeredAt: now,
    });
    await tx.insert(AuctionRegistration, registration);
    await recordEvent(tx, scope, auction, {
      action: 'registerForAuction',
      facts: { registrationId: registration.id, organizationId, relation: input.relation },
      ...(explanation ? { personal: { explanation } } : {}),
    });
    return registration;
  });
}

async function refuseDenial(
  tx: Transaction,
  auction: Auction,
  organizationId: string,
  relation: PartyRelation,
): Promise<void> {
  if (relation === 'RELATED') return;
  const team = await completerUsers(tx, auction.resultId);
  const members = await activeMembers(tx, organizationId, { userIds: [...team], emails: [] });
  if (members.length === 0) return;
  throw new Refusal('INVALID', { field: 'relation', params: { reason: 'completer-is-a-member' } });
}

/**
 * Takes a registration back before the bidding starts.
 * @throws Refusal NOT_FOUND, also for another enterprise's; STATE
 */
export async function withdrawRegistration(
  scope: Scope,
  { registrationId }: { registrationId: string },
): Promise<AuctionRegistration> {
  const actor = requireUser(scope.actor);
  return inTransaction(scope.app.db, async (tx) => {
    const { auction, registration } = await lockRegistration(tx, registrationId);
    if (registration.organizationId !== actor.organizationId) {
      throw new Refusal('NOT_FOUND', { field: 'registrationId' });
    }
    authorize(auctionPolicy, actor, 'withdrawRegistration', { auction, registration });
    await refuseUntimely(tx, auction, 'withdrawRegistration');
    if (registration.state === 'WITHDRAWN' || registration.state === 'TURNED_DOWN') {
      throw new Refusal('STATE', { params: { state: registration.state, action: 'withdrawRegistration' } });
    }
    const wasAdmitted = registration.state === 'ADMITTED';
    Object.assign(registration, {
      state: 'WITHDRAWN',
      decidedBy: actor.userId,
      decidedAt: clock.now(),
    });
    await tx.save(registration);
    if (wasAdmitted) {
      auction.admittedCount -= 1;
      auction.version += 1;
      await tx.save(auction);
    }
    await recordEvent(tx, scope, auction, {
      action: 'withdrawRegistration',
      facts: { registrationId, wasAdmitted },
    });
    return registration;
  });
}
