import { expect, it } from 'vitest';
import type { Demand } from '../../server/features/demands/data/demand.entity.ts';
import { findFailure, giveUp } from '../../server/features/demands/lanes/failure/find-failure.service.ts';
import { editPledge } from '../../server/features/demands/lanes/pledge/edit-pledge.service.ts';
import { handInWork } from '../../server/features/demands/lanes/work/acceptance.service.ts';
import { clock, DAY_MS } from '../../server/platform/clock.ts';
import { balancesOf, evidenceOf } from '../demands/bounty-support.ts';
import { laneRow, makeWorking, pledgeEdit } from '../demands/lanes-support.ts';
import { type DemandWorld, demandRow, makeDemandWorld } from '../demands/support.ts';
import { expectAgreement } from '../payments/money-support.ts';
import { scopeOf } from '../support/accounts.ts';
import { PHONE, type Visit, WIDE } from '../support/browser.ts';
import { statementsOf } from './books.ts';
import { useStage } from './dealing.ts';
import { button, fillDay, prove } from './money.ts';
import { payDue, step } from './open-bidding.ts';
import { awardRace, GATE, measure, passMilestone, payLane, type RaceLane } from './race-lanes.ts';

const stage = useStage();
const BEGIN = Date.parse('2026-12-02T10:00:00+08:00');

/** Who takes part: at browsers the poster, its finance, the first lane with its finance, the third lane, and a stranger. */
interface Scene {
  world: DemandWorld;
  demand: Demand;
  lanes: [RaceLane, RaceLane, RaceLane];
  flaws: string[];
  poster: Visit;
  posterFinance: Visit;
  officer: Visit;
  finance: Visit;
  third: Visit;
  stranger: Visit;
}

const look = async (scene: Scene, visit: Visit, name: string) =>
  void scene.flaws.push(...(await visit.inspect(`race-${name}`)));

it('runs a race of three lanes in the client from the pledges to the settlement', async () => {
  const scene = await begin();
  await pledge(scene);
  await handIn(scene);
  await closeGate(scene);
  await accept(scene);
  await settle(scene);
  const { poster, posterFinance, officer, finance, third, stranger } = scene;
  const visits = [poster, posterFinance, officer, finance, third, stranger];
  expect([...scene.flaws, ...visits.flatMap(({ faults }) => faults)]).toEqual([]);
});

/** Through the services to the award, then everybody comes in. */
async function begin(): Promise<Scene> {
  const { api, moveTo, enter, visitor } = stage();
  await moveTo(BEGIN);
  const world = await makeDemandWorld(api);
  const { demand, lanes } = await awardRace(world, stage());
  const [first, second, third] = lanes as [RaceLane, RaceLane, RaceLane];
  const people = { world, demand, lanes: [first, second, third] as Scene['lanes'], flaws: [] };
  const [poster, posterFinance] = await Promise.all([
    enter(world.poster.member),
    enter(world.poster.finance),
  ]);
  const [officer, finance, out] = await Promise.all([
    enter(first.unit.officer),
    enter(first.finance),
    enter(third.unit.officer),
  ]);
  return { ...people, poster, posterFinance, officer, finance, third: out, stranger: await visitor() };
}

/** Both sides sign the pledge of the first lane, and what is due at that is paid; the others do the same. */
async function pledge(scene: Scene): Promise<void> {
  const { world, demand, lanes, poster, posterFinance, officer, finance } = scene;
  const [first, ...others] = lanes;
  for (const { id, unit } of others) await makeWorking(world, await laneRow(world, id), unit);
  const settled = await pledgeEdit(world, await laneRow(world, first.id));
  await editPledge(await scopeOf(world.app, world.poster.member), settled);

  await poster.page.goto(`/demands/${demand.id}`);
  await poster.page.getByRole('link', { name: '进入攻关工作区' }).click();
  await step(poster.page, '签署军令状');
  await poster.page.getByText('等待对方签署军令状。').waitFor();
  await look(scene, poster, 'pledge');
  await officer.page.goto('/desk/works');
  await officer.page.getByRole('link', { name: demand.title }).click();
  await step(officer.page, '签署军令状');
  await step(officer.page, '开工');

  for (const lane of others) await payLane(world, lane, 1_000_001n);
  await posterFinance.page.goto(`/demands/${demand.id}/bounty`);
  await finance.page.goto(`/demands/${demand.id}/bounty`);
  await payDue(posterFinance, finance, '¥10,000.01', clock.today());
}

