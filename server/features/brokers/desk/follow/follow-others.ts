import { In } from 'typeorm';
import type { OutboxHandler } from '../../../../platform/outbox/outbox.service.ts';
import { Engagement } from '../../engagements/data/engagement.entity.ts';
import { Introduction } from '../../introductions/data/introduction.entity.ts';
import { BrokerInvitation } from '../../matching/data/broker-invitation.entity.ts';
import { subjectKey, subjectName } from '../../matching/reading/subject-names.ts';
import { takeUp } from './take-up.ts';

/** Invitations and offers appear on the broker's board, and leave it when nothing came of them. */
export const followInvitations: OutboxHandler = async (app, ids) => {
  const invitations = await app.db.manager.findBy(BrokerInvitation, { id: In(ids) });
  const names = await subjectName.batch(app, [...new Set(invitations.map(subjectKey))]);
  for (const invitation of invitations) {
    const { id, brokerId, subjectKind, subjectId, engagementId, state } = invitation;
    await takeUp(app, {
      brokerId,
      origin: 'INVITATION',
      title: names.get(subjectKey(invitation))?.title ?? '',
      links: {
        invitationId: id,
        engagementId,
        ...(subjectKind === 'RESULT' ? { resultId: subjectId } : {}),
        ...(subjectKind === 'DEMAND' ? { demandId: subjectId } : {}),
      },
      stage: invitation.way === 'OFFER' ? 'CONTACTED' : 'LEAD',
      isOver: state === 'DECLINED' || state === 'WITHDRAWN' || state === 'EXPIRED',
    });
  }
};

/** Engagements appear on the board of the leading broker. */
export const followEngagements: OutboxHandler = async (app, ids) => {
  const tx = app.db.manager;
  const engagements = await tx.findBy(Engagement, { id: In(ids) });
  const invitations = await tx.findBy(BrokerInvitation, { engagementId: In(ids) });
  for (const { id, leadBrokerId, resultId, demandId, scopeText, state } of engagements) {
    const invitation = invitations.find(({ engagementId }) => engagementId === id);
    await takeUp(app, {
      brokerId: leadBrokerId,
      origin: invitation ? 'INVITATION' : 'ENGAGEMENT',
      title: scopeText,
      links: { invitationId: invitation?.id ?? null, engagementId: id, resultId, demandId },
      stage: 'CONTACTED',
      isOver: state === 'DECLINED' || state === 'ENDED',
    });
  }
};

/** Introductions appear on the board of the broker who made them. */
export const followIntroductions: OutboxHandler = async (app, ids) => {
  const introductions = await app.db.manager.findBy(Introduction, { id: In(ids) });
  for (const { id, brokerId, title, resultId, demandId, engagementId } of introductions) {
    await takeUp(app, {
      brokerId,
      origin: 'INTRODUCTION',
      title,
      links: { introductionId: id, engagementId, resultId, demandId },
      stage: 'MATCHED',
      isOver: false,
    });
  }
};
