import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BountyDue } from '../../../server/features/demands/bounty/data/bounty-due.entity.ts';
import { DemandLane } from '../../../server/features/demands/data/lane.entity.ts';
import { JudgingSeat } from '../../../server/features/demands/judging/data/judging-seat.entity.ts';
import type { DemandRace } from '../../../server/features/demands/race/race.types.ts';
import { raceBoard } from '../../../server/features/demands/race/reading/race-board.ts';
import { closeGate } from '../../../server/features/demands/race/steps/close-gate.service.ts';
import {
  type HandInMeasured,
  handInMeasured,
} from '../../../server/features/demands/race/steps/hand-in-measured.service.ts';
import { judgeMeasured } from '../../../server/features/demands/race/steps/judge-measured.service.ts';
import { raceWaiting } from '../../../server/features/demands/race/waiting.service.ts';
import { VISITOR } from '../../../server/platform/auth/actor.ts';
import { clock, DAY_MS, dayOf, startOfDay } from '../../../server/platform/clock.ts';
import { newId } from '../../../server/platform/ids.ts';
import { type Member, scopeOf, signedIn } from '../../support/accounts.ts';
import { useApi } from '../../support/api.ts';
import { liveClient, receive } from '../../support/live.ts';
import { evidenceOf } from '../bounty-support.ts';
import { makeRace, type TestLane, type TestRace } from '../race-support.ts';
import { type DemandWorld, makeDemandWorld, makeExperts, moveTo, realTime, refusal } from '../support.ts';

const api = useApi();
let world: DemandWorld;
let race: TestRace;
let expert: Member;
let first: TestLane;
let second: TestLane;
let third: TestLane;
let gateDay: string;

beforeAll(async () => {
  world = await makeDemandWorld(api());
  gateDay = dayOf(clock.in(150 * DAY_MS));
  const gates = [
    { name: '小试', dueOn: gateDay, targetIds: ['t1', 't2'], keep: 2, requireAll: true },
    { name: '中试', dueOn: dayOf(clock.in(250 * DAY_MS)), targetIds: ['t1'], keep: 1, requireAll: false },
  ];
  race = await makeRace(world, { content: { race: { lanes: 3, gates } } });
  [first, second, third] = race.lanes as [TestLane, TestLane, TestLane];
  [expert] = (await makeExperts(world, 1)) as [Member];
  await world.app.db.manager.insert(JudgingSeat, {
    id: newId(),
    demandId: race.demand.id,
    userId: expert.userId,
    organizationId: expert.organizationId,
    state: 'HANDED_IN',
    version: 1,
    conflicts: [],
    appointedBy: null,
    appointedAt: clock.now(),
    declaredAt: clock.now(),
    handedInAt: clock.now(),
    endReason: null,
  });
});
afterAll(realTime);

/** Some moment of a day so many days after the day of the first gate. */
const daysAfterGate = (days: number) => moveTo(startOfDay(gateDay).getTime() + (days + 0.5) * DAY_MS);

async function handIn(lane: TestLane, values: Record<string, string>, more: Partial<HandInMeasured> = {}) {
  const { researcher } = lane.unit;
  return handInMeasured(await scopeOf(world.app, researcher), {
    laneId: lane.id,
    gate: 1,
    values: Object.entries(values).map(([targetId, value]) => ({ targetId, value })),
    measuredOn: clock.today(),
    testedBy: '省农科院检测中心',
    ...more,
    fileIds: more.fileIds ?? [await evidenceOf(world, researcher)],
  });
}

/** The same where it is to be refused; what it uploads for that is there before. */
async function refusedHandIn(
  lane: TestLane,
  values: Record<string, string>,
  more: Partial<HandInMeasured> = {},
) {
  const fileIds = more.fileIds ?? [await evidenceOf(world, lane.unit.researcher)];
  return refusal(world, () => handIn(lane, values, { ...more, fileIds }));
}

async function judge(member: Member, lane: TestLane, verdicts: Record<string, string | true>) {
  const cell = cellOf(await board(member), lane);
  return judgeMeasured(await scopeOf(world.app, member), {
    reportId: cell.reportId ?? '',
    expectedVersion: cell.reportVersion ?? 0,
    verdicts: Object.entries(verdicts).map(([targetId, said]) => ({
      targetId,
      isConfirmed: said === true,
      reason: said === true ? null : said,
    })),
  });
}

async function board(member: Member | null): Promise<DemandRace> {
  const scope = member ? await scopeOf(world.app, member) : { app: world.app, actor: VISITOR, address: null };
  const seen = await raceBoard(scope, race.demand.id);
  if (!seen) throw new Error('There is no board');
  return seen;
}

