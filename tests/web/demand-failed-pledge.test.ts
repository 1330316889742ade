import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { clock } from '../../server/platform/clock.ts';
import { makeDraftBid } from '../demands/bids-support.ts';
import { type BountyWorld, balancesOf, makeBountyWorld, makeSafeguarded } from '../demands/bounty-support.ts';
import { makeAwarded } from '../demands/judging-support.ts';
import { demandRow, makeDemand } from '../demands/support.ts';
import { expectAgreement } from '../payments/money-support.ts';
import { type Member, makeMember } from '../support/accounts.ts';
import type { Visit } from '../support/browser.ts';
import type { TestUnit } from '../support/results.ts';
import { statementsOf } from './books.ts';
import { useStage } from './dealing.ts';
import { button, confirm, fillDay, prove } from './money.ts';

const stage = useStage();
const BEGIN = Date.parse('2026-12-02T10:00:00+08:00');
/** An odd sum, so that a lost fen shows. */
const BOUNTY = 10_000_001n;
const STAGES = [
  {
    key: 's1',
    name: '签署军令状',
    trigger: 'PLEDGE' as const,
    gate: null,
    milestone: null,
    amount: 2_000_001n,
  },
  {
    key: 's2',
    name: '菌剂定型',
    trigger: 'MILESTONE' as const,
    gate: null,
    milestone: '菌剂定型',
    amount: 3_000_000n,
  },
  {
    key: 's3',
    name: '验收合格',
    trigger: 'ACCEPTANCE' as const,
    gate: null,
    milestone: null,
    amount: 5_000_000n,
  },
];

/** A winner at two browsers: who works, and who has the money. */
interface Winner {
  lead: Visit;
  finance: Visit;
}

interface Scene {
  world: BountyWorld;
  demandId: string;
  title: string;
  poster: Visit;
  first: Winner;
  look(visit: Visit, name: string): Promise<void>;
}

it('takes a pledge that fails through finding, objection and claim to the next in rank, who settles', async () => {
  const { api, moveTo, enter } = stage();
  await moveTo(BEGIN);
  const world = await makeBountyWorld(api);
  const { demand, units } = await makeAwarded(world, { content: { bounty: BOUNTY, stages: STAGES } });
  await moveTo(clock.now().getTime());
  await makeSafeguarded(world, demand, { amount: BOUNTY });
  const flaws: string[] = [];
  const scene: Scene = {
    ...{ world, demandId: demand.id, title: demand.title },
    poster: await enter(world.poster.member),
    first: await winnerOf(world.unit, world.unitFinance),
    look: async (visit, name) => void flaws.push(...(await visit.inspect(`failed-pledge-${name}`))),
  };
  await pledge(scene, scene.first.lead, '50');
  await pay(scene, scene.first, '¥20,000.01');
  await stumble(scene);
  await fail(scene);
  await contest(scene);
  await giveBack(scene);

  const next = units[1] as TestUnit;
  const finance = await makeMember(world.app, next.administrator, ['FINANCE_OFFICER']);
  const second = await winnerOf(next, finance);
  await replace(scene, second);
  await succeed(scene, second);
  await expectSettled(scene, second, next);
  await expectBarred(world);
  const { poster, first } = scene;
  expect(flaws).toEqual([]);
  const visits = [poster, first.lead, first.finance, second.lead, second.finance];
  expect(visits.flatMap(({ faults }) => faults)).toEqual([]);
});

async function winnerOf({ officer }: TestUnit, finance: Member): Promise<Winner> {
  return { lead: await stage().enter(officer), finance: await stage().enter(finance) };
}

/** Opens the dialog of a step, fills it and confirms. */
async function step(
  page: Page,
  name: string,
  fill: (dialog: Locator) => Promise<void> = async () => {},
  ok = name,
): Promise<void> {
  await button(page.getByRole('main'), name).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await fill(dialog);
  await confirm(page, ok);
}

const openWork = ({ page }: Visit, { demandId }: Scene) => page.goto(`/demands/${demandId}/work`);
const openBounty = ({ page }: Visit, { demandId }: Scene) => page.goto(`/demands/${demandId}/bounty`);

/** The poster settles what follows from failing and signs; the winner finds its work, signs and begins. */
async function pledge(scene: Scene, lead: Visit, share: string): Promise<void> {
  const { poster, look } = scene;
  await openWork(poster, scene);
  await step(
    poster.page,
    '修改军令状',
    async (dialog) => {
      await dialog.getByLabel('退回已付榜金的比例').fill(share);
      await dialog.getByLabel('不得再次揭榜的月数').fill('6');
    },
    '保存',
  );
  await poster.page.getByText(`退回已付榜金的 ${share}%`).waitFor();
  await poster.page.getByText('6 个月内不得再次揭榜').waitFor();
  await step(poster.page, '签署军令状');
  await lead.page.goto('/desk/works');
  await lead.page.getByRole('link', { name: scene.title }).first().click();
  await look(lead, `${share}-to-sign`);
  await step(lead.page, '签署军令状');
  await step(lead.page, '开工');
  await button(lead.page, '提交').waitFor();
}

