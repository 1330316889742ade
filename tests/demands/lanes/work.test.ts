import { afterEach, beforeAll, expect, it } from 'vitest';
import { readBounty } from '../../../server/features/demands/bounty/bounty-record.ts';
import { Bid } from '../../../server/features/demands/data/bid.entity.ts';
import type { DemandLane } from '../../../server/features/demands/data/lane.entity.ts';
import { DemandAcceptance, DemandFinding } from '../../../server/features/demands/data/lane-parts.entity.ts';
import { barredUntil } from '../../../server/features/demands/lanes/failure/barred-until.ts';
import {
  contestFinding,
  reviewFinding,
} from '../../../server/features/demands/lanes/failure/contest-finding.service.ts';
import { findFailure, giveUp } from '../../../server/features/demands/lanes/failure/find-failure.service.ts';
import {
  endFailedDemand,
  replaceLane,
} from '../../../server/features/demands/lanes/failure/replace-lane.service.ts';
import { lapseLanes } from '../../../server/features/demands/lanes/lapse-lanes.job.ts';
import { declineLane } from '../../../server/features/demands/lanes/pledge/decline-lane.service.ts';
import { decideOnWork, handInWork } from '../../../server/features/demands/lanes/work/acceptance.service.ts';
import {
  answerMilestone,
  milestonesOf,
  reportMilestone,
} from '../../../server/features/demands/lanes/work/milestones.service.ts';
import { clock, DAY_MS, startOfDay } from '../../../server/platform/clock.ts';
import { type Member, makeMember, scopeOf, signedIn } from '../../support/accounts.ts';
import { useApi } from '../../support/api.ts';
import {
  type BountyWorld,
  evidenceOf,
  makeBountyWorld,
  makePaid,
  makeSafeguarded,
} from '../bounty-support.ts';
import { dayIn, laneRow, makeAwardedLanes, makePledged, makeWorking } from '../lanes-support.ts';
import { demandRow, moveTo, realTime, refusal } from '../support.ts';

const api = useApi();
let world: BountyWorld;
beforeAll(async () => {
  world = await makeBountyWorld(api());
}, 60_000);
afterEach(realTime);

const as = (member: Member) => scopeOf(world.app, member);
const officer = () => as(world.unit.officer);
const poster = () => as(world.poster.member);
const operator = () => as(world.operator);
const refused = (run: () => Promise<unknown>) => refusal(world, run);
const dues = (laneId: string) =>
  world.app.db.query('SELECT stage_key, amount FROM bounty_due WHERE lane_id = $1 ORDER BY at, stage_key', [
    laneId,
  ]);
const MEASURED = [
  { targetId: 't1', value: '66.50' },
  { targetId: 't2', value: '35' },
];
/** With a milestone that makes a stage due, so that money hangs on it. */
const STAGES = [
  { key: 's1', name: '签署', trigger: 'PLEDGE' as const, gate: null, milestone: null, amount: 2_000_000n },
  {
    key: 's2',
    name: '中试',
    trigger: 'MILESTONE' as const,
    gate: null,
    milestone: '中试',
    amount: 3_000_000n,
  },
  {
    key: 's3',
    name: '验收',
    trigger: 'ACCEPTANCE' as const,
    gate: null,
    milestone: null,
    amount: 5_000_000n,
  },
];

async function working(): Promise<{ lane: DemandLane; demandId: string }> {
  const { demand, lanes } = await makeAwardedLanes(world, { content: { stages: STAGES } });
  const [lane] = lanes;
  if (!lane) throw new Error('somebody won');
  return { lane: await makeWorking(world, lane), demandId: demand.id };
}

async function acceptMilestones(lane: DemandLane): Promise<void> {
  for (const { id } of await milestonesOf(world.app.db.manager, lane.id)) {
    const step = { laneId: lane.id, milestoneId: id };
    const fileIds = [await evidenceOf(world, world.unit.researcher)];
    await reportMilestone(await as(world.unit.researcher), { ...step, measured: [], fileIds });
    await answerMilestone(await poster(), { ...step, accepted: true });
  }
}

async function handIn(lane: DemandLane, measured = MEASURED, files?: string[]): Promise<DemandLane> {
  const fileIds = files ?? [await evidenceOf(world, world.unit.officer)];
  return handInWork(await officer(), { laneId: lane.id, measured, fileIds });
}