function cellOf({ lanes }: DemandRace, lane: TestLane, gate = 1) {
  const cell = lanes.find(({ id }) => id === lane.id)?.cells.find((each) => each.gate === gate);
  if (!cell) throw new Error('There is no such cell');
  return cell;
}

const close = async (member: Member = world.poster.member, gate = 1) =>
  closeGate(await scopeOf(world.app, member), { demandId: race.demand.id, gate });

describe('before the day of a gate is over', () => {
  it('lanes hand in what they measured, and a board that is followed shows it', async () => {
    const followed = receive<{ demandRaceChanged: DemandRace }>(
      liveClient(await signedIn(api(), world.poster.member)),
      `subscription ($id: ID!) { demandRaceChanged(demandId: $id) {
        lanes { id cells { gate state attained evidence { name } } } } }`,
      { id: race.demand.id },
    );
    const before = (await followed.next()).data?.demandRaceChanged;
    expect(before && cellOf(before, first)).toMatchObject({ state: 'WAITING', attained: null });
    await handIn(first, { t1: '66', t2: '40.0' });
    const after = (await followed.next()).data?.demandRaceChanged;
    expect(after && cellOf(after, first)).toMatchObject({
      state: 'HANDED_IN',
      attained: 10_600,
      evidence: [{ name: '凭据.pdf' }],
    });
    followed.stop();
  });

  it('figures are for the lane, the poster, experts and operators alone', async () => {
    const { poster, operator } = world;
    for (const member of [first.unit.researcher, poster.member, expert, operator]) {
      expect(cellOf(await board(member), first)).toMatchObject({
        attained: 10_600,
        values: [
          { targetId: 't1', value: '66' },
          { targetId: 't2', value: '40' },
        ],
      });
    }
    for (const member of [second.unit.officer, null]) {
      expect(cellOf(await board(member), first)).toMatchObject({
        state: 'HANDED_IN',
        attained: null,
        values: null,
        reportId: null,
      });
    }
    expect((await board(second.unit.officer)).lanes.map(({ stages }) => stages?.length ?? null)).toEqual([
      null,
      3,
      null,
    ]);
    expect((await board(null)).lanes.map(({ stages }) => stages)).toEqual([null, null, null]);
  });

  it('the evidence is closed to others', async () => {
    const { reportId } = cellOf(await board(first.unit.researcher), first);
    const query = `query ($id: ID!) { demandRace(demandId: $id) { lanes { cells { evidence { url } } } } }`;
    const asPoster = await signedIn(api(), world.poster.member);
    const reply = await asPoster.ask<{
      demandRace: { lanes: { cells: { evidence: { url: string }[] }[] }[] };
    }>(query, { id: race.demand.id });
    const url = reply.data?.demandRace.lanes[0]?.cells[0]?.evidence[0]?.url ?? '';
    const statusFor = async (client: { cookieHeader: string }) =>
      (await fetch(new URL(url, api().address), { headers: { cookie: client.cookieHeader } })).status;
    expect(reportId).not.toBeNull();
    expect(await statusFor(asPoster)).toBe(200);
    expect(await statusFor(await signedIn(api(), second.unit.officer))).toBe(404);
    expect(await statusFor(api().visitor())).toBe(404);
  });

  it('refuses what is no number, no target of the gate, without evidence, in the future, or of another gate', async () => {
    expect(await refusedHandIn(first, { t1: 'viel' })).toBe('INVALID values.0.value NO_NUMBER');
    expect(await refusedHandIn(first, { t9: '1' })).toBe('NOT_FOUND values.0.targetId');
    expect(await refusedHandIn(first, {}, { fileIds: [] })).toBe('REQUIRED values');
    const tomorrow = dayOf(clock.in(DAY_MS));
    expect(await refusedHandIn(first, { t1: '1' }, { measuredOn: tomorrow })).toBe(
      'INVALID measuredOn IN_FUTURE',
    );
    expect(await refusedHandIn(first, { t1: '1' }, { gate: 2 })).toBe('STATE GATE_NOT_OPEN');
  });

  it("refuses another's lane, and whoever does not judge", async () => {
    const strangers = { ...first, unit: second.unit };
    expect(await refusedHandIn(strangers, { t1: '1' })).toBe('NOT_FOUND laneId');
    const { reportId } = cellOf(await board(world.poster.member), first);
    const scope = await scopeOf(world.app, first.unit.officer);
    const verdicts = [{ targetId: 't1', isConfirmed: true }];
    const input = { reportId: reportId ?? '', expectedVersion: 1, verdicts };
    expect(await refusal(world, () => judgeMeasured(scope, input))).toBe('FORBIDDEN');
  });

  it('cannot be closed', async () => {
    await handIn(second, { t1: '70', t2: '39' });
    await handIn(third, { t1: '90', t2: '41' });
    expect(await refusal(world, () => close())).toBe('STATE DAY_NOT_OVER');
    expect(await refusal(world, () => close(first.unit.officer))).toBe('FORBIDDEN');
  });
});