/** The poster pays all that is owed out of the deposit, unless told how; the winner confirms that it came. */
async function pay(
  scene: Scene,
  { finance }: Winner,
  sum: string,
  how: (dialog: Locator) => Promise<void> = async () => {},
): Promise<void> {
  await openBounty(scene.poster, scene);
  await step(scene.poster.page, '登记支付', async (dialog) => {
    await fillDay(dialog, '转账日', clock.today());
    await how(dialog);
  });
  await openBounty(finance, scene);
  await step(finance.page, '确认到账', (dialog) => dialog.getByText(`确认收到 ${sum}？`).waitFor());
  await button(finance.page, '确认到账').waitFor({ state: 'detached' });
}

async function handIn({ page }: Visit, name: string, note: string): Promise<void> {
  await step(
    page,
    name,
    async (dialog) => {
      await prove(page, `${note}.pdf`);
      await dialog.getByLabel('说明').fill(note);
      await dialog.getByLabel(/秸秆降解率/).fill('48.5');
    },
    '提交',
  );
}

/** A milestone is handed in, returned with a reason, and handed in again. */
async function stumble(scene: Scene): Promise<void> {
  const { poster, first, look } = scene;
  await first.lead.page.reload();
  await handIn(first.lead, '提交', '菌剂定型报告');
  await openWork(poster, scene);
  await step(poster.page, '确认', async (dialog) => {
    await dialog.getByRole('radio', { name: '退回' }).check();
    await button(dialog, '确认').click();
    await dialog.getByText('退回须写明理由').waitFor();
    await dialog.getByLabel('退回理由').fill('缺第三方检测数据');
  });
  await first.lead.page.reload();
  await first.lead.page.getByText('退回理由: 缺第三方检测数据').waitFor();
  await look(first.lead, 'returned');
  await handIn(first.lead, '重新提交', '第三方检测报告');
  await first.lead.page.getByText('待发榜方确认').waitFor();
  await first.lead.page.getByText('第三方检测报告.pdf').waitFor();
}

/** The winner gives up; the poster finds that nothing frees it, so that the pledge's consequences follow. */
async function fail(scene: Scene): Promise<void> {
  const { poster, first, look } = scene;
  await step(first.lead.page, '声明无法完成', (dialog) =>
    dialog.getByLabel('理由').fill('菌株低温下失活，原因未明'),
  );
  await first.lead.page.getByText('揭榜方声明无法完成').waitFor();
  await openWork(poster, scene);
  await step(poster.page, '认定未完成', async (dialog) => {
    await dialog.getByText('退回已付榜金的 50%').waitFor();
    await dialog.getByText('6 个月内不得再次揭榜').waitFor();
    await button(dialog, '认定未完成').click();
    await dialog.getByText('请填写').first().waitFor();
    await dialog.getByLabel('免责情形').click();
    await poster.page
      .locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '没有免责情形' })
      .click();
    await dialog.getByLabel('认定理由').fill('试验记录不全，未按军令状推进');
    await prove(poster.page, '现场核查记录.pdf');
    await look(poster, 'find');
  });
  const failure = poster.page.getByRole('region', { name: '未完成的认定' });
  await failure.getByText('¥10,000.00').waitFor();
  await failure.getByText('现场核查记录.pdf').waitFor();
}

/** The winner contests what was found; an operator upholds it. */
async function contest(scene: Scene): Promise<void> {
  const { world, first, look } = scene;
  const { page } = first.lead;
  await page.reload();
  await step(page, '提出异议', async (dialog) => {
    await dialog.getByLabel('理由').fill('试验记录完整，可供核查');
    await look(first.lead, 'contest');
  });
  await page.getByText('试验记录完整，可供核查').waitFor();
  expect(await button(page, '提出异议').count()).toBe(0);

  const operator = await stage().enter(world.operator);
  await openWork(operator, scene);
  await step(operator.page, '复核', async (dialog) => {
    await button(dialog, '复核').click();
    await dialog.getByText('请填写').first().waitFor();
    await dialog.getByRole('radio', { name: '维持认定' }).check();
    await dialog.getByLabel('理由').fill('核查属实，记录缺三个月');
    await look(operator, 'review');
  });
  await operator.page.getByText('维持认定: 核查属实，记录缺三个月').waitFor();
  expect(operator.faults).toEqual([]);
  await operator.end();

  await page.reload();
  await page.getByText('维持认定: 核查属实，记录缺三个月').waitFor();
  await look(first.lead, 'reviewed');
  await first.lead.expectNarrow();
}

