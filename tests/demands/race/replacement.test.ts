import { afterEach, beforeAll, expect, it } from 'vitest';
import { BountyDue } from '../../../server/features/demands/bounty/data/bounty-due.entity.ts';
import { DemandLane } from '../../../server/features/demands/data/lane.entity.ts';
import { findFailure, giveUp } from '../../../server/features/demands/lanes/failure/find-failure.service.ts';
import { replaceLane } from '../../../server/features/demands/lanes/failure/replace-lane.service.ts';
import { declineLane } from '../../../server/features/demands/lanes/pledge/decline-lane.service.ts';
import { lanesWaiting } from '../../../server/features/demands/lanes/waiting.service.ts';
import { decideOnWork, handInWork } from '../../../server/features/demands/lanes/work/acceptance.service.ts';
import { closeGate } from '../../../server/features/demands/race/steps/close-gate.service.ts';
import { handInMeasured } from '../../../server/features/demands/race/steps/hand-in-measured.service.ts';
import { clock, DAY_MS, startOfDay } from '../../../server/platform/clock.ts';
import { type Member, scopeOf, signedIn } from '../../support/accounts.ts';
import { useApi } from '../../support/api.ts';
import type { TestUnit } from '../../support/results.ts';
import { type BountyWorld, evidenceOf, makeBountyWorld, makePaid } from '../bounty-support.ts';
import { type Awarded, dayIn, laneRow, makeAwardedLanes, makeWorking } from '../lanes-support.ts';
import { moveTo, realTime, refusal } from '../support.ts';

const api = useApi();
let world: BountyWorld;
beforeAll(async () => {
  world = await makeBountyWorld(api());
}, 60_000);
afterEach(realTime);

const as = (member: Member) => scopeOf(world.app, member);
const poster = () => as(world.poster.member);

/** Two of three teams race past one gate that keeps one: 2 × 10,000 yuan at the pledge and 30,000 for who is accepted. */
async function raceOfTwo(): Promise<Awarded> {
  const stage = { gate: null, milestone: null };
  return makeAwardedLanes(world, {
    mode: 'RACE',
    bids: 3,
    winners: 2,
    bid: { milestones: [] },
    content: {
      bounty: 5_000_000n,
      stages: [
        { ...stage, key: 's1', name: '签署', trigger: 'PLEDGE', amount: 1_000_000n },
        { ...stage, key: 's2', name: '验收', trigger: 'ACCEPTANCE', amount: 3_000_000n },
      ],
      race: {
        lanes: 2,
        gates: [{ name: '小试', dueOn: dayIn(150), targetIds: ['t1'], keep: 1, requireAll: false }],
      },
    },
  });
}

/** Who took the place of a lane. */
async function successorOf({ id }: DemandLane): Promise<DemandLane> {
  return world.app.db.manager.findOneByOrFail(DemandLane, { replacesLaneId: id });
}

async function measure(lane: DemandLane, { researcher }: TestUnit, value: string): Promise<void> {
  await handInMeasured(await as(researcher), {
    laneId: lane.id,
    gate: 1,
    values: [{ targetId: 't1', value }],
    measuredOn: clock.today(),
    testedBy: '省农科院检测中心',
    fileIds: [await evidenceOf(world, researcher)],
  });
}

/** The gate is closed once silence has confirmed what was shown. */
async function closeFirstGate({ demand }: Awarded): Promise<void> {
  moveTo(startOfDay(demand.content.race?.gates[0]?.dueOn ?? '').getTime() + 12 * DAY_MS);
  await closeGate(await poster(), { demandId: demand.id, gate: 1 });
}

async function giveUpFreed(lane: DemandLane, { officer }: TestUnit): Promise<void> {
  await giveUp(await as(officer), { laneId: lane.id, reason: '菌株失活' });
  await findFailure(await poster(), {
    laneId: lane.id,
    ground: 'LIMIT_OF_THE_ART',
    reason: '确属技术极限',
    fileIds: [],
  });
}

const duesOf = async (lane: DemandLane) => {
  const dues = await world.app.db.manager.find(BountyDue, {
    where: { laneId: lane.id },
    order: { at: 'ASC', id: 'ASC' },
  });
  return dues.map(({ stageKey, amount }) => [stageKey, amount]);
};

it('gives who takes a place what the place was not paid yet, so that the plan still holds for all', async () => {
  const race = await raceOfTwo();
  const [first, second] = race.lanes as [DemandLane, DemandLane];
  const [unit, other, third] = race.units as [TestUnit, TestUnit, TestUnit];
  await makeWorking(world, first, unit);
  await makeWorking(world, second, other);
  await giveUpFreed(second, other);
  await replaceLane(await poster(), { laneId: second.id });
  const next = await successorOf(second);
  expect(next.amount).toBe(3_000_000n);
  await makeWorking(world, next, third);
  // The pledge of this place was paid for already.
  expect(await duesOf(next)).toEqual([]);
  await measure(first, unit, '66');
  await closeFirstGate(race);
  const fileIds = [await evidenceOf(world, unit.officer)];
  const measured = [
    { targetId: 't1', value: '66' },
    { targetId: 't2', value: '35' },
  ];
  await handInWork(await as(unit.officer), { laneId: first.id, measured, fileIds });
  await decideOnWork(await poster(), { laneId: first.id, verdict: 'ACCEPTED' });
  expect((await laneRow(world, first.id)).state).toBe('ACCEPTED');
  expect(await duesOf(first)).toEqual([
    ['s1', 1_000_000n],
    ['s2', 3_000_000n],
  ]);
});

it('lets the successor have at the pledge what was claimed back of it', async () => {
  const race = await raceOfTwo();
  const [first, second] = race.lanes as [DemandLane, DemandLane];
  const [unit, other, third] = race.units as [TestUnit, TestUnit, TestUnit];
  await makeWorking(world, second, other);
  const working = await makeWorking(world, first, unit);
  await makePaid(world, working, 1_000_000n);
  await giveUp(await as(unit.officer), { laneId: first.id, reason: '菌株失活' });
  await findFailure(await poster(), { laneId: first.id, reason: '未完成', fileIds: [] });
  await replaceLane(await poster(), { laneId: first.id });
  const next = await successorOf(first);
  // A fifth of 10,000 yuan comes back.
  expect(next.amount).toBe(3_200_000n);
  await makeWorking(world, next, third);
  expect(await duesOf(next)).toEqual([['s1', 200_000n]]);
});

it('frees a place only while fewer race on than the last gate keeps', async () => {
  const race = await raceOfTwo();
  const [first, second] = race.lanes as [DemandLane, DemandLane];
  const [unit, other] = race.units as [TestUnit, TestUnit];
  await makeWorking(world, first, unit);
  await declineLane(await as(other.officer), { laneId: second.id, reason: '人手不足' });
  const client = await signedIn(world.api, world.poster.member);
  const query = 'query ($id: ID!) { demandLane(id: $id) { actions } }';
  const actions = async () => (await client.ask(query, { id: second.id })).data;
  const waiting = async () =>
    (await lanesWaiting(await poster())).filter(({ id }) => id === second.id).map(({ kind }) => kind);
  expect([await actions(), await waiting()]).toEqual([
    { demandLane: { actions: ['REPLACE'] } },
    ['LANE_REPLACE'],
  ]);
  await measure(first, unit, '66');
  await closeFirstGate(race);
  expect([await actions(), await waiting()]).toEqual([{ demandLane: { actions: [] } }, []]);
  expect(await refusal(world, async () => replaceLane(await poster(), { laneId: second.id }))).toBe(
    'STATE NO_PLACE',
  );
});
