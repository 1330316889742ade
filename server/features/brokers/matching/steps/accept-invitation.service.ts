import type { Scope } from '../../../../platform/app.ts';
import { requireUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { isId } from '../../../../platform/ids.ts';
import { addYears } from '../../../../platform/standards/calendar.ts';
import {
  clientToEngage,
  type ProposeEngagement,
  proposeEngagementIn,
} from '../../engagements/agreeing/propose-engagement.service.ts';
import type { AskedTerms } from '../../engagements/agreeing/read-proposal.ts';
import type { EngagementSide } from '../../engagements/engagement.enums.ts';
import { BrokerInvitation } from '../data/broker-invitation.entity.ts';
import { BrokerWish } from '../data/broker-wish.entity.ts';
import { type BrokerSubject, noSubject, readSubject } from '../facts/subject.ts';
import { mailAnswer } from './answer-invitation.service.ts';
import {
  changeInvitation,
  type InvitationChange,
  type InvitationReference,
  noInvitation,
} from './change-invitation.ts';

/** Where nothing else was named: 5 % of what is received is common. */
const USUAL_BASIS_POINTS = 500;
const PROTECTION_MONTHS = 24;

/** What every broker owes a client (ORG-4), until both agree on other words. */
const USUAL_DUTIES =
  '寻找合适的合作方并促成对接；协助尽职调查、谈判、签约和合同认定登记；如实、及时报告进展；保守委托方的商业秘密和技术秘密。';

/**
 * Accepts an invitation as the broker, or an offer as the client. In the same transaction an engagement is proposed with
 * usual terms, or those that were named; both sides negotiate it from there.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE, EXPIRED, and what proposing the engagement refuses
 */
export async function acceptInvitation(scope: Scope, input: InvitationReference): Promise<BrokerInvitation> {
  const { userId } = requireUser(scope.actor);
  const found = isId(input.invitationId)
    ? await scope.app.db.manager.findOneBy(BrokerInvitation, { id: input.invitationId })
    : null;
  if (!found) throw noInvitation();
  const subject = await readSubject(scope.app, found.subjectKind, found.subjectId);
  if (!subject) throw noSubject();
  const client = await clientToEngage(scope, found.clientOrganizationId);
  const step = { step: 'accept', name: 'acceptInvitation', may: 'answer' } as const;
  return changeInvitation(scope, input, step, async (change) => {
    const { tx, invitation } = change;
    const engagement = await proposeEngagementIn(tx, scope, client, await draft(change, subject));
    Object.assign(invitation, {
      answeredBy: userId,
      answeredAt: clock.now(),
      engagementId: engagement.id,
    });
    await mailAnswer(scope, change, 'accepted');
    return { engagementId: engagement.id };
  });
}

async function draft(
  { tx, invitation, broker }: InvitationChange,
  subject: BrokerSubject,
): Promise<ProposeEngagement> {
  const side: EngagementSide =
    subject.sides.OWNER === invitation.clientOrganizationId ? 'OWNER' : 'ENTERPRISE';
  const wish = await tx.findOneBy(BrokerWish, {
    subjectId: subject.id,
    organizationId: invitation.clientOrganizationId,
  });
  const today = clock.today();
  const isResult = subject.kind !== 'DEMAND' && side === 'OWNER';
  return {
    side,
    clientOrganizationId: invitation.clientOrganizationId,
    leadBrokerId: invitation.way === 'INVITATION' ? null : broker.id,
    dealId: subject.kind === 'DEAL' ? subject.id : null,
    mandate: {
      resultId: isResult ? subject.resultId : null,
      demandId: subject.kind === 'DEMAND' ? subject.id : null,
      scopeText: `为“${subject.title}”${subject.reference ? `（${subject.reference}）` : ''}提供技术经纪服务。`,
      isExclusive: false,
      startsOn: today,
      endsOn: addYears(today, 1),
      duties: USUAL_DUTIES,
      confidentialAccess: false,
    },
    terms: termsOf(invitation, side, wish?.basisPoints ?? USUAL_BASIS_POINTS),
    note: [invitation.message, invitation.terms ?? wish?.terms ?? '']
      .filter((text) => text !== '')
      .join('\n'),
  };
}

/** The commission goes to the agency, which shares it with its broker, or to the broker who works without one. */
function termsOf(
  { agencyId, brokerId }: BrokerInvitation,
  side: EngagementSide,
  basisPoints: number,
): AskedTerms {
  return {
    basis: 'RECEIVED',
    way: 'MARGINAL',
    tiers: [{ from: 0n, basisPoints }],
    fixed: null,
    cap: null,
    minimum: null,
    payer: side === 'OWNER' ? 'UNIT' : 'ENTERPRISE',
    due: 'EACH_RECEIPT',
    protectionMonths: PROTECTION_MONTHS,
    beneficiaries: [
      {
        role: 'LEAD',
        brokerId: agencyId === null ? brokerId : null,
        organizationId: agencyId,
        basisPoints: 10_000,
      },
    ],
  };
}