/** The winner sees what it owes; the poster records that it came back. */
async function giveBack(scene: Scene): Promise<void> {
  const { poster, first, look } = scene;
  await openBounty(first.finance, scene);
  await first.finance.page.getByText('军令状认定未完成').waitFor();
  await look(first.finance, 'claim');
  await openBounty(poster, scene);
  await step(
    poster.page,
    '登记返还',
    async (dialog) => {
      await dialog.getByText('最多 ¥10,000.00').waitFor();
      await fillDay(dialog, '收款日', clock.today());
    },
    '登记',
  );
  await button(poster.page, '登记返还').waitFor({ state: 'detached' });
}

/** The poster offers the place to the next in rank, who signs a pledge of its own for what is left. */
async function replace(scene: Scene, second: Winner): Promise<void> {
  const { poster, first, look } = scene;
  await openWork(poster, scene);
  await step(poster.page, '由下一名递补');
  await poster.page.getByRole('tab', { name: /第 2 队/ }).waitFor();
  await pledge(scene, second.lead, '20');
  await first.lead.page.reload();
  await first.lead.page.getByText('已由后一名递补。').waitFor();
  await look(poster, 'replaced');
  await pay(scene, second, '¥18,000.01');
}

/** The next in rank works, is accepted and paid; the last payment exceeds the deposit and comes from two places. */
async function succeed(scene: Scene, second: Winner): Promise<void> {
  const { poster, look } = scene;
  await handIn(second.lead, '提交', '定型报告');
  await openWork(poster, scene);
  await step(poster.page, '确认', (dialog) => dialog.getByRole('radio', { name: '通过' }).check());
  await pay(scene, second, '¥27,000.00');

  const { page } = second.lead;
  await page.reload();
  await step(page, '提交验收', async (dialog) => {
    await dialog.getByLabel(/秸秆降解率/).fill('63.2');
    await dialog.getByLabel(/每亩成本/).fill('38.8');
    await prove(page, '检测报告.pdf');
  });
  await openWork(poster, scene);
  await step(poster.page, '作出结论', (dialog) => dialog.getByRole('radio', { name: '验收通过' }).check());
  await look(poster, 'accepted');

  await pay(scene, second, '¥34,999.99', async (dialog) => {
    // No more than the deposit still holds, though more is due; what is typed beyond it is refused.
    expect(await dialog.getByLabel('金额').inputValue()).toBe('34,999.99');
    await dialog.getByLabel('金额').fill('44999.99');
    await button(dialog, '登记支付').click();
    await dialog.getByText('最多 34999.99 元').waitFor();
    await look(poster, 'beyond-deposit');
    await dialog.getByLabel('金额').fill('34999.99');
  });
  await pay(scene, second, '¥10,000.00');
}

/** Everybody sees that it is settled, and every book comes to its part of the bounty. */
async function expectSettled(scene: Scene, second: Winner, next: TestUnit): Promise<void> {
  const { world, poster, first, demandId, look } = scene;
  await openBounty(poster, scene);
  await poster.page.getByText('已全部结清').waitFor();
  await look(poster, 'bounty');
  await second.lead.page.goto(`/demands/${demandId}`);
  await second.lead.page.getByText('已通过验收，款项全部结清。').waitFor();
  expect((await demandRow(world.app, demandId)).state).toBe('SETTLED');
  expect(await balancesOf(world, world.poster.id, demandId)).toEqual({ BOUNTY_COST: '100000.01' });
  expect(await balancesOf(world, world.unit.id, demandId)).toEqual({ BOUNTY_INCOME: '-10000.01' });
  expect(await balancesOf(world, next.id, demandId)).toEqual({ BOUNTY_INCOME: '-90000.00' });
  expect(await statementsOf(poster, 'ORGANIZATION', demandId)).toEqual({
    '榜金存款（记录）': '¥100,000.01 ¥100,000.01 平 ¥0.00',
    榜金支出: '¥110,000.01 ¥10,000.00 借 ¥100,000.01',
    应付榜金: '¥110,000.01 ¥110,000.01 平 ¥0.00',
    应收返还榜金: '¥10,000.00 ¥10,000.00 平 ¥0.00',
  });
  expect(await statementsOf(first.finance, 'ORGANIZATION', demandId)).toEqual({
    应收榜金: '¥20,000.01 ¥20,000.01 平 ¥0.00',
    榜金收入: '¥10,000.00 ¥20,000.01 贷 ¥10,000.01',
    应返还榜金: '¥10,000.00 ¥10,000.00 平 ¥0.00',
  });
  expect(await statementsOf(second.finance, 'ORGANIZATION', demandId)).toEqual({
    应收榜金: '¥90,000.00 ¥90,000.00 平 ¥0.00',
    榜金收入: '¥0.00 ¥90,000.00 贷 ¥90,000.00',
  });
  await expectAgreement(world);
}

/** Who broke its pledge cannot bid elsewhere. */
async function expectBarred(world: BountyWorld): Promise<void> {
  const elsewhere = await makeDemand(world);
  await expect(makeDraftBid(world, elsewhere, world.unit.officer)).rejects.toMatchObject({
    errors: [{ code: 'FORBIDDEN', params: expect.arrayContaining([{ name: 'bars', value: 'BARRED' }]) }],
  });
}