it('takes a milestone from the team with evidence, back and forth, and makes its stage due once accepted', async () => {
  const { lane, demandId } = await working();
  const [, pilot] = await milestonesOf(world.app.db.manager, lane.id);
  if (!pilot) throw new Error('the bid has two milestones');
  const step = { laneId: lane.id, milestoneId: pilot.id };
  const report = { ...step, measured: [{ targetId: 't1', value: '62' }], fileIds: [] as string[] };
  const team = () => as(world.unit.researcher);
  const other = await makeMember(world.app, world.unit.administrator, ['RESEARCHER']);
  expect(await refused(async () => reportMilestone(await team(), report))).toBe('REQUIRED fileIds');
  expect(await refused(async () => reportMilestone(await as(other), report))).toBe('NOT_FOUND laneId');
  expect(await refused(async () => answerMilestone(await poster(), { ...step, accepted: true }))).toBe(
    'STATE',
  );
  const fileIds = [await evidenceOf(world, world.unit.researcher)];
  await reportMilestone(await team(), { ...report, fileIds });
  expect(await refused(async () => answerMilestone(await poster(), { ...step, accepted: false }))).toBe(
    'REQUIRED reason',
  );
  await answerMilestone(await poster(), { ...step, accepted: false, reason: '缺第三方数据' });
  await reportMilestone(await team(), { ...report, fileIds });
  expect(await refused(async () => answerMilestone(await officer(), { ...step, accepted: true }))).toBe(
    'FORBIDDEN',
  );
  expect(await dues(lane.id)).toEqual([{ stage_key: 's1', amount: '2000000' }]);
  await answerMilestone(await poster(), { ...step, accepted: true });
  expect(await dues(lane.id)).toEqual([
    { stage_key: 's1', amount: '2000000' },
    { stage_key: 's2', amount: '3000000' },
  ]);
  const client = await signedIn(world.api, world.poster.member);
  const shown = await client.ask(
    'query ($id: ID!) { demandLanes(demandId: $id) { actions milestones { state measured { value attainment isMet } files { name } } } }',
    { id: demandId },
  );
  expect(shown.data).toEqual({
    demandLanes: [
      {
        actions: [],
        milestones: [
          { state: 'PLANNED', measured: [], files: [] },
          {
            state: 'ACCEPTED',
            measured: [{ value: '62', attainment: 9538, isMet: false }],
            files: [{ name: '凭据.pdf' }],
          },
        ],
      },
    ],
  });
});

it('accepts by test results against every target, with a reason where one is missed', async () => {
  const { lane, demandId } = await working();
  const fileIds = [await evidenceOf(world, world.unit.officer)];
  expect(await refused(async () => handIn(lane, MEASURED, fileIds))).toBe('STATE MILESTONES_OPEN');
  await acceptMilestones(lane);
  const decide = { laneId: lane.id, verdict: 'ACCEPTED' as const };
  expect(await refused(async () => handIn(lane, [{ targetId: 't1', value: '70' }], fileIds))).toBe(
    'REQUIRED measured',
  );
  await handIn(lane, [
    { targetId: 't1', value: '60' },
    { targetId: 't2', value: '35' },
  ]);
  expect(await refused(async () => decideOnWork(await poster(), decide))).toBe(
    'INVALID verdict TARGETS_MISSED',
  );
  expect(await refused(async () => decideOnWork(await officer(), decide))).toBe('FORBIDDEN');
  expect(await refused(async () => decideOnWork(await poster(), { ...decide, verdict: 'CONCESSION' }))).toBe(
    'REQUIRED reason',
  );
  await decideOnWork(await poster(), { ...decide, verdict: 'RETURNED', reason: '差 5 个百分点' });
  expect((await laneRow(world, lane.id)).state).toBe('IN_PROGRESS');
  await handIn(lane);
  await decideOnWork(await poster(), decide);
  expect(await laneRow(world, lane.id)).toMatchObject({ state: 'ACCEPTED', endReason: null });
  expect((await demandRow(world.app, demandId)).state).toBe('ACCEPTED');
  const rounds = await world.app.db.manager.find(DemandAcceptance, {
    where: { laneId: lane.id },
    order: { number: 'ASC' },
  });
  expect(
    rounds.map(({ verdict, attainment, measured }) => [verdict, attainment, measured[0]?.value]),
  ).toEqual([
    ['RETURNED', 9652, '60'],
    ['ACCEPTED', 10252, '66.5'],
  ]);
  expect((await dues(lane.id)).map((due: { stage_key: string }) => due.stage_key)).toEqual([
    's1',
    's2',
    's3',
  ]);
});

