import { expect, it } from 'vitest';
import { DEMANDS_TOPIC } from '../../server/features/demands/change-demand.ts';
import { JudgingSeat } from '../../server/features/demands/judging/data/judging-seat.entity.ts';
import {
  declareConflicts,
  handInScores,
} from '../../server/features/demands/judging/steps/score-bids.service.ts';
import { clock } from '../../server/platform/clock.ts';
import { retryNow, whileOutboxWaits } from '../../server/platform/outbox/outbox.service.ts';
import { bidRow, makeSealedBid } from '../demands/bids-support.ts';
import { indexDemandsNow } from '../demands/board/board-support.ts';
import { type BountyWorld, balancesOf, makeBountyWorld } from '../demands/bounty-support.ts';
import { awardNotice, score } from '../demands/judging-support.ts';
import { demandRow, makeExperts } from '../demands/support.ts';
import { expectAgreement } from '../payments/money-support.ts';
import { type Member, makeMember, scopeOf } from '../support/accounts.ts';
import type { Visit } from '../support/browser.ts';
import { statementsOf } from './books.ts';
import { useStage } from './dealing.ts';
import { button, prove } from './money.ts';
import * as walk from './open-bidding.ts';

const stage = useStage();
const BEGIN = Date.parse('2026-12-02T10:00:00+08:00');
const { WRITTEN, step } = walk;

/** Who takes part, each at a browser of their own, and what shut people out of the pages they saw. */
interface Scene {
  world: BountyWorld;
  demandId: string;
  flaws: string[];
  poster: Visit;
  posterFinance: Visit;
  officer: Visit;
  unitFinance: Visit;
}

const looker = (scene: Scene, visit: Visit) => async (name: string) => {
  scene.flaws.push(...(await visit.inspect(`open-bidding-${name}`)));
};

it('runs open bidding in the client from the posting to the settlement', async () => {
  const { api, moveTo, enter } = stage();
  await moveTo(BEGIN);
  const world = await makeBountyWorld(api);
  const scene: Scene = {
    world,
    demandId: '',
    flaws: [],
    poster: await enter(world.poster.member),
    posterFinance: await enter(world.poster.finance),
    officer: await enter(world.unit.officer),
    unitFinance: await enter(world.unitFinance),
  };
  await post(scene);
  await ask(scene);
  await bid(scene);
  await judge(scene);
  await award(scene);
  await pledge(scene);
  await work(scene);
  await settle(scene);
  expect(scene.flaws).toEqual([]);
  const { poster, posterFinance, officer, unitFinance } = scene;
  expect([poster, posterFinance, officer, unitFinance].flatMap(({ faults }) => faults)).toEqual([]);
});

/** The poster writes, finance keeps the bounty safe, one operator confirms that and another publishes. */
async function post(scene: Scene): Promise<void> {
  const { world, poster, posterFinance } = scene;
  scene.demandId = await walk.writeDemand(poster, looker(scene, poster));
  await walk.recordDeposit(posterFinance, clock.today());

  const confirms = await stage().enter(await makeMember(world.app, world.operator, ['OPERATOR']));
  await confirms.page.goto('/admin/bounties');
  await step(confirms.page, '确认');
  await confirms.page.getByText('没有待确认的存款或保函').waitFor();

  const publishes = await stage().enter(world.operator);
  await publishes.page.goto('/admin/demands');
  await publishes.page.getByRole('link', { name: WRITTEN.title }).click();
  await step(publishes.page, '发布');
  await publishes.page.getByText('已公开，正在接收揭榜或应答。').waitFor();
  expect([...confirms.faults, ...publishes.faults]).toEqual([]);
  await confirms.end();
  await publishes.end();
}

/** The unit finds the demand on the board and asks; the poster answers in public. */
async function ask(scene: Scene): Promise<void> {
  const { world, poster, officer } = scene;
  await showOnBoard(world);
  const { page } = officer;
  await page.goto('/demands');
  await page.getByRole('link', { name: WRITTEN.title }).click();
  await page.getByText('榜金已保障').first().waitFor();
  expect(await page.getByText(WRITTEN.secret).count()).toBe(0);
  await officer.expectNarrow();
  await page.getByLabel('问题').fill('示范田的面积和位置由谁确定？');
  await button(page, '提问').click();
  await page.getByText('本单位的提问').waitFor();

  await poster.page.goto(`/demands/${scene.demandId}#questions`);
  const asked = poster.page.getByRole('article', { name: '提问 1' });
  await asked.getByLabel('答复').fill('由需求方提供一百亩，位置见保密内容。');
  await asked.getByRole('button', { name: '公开答复' }).click();
  await asked.getByText('由需求方提供一百亩，位置见保密内容。').waitFor();
  await page.reload();
  await page.getByText('由需求方提供一百亩，位置见保密内容。').waitFor();
  await page.getByRole('link', { name: '我要揭榜' }).waitFor();
  await looker(scene, officer)('07-demand');
}

