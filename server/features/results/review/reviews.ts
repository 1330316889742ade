import type { Scope } from '../../../platform/app.ts';
import { actingUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { newId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readName, readReason, readText } from '../../../platform/input/texts.ts';
import { ResultReview, type ReviewCheck } from '../data/review.entity.ts';

/** One thing that a reviewer looked at, as it was entered. */
export interface ReviewCheckFields {
  item: string;
  passed: boolean;
  note?: string | null;
}

const MAX_CHECKS = 50;

/** Reads a reason that must be given, and the checks of a review. */
export function readReview(input: { reason?: string; checks: readonly ReviewCheckFields[] }): {
  reason: string | null;
  checks: ReviewCheck[];
} {
  const problems = new Problems('');
  if (input.checks.length > MAX_CHECKS) problems.at('checks').add('LIMIT', { max: MAX_CHECKS });
  const checks = input.checks.map(({ item, passed, note }, index) => ({
    item: readName(item, 100, problems.at('checks', index, 'item')),
    passed,
    note: readText(note, 1000, problems.at('checks', index, 'note')),
  }));
  const reason = input.reason === undefined ? null : readReason(input.reason, problems.at('reason'));
  refuseAll(problems.list);
  return { reason, checks };
}

/** A review that ends now. */
export function newReview(
  scope: Scope,
  review: Pick<ResultReview, 'resultId' | 'decision' | 'reason' | 'checks'>,
): ResultReview {
  const reviewerId = actingUser(scope.actor)?.userId ?? null;
  return Object.assign(new ResultReview(), { id: newId(), ...review, reviewerId, at: clock.now() });
}
