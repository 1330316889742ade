import type { Scope } from '../../../../platform/app.ts';
import { audit } from '../../../../platform/audit/audit.service.ts';
import { hasRole, requireUser } from '../../../../platform/auth/actor.ts';
import { authorize } from '../../../../platform/auth/policy.ts';
import { clock } from '../../../../platform/clock.ts';
import {
  brokenConstraint,
  inTransaction,
  type Transaction,
} from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { isId, newId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readText } from '../../../../platform/input/texts.ts';
import { tell } from '../../../../platform/outbox/outbox.service.ts';
import { readWhole } from '../../../offers/terms/read-values.ts';
import { presentBroker } from '../../broker.loaders.ts';
import { brokerPolicy } from '../../broker.policy.ts';
import { BROKERS_TOPIC, brokerCase, noBroker } from '../../change-broker.ts';
import type { BrokerProfile } from '../../data/broker-profile.entity.ts';
import { Engagement } from '../../engagements/data/engagement.entity.ts';
import { mailBroker } from '../broker-mails.ts';
import { readWhy } from '../review/decide-broker.service.ts';
import { BrokerReview } from './broker-review.entity.ts';
import { isReviewer } from './review.policy.ts';

const LONGEST_TEXT = 2000;

export interface WriteReview {
  engagementId: string;
  /** 1 to 5. */
  stars: number;
  text: string;
  showsName: boolean;
}

/**
 * Reviews the leading broker of an engagement that was signed and is over: once, by somebody who acts for the client.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE while it runs, ALREADY_EXISTS, INVALID and REQUIRED for what was written
 */
export async function writeReview(scope: Scope, input: WriteReview): Promise<BrokerReview> {
  const { userId } = requireUser(scope.actor);
  const problems = new Problems('');
  const stars = readWhole(input.stars, { min: 1, max: 5 }, problems.at('stars'));
  const text = readWords(input.text, problems.at('text'));
  refuseAll(problems.list);
  try {
    return await inTransaction(scope.app.db, async (tx) => {
      const { engagement, broker } = await reviewable(tx, scope, input.engagementId);
      const review = Object.assign(new BrokerReview(), {
        id: newId(),
        brokerId: broker.id,
        engagementId: engagement.id,
        clientOrganizationId: engagement.clientOrganizationId,
        stars,
        text,
        showsName: input.showsName,
        writtenBy: userId,
        at: clock.now(),
        answer: null,
        answeredAt: null,
        hiddenAt: null,
        hiddenReason: null,
        hiddenBy: null,
      });
      await tx.insert(BrokerReview, review);
      await record(tx, scope, broker, 'reviewBroker', { engagementId: engagement.id, stars });
      await mailBroker(tx, scope.app, broker, 'reviewed');
      return review;
    });
  } catch (error) {
    if (brokenConstraint(error) === 'broker_review_once') throw new Refusal('ALREADY_EXISTS');
    throw error;
  }
}

/** Answers a review, once, as its broker. @throws Refusal NOT_FOUND, FORBIDDEN, STATE, REQUIRED, TOO_LONG */
export function answerReview(
  scope: Scope,
  input: { reviewId: string; answer: string },
): Promise<BrokerReview> {
  return changeReview(scope, input.reviewId, async ({ tx, review, broker }) => {
    authorize(brokerPolicy, scope.actor, 'edit', broker);
    if (review.answeredAt !== null || review.hiddenAt !== null) throw notNow('answerBrokerReview');
    const problems = new Problems('answer');
    const answer = readWords(input.answer, problems);
    refuseAll(problems.list);
    Object.assign(review, { answer, answeredAt: clock.now() });
    await record(tx, scope, broker, 'answerBrokerReview', { reviewId: review.id });
  });
}

/**
 * Hides a review with a reason, as operator: it is shown to nobody else and does not count.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE, REQUIRED without a reason
 */
export function hideReview(scope: Scope, input: { reviewId: string; reason: string }): Promise<BrokerReview> {
  return changeReview(scope, input.reviewId, async ({ tx, review, broker }) => {
    const { userId } = requireUser(scope.actor);
    if (!hasRole(scope.actor, ['OPERATOR'])) throw new Refusal('FORBIDDEN');
    if (review.hiddenAt !== null) throw notNow('hideBrokerReview');
    const hiddenReason = readWhy(input.reason);
    Object.assign(review, { hiddenAt: clock.now(), hiddenBy: userId, hiddenReason });
    await record(tx, scope, broker, 'hideBrokerReview', { reviewId: review.id }, { reason: hiddenReason });
  });
}

async function reviewable(
  tx: Transaction,
  { actor }: Scope,
  engagementId: string,
): Promise<{ engagement: Engagement; broker: BrokerProfile }> {
  const engagement = isId(engagementId) ? await tx.findOneBy(Engagement, { id: engagementId }) : null;
  if (!engagement || !isReviewer(actor, engagement))
    throw new Refusal('NOT_FOUND', { field: 'engagementId' });
  if (engagement.state !== 'FULFILLED' && engagement.state !== 'ENDED') {
    throw new Refusal('STATE', { params: { state: engagement.state, action: 'reviewBroker' } });
  }
  const broker = await presentBroker(tx, engagement.leadBrokerId, 'SHARE');
  if (!broker) throw noBroker();
  // Who works for the client and is the broker as well does not review themselves.
  if (requireUser(actor).userId === broker.userId) throw new Refusal('FOUR_EYES');
  return { engagement, broker };
}

async function changeReview(
  scope: Scope,
  reviewId: string,
  work: (change: { tx: Transaction; review: BrokerReview; broker: BrokerProfile }) => Promise<void>,
): Promise<BrokerReview> {
  return inTransaction(scope.app.db, async (tx) => {
    const review = isId(reviewId)
      ? await tx.findOne(BrokerReview, { where: { id: reviewId }, lock: { mode: 'pessimistic_write' } })
      : null;
    const broker = review && (await presentBroker(tx, review.brokerId));
    if (!review || !broker) throw new Refusal('NOT_FOUND', { field: 'reviewId' });
    await work({ tx, review, broker });
    await tx.save(BrokerReview, review);
    return review;
  });
}

/** Records on the chain of the broker, and tells that the public record changed. */
async function record(
  tx: Transaction,
  scope: Scope,
  broker: BrokerProfile,
  action: string,
  facts: Record<string, unknown>,
  personal?: Record<string, unknown>,
): Promise<void> {
  await audit(tx, scope, { ...brokerCase(broker), action, facts, ...(personal ? { personal } : {}) });
  await tell(tx, BROKERS_TOPIC, [broker.id]);
}

function readWords(text: string, problems: Problems): string {
  const words = readText(text, LONGEST_TEXT, problems);
  if (words === null) problems.add('REQUIRED');
  return words ?? '';
}

function notNow(action: string): Refusal {
  return new Refusal('STATE', { params: { action } });
}
