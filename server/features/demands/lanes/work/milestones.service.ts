import type { Scope } from '../../../../platform/app.ts';
import { actingUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { attachFiles } from '../../../../platform/files/files.service.ts';
import { isId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readText } from '../../../../platform/input/texts.ts';
import { bountyDue } from '../../bounty/seam/bounty-due.ts';
import type { DemandLane } from '../../data/lane.entity.ts';
import { DemandMilestone, type Measured } from '../../data/lane-parts.entity.ts';
import type { MilestoneState } from '../../lane.enums.ts';
import { changeLane, type LaneReference, mayOnLane } from '../change-lane.ts';
import { laneStates } from '../lane.states.ts';
import { mailLane } from '../lane-mails.ts';
import { pledgeOf } from '../pledge/edit-pledge.service.ts';
import { readMeasured } from './measured.ts';

/** Kind of record under which evidence of milestones is kept. */
export const MILESTONE_FILES = 'DemandMilestone';
export const MOST_FILES = 20;

export interface ReportMilestone extends LaneReference {
  milestoneId: string;
  note?: string | null;
  measured: readonly Measured[];
  fileIds: readonly string[];
}

export interface AnswerMilestone extends LaneReference {
  milestoneId: string;
  accepted: boolean;
  /** Why it is returned. */
  reason?: string | null;
}

/**
 * The winner's team hands in a milestone with evidence and what was measured so far; handed in anew it replaces what was
 * said before, and the files stay.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE, CONFLICT, REQUIRED without evidence, INVALID, LIMIT
 */
export function reportMilestone(scope: Scope, input: ReportMilestone): Promise<DemandLane> {
  return changeLane(scope, input, mayOnLane('report'), async ({ tx, lane, demand }) => {
    laneStates.next(lane.state, 'report');
    const milestone = await milestoneOf(tx, lane, input.milestoneId);
    requireState(milestone, ['PLANNED', 'RETURNED', 'HANDED_IN'], 'reportMilestone');
    const { content } = await pledgeOf(tx, lane.id);
    const problems = new Problems('');
    const note = readText(input.note, 4000, problems.at('note'));
    const measured = readMeasured(input.measured, content.targets, false, problems.at('measured'));
    if (input.fileIds.length === 0) problems.at('fileIds').add('REQUIRED');
    if (input.fileIds.length > MOST_FILES) problems.at('fileIds').add('LIMIT', { max: MOST_FILES });
    refuseAll(problems.list);
    const owner = { kind: MILESTONE_FILES, id: milestone.id };
    const files = await attachFiles(tx, input.fileIds, owner, scope.actor);
    Object.assign(milestone, {
      ...{ state: 'HANDED_IN', note, measured, handedInAt: clock.now() },
      ...{
        handedInBy: actingUser(scope.actor)?.userId ?? null,
        answeredAt: null,
        answeredBy: null,
        reason: null,
      },
    });
    await tx.save(DemandMilestone, milestone);
    await mailLane(tx, scope.app, { lane, demand }, 'milestoneIn', ['POSTER'], { milestone: milestone.name });
    return {
      action: 'reportMilestone',
      facts: {
        milestoneId: milestone.id,
        measured,
        documents: files.map(({ id, sha256 }) => ({ fileId: id, sha256 })),
      },
    };
  });
}

/**
 * The poster accepts a milestone, which makes its stage of the bounty due, or returns it with the reason.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE, CONFLICT, REQUIRED for a return without a reason
 */
export function answerMilestone(scope: Scope, input: AnswerMilestone): Promise<DemandLane> {
  const problems = new Problems('reason');
  const reason = readText(input.reason, 2000, problems);
  if (!input.accepted && reason === null) problems.add('REQUIRED');
  refuseAll(problems.list);
  return changeLane(scope, input, mayOnLane('actForPoster'), async ({ tx, lane, demand }) => {
    laneStates.next(lane.state, 'report');
    const milestone = await milestoneOf(tx, lane, input.milestoneId);
    requireState(milestone, ['HANDED_IN'], 'answerMilestone');
    Object.assign(milestone, {
      state: input.accepted ? 'ACCEPTED' : 'RETURNED',
      answeredAt: clock.now(),
      answeredBy: actingUser(scope.actor)?.userId ?? null,
      reason,
    });
    await tx.save(DemandMilestone, milestone);
    const { stageKey, id, name } = milestone;
    if (input.accepted && stageKey !== null) {
      await bountyDue(tx, scope, { demand, lane, stageKey, why: `MILESTONE ${id}` });
    }
    const mail = input.accepted ? 'milestoneAccepted' : 'milestoneReturned';
    await mailLane(tx, scope.app, { lane, demand }, mail, ['LEAD'], {
      milestone: name,
      reason: reason ?? '',
    });
    return {
      action: input.accepted ? 'acceptMilestone' : 'returnMilestone',
      facts: { milestoneId: id },
      ...(reason === null ? {} : { personal: { reason } }),
    };
  });
}

/** The milestones of a lane in order. */
export function milestonesOf(tx: Transaction, laneId: string): Promise<DemandMilestone[]> {
  return tx.find(DemandMilestone, { where: { laneId }, order: { number: 'ASC' } });
}

async function milestoneOf(tx: Transaction, lane: DemandLane, id: string): Promise<DemandMilestone> {
  const milestone = isId(id) ? await tx.findOneBy(DemandMilestone, { id, laneId: lane.id }) : null;
  if (!milestone) throw new Refusal('NOT_FOUND', { field: 'milestoneId' });
  return milestone;
}

function requireState({ state }: DemandMilestone, from: readonly MilestoneState[], action: string): void {
  if (!from.includes(state)) throw new Refusal('STATE', { params: { state, action } });
}
