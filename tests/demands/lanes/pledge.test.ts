import fc from 'fast-check';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { DemandMilestone, DemandPledge } from '../../../server/features/demands/data/lane-parts.entity.ts';
import { LANE_STATES, type LaneState } from '../../../server/features/demands/lane.enums.ts';
import { courseOf, followCourse } from '../../../server/features/demands/lanes/course.ts';
import { lapseLanes } from '../../../server/features/demands/lanes/lapse-lanes.job.ts';
import { declineLane } from '../../../server/features/demands/lanes/pledge/decline-lane.service.ts';
import { draftPledge } from '../../../server/features/demands/lanes/pledge/draft-pledge.ts';
import { editPledge } from '../../../server/features/demands/lanes/pledge/edit-pledge.service.ts';
import { signPledge } from '../../../server/features/demands/lanes/pledge/sign-pledge.service.ts';
import { startWork } from '../../../server/features/demands/lanes/work/start-work.service.ts';
import { auditTrail } from '../../../server/platform/audit/audit.service.ts';
import { clock, DAY_MS } from '../../../server/platform/clock.ts';
import { type Member, scopeOf, signedIn } from '../../support/accounts.ts';
import { useApi } from '../../support/api.ts';
import { pagesOfText } from '../../support/pdf-text.ts';
import { makeUnit } from '../../support/results.ts';
import {
  bidContent,
  dayIn,
  laneRow,
  makeAwardedLanes,
  makePledged,
  pledgeEdit,
  sign,
} from '../lanes-support.ts';
import {
  alsoMember,
  type DemandWorld,
  demandRow,
  fullDemand,
  makeDemandWorld,
  moveTo,
  realTime,
  refusal,
} from '../support.ts';

const api = useApi();
let world: DemandWorld;
beforeAll(async () => {
  world = await makeDemandWorld(api());
}, 60_000);
afterEach(realTime);

const as = (member: Member) => scopeOf(world.app, member);
const officer = () => as(world.unit.officer);
const poster = () => as(world.poster.member);
const refused = (run: () => Promise<unknown>) => refusal(world, run);
const pledgeRow = (laneId: string) => world.app.db.manager.findOneByOrFail(DemandPledge, { laneId });

it('drafts a pledge from what the bid promised, and pays milestones by name or in order', () => {
  const asked = fullDemand('OPEN_BIDDING', {
    stages: [
      { key: 's1', name: '中试', trigger: 'MILESTONE', gate: null, milestone: '中试', amount: 1n },
      { key: 's2', name: '样机', trigger: 'MILESTONE', gate: null, milestone: '样机', amount: 1n },
      { key: 's3', name: '示范', trigger: 'MILESTONE', gate: null, milestone: '示范', amount: 1n },
    ],
  });
  const pledge = draftPledge(asked, bidContent(world.unit), 9_000_000n);
  expect(pledge.targets.map(({ id, value }) => [id, value])).toEqual([
    ['t1', '65'],
    ['t2', '36'],
  ]);
  expect(pledge.milestones.map(({ name, stageKey }) => [name, stageKey])).toEqual([
    ['小试', 's2'],
    ['中试', 's1'],
    ['示范', 's3'],
  ]);
  expect(pledge).toMatchObject({ finishOn: asked.wantedBy, consequences: null, amount: '9000000' });
});

it('opens a lane for the winner at what it asked for', async () => {
  const { demand, lanes } = await makeAwardedLanes(world, { bid: { ask: 8_000_000n } });
  expect(demand.state).toBe('AWARDED');
  expect(lanes).toHaveLength(1);
  expect(lanes[0]).toMatchObject({
    number: 1,
    rank: 1,
    state: 'AWARDED',
    amount: 8_000_000n,
    pledgeId: null,
  });
});

