import { IsNull } from 'typeorm';
import type { Scope } from '../../../../platform/app.ts';
import { actingUser } from '../../../../platform/auth/actor.ts';
import { clock, startOfDay } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { attachFiles } from '../../../../platform/files/files.service.ts';
import { newId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readReason } from '../../../../platform/input/texts.ts';
import { formatYuan, WHOLE_IN_BASIS_POINTS } from '../../../../platform/money.ts';
import { monthsLater } from '../../../deals/contract/contract-dates.ts';
import { reclaim, reclaimable } from '../../bounty/seam/reclaim.ts';
import type { DemandLane } from '../../data/lane.entity.ts';
import { DemandAcceptance, DemandFinding } from '../../data/lane-parts.entity.ts';
import type { FreeingGround } from '../../lane.enums.ts';
import { changeLane, type LaneChange, type LaneReference, mayOnLane, take } from '../change-lane.ts';
import { laneStates } from '../lane.states.ts';
import { mailLane } from '../lane-mails.ts';
import { forSides } from '../lane-sides.ts';
import type { LaneReason } from '../pledge/decline-lane.service.ts';
import { pledgeOf } from '../pledge/edit-pledge.service.ts';
import { MOST_FILES, milestonesOf } from '../work/milestones.service.ts';
import { mayBeFound } from './consequences.ts';

/** Kind of record under which evidence of findings is kept. */
export const FINDING_FILES = 'DemandFinding';

export interface FindFailure extends LaneReference {
  /** What frees from blame; left out where nothing does, and the consequences of the pledge follow. */
  ground?: FreeingGround | null;
  reason: string;
  fileIds: readonly string[];
}

/**
 * The winner says that it cannot fulfil the pledge, and why; the poster then finds what follows.
 * @throws Refusal NOT_FOUND, FORBIDDEN, REQUIRED, STATE (reason `GIVEN_UP` the second time), CONFLICT
 */
export function giveUp(scope: Scope, input: LaneReason): Promise<DemandLane> {
  const reason = reasonOf(input);
  return changeLane(scope, input, forSides('LEAD'), async ({ tx, lane, demand }) => {
    laneStates.next(lane.state, 'fail');
    if (lane.gaveUpAt !== null) {
      throw new Refusal('STATE', { params: { state: lane.state, action: 'giveUp', reason: 'GIVEN_UP' } });
    }
    Object.assign(lane, { gaveUpAt: clock.now(), giveUpReason: reason });
    await mailLane(tx, scope.app, { lane, demand }, 'gaveUp', ['POSTER'], { reason });
    return { action: 'giveUp', personal: { reason } };
  });
}

/**
 * The poster finds that a pledge failed, and whether something frees the winner from blame. Unless it does, what the pledge
 * says follows: the share of the bounty paid so far is claimed back, and the winner may not bid for some months.
 * @throws Refusal NOT_FOUND, FORBIDDEN, REQUIRED, STATE (reason `NOT_LATE` while the work is in time, not handed in and not
 *   given up), CONFLICT, LIMIT
 */
export function findFailure(scope: Scope, input: FindFailure): Promise<DemandLane> {
  const reason = reasonOf(input);
  return changeLane(scope, input, mayOnLane('actForPoster'), async (change) => {
    const { tx, lane, demand } = change;
    const { state } = lane;
    take(lane, 'fail');
    const { content } = await pledgeOf(tx, lane.id);
    const milestones = await milestonesOf(tx, lane.id);
    if (
      !mayBeFound({ state, gaveUpAt: lane.gaveUpAt, finishOn: content.finishOn, milestones }, clock.today())
    ) {
      throw new Refusal('STATE', { params: { state, action: 'findFailure', reason: 'NOT_LATE' } });
    }
    const finding = await findingOf(change, input, reason);
    await tx.insert(DemandFinding, finding as object);
    const owner = { kind: FINDING_FILES, id: finding.id };
    const files = await attachFiles(tx, input.fileIds, owner, scope.actor);
    const now = clock.now();
    const verdict = { verdict: 'FAILED' as const, reason, decidedAt: now, decidedBy: finding.foundBy };
    await tx.update(DemandAcceptance, { laneId: lane.id, verdict: IsNull() }, verdict);
    Object.assign(lane, { endedAt: now, endReason: finding.isFreed ? 'FREED' : 'FAILED' });
    await reclaim(tx, scope, { lane, amount: finding.giveBack, why: `FINDING ${finding.id}` });
    await mailLane(tx, scope.app, { lane, demand }, 'failed', ['LEAD'], { reason });
    return {
      action: 'findFailure',
      facts: {
        findingId: finding.id,
        isFreed: finding.isFreed,
        ground: finding.ground,
        giveBack: formatYuan(finding.giveBack),
        barredUntil: finding.barredUntil,
        documents: files.map(({ id, sha256 }) => ({ fileId: id, sha256 })),
      },
      personal: { reason },
    };
  });
}

async function findingOf(
  { tx, scope, lane }: LaneChange,
  { ground }: FindFailure,
  reason: string,
): Promise<DemandFinding> {
  const consequences = (await pledgeOf(tx, lane.id)).content.consequences;
  const isFreed = (ground ?? null) !== null;
  const share = isFreed ? 0 : (consequences?.giveBackBasisPoints ?? 0);
  const months = isFreed ? 0 : (consequences?.barredMonths ?? 0);
  const paid = share === 0 ? 0n : await reclaimable(tx, lane);
  return Object.assign(new DemandFinding(), {
    id: newId(),
    laneId: lane.id,
    organizationId: lane.organizationId,
    isFreed,
    ground: ground ?? null,
    reason,
    giveBack: (paid * BigInt(share)) / BigInt(WHOLE_IN_BASIS_POINTS),
    barredUntil: months === 0 ? null : startOfDay(monthsLater(clock.today(), months)),
    contestedAt: null,
    contestReason: null,
    reviewedAt: null,
    reviewReason: null,
    isLifted: false,
    reviewedBy: null,
    foundBy: actingUser(scope.actor)?.userId ?? null,
    foundAt: clock.now(),
  } satisfies DemandFinding);
}

function reasonOf(input: { reason: string; fileIds?: readonly string[] }): string {
  const problems = new Problems('');
  const reason = readReason(input.reason, problems.at('reason'));
  if ((input.fileIds?.length ?? 0) > MOST_FILES) problems.at('fileIds').add('LIMIT', { max: MOST_FILES });
  refuseAll(problems.list);
  return reason ?? '';
}
