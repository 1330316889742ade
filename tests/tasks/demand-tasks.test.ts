import { afterEach, beforeAll, expect, it } from 'vitest';
import { handInBid } from '../../server/features/demands/bidding/sealing/hand-in-bid.service.ts';
import { JudgingSeat } from '../../server/features/demands/judging/data/judging-seat.entity.ts';
import { appointExperts } from '../../server/features/demands/judging/steps/appoint-experts.service.ts';
import { confirmAward } from '../../server/features/demands/judging/steps/confirm-award.service.ts';
import {
  declareConflicts,
  handInScores,
} from '../../server/features/demands/judging/steps/score-bids.service.ts';
import { startWork } from '../../server/features/demands/lanes/work/start-work.service.ts';
import { findTasks } from '../../server/features/tasks/find-tasks.service.ts';
import { clock, DAY_MS } from '../../server/platform/clock.ts';
import { makeDraftBid } from '../demands/bids-support.ts';
import { type BountyWorld, makeBountyWorld, recordedSafeguard } from '../demands/bounty-support.ts';
import { admit, awardNotice, decide, makeJudged, score } from '../demands/judging-support.ts';
import { dayIn, makeAwardedLanes, makePledged } from '../demands/lanes-support.ts';
import { makeRace } from '../demands/race-support.ts';
import { fullDemand, makeDemand, makeExperts, moveTo, realTime } from '../demands/support.ts';
import { type Member, scopeOf, signedIn } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';

const api = useApi();
let world: BountyWorld;
beforeAll(async () => {
  world = await makeBountyWorld(api());
}, 60_000);
afterEach(realTime);

const as = (member: Member) => scopeOf(world.app, member);

/** The tasks of a member under these cases. */
async function tasksOf(member: Member, ...caseIds: string[]) {
  const { tasks } = await findTasks(await as(member), null);
  return tasks.filter(({ caseId }) => caseIds.includes(caseId));
}
const kindsOf = async (member: Member, ...caseIds: string[]) =>
  (await tasksOf(member, ...caseIds)).map(({ kind }) => kind).sort();

it('drafts wait for the poster, what was handed in for operators, safeguards too', async () => {
  const { operator, poster, unit } = world;
  const draft = await makeDemand(world, { state: 'DRAFT' });
  const returned = await makeDemand(world, { state: 'RETURNED' });
  const handedIn = await makeDemand(world, { state: 'UNDER_REVIEW' });
  const ids = [draft.id, returned.id, handedIn.id];
  expect(await kindsOf(poster.member, ...ids)).toEqual(['DEMAND_DRAFT', 'DEMAND_RETURNED']);
  expect(await tasksOf(operator, ...ids)).toMatchObject([
    { kind: 'DEMAND_REVIEW', caseType: 'Demand', reference: handedIn.number, organizationId: poster.id },
  ]);
  for (const member of [unit.officer, poster.finance]) expect(await kindsOf(member, ...ids)).toEqual([]);
  await recordedSafeguard(world, handedIn);
  expect(await kindsOf(operator, handedIn.id)).toEqual(['BOUNTY_SAFEGUARD_CONFIRM', 'DEMAND_REVIEW']);
});

it('a bid waits for its own side alone, until it is sealed', async () => {
  const { operator, poster, unit } = world;
  const demand = await makeDemand(world);
  const bid = await makeDraftBid(world, demand, unit.officer);
  expect(await tasksOf(unit.officer, demand.id)).toMatchObject([
    { kind: 'BID_HAND_IN', caseType: 'Demand', until: demand.bidsCloseAt },
  ]);
  const others = [poster.member, operator, world.unitFinance];
  for (const member of others) expect(await kindsOf(member, demand.id)).toEqual([]);
  await handInBid(await as(unit.officer), { bidId: bid.id });
  for (const member of [unit.officer, ...others]) expect(await kindsOf(member, demand.id)).toEqual([]);
});