/** On the day of the gate the lanes hand in what they measured; the poster sees it come and confirms each value. */
async function handIn(scene: Scene): Promise<void> {
  const { world, demand, lanes, poster, officer } = scene;
  await stage().moveTo(gateDay(demand));
  const board = `/demands/${demand.id}/race`;
  await poster.page.goto(board);
  await poster.page.getByText('待提交').first().waitFor();
  await officer.page.goto(board);
  await step(
    officer.page,
    '提交实测结果',
    async (dialog) => {
      await dialog.getByLabel(/秸秆降解率/).fill('71.5');
      await dialog.getByLabel(/每亩成本/).fill('36');
      await fillDay(dialog, '检测日期', clock.today());
      await dialog.getByLabel('检测机构或检测人').fill('省农科院检测中心');
      await prove(officer.page, '小试检测报告.pdf');
    },
    '提交',
  );
  await measure(world, lanes[1], { t1: '66', t2: '39' });
  await measure(world, lanes[2], { t1: '62', t2: '50' });
  await look(scene, officer, 'handed-in');
  for (const number of [1, 2, 3]) {
    await step(
      poster.page,
      `第 ${number} 队 · 确认实测值`,
      async (dialog) => {
        await dialog.getByRole('link', { name: /pdf$/ }).waitFor();
        for (const box of await dialog.getByRole('radio', { name: '确认', exact: true }).all())
          await box.check();
        if (number === 1) await look(scene, poster, 'judge');
      },
      '提交结论',
    );
    await button(poster.page, `第 ${number} 队 · 实测与证据`).waitFor();
  }
}

/** Ten in the morning of the day of the gate, or so many days later. */
function gateDay({ content }: Demand, later = 0): number {
  return Date.parse(`${content.race?.gates[0]?.dueOn}T10:00:00+08:00`) + later * DAY_MS;
}

/** The day after, the poster closes the gate: those who follow the board see at once who goes on and who does not. */
async function closeGate(scene: Scene): Promise<void> {
  const { world, demand, lanes, poster, third, stranger } = scene;
  await stage().moveTo(gateDay(demand, 1));
  await stranger.page.setViewportSize(PHONE);
  for (const { page } of [third, stranger]) {
    await page.goto(`/demands/${demand.id}/race`);
    await page.getByText('可以关闭', { exact: true }).waitFor();
    await page.getByRole('status').filter({ hasText: '实时' }).waitFor();
  }
  await poster.page.reload();
  await step(poster.page, '关闭关口');

  for (const visit of [third, stranger]) {
    const picture = visit.page.getByRole('region', { name: '赛道、关口与榜金' });
    await picture.getByText(/^淘汰/).waitFor();
    expect(await picture.getByText(/^晋级/).count()).toBe(2);
    await visit.page.getByText('全部关口已关闭，留下的赛道进入验收。').waitFor();
  }
  expect(await rowsOf(third)).toEqual([
    ['晋级', '', '1'],
    ['晋级', '', '2'],
    ['淘汰', '达标度排在名额之外', '3'],
  ]);
  await look(scene, third, 'out');
  expect(await stranger.page.getByText('¥', { exact: false }).count()).toBe(0);
  const wider = () => stranger.page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
  await expect.poll(wider, { timeout: 20_000 }).toBeLessThanOrEqual(0);
  await look(scene, stranger, 'board-phone');
  await stranger.page.setViewportSize(WIDE);
  await look(scene, stranger, 'board');

  for (const lane of lanes.slice(0, 2)) await payLane(world, lane, 1_500_002n);
  expect((await laneRow(world, lanes[2].id)).state).toBe('ELIMINATED');
}

