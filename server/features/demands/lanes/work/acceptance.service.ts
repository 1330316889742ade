import { IsNull } from 'typeorm';
import type { Scope } from '../../../../platform/app.ts';
import { actingUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { attachFiles } from '../../../../platform/files/files.service.ts';
import { newId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readText } from '../../../../platform/input/texts.ts';
import { bountyDue } from '../../bounty/seam/bounty-due.ts';
import { weightedAttainment } from '../../content/targets.ts';
import type { Demand } from '../../data/demand.entity.ts';
import type { DemandLane } from '../../data/lane.entity.ts';
import { DemandAcceptance, type Measured } from '../../data/lane-parts.entity.ts';
import type { LaneVerdict } from '../../lane.enums.ts';
import { GateClosing } from '../../race/race.entity.ts';
import { changeLane, type LaneReference, mayOnLane, take } from '../change-lane.ts';
import { mailLane } from '../lane-mails.ts';
import { pledgeOf } from '../pledge/edit-pledge.service.ts';
import { byTarget, missedTargets, readMeasured } from './measured.ts';
import { MOST_FILES, milestonesOf } from './milestones.service.ts';

/** Kind of record under which reports of acceptance are kept. */
export const ACCEPTANCE_FILES = 'DemandAcceptance';

export interface HandInWork extends LaneReference {
  note?: string | null;
  /** A value for each target of the pledge. */
  measured: readonly Measured[];
  /** The test report, and what belongs to it. */
  fileIds: readonly string[];
}

export interface DecideOnWork extends LaneReference {
  verdict: LaneVerdict;
  /** Needed for a concession and for a return. */
  reason?: string | null;
}

/**
 * The winner's team hands the work in for acceptance: a measured value for each target, with the test report. Every
 * milestone is accepted by then, and every gate of a race closed.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE (reason `MILESTONES_OPEN`, `GATES_OPEN`), CONFLICT, REQUIRED, INVALID, LIMIT
 */
export function handInWork(scope: Scope, input: HandInWork): Promise<DemandLane> {
  return changeLane(scope, input, mayOnLane('report'), async ({ tx, lane, demand }) => {
    const { state } = lane;
    take(lane, 'handIn');
    await refuseOpenWork(tx, demand, lane, state);
    const { content } = await pledgeOf(tx, lane.id);
    const problems = new Problems('');
    const note = readText(input.note, 4000, problems.at('note'));
    const measured = readMeasured(input.measured, content.targets, true, problems.at('measured'));
    if (input.fileIds.length === 0) problems.at('fileIds').add('REQUIRED');
    if (input.fileIds.length > MOST_FILES) problems.at('fileIds').add('LIMIT', { max: MOST_FILES });
    refuseAll(problems.list);
    const acceptance = Object.assign(new DemandAcceptance(), {
      id: newId(),
      laneId: lane.id,
      number: (await tx.countBy(DemandAcceptance, { laneId: lane.id })) + 1,
      note,
      measured,
      attainment: weightedAttainment(content.targets, byTarget(measured)),
      handedInBy: actingUser(scope.actor)?.userId ?? null,
      handedInAt: clock.now(),
      verdict: null,
      reason: null,
      decidedBy: null,
      decidedAt: null,
    } satisfies DemandAcceptance);
    await tx.insert(DemandAcceptance, acceptance as object);
    const owner = { kind: ACCEPTANCE_FILES, id: acceptance.id };
    const files = await attachFiles(tx, input.fileIds, owner, scope.actor);
    await mailLane(tx, scope.app, { lane, demand }, 'workIn', ['POSTER']);
    return {
      action: 'handInWork',
      facts: {
        acceptanceId: acceptance.id,
        measured,
        attainment: acceptance.attainment,
        documents: files.map(({ id, sha256 }) => ({ fileId: id, sha256 })),
      },
    };
  });
}

async function refuseOpenWork(
  tx: Transaction,
  demand: Demand,
  lane: DemandLane,
  state: DemandLane['state'],
): Promise<void> {
  const refuse = (reason: string, names: string) => {
    throw new Refusal('STATE', { params: { state, action: 'handIn', reason, open: names.slice(0, 500) } });
  };
  const open = (await milestonesOf(tx, lane.id)).filter((each) => each.state !== 'ACCEPTED');
  if (open.length > 0) refuse('MILESTONES_OPEN', open.map(({ name }) => name).join('、'));
  const gates = demand.mode === 'RACE' ? (demand.content.race?.gates ?? []) : [];
  if (gates.length === 0) return;
  const closed = await tx.countBy(GateClosing, { demandId: demand.id });
  if (closed < gates.length)
    refuse(
      'GATES_OPEN',
      gates
        .slice(closed)
        .map(({ name }) => name)
        .join('、'),
    );
}

/**
 * The poster decides on work that was handed in: accepts it, accepts it although targets are missed (with a reason), or
 * returns it (with a reason). Its acceptance makes the last stage of the bounty due. That it failed is a finding of its
 * own (`findFailure`).
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE, CONFLICT, REQUIRED without a reason, INVALID: `ACCEPTED` with missed targets
 */
export function decideOnWork(scope: Scope, input: DecideOnWork): Promise<DemandLane> {
  const { verdict } = input;
  const problems = new Problems('');
  const reason = readText(input.reason, 2000, problems.at('reason'));
  if (verdict !== 'ACCEPTED' && reason === null) problems.at('reason').add('REQUIRED');
  if (verdict === 'FAILED') problems.at('verdict').add('INVALID', { reason: 'FINDING_NEEDED' });
  refuseAll(problems.list);
  return changeLane(scope, input, mayOnLane('actForPoster'), async ({ tx, lane, demand }) => {
    take(lane, verdict === 'RETURNED' ? 'return' : 'accept');
    const acceptance = await tx.findOneByOrFail(DemandAcceptance, { laneId: lane.id, verdict: IsNull() });
    const missed = missedTargets((await pledgeOf(tx, lane.id)).content.targets, acceptance.measured);
    if (verdict === 'ACCEPTED' && missed.length > 0) {
      const params = {
        reason: 'TARGETS_MISSED',
        missed: missed
          .map(({ name }) => name)
          .join('、')
          .slice(0, 500),
      };
      throw new Refusal('INVALID', { field: 'verdict', params });
    }
    Object.assign(acceptance, {
      ...{ verdict, reason, decidedAt: clock.now() },
      decidedBy: actingUser(scope.actor)?.userId ?? null,
    });
    await tx.save(DemandAcceptance, acceptance);
    if (verdict !== 'RETURNED') {
      lane.endedAt = clock.now();
      for (const { key } of demand.content.stages.filter(({ trigger }) => trigger === 'ACCEPTANCE')) {
        await bountyDue(tx, scope, { demand, lane, stageKey: key, why: `ACCEPTANCE ${acceptance.id}` });
      }
    }
    const mail = verdict === 'RETURNED' ? 'workReturned' : 'workAccepted';
    await mailLane(tx, scope.app, { lane, demand }, mail, ['LEAD'], { reason: reason ?? '' });
    return {
      action: 'decideOnWork',
      facts: { acceptanceId: acceptance.id, verdict, missed: missed.map(({ id }) => id) },
      ...(reason === null ? {} : { personal: { reason } }),
    };
  });
}