it('the judging leads its poster to the room and an expert to the seat, and ends in a pledge to sign', async () => {
  const { poster, unit, operator } = world;
  const judged = await makeJudged(world, 1, { content: { expertsAsked: 1 } });
  const { demand, bids } = judged;
  const [expert] = await makeExperts(world, 1);
  const [bid] = bids;
  if (!expert || !bid) throw new Error('there is no expert or no bid');
  expect(await kindsOf(poster.member, demand.id)).toEqual(['JUDGING_SCREEN']);
  await admit(world, judged);
  expect(await kindsOf(poster.member, demand.id)).toEqual(['JUDGING_APPOINT']);
  await appointExperts(await as(poster.member), { demandId: demand.id, userIds: [expert.userId] });
  const { id: seatId } = await world.app.db.manager.findOneByOrFail(JudgingSeat, { demandId: demand.id });
  expect(await kindsOf(poster.member, demand.id)).toEqual([]);
  expect(await tasksOf(expert, seatId)).toMatchObject([
    { kind: 'JUDGING_DECLARE', caseType: 'JudgingSeat', reference: demand.number, organizationId: null },
  ]);
  await declareConflicts(await as(expert), { seatId, conflicts: [] });
  expect(await kindsOf(expert, seatId)).toEqual(['JUDGING_SCORE']);
  await score(world, demand, expert, seatId, new Map([[bid.id, 80]]));
  await handInScores(await as(expert), { seatId });
  expect(await kindsOf(expert, seatId, demand.id)).toEqual([]);
  expect(await tasksOf(poster.member, demand.id)).toMatchObject([
    { kind: 'JUDGING_DECIDE', caseType: 'Demand' },
  ]);
  await decide(world, demand, bids);
  expect(await kindsOf(poster.member, demand.id)).toEqual([]);
  moveTo((await awardNotice(world, demand)).endsAt);
  expect(await kindsOf(poster.member, demand.id)).toEqual(['JUDGING_CONFIRM']);
  await confirmAward(await as(poster.member), { demandId: demand.id });
  expect(await kindsOf(poster.member, demand.id)).toEqual(['LANE_COUNTERSIGN']);
  expect(await tasksOf(unit.officer, demand.id)).toMatchObject([
    { kind: 'LANE_SIGN', organizationId: poster.id, caseType: 'Demand' },
  ]);
  for (const member of [operator, expert, world.unitFinance])
    expect(await kindsOf(member, demand.id)).toEqual([]);
});

it('a pledge in force waits to be begun, and its bounty to be paid', async () => {
  const { poster, unit } = world;
  const { demand, lanes } = await makeAwardedLanes(world);
  const [lane] = lanes;
  if (!lane) throw new Error('there is no lane');
  await makePledged(world, lane);
  expect(await kindsOf(unit.officer, demand.id)).toEqual(['LANE_START']);
  expect(await kindsOf(poster.finance, demand.id)).toEqual(['BOUNTY_PAY']);
  await startWork(await as(unit.officer), { laneId: lane.id });
  expect(await kindsOf(unit.officer, demand.id)).toEqual([]);
  moveTo(clock.in(70 * DAY_MS));
  expect(await kindsOf(unit.officer, demand.id)).toEqual(['LANE_MILESTONE']);
});

it('a race asks for results until the day of its gate, then for closing it, and only after its gates for the whole', async () => {
  const gate = { name: '小试', dueOn: dayIn(20), targetIds: ['t1'], keep: 1, requireAll: false };
  const { demand } = await makeRace(world, {
    lanes: 1,
    content: { ...fullDemand('RACE'), race: { lanes: 2, gates: [gate] } },
  });
  expect(await kindsOf(world.unit.officer, demand.id)).toEqual(['RACE_HAND_IN']);
  expect(await kindsOf(world.poster.member, demand.id)).toEqual([]);
  moveTo(clock.in(40 * DAY_MS));
  expect(await kindsOf(world.unit.officer, demand.id)).toEqual([]);
  expect(await kindsOf(world.poster.member, demand.id)).toEqual(['RACE_CLOSE']);
});

it('takes as many statements for many demands as for one', async () => {
  const client = await signedIn(api(), world.poster.member);
  const ask = async () =>
    (await client.ask<object>('{ tasks(first: 50) { tasks { kind title organization { name } } } }'))
      .statements;
  const { id } = await makeDemand(world, { state: 'DRAFT' });
  const before = await ask();
  await world.app.db.query(
    `INSERT INTO demand SELECT (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(),
       'number', 'C' || n))).* FROM demand d, generate_series(1, 30) n WHERE d.id = $1`,
    [id],
  );
  expect(await ask()).toBe(before);
});