it('takes no work of a race before its gates are closed', async () => {
  const { demand, lanes } = await makeAwardedLanes(world, { mode: 'RACE', winners: 2 });
  expect(lanes.map(({ number, amount }) => [number, amount])).toEqual([
    [1, 8_000_000n],
    [2, 8_000_000n],
  ]);
  const [first, second] = lanes;
  if (!first || !second) throw new Error('two won');
  await makeWorking(world, first);
  expect((await demandRow(world.app, demand.id)).state).toBe('IN_PROGRESS');
  await acceptMilestones(first);
  const files = [await evidenceOf(world, world.unit.officer)];
  expect(await refused(async () => handIn(first, MEASURED, files))).toBe('STATE GATES_OPEN');
  await world.app.db.query(
    `INSERT INTO demand_gate_closing (demand_id, gate, standings, closed_at, closed_by) VALUES ($1, 1, '[]', $2, $3)`,
    [demand.id, clock.now(), world.poster.member.userId],
  );
  await handIn(first, MEASURED, files);
  await decideOnWork(await poster(), { laneId: first.id, verdict: 'ACCEPTED' });
  // The other winner has not signed yet: the demand waits for it, and is accepted once it is gone.
  expect((await demandRow(world.app, demand.id)).state).toBe('AWARDED');
  moveTo(second.signBy);
  await lapseLanes(world.app);
  expect((await demandRow(world.app, demand.id)).state).toBe('ACCEPTED');
});

it('finds nobody to have failed who is in time; what is found follows from the pledge', async () => {
  const { lane, demandId } = await working();
  await makeSafeguarded(world, { id: demandId });
  await makePaid(world, lane, 2_000_000n);
  const finding = { laneId: lane.id, reason: '到期未交付', fileIds: [] };
  expect(await refused(async () => findFailure(await poster(), finding))).toBe('STATE NOT_LATE');
  moveTo(startOfDay(dayIn(91)).getTime() - 1);
  expect(await refused(async () => findFailure(await poster(), finding))).toBe('STATE NOT_LATE');
  moveTo(clock.in(1));
  expect(await refused(async () => findFailure(await officer(), finding))).toBe('FORBIDDEN');
  await findFailure(await poster(), finding);
  const found = await world.app.db.manager.findOneByOrFail(DemandFinding, { laneId: lane.id });
  expect(found).toMatchObject({ isFreed: false, ground: null, giveBack: 400_000n });
  expect(await laneRow(world, lane.id)).toMatchObject({ state: 'FAILED', endReason: 'FAILED' });
  const { sums } = await readBounty(world.app.db.manager, await demandRow(world.app, demandId));
  expect([sums.reclaimed, sums.left]).toEqual([400_000n, 8_400_000n]);
  const contest = { laneId: lane.id, reason: '发榜方延误提供场地' };
  expect(await refused(async () => contestFinding(await poster(), contest))).toBe('FORBIDDEN');
  expect(await refused(async () => reviewFinding(await operator(), { ...contest, isLifted: true }))).toBe(
    'STATE NOT_CONTESTED',
  );
  await contestFinding(await officer(), contest);
  expect(await refused(async () => contestFinding(await officer(), contest))).toBe('STATE NOT_CONTESTABLE');
  expect(await refused(async () => reviewFinding(await poster(), { ...contest, isLifted: false }))).toBe(
    'FORBIDDEN',
  );
  await reviewFinding(await operator(), { ...contest, isLifted: false });
  const until = found.barredUntil;
  expect(await barredUntil(world.app.db.manager, world.unit.id)).toEqual(until);
  moveTo(until ?? 0);
  expect(await barredUntil(world.app.db.manager, world.unit.id)).toBeNull();
});

it('lifts a ban on bidding that an operator finds wrong; what is to be given back stays', async () => {
  const { lane } = await working();
  await giveUp(await officer(), { laneId: lane.id, reason: '场地未提供' });
  await findFailure(await poster(), { laneId: lane.id, reason: '未完成', fileIds: [] });
  await contestFinding(await officer(), { laneId: lane.id, reason: '场地未提供' });
  await reviewFinding(await operator(), { laneId: lane.id, reason: '记录属实', isLifted: true });
  expect(await world.app.db.manager.findOneByOrFail(DemandFinding, { laneId: lane.id })).toMatchObject({
    isFreed: false,
    isLifted: true,
    barredUntil: null,
  });
  const late = await working();
  await giveUp(await officer(), { laneId: late.lane.id, reason: '场地未提供' });
  await findFailure(await poster(), { laneId: late.lane.id, reason: '未完成', fileIds: [] });
  moveTo(clock.in(10 * DAY_MS));
  const contest = { laneId: late.lane.id, reason: '场地未提供' };
  expect(await refused(async () => contestFinding(await officer(), contest))).toBe('STATE NOT_CONTESTABLE');
});