it('is in force with the signatures of both sides, and the stage for it falls due', async () => {
  const { demand, lanes } = await makeAwardedLanes(world);
  const [lane] = lanes;
  if (!lane) throw new Error('somebody won');
  const step = { laneId: lane.id };
  expect(await refused(async () => sign(world, lane.id, 'LEAD'))).toBe('RULE pledge CONSEQUENCES');
  expect(await refused(async () => startWork(await officer(), step))).toBe('STATE');
  const edit = await pledgeEdit(world, lane);
  expect(await refused(async () => editPledge(await as(world.unit.researcher), edit))).toBe('FORBIDDEN');
  await editPledge(await poster(), edit);
  expect(await refused(async () => editPledge(await officer(), edit))).toBe('CONFLICT expectedVersion');
  await sign(world, lane.id, 'LEAD');
  expect(await refused(async () => sign(world, lane.id, 'LEAD'))).toBe('CONFLICT SIGNED');
  expect(
    await refused(async () => signPledge(await poster(), { laneId: lane.id, digest: 'another text' })),
  ).toBe('CONFLICT digest');
  expect((await laneRow(world, lane.id)).state).toBe('AWARDED');
  const signed = await sign(world, lane.id, 'POSTER');
  const pledge = await pledgeRow(lane.id);
  expect(signed).toMatchObject({ state: 'PLEDGED', pledgeId: pledge.id });
  expect((await demandRow(world.app, demand.id)).state).toBe('PLEDGED');
  const milestones = await world.app.db.manager.find(DemandMilestone, {
    where: { laneId: lane.id },
    order: { number: 'ASC' },
  });
  expect(milestones.map(({ name, state }) => [name, state])).toEqual([
    ['小试', 'PLANNED'],
    ['中试', 'PLANNED'],
  ]);
  expect(
    await world.app.db.query('SELECT stage_key, amount FROM bounty_due WHERE lane_id = $1', [lane.id]),
  ).toEqual([{ stage_key: 's1', amount: '3000000' }]);
  await startWork(await officer(), step);
  expect((await demandRow(world.app, demand.id)).state).toBe('IN_PROGRESS');
  const trail = await auditTrail(world.app.db.manager, 'Demand', demand.id);
  expect(trail.map(({ action }) => action)).toEqual([
    ...['startDemand', 'confirmAward', 'editPledge', 'signPledge', 'bountyDue', 'signPledge', 'startWork'],
  ]);
});

it('is not signed for both sides by one person', async () => {
  const { lanes } = await makeAwardedLanes(world);
  const [lane] = lanes;
  if (!lane) throw new Error('somebody won');
  await editPledge(await poster(), await pledgeEdit(world, lane));
  await sign(world, lane.id, 'LEAD');
  const { app, poster: enterprise, unit } = world;
  const both = await alsoMember(app, unit.officer, enterprise.administrator, ['ENTERPRISE_MEMBER']);
  const { digest } = await pledgeRow(lane.id);
  expect(
    await refused(async () => signPledge(await as(both), { laneId: lane.id, digest: digest ?? '' })),
  ).toBe('FOUR_EYES');
});

it('voids what was signed by a change, and gives the winner the whole time anew', async () => {
  const { lanes } = await makeAwardedLanes(world);
  const [lane] = lanes;
  if (!lane) throw new Error('somebody won');
  await editPledge(await poster(), await pledgeEdit(world, lane));
  await sign(world, lane.id, 'LEAD');
  moveTo(clock.in(8 * DAY_MS));
  const seen = await laneRow(world, lane.id);
  await editPledge(await poster(), await pledgeEdit(world, seen, { freeingText: '另行约定' }));
  expect(await pledgeRow(lane.id)).toMatchObject({ digest: null, leadSignedAt: null, leadSignatory: null });
  const after = await laneRow(world, lane.id);
  expect([after.leadSignedAt, after.signBy]).toEqual([null, clock.in(10 * DAY_MS)]);
  const wrong = {
    milestones: [{ name: '', dueOn: '2020-01-01', deliverable: '', stageKey: 's9' }],
    finishOn: '',
  };
  expect(await refused(async () => editPledge(await officer(), await pledgeEdit(world, after, wrong)))).toBe(
    'INVALID finishOn NO_DAY',
  );
});