describe('what waits', () => {
  const waits = async (member: Member) =>
    (await raceWaiting(await scopeOf(world.app, member)))
      .map(({ kind, detail }) => `${kind} ${detail}`)
      .sort();

  it('is told to the poster: values to judge; to a team before the day of a gate: results to hand in', async () => {
    expect(await waits(world.poster.member)).toEqual(Array(3).fill('RACE_JUDGE 小试'));
    expect(await waits(first.unit.officer)).toEqual([]);
    const dueOn = dayOf(clock.in(10 * DAY_MS));
    const gates = [{ name: '预赛', dueOn, targetIds: ['t1'], keep: 1, requireAll: false }];
    await makeRace(world, { lanes: 1, content: { race: { lanes: 1, gates } } });
    expect(await waits(first.unit.officer)).toEqual(['RACE_HAND_IN 预赛']);
    moveTo(clock.in(11 * DAY_MS));
    expect(await waits(first.unit.officer)).toEqual([]);
    expect(await waits(world.poster.member)).toEqual([
      'RACE_CLOSE 预赛',
      ...Array(3).fill('RACE_JUDGE 小试'),
    ]);
    realTime();
  });
});

describe('verdicts', () => {
  it('need a reason to refuse; an expert is not overruled, and can confirm what the poster refused', async () => {
    const { member } = world.poster;
    expect(await refusal(world, () => judge(member, first, { t1: ' ' }))).toBe('REQUIRED verdicts.0.reason');
    await judge(member, first, { t1: '报告缺少重复', t2: true });
    expect(await refusal(world, () => judge(member, first, { t1: true }))).toBe(
      'STATE verdicts.0.targetId JUDGED',
    );
    await judge(expert, first, { t1: true });
    await judge(expert, third, { t2: '成本核算不含人工' });
    expect(await refusal(world, () => judge(member, third, { t2: true }))).toBe(
      'STATE verdicts.0.targetId JUDGED',
    );
    expect(cellOf(await board(member), first).values).toMatchObject([
      { verdict: 'CONFIRMED', byExpert: true },
      { verdict: 'CONFIRMED', byExpert: false },
    ]);
  });

  it('are on what was seen', async () => {
    const cell = cellOf(await board(expert), second);
    await handIn(second, { t1: '71' });
    const scope = await scopeOf(world.app, world.poster.member);
    const input = {
      reportId: cell.reportId ?? '',
      expectedVersion: cell.reportVersion ?? 0,
      verdicts: [{ targetId: 't1', isConfirmed: true }],
    };
    expect(await refusal(world, () => judgeMeasured(scope, input))).toBe('CONFLICT expectedVersion');
    await judge(world.poster.member, second, { t1: true, t2: true });
  });
});