it('turns to the next in rank with what is left of the place, and on to the end of the demand', async () => {
  const { demand, lanes, units } = await makeAwardedLanes(world, { content: { stages: STAGES } });
  const [lane] = lanes;
  const second = units[1];
  if (!lane || !second) throw new Error('two bid and one won');
  await makeWorking(world, lane);
  expect(await refused(async () => replaceLane(await poster(), { laneId: lane.id }))).toBe('STATE');
  await giveUp(await officer(), { laneId: lane.id, reason: '菌株失活' });
  expect(await refused(async () => giveUp(await officer(), { laneId: lane.id, reason: '再说' }))).toBe(
    'STATE GIVEN_UP',
  );
  await findFailure(await poster(), {
    laneId: lane.id,
    ground: 'LIMIT_OF_THE_ART',
    reason: '记录完整，确属技术极限',
    fileIds: [await evidenceOf(world, world.poster.member)],
  });
  expect(await laneRow(world, lane.id)).toMatchObject({ state: 'FAILED', endReason: 'FREED' });
  expect(await world.app.db.manager.findOneByOrFail(DemandFinding, { laneId: lane.id })).toMatchObject({
    isFreed: true,
    giveBack: 0n,
    barredUntil: null,
  });
  expect((await demandRow(world.app, demand.id)).state).toBe('IN_PROGRESS');
  await replaceLane(await poster(), { laneId: lane.id });
  expect(await refused(async () => replaceLane(await poster(), { laneId: lane.id }))).toBe('ALREADY_EXISTS');
  const bids = await world.app.db.manager.find(Bid, {
    where: { demandId: demand.id },
    order: { rank: 'ASC' },
  });
  expect(bids.map(({ state }) => state)).toEqual(['WON', 'WON']);
  const [next] = await world.app.db.query('SELECT id FROM demand_lane WHERE replaces_lane_id = $1', [
    lane.id,
  ]);
  const taken = await laneRow(world, next.id);
  expect(taken).toMatchObject({
    number: 2,
    rank: 2,
    organizationId: second.id,
    state: 'AWARDED',
    amount: 8_000_000n,
  });
  expect((await demandRow(world.app, demand.id)).state).toBe('AWARDED');
  const end = { demandId: demand.id, reason: '暂停该项目' };
  expect(await refused(async () => endFailedDemand(await poster(), end))).toBe('STATE LANES_OPEN');
  await declineLane(await as(second.officer), { laneId: taken.id, reason: '产能不足' });
  expect(await refused(async () => replaceLane(await poster(), { laneId: taken.id }))).toBe('NOT_FOUND rank');
  await endFailedDemand(await poster(), end);
  expect(await demandRow(world.app, demand.id)).toMatchObject({ state: 'FAILED', endReason: 'NOBODY_LEFT' });
});

it('lists works for winner and poster, each their own, on the page and as a file', async () => {
  const { demand, lanes, units } = await makeAwardedLanes(world, { winners: 2 });
  const [first, second] = lanes;
  if (!first || !second || !units[1]) throw new Error('two won');
  await makePledged(world, first);
  const text = `"${demand.number}"`;
  const query = `query { demandWorks(filter: { text: ${text} }) { totalCount edges { node { number state side } } } }`;
  const listed = async (member: Member) => {
    const { data } = await (await signedIn(world.api, member)).ask(query);
    return data;
  };
  const work = (number: number, state: string, side: string | null) => ({ node: { number, state, side } });
  expect(await listed(world.unit.officer)).toEqual({
    demandWorks: { totalCount: 1, edges: [work(1, 'PLEDGED', 'LEAD')] },
  });
  expect(await listed(world.unit.researcher)).toEqual({
    demandWorks: { totalCount: 1, edges: [work(1, 'PLEDGED', null)] },
  });
  const forPoster = { totalCount: 2, edges: [work(2, 'AWARDED', 'POSTER'), work(1, 'PLEDGED', 'POSTER')] };
  expect(await listed(world.poster.member)).toEqual({ demandWorks: forPoster });
  const other = await makeMember(world.app, units[1].administrator, ['RESEARCHER']);
  expect(await listed(other)).toEqual({ demandWorks: { totalCount: 0, edges: [] } });
  const client = await signedIn(world.api, units[1].officer);
  const cookie = [...client.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
  const file = await fetch(`${client.address}/demands/works.csv?states=AWARDED`, { headers: { cookie } });
  const lines = (await file.text()).trim().split('\r\n');
  expect([lines.length, lines[1]?.split(',').slice(0, 1)]).toEqual([2, [demand.number]]);
  moveTo(clock.in(11 * DAY_MS));
  const late = await fetch(`${client.address}/demands/works.csv?states=AWARDED`, { headers: { cookie } });
  expect((await late.text()).trim().split('\r\n')).toHaveLength(1);
});
