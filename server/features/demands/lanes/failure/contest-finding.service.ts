import type { Scope } from '../../../../platform/app.ts';
import { actingUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readReason } from '../../../../platform/input/texts.ts';
import type { DemandLane } from '../../data/lane.entity.ts';
import { DemandFinding } from '../../data/lane-parts.entity.ts';
import { changeLane, mayOnLane } from '../change-lane.ts';
import { mailLane } from '../lane-mails.ts';
import { forSides } from '../lane-sides.ts';
import type { LaneReason } from '../pledge/decline-lane.service.ts';
import { mayBeContested, mayBeReviewed } from './consequences.ts';

export interface ReviewFinding extends LaneReason {
  /** Whether the ban on bidding is lifted; else the finding stands. */
  isLifted: boolean;
}

/**
 * The winner contests before the platform what the poster found, who is a party to it: once, within ten days.
 * @throws Refusal NOT_FOUND, FORBIDDEN, REQUIRED without a reason, STATE (reason `NOT_CONTESTABLE`), CONFLICT
 */
export function contestFinding(scope: Scope, input: LaneReason): Promise<DemandLane> {
  const reason = reasonOf(input);
  return changeLane(scope, input, forSides('LEAD'), async ({ tx, lane, demand }) => {
    const finding = await findingOf(tx, lane);
    if (!finding || !mayBeContested(finding, clock.now()))
      throw notNow(lane, 'contestFinding', 'NOT_CONTESTABLE');
    Object.assign(finding, { contestedAt: clock.now(), contestReason: reason });
    await tx.save(DemandFinding, finding);
    await mailLane(tx, scope.app, { lane, demand }, 'contested', ['OPERATOR', 'POSTER'], { reason });
    return { action: 'contestFinding', facts: { findingId: finding.id }, personal: { reason } };
  });
}

/**
 * An operator upholds a contested finding, or lifts its ban on bidding. What is to be given back of the bounty was agreed
 * between the sides and stays theirs.
 * @throws Refusal NOT_FOUND, FORBIDDEN, REQUIRED without a reason, STATE (reason `NOT_CONTESTED`), CONFLICT
 */
export function reviewFinding(scope: Scope, input: ReviewFinding): Promise<DemandLane> {
  const reason = reasonOf(input);
  return changeLane(scope, input, mayOnLane('review'), async ({ tx, lane, demand }) => {
    const finding = await findingOf(tx, lane);
    if (!finding || !mayBeReviewed(finding)) throw notNow(lane, 'reviewFinding', 'NOT_CONTESTED');
    const before = finding.barredUntil;
    Object.assign(finding, {
      ...{ reviewedAt: clock.now(), reviewReason: reason, isLifted: input.isLifted },
      reviewedBy: actingUser(scope.actor)?.userId ?? null,
      barredUntil: input.isLifted ? null : before,
    });
    await tx.save(DemandFinding, finding);
    await mailLane(tx, scope.app, { lane, demand }, 'reviewed', ['LEAD', 'POSTER'], { reason });
    return {
      action: 'reviewFinding',
      facts: {
        findingId: finding.id,
        isLifted: input.isLifted,
        barredUntil: { before, after: finding.barredUntil },
      },
      personal: { reason },
    };
  });
}

function findingOf(tx: Transaction, { id }: DemandLane): Promise<DemandFinding | null> {
  return tx.findOneBy(DemandFinding, { laneId: id });
}

function notNow({ state }: DemandLane, action: string, reason: string): Refusal {
  return new Refusal('STATE', { params: { state, action, reason } });
}

function reasonOf(input: LaneReason): string {
  const problems = new Problems('reason');
  const reason = readReason(input.reason, problems);
  refuseAll(problems.list);
  return reason ?? '';
}