/** Has the index hear of every change, also of those that the worker met before there was an index. */
async function showOnBoard({ app }: BountyWorld): Promise<void> {
  const nothing = async () => {};
  await whileOutboxWaits(app, DEMANDS_TOPIC, nothing);
  await retryNow(app, DEMANDS_TOPIC);
  await indexDemandsNow(app);
  await whileOutboxWaits(app, DEMANDS_TOPIC, nothing);
}

/** The officer writes a bid and hands it in; until the deadline the poster learns of no bid. */
async function bid(scene: Scene): Promise<void> {
  const { world, poster, officer } = scene;
  await walk.writeBid(officer, looker(scene, officer));
  const digest = await officer.page.getByText(/^[0-9a-f]{64}$/).innerText();
  expect(digest).toBe((await bidOf(scene, world.unit.id)).digest);
  await looker(scene, officer)('10-sealed');
  const demand = await demandRow(world.app, scene.demandId);
  await makeSealedBid(world, demand, {
    draft: { milestones: [{ name: WRITTEN.milestone, dueOn: '2027-09-30', deliverable: '示范报告' }] },
  });
  await poster.page.goto(`/demands/${scene.demandId}/judging`);
  await poster.page.getByText('揭榜方案尚未开启').waitFor();
  await stage().moveTo((demand.bidsCloseAt ?? new Date(0)).getTime());
}

async function bidOf({ world, demandId }: Scene, organizationId: string) {
  const [row] = await world.app.db.query<[{ id: string }]>(
    'SELECT id FROM demand_bid WHERE demand_id = $1 AND lead_organization_id = $2',
    [demandId, organizationId],
  );
  return bidRow(world, row.id);
}

/** Screening, three experts of whom one scores in the client, the ranking, the decision with its reasons. */
async function judge(scene: Scene): Promise<void> {
  const { world, poster, demandId } = scene;
  const experts = (await makeExperts(world, 3)) as [Member, Member, Member];
  const { page } = poster;
  await page.reload();
  await page.getByRole('heading', { name: '揭榜方案' }).waitFor();
  const own = await bidOf(scene, world.unit.id);
  await walk.screenAll(poster, ['甲', '乙']);
  await button(page, '邀请专家').click();
  const choice = page.getByRole('dialog');
  await choice.getByRole('checkbox').nth(2).waitFor();
  for (const box of await choice.getByRole('checkbox').all()) await box.check();
  await choice.getByRole('button', { name: '邀请所选 3 位' }).click();
  await choice.waitFor({ state: 'detached' });

  const expert = await stage().enter(experts[0]);
  const points = { 甲: own.alias === '甲' ? '88' : '76', 乙: own.alias === '乙' ? '88' : '76' };
  await walk.scoreInClient(expert, points, looker(scene, expert));
  expect(expert.faults).toEqual([]);
  await expert.end();
  await scoreThroughServices(scene, experts.slice(1), own.id);

  await page.reload();
  await page.getByRole('img', { name: /平均 90.67，最低 88.00，最高 94.00/ }).waitFor();
  const reasons = page.getByRole('textbox', { name: '理由' });
  await reasons.nth(0).fill('承诺的降解率最高，示范条件成熟');
  await reasons.nth(1).fill('成本优势不明显');
  await looker(scene, poster)('14-decision');
  await button(page, '提交并公示').click();
  await page.getByRole('dialog').getByRole('button', { name: '提交并公示' }).click();
  await page.getByRole('heading', { name: '公示与异议' }).waitFor();
  expect((await demandRow(world.app, demandId)).state).toBe('ON_NOTICE');
}

async function scoreThroughServices(scene: Scene, experts: readonly Member[], own: string): Promise<void> {
  const { world, demandId } = scene;
  const demand = await demandRow(world.app, demandId);
  const bids = await world.app.db.query<{ id: string }[]>('SELECT id FROM demand_bid WHERE demand_id = $1', [
    demandId,
  ]);
  for (const [index, expert] of experts.entries()) {
    const scope = await scopeOf(world.app, expert);
    const seatOf = { demandId, userId: expert.userId };
    const seat = await world.app.db.manager.findOneByOrFail(JudgingSeat, seatOf);
    await declareConflicts(scope, { seatId: seat.id, conflicts: [] });
    const points = bids.map(({ id }): [string, number] => [id, id === own ? 90 + 4 * index : 70]);
    await score(world, demand, expert, seat.id, new Map(points));
    await handInScores(scope, { seatId: seat.id });
  }
}