it('takes who does not sign in time as having declined from that moment on, swept or not', async () => {
  const { demand, lanes } = await makeAwardedLanes(world);
  const [lane] = lanes;
  if (!lane) throw new Error('somebody won');
  await editPledge(await poster(), await pledgeEdit(world, lane));
  moveTo(lane.signBy.getTime() - 1);
  await lapseLanes(world.app);
  expect((await laneRow(world, lane.id)).state).toBe('AWARDED');
  moveTo(lane.signBy);
  expect(await refused(async () => sign(world, lane.id, 'LEAD'))).toBe('STATE');
  const client = await signedIn(world.api, world.unit.officer);
  const shown = await client.ask('query ($id: ID!) { demandLane(id: $id) { state actions } }', {
    id: lane.id,
  });
  expect(shown.data).toEqual({ demandLane: { state: 'DECLINED', actions: [] } });
  expect(await lapseLanes(world.app)).toBe(1);
  expect(await laneRow(world, lane.id)).toMatchObject({
    state: 'DECLINED',
    endReason: 'NOT_SIGNED',
    endedAt: lane.signBy,
  });
  expect((await demandRow(world.app, demand.id)).state).toBe('AWARDED');
});

it('lets the winner alone decline, with a reason', async () => {
  const { lanes } = await makeAwardedLanes(world);
  const [lane] = lanes;
  if (!lane) throw new Error('somebody won');
  const input = { laneId: lane.id, reason: '人手不足' };
  expect(await refused(async () => declineLane(await poster(), input))).toBe('FORBIDDEN');
  expect(await refused(async () => declineLane(await officer(), { ...input, reason: ' ' }))).toBe(
    'REQUIRED reason',
  );
  expect(await declineLane(await officer(), input)).toMatchObject({
    state: 'DECLINED',
    endReason: 'DECLINED',
  });
});

it('shows the pledge to both sides only; everybody sees who won', async () => {
  const { lanes, demand } = await makeAwardedLanes(world);
  const [lane] = lanes;
  if (!lane) throw new Error('somebody won');
  await makePledged(world, lane);
  const query = `query ($id: ID!) { demandLanes(demandId: $id) {
    state number organization { id } isOpenToYou milestones { name } pledge { responsibleName } } }`;
  const stranger = (await makeUnit(world.app, world.operator)).officer;
  for (const member of [stranger, world.unit.otherOfficer, world.poster.member]) {
    const client = await signedIn(world.api, member);
    const { data } = await client.ask(query, { id: demand.id });
    const isOpen = member !== stranger;
    expect(data).toEqual({
      demandLanes: [
        {
          state: 'PLEDGED',
          number: 1,
          organization: { id: world.unit.id },
          isOpenToYou: isOpen,
          milestones: isOpen ? [{ name: '小试' }, { name: '中试' }] : [],
          pledge: isOpen ? { responsibleName: '林教授' } : null,
        },
      ],
    });
    const cookie = [...client.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
    const pdf = await fetch(`${client.address}/demands/lanes/${lane.id}/pledge.pdf`, { headers: { cookie } });
    expect(pdf.status).toBe(isOpen ? 200 : 404);
    if (member !== world.unit.otherOfficer) continue;
    const text = pagesOfText(Buffer.from(await pdf.arrayBuffer())).join('');
    for (const part of ['军令状', '不低于 65 %', '退回已付榜金的 20%', '12 个月内不得再次揭榜', dayIn(90)]) {
      expect(text).toContain(part);
    }
  }
});

it('takes a demand by the steps of its states table to what its lanes come to', () => {
  const states = Object.keys(LANE_STATES) as LaneState[];
  fc.assert(
    fc.property(
      fc.constantFrom('AWARDED' as const, 'PLEDGED' as const, 'IN_PROGRESS' as const),
      fc.array(fc.constantFrom(...states), { minLength: 1, maxLength: 5 }),
      (state, lanes) => {
        expect(followCourse(state, lanes)).toBe(courseOf(lanes) ?? state);
      },
    ),
  );
});
