import type { Scope } from '../../../../platform/app.ts';
import { requireUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readText } from '../../../../platform/input/texts.ts';
import type { BrokerInvitation } from '../data/broker-invitation.entity.ts';
import { readSubject } from '../facts/subject.ts';
import type { BrokerDeclineReason } from '../matching.enums.ts';
import { mailBroker, mailClient } from '../matching.mails.ts';
import { changeInvitation, type InvitationChange, type InvitationReference } from './change-invitation.ts';

export interface DeclineInvitation extends InvitationReference {
  reason: BrokerDeclineReason;
  /** In words; needed for OTHER. */
  note?: string | null;
}

/**
 * Declines an invitation as the broker, or an offer as the client, with the reason.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE, EXPIRED, REQUIRED for OTHER without words, TOO_LONG
 */
export async function declineInvitation(scope: Scope, input: DeclineInvitation): Promise<BrokerInvitation> {
  const { userId } = requireUser(scope.actor);
  const problems = new Problems('note');
  const note = readText(input.note, 500, problems);
  if (input.reason === 'OTHER' && note === null) problems.add('REQUIRED');
  refuseAll(problems.list);
  const step = { step: 'decline', name: 'declineInvitation', may: 'answer' } as const;
  return changeInvitation(scope, input, step, async (change) => {
    Object.assign(change.invitation, {
      reason: input.reason,
      note,
      answeredBy: userId,
      answeredAt: clock.now(),
    });
    await mailAnswer(scope, change, 'declined');
    return { reason: input.reason };
  });
}

/** The sender takes it back. @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE, EXPIRED */
export function withdrawInvitation(scope: Scope, input: InvitationReference): Promise<BrokerInvitation> {
  const step = { step: 'withdraw', name: 'withdrawInvitation', may: 'withdraw' } as const;
  return changeInvitation(scope, input, step, () => ({}));
}

/** Tells the sender how it was answered. */
export async function mailAnswer(
  { app }: Scope,
  { tx, invitation, broker }: InvitationChange,
  answer: 'accepted' | 'declined',
): Promise<void> {
  const subject = await readSubject(app, invitation.subjectKind, invitation.subjectId);
  if (!subject) return;
  const values = { message: invitation.note ?? '' };
  if (invitation.way === 'OFFER') {
    await mailBroker(tx, app, `offer-${answer}`, broker, subject, values);
  } else {
    await mailClient(tx, app, `invitation-${answer}`, invitation, broker, subject, values);
  }
}
