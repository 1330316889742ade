import type { Scope } from '../../../platform/app.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import {
  changeIntroduction,
  type IntroductionChange,
  type IntroductionPermit,
  type IntroductionReference,
  presentState,
} from './change-introduction.ts';
import type { Introduction } from './data/introduction.entity.ts';
import { IntroductionAnswer } from './data/introduction-parts.entity.ts';
import type { IntroductionDoubt } from './introduction.enums.ts';
import { mailIntroduction } from './introduction.mails.ts';
import { answeringSide, introductionPolicy, refuseOwnRecord } from './introduction.policy.ts';
import { introductionStates, stateByAnswers } from './introduction.states.ts';
import { readDoubt } from './read-doubt.ts';

export interface DisputeIntroduction extends IntroductionReference {
  doubt: IntroductionDoubt;
  /** Needed for OTHER. */
  reason?: string | null;
}

/**
 * A side acknowledges for good that the broker brought it together with the other; it takes its own dispute back by that.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES (the broker in another role), STATE once the protection is over or the
 *   side has acknowledged, CONFLICT
 */
export function acknowledgeIntroduction(scope: Scope, input: IntroductionReference): Promise<Introduction> {
  return changeIntroduction(scope, input, maySayFor, async (change) => {
    const answer = newAnswer(change, { verdict: 'ACKNOWLEDGED', doubt: null, reason: null });
    await give(change, answer, 'acknowledgeIntroduction');
    return { action: 'acknowledgeIntroduction', facts: { side: answer.side } };
  });
}

/**
 * A side disputes that the broker brought it together with the other, once; it can take that back by acknowledging.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, REQUIRED, TOO_LONG, STATE once the protection is over or the side has
 *   answered, CONFLICT
 */
export async function disputeIntroduction(scope: Scope, input: DisputeIntroduction): Promise<Introduction> {
  const reason = readDoubt(input.doubt, input.reason);
  return changeIntroduction(scope, input, maySayFor, async (change) => {
    const answer = newAnswer(change, { verdict: 'DISPUTED', doubt: input.doubt, reason });
    await give(change, answer, 'disputeIntroduction');
    const facts = { side: answer.side, doubt: answer.doubt };
    return { action: 'disputeIntroduction', facts, ...(reason ? { personal: { reason } } : {}) };
  });
}

const maySayFor: IntroductionPermit = (actor, subject) => {
  refuseOwnRecord(actor, subject.introduction);
  authorize(introductionPolicy, actor, 'answer', subject);
};

function newAnswer(
  { scope, introduction }: IntroductionChange,
  said: Pick<IntroductionAnswer, 'verdict' | 'doubt' | 'reason'>,
): IntroductionAnswer {
  const side = answeringSide(scope.actor, { introduction });
  if (side === null) throw new Error('introductions: a permitted answer is for a side');
  return Object.assign(new IntroductionAnswer(), {
    id: newId(),
    introductionId: introduction.id,
    side,
    ...said,
    byUser: requireUser(scope.actor).userId,
    at: clock.now(),
  });
}

async function give(change: IntroductionChange, answer: IntroductionAnswer, action: string): Promise<void> {
  const { tx, scope, introduction, answers } = change;
  const state = presentState(change);
  const earlier = answers.find(({ side }) => side === answer.side);
  // An acknowledgement is for good, and a dispute is not repeated.
  if (earlier?.verdict === 'ACKNOWLEDGED' || earlier?.verdict === answer.verdict) {
    throw new Refusal('STATE', { params: { state, action, reason: 'ANSWERED' } });
  }
  introductionStates.next(state, answer.verdict === 'ACKNOWLEDGED' ? 'acknowledge' : 'dispute');
  introduction.state = stateByAnswers([...answers.filter((each) => each !== earlier), answer]);
  if (earlier) await tx.delete(IntroductionAnswer, earlier.id);
  await tx.insert(IntroductionAnswer, answer);
  await mailIntroduction(tx, scope.app, introduction, {
    mail: answer.verdict === 'ACKNOWLEDGED' ? 'acknowledged' : 'disputed',
    to: ['BROKER'],
    side: answer.side,
  });
}