describe('after the day of the gate', () => {
  it('nothing new is taken, and it waits for verdicts and answers', async () => {
    daysAfterGate(0);
    await handIn(third, { t2: '40' });
    await judge(expert, third, { t2: '仍缺人工成本' });
    daysAfterGate(1);
    expect(await refusedHandIn(first, { t1: '99' })).toBe('EXPIRED gate');
    expect(await refusal(world, () => close())).toBe('STATE NOT_JUDGED');
    const gate = (await board(world.poster.member)).gates[0];
    expect(gate).toMatchObject({ state: 'JUDGING', waitsUntil: expect.any(Date) });
  });

  it('what was refused can be shown once more within three days', async () => {
    daysAfterGate(2);
    await handIn(third, { t2: '39.5' });
    await judge(world.poster.member, third, { t2: '数据前后不一致' });
    expect(await refusedHandIn(third, { t2: '38' })).toBe('EXPIRED gate');
    expect(await refusal(world, () => close())).toBe('STATE NOT_JUDGED');
  });

  it('silence confirms after ten days, and the rule ends the lane that missed a target', async () => {
    daysAfterGate(12);
    const poster = await board(world.poster.member);
    expect(poster).toMatchObject({ openGate: 1, racing: 3, actions: ['CLOSE'] });
    expect(poster.gates[0]?.state).toBe('READY');
    await close(world.operator);
    const after = await board(second.unit.officer);
    expect([first, second, third].map((lane) => cellOf(after, lane))).toMatchObject([
      { state: 'PASSED', place: 2, attained: 10_600, outBy: null, values: null },
      { state: 'PASSED', place: 1, attained: 11_202, outBy: null },
      { state: 'OUT', place: 3, attained: 7_200, outBy: 'TARGET_MISSED', missed: ['t2'] },
    ]);
    expect(cellOf(await board(null), third)).toMatchObject({ state: 'OUT', attained: null, missed: null });
    expect(after).toMatchObject({ openGate: 2, racing: 2 });
    const lane = await world.app.db.manager.findOneByOrFail(DemandLane, { id: third.id });
    expect(lane).toMatchObject({ state: 'ELIMINATED', endReason: 'ELIMINATED' });
  });

  it('the money of the gate is due to those who went on, once', async () => {
    const dues = await world.app.db.manager.find(BountyDue, { where: { demandId: race.demand.id } });
    expect(dues.map(({ laneId, stageKey, amount }) => [laneId, stageKey, amount]).sort()).toEqual(
      [
        [first.id, 's2', 2_000_000n],
        [second.id, 's2', 2_000_000n],
      ].sort(),
    );
    expect(await refusal(world, () => close())).toBe('STATE GATE_NOT_OPEN');
    const own = (await board(first.unit.officer)).lanes.find(({ id }) => id === first.id);
    expect(own?.stages).toMatchObject([
      { key: 's1', isDue: false },
      { key: 's2', isDue: true, amount: 2_000_000n, paid: 0n },
      { key: 's3', isDue: false },
    ]);
    const ended = (await board(third.unit.officer)).lanes.find(({ id }) => id === third.id);
    expect(ended?.stages).toEqual([]);
  });

  it('an eliminated lane hands in nothing more, and the next gate ends those who are silent', async () => {
    expect(await refusedHandIn(third, { t1: '99' }, { gate: 2 })).toBe('STATE');
    await handIn(second, { t1: '75' }, { gate: 2 });
    daysAfterGate(150);
    await close(world.poster.member, 2);
    const after = await board(world.poster.member);
    expect(after).toMatchObject({ openGate: null, racing: 1, actions: [] });
    expect([first, second, third].map((lane) => cellOf(after, lane, 2))).toMatchObject([
      { state: 'OUT', outBy: 'NOTHING_MEASURED', attained: 0 },
      { state: 'PASSED', place: 1 },
      { state: 'GONE', outBy: null },
    ]);
  });
});

describe('the board', () => {
  it('is a file, too', async () => {
    realTime();
    const get = async (cookie: string, id = race.demand.id) =>
      fetch(new URL(`/demands/race.csv?demandId=${id}&lang=en`, api().address), { headers: { cookie } });
    const own = await get((await signedIn(api(), world.poster.member)).cookieHeader);
    const lines = (await own.text()).replace('\ufeff', '').trim().split(/\r?\n/);
    expect(lines).toHaveLength(7);
    expect(lines[0]).toContain('Lane,Lead,Gate number,Gate,Day,State');
    expect(lines[5]).toContain('Ended here,72.00,3,A target was missed');
    const open = (await (await get('')).text()).split(/\r?\n/);
    expect(open[5]).toContain('Ended here,,,A target was missed,,,');
    expect((await get('', newId())).status).toBe(404);
  });

  it('asks the database as often for one lane as for three', async () => {
    const small = await makeRace(world, { lanes: 1 });
    const client = await signedIn(api(), world.poster.member);
    const ask = async (id: string) =>
      client.ask(
        'query ($id: ID!) { demandRace(demandId: $id) { lanes { organization { name } cells { evidence { id } } } } }',
        { id },
      );
    await ask(race.demand.id);
    const [large, little] = [await ask(race.demand.id), await ask(small.demand.id)];
    expect(large.errors).toBeUndefined();
    expect(large.statements - little.statements).toBeLessThanOrEqual(1);
  });

  it('is not there for other demands', async () => {
    const { demand } = await makeRace(world, { mode: 'OPEN_BIDDING', lanes: 1 });
    const scope = await scopeOf(world.app, world.poster.member);
    expect(await raceBoard(scope, demand.id)).toBeNull();
    expect(await raceBoard(scope, 'nonsense')).toBeNull();
  });
});