/** The bidder reads why; after the notice the poster confirms the award. */
async function award(scene: Scene): Promise<void> {
  const { world, poster, officer, demandId } = scene;
  await officer.page.goto(`/demands/${demandId}`);
  await officer.page.getByRole('link', { name: '评审结论' }).click();
  await officer.page.getByText('承诺的降解率最高，示范条件成熟').waitFor();
  await looker(scene, officer)('15-verdict');
  const demand = await demandRow(world.app, demandId);
  await stage().moveTo((await awardNotice(world, demand)).endsAt.getTime());
  await poster.page.reload();
  await button(poster.page, '确认授榜').click();
  await poster.page.getByRole('dialog').getByRole('button', { name: '确认授榜' }).click();
  await poster.page.getByRole('link', { name: '查看中榜后的工作' }).click();
  await poster.page.getByRole('heading', { name: '军令状', exact: true }).waitFor();
}

/** Both settle the consequences and sign; what is due at signing is paid. */
async function pledge(scene: Scene): Promise<void> {
  const { poster, officer, posterFinance, unitFinance, demandId } = scene;
  await step(
    poster.page,
    '修改军令状',
    async (dialog) => {
      await dialog.getByLabel('退回已付榜金的比例').fill('20');
      await dialog.getByLabel('不得再次揭榜的月数').fill('12');
    },
    '保存',
  );
  await poster.page.getByText('退回已付榜金的 20%').waitFor();
  await looker(scene, poster)('16-pledge');
  await step(poster.page, '签署军令状');
  await officer.page.goto('/desk/works');
  await officer.page.getByRole('link', { name: WRITTEN.title }).click();
  await step(officer.page, '签署军令状');
  await posterFinance.page.goto(`/demands/${demandId}/bounty`);
  await unitFinance.page.goto('/desk/bounties');
  await unitFinance.page.getByRole('link', { name: WRITTEN.title }).click();
  await walk.payDue(posterFinance, unitFinance, '¥20,000.00', clock.today());
}

/** The milestone is reported and accepted, the work handed in with measured values and accepted; each is paid. */
async function work(scene: Scene): Promise<void> {
  const { poster, officer, posterFinance, unitFinance } = scene;
  await step(officer.page, '开工');
  await step(officer.page, '提交', async (dialog) => {
    await prove(officer.page, '示范报告.pdf');
    await dialog.getByLabel('说明').fill('百亩示范完成，菌剂在 8℃ 下起效。');
    await dialog.getByLabel(/秸秆降解率/).fill('70.5');
  });
  await poster.page.reload();
  await step(poster.page, '确认', (dialog) => dialog.getByRole('radio', { name: '通过' }).check());
  await walk.payDue(posterFinance, unitFinance, '¥30,000.01', clock.today());

  await officer.page.reload();
  await step(officer.page, '提交验收', async (dialog) => {
    await dialog.getByLabel(/秸秆降解率/).fill('73.2');
    await dialog.getByLabel(/每亩成本/).fill('34.8');
    await prove(officer.page, '检测报告.pdf');
  });
  await poster.page.reload();
  await step(poster.page, '作出结论', (dialog) => dialog.getByRole('radio', { name: '验收通过' }).check());
  await poster.page.getByText('到期的榜金付清后结清').waitFor();
  await poster.page.getByRole('region', { name: '榜金' }).getByText('¥50,000.00').waitFor();
  await looker(scene, poster)('18-accepted');
  await walk.payDue(posterFinance, unitFinance, '¥50,000.00', clock.today());
}

/** Everybody sees that it is settled, and both books come to the bounty. */
async function settle(scene: Scene): Promise<void> {
  const { world, poster, posterFinance, unitFinance, demandId } = scene;
  await posterFinance.page.reload();
  await posterFinance.page.getByText('已全部结清').waitFor();
  await looker(scene, posterFinance)('19-bounty');
  await poster.page.goto(`/demands/${demandId}`);
  await poster.page.getByText('已通过验收，款项全部结清。').waitFor();
  await poster.page.getByRole('heading', { name: '中榜方与进展' }).waitFor();
  await looker(scene, poster)('20-settled');
  expect(await statementsOf(posterFinance, 'ORGANIZATION', demandId)).toEqual({
    '榜金存款（记录）': '¥100,000.01 ¥100,000.01 平 ¥0.00',
    应付榜金: '¥100,000.01 ¥100,000.01 平 ¥0.00',
    榜金支出: '¥100,000.01 ¥0.00 借 ¥100,000.01',
  });
  expect(await statementsOf(unitFinance, 'ORGANIZATION', demandId)).toEqual({
    应收榜金: '¥100,000.01 ¥100,000.01 平 ¥0.00',
    榜金收入: '¥0.00 ¥100,000.01 贷 ¥100,000.01',
  });
  expect(await balancesOf(world, world.poster.id, demandId)).toEqual({ BOUNTY_COST: '100000.01' });
  expect(await balancesOf(world, world.unit.id, demandId)).toEqual({ BOUNTY_INCOME: '-100000.01' });
  await expectAgreement(world);
}
