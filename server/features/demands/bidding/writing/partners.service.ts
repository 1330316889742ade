import { Not } from 'typeorm';
import type { Scope } from '../../../../platform/app.ts';
import { actingUser, requireUser } from '../../../../platform/auth/actor.ts';
import { authorize } from '../../../../platform/auth/policy.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { isId, newId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readName } from '../../../../platform/input/texts.ts';
import { existingOrganizations } from '../../../accounts/organizations/existing-organizations.service.ts';
import { Bid, BidPartner } from '../../data/bid.entity.ts';
import { bidPolicy } from '../bid.policy.ts';
import { mailPartnerAnswered, mailPartnerAsked } from '../bidding.mails.ts';
import { type BidChange, changeBid, refuseUnwritable } from '../change-bid.ts';
import { isPartnerFor, joinAlone, refuseInsiders } from '../may-bid.ts';

const MOST_PARTNERS = 10;
const ROLE_LENGTH = 200;

export interface AskPartner {
  bidId: string;
  organizationId: string;
  role: string;
}

/**
 * Names an organisation as partner of the team and asks it by mail; one that declined can be asked again.
 * @throws Refusal NOT_FOUND, FORBIDDEN, INVALID for lead and poster, ALREADY_EXISTS, LIMIT, EXPIRED, STATE
 */
export async function askPartner(scope: Scope, input: AskPartner): Promise<Bid> {
  return changeBid(
    scope,
    { bidId: input.bidId },
    (actor, subject) => authorize(bidPolicy, actor, 'bind', subject),
    async (change) => {
      refuseUnwritable(change, 'askPartner');
      const { tx, demand, bid, partners, now } = change;
      const role = readRole(input.role);
      const { organizationId } = input;
      if (!isId(organizationId) || !(await existingOrganizations(tx, [organizationId])).has(organizationId)) {
        throw new Refusal('NOT_FOUND', { field: 'organizationId' });
      }
      if (organizationId === bid.leadOrganizationId || organizationId === demand.organizationId) {
        throw new Refusal('INVALID', { field: 'organizationId', params: { reason: 'lead-or-poster' } });
      }
      const known = partners.find((partner) => partner.organizationId === organizationId);
      if (known && known.state !== 'DECLINED')
        throw new Refusal('ALREADY_EXISTS', { field: 'organizationId' });
      if (!known && partners.length >= MOST_PARTNERS)
        throw new Refusal('LIMIT', { params: { max: MOST_PARTNERS } });
      const asked = { role, state: 'ASKED', askedAt: now, answeredAt: null, answeredBy: null } as const;
      const partner = Object.assign(
        known ?? Object.assign(new BidPartner(), { id: newId(), bidId: bid.id, organizationId }),
        asked,
      );
      await tx.save(BidPartner, partner);
      await mailPartnerAsked(tx, scope.app, demand, bid, partner);
      return { action: 'askPartner', facts: { partnerId: partner.id } };
    },
  );
}

/**
 * Takes a partner out of the draft; a bid that was handed in with it stays as it is until it is handed in anew.
 * @throws Refusal NOT_FOUND, FORBIDDEN, EXPIRED, STATE
 */
export async function dropPartner(
  scope: Scope,
  { bidId, organizationId }: { bidId: string; organizationId: string },
): Promise<Bid> {
  return changeBid(
    scope,
    { bidId },
    (actor, subject) => authorize(bidPolicy, actor, 'bind', subject),
    async (change) => {
      refuseUnwritable(change, 'dropPartner');
      const partner = change.partners.find((each) => each.organizationId === organizationId);
      if (!partner) throw new Refusal('NOT_FOUND', { field: 'organizationId' });
      await change.tx.delete(BidPartner, partner.id);
      return { action: 'dropPartner', facts: { partnerId: partner.id } };
    },
  );
}

/**
 * Says for an organisation whether it takes part as partner. It reads the bid once it consents. It can take its consent
 * back as long as no bid was handed in with it.
 * @throws Refusal NOT_FOUND, FORBIDDEN, ALREADY_EXISTS for who leads or joins another bid for the demand, FOUR_EYES for
 *   the poster's people, EXPIRED, STATE
 */
export async function answerPartner(
  scope: Scope,
  { bidId, consents }: { bidId: string; consents: boolean },
): Promise<Bid> {
  const actor = requireUser(scope.actor);
  return changeBid(
    scope,
    { bidId },
    (who, subject) => authorize(bidPolicy, who, 'answer', subject),
    async (change) => {
      refuseUnwritable(change, 'answerPartner');
      const { tx, demand, bid, partners, now } = change;
      const organizationId = actingUser(scope.actor)?.organizationId ?? '';
      const partner = partners.find((each) => each.organizationId === organizationId);
      if (!partner) throw new Refusal('FORBIDDEN', { params: { action: 'answer' } });
      const isSealedWith =
        bid.content?.partners.some((each) => each.organizationId === organizationId) === true;
      if (isSealedWith && bid.state === 'SEALED' && !consents) {
        throw new Refusal('STATE', {
          params: { state: 'SEALED', action: 'answerPartner', reason: 'sealed' },
        });
      }
      if (consents) {
        await refuseInsiders(tx, demand, actor, []);
        await refuseElsewhere(change, organizationId);
      }
      Object.assign(partner, {
        state: consents ? 'CONSENTED' : 'DECLINED',
        answeredAt: now,
        answeredBy: actor.userId,
      });
      await tx.save(BidPartner, partner);
      await mailPartnerAnswered(tx, scope.app, demand, bid, partner);
      return { action: 'answerPartner', facts: { partnerId: partner.id, state: partner.state } };
    },
  );
}

/** Refuses a partner that leads a bid for the demand or stands in another one. @throws Refusal ALREADY_EXISTS */
async function refuseElsewhere({ tx, demand, bid }: BidChange, organizationId: string): Promise<void> {
  await joinAlone(tx, demand.id, organizationId);
  const own = await tx.existsBy(Bid, {
    demandId: demand.id,
    leadOrganizationId: organizationId,
    state: Not('WITHDRAWN'),
  });
  if (own) throw new Refusal('ALREADY_EXISTS', { params: { reason: 'own-bid' } });
  if (await isPartnerFor(tx, demand.id, organizationId, bid.id))
    throw new Refusal('ALREADY_EXISTS', { params: { reason: 'partner-elsewhere' } });
}

function readRole(role: string): string {
  const problems = new Problems('role');
  const read = readName(role, ROLE_LENGTH, problems);
  refuseAll(problems.list);
  return read;
}