/** What the table of the board says of each lane at the gate: its state, why it is out, and its place. */
async function rowsOf({ page }: Visit): Promise<string[][]> {
  const rows = await page.getByRole('row', { name: GATE }).all();
  return Promise.all(
    rows.map(async (row) => {
      const cells = await row.locator('td').allInnerTexts();
      return [4, 5, 7].map((column) => cells[column] ?? '');
    }),
  );
}

/** The second lane cannot go on and is freed; the first hands its work in, and the poster accepts it. */
async function accept(scene: Scene): Promise<void> {
  const { world, demand, lanes, poster } = scene;
  const [first, second] = lanes;
  const reason = '菌剂在 10℃ 以下不再起效，继续试验达不到承诺值';
  const [asPoster, asFirst, asSecond] = await Promise.all(
    [world.poster.member, first.unit.officer, second.unit.officer].map((who) => scopeOf(world.app, who)),
  );
  if (!asPoster || !asFirst || !asSecond) throw new Error('everybody is there');
  await giveUp(asSecond, { laneId: second.id, reason });
  await findFailure(asPoster, { laneId: second.id, ground: 'LIMIT_OF_THE_ART', reason, fileIds: [] });
  await passMilestone(world, first);
  await handInWork(asFirst, {
    laneId: first.id,
    measured: [
      { targetId: 't1', value: '73.2' },
      { targetId: 't2', value: '34.8' },
    ],
    fileIds: [await evidenceOf(world, first.unit.officer)],
  });
  const { page } = poster;
  await page.goto(`/demands/${demand.id}/work`);
  await page.getByRole('button', { name: '作出结论', exact: true }).first().waitFor();
  await look(scene, poster, 'work');
  await step(page, '作出结论', (dialog) => dialog.getByRole('radio', { name: '验收通过' }).check());
  await page.getByText('已验收').first().waitFor();
  await payLane(world, first, 3_000_003n);
}

/** What no lane can get any more goes back to the poster; all books come to the bounty that was paid. */
async function settle(scene: Scene): Promise<void> {
  const { world, demand, lanes, poster, posterFinance, finance } = scene;
  const [first, second, third] = lanes;
  const { page } = posterFinance;
  await page.goto(`/demands/${demand.id}/bounty`);
  await step(
    page,
    '登记退回',
    async (dialog) => {
      await dialog.getByText('¥30,000.03').waitFor();
      await fillDay(dialog, '退回日', clock.today());
    },
    '登记',
  );
  await page.getByText('已全部结清').waitFor();
  await look(scene, posterFinance, 'bounty');
  expect((await demandRow(world.app, demand.id)).state).toBe('SETTLED');
  await poster.page.goto(`/demands/${demand.id}`);
  await poster.page.getByText('已通过验收，款项全部结清。').waitFor();
  await look(scene, poster, 'settled');

  expect(await statementsOf(posterFinance, 'ORGANIZATION')).toEqual({
    '榜金存款（记录）': '¥120,000.13 ¥120,000.13 平 ¥0.00',
    '银行存款（记录）': '¥30,000.03 ¥120,000.13 贷 ¥90,000.10',
    榜金支出: '¥90,000.10 ¥0.00 借 ¥90,000.10',
    应付榜金: '¥90,000.10 ¥90,000.10 平 ¥0.00',
  });
  expect(await statementsOf(finance, 'ORGANIZATION')).toEqual({
    应收榜金: '¥55,000.06 ¥55,000.06 平 ¥0.00',
    榜金收入: '¥0.00 ¥55,000.06 贷 ¥55,000.06',
    '银行存款（记录）': '¥55,000.06 ¥0.00 借 ¥55,000.06',
  });
  expect(await balancesOf(world, world.poster.id, demand.id)).toEqual({ BOUNTY_COST: '90000.10' });
  const income = (lane: RaceLane) => balancesOf(world, lane.unit.id, demand.id);
  expect(await income(first)).toEqual({ BOUNTY_INCOME: '-55000.06' });
  expect(await income(second)).toEqual({ BOUNTY_INCOME: '-25000.03' });
  expect(await income(third)).toEqual({ BOUNTY_INCOME: '-10000.01' });
  await expectAgreement(world);
}
