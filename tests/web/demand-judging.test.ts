import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Bid } from '../../server/features/demands/data/bid.entity.ts';
import { admit, awardNotice, makeJudged, scoreAll } from '../demands/judging-support.ts';
import {
  type DemandWorld,
  demandRow,
  makeDemandWorld,
  makeExperts,
  moveTo,
  realTime,
} from '../demands/support.ts';
import { type Member, PASSWORD } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { launchBrowser, Visit } from '../support/browser.ts';

// `WEB_DIR` names another build of the client than the usual one.
const api = useApi(process.env.WEB_DIR ? { WEB_DIR: process.env.WEB_DIR } : {});
let browser: Awaited<ReturnType<typeof launchBrowser>>;
let world: DemandWorld;
beforeAll(async () => {
  browser = await launchBrowser();
  world = await makeDemandWorld(api());
});
afterAll(async () => {
  realTime();
  await browser.close();
});

async function enter(member: Member): Promise<Visit> {
  const visit = await Visit.begin(browser, api().address);
  await visit.signIn(member.email, PASSWORD);
  return visit;
}

it('judges bids in the client: screening, experts, a sheet, the ranking, the decision and its notice', async () => {
  const experts = await makeExperts(world, 3);
  const { demand } = await makeJudged(world, 2, { content: { isBlind: true } });
  const faults: string[] = [];
  const poster = await enter(world.poster.member);
  const { page } = poster;
  await page.goto(`/demands/${demand.id}/judging`);
  for (const alias of ['甲', '乙']) {
    await page.getByRole('button', { name: new RegExp(`^${alias} ·`) }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('radio', { name: '符合', exact: true }).check();
    if (alias === '甲') faults.push(...(await poster.inspect('judging-screening')));
    await drawer.getByRole('button', { name: '保存筛查结论' }).click();
    await drawer.waitFor({ state: 'detached' });
  }
  await page.getByRole('button', { name: '邀请专家' }).click();
  const choice = page.getByRole('dialog');
  await choice.getByRole('checkbox').first().waitFor({ state: 'attached' });
  for (const box of await choice.getByRole('checkbox').all()) await box.check();
  faults.push(...(await poster.inspect('judging-candidates')));
  await choice.getByRole('button', { name: '邀请所选' }).click();
  await choice.waitFor({ state: 'detached' });

  const [first] = experts as [Member];
  const expert = await enter(first);
  await expert.page.goto('/desk/judging');
  await expert.page.getByRole('link', { name: new RegExp(demand.title) }).click();
  await expert.page.getByText('我与各可能的揭榜方没有').click();
  faults.push(...(await expert.inspect('judging-declare')));
  await expert.page.getByRole('button', { name: '提交申报' }).click();
  for (const alias of ['甲', '乙']) {
    await expert.page.getByRole('tab', { name: new RegExp(`方案 ${alias}`) }).click();
    const sheet = expert.page.getByRole('region', { name: '评分表' });
    for (const box of await sheet.getByRole('spinbutton').all()) await box.fill(alias === '甲' ? '88' : '76');
    for (const box of await sheet.getByRole('textbox', { name: /理由/ }).all())
      await box.fill('指标有试验数据支撑');
    await sheet.getByText('已保存').waitFor();
  }
  expect(await expert.page.getByRole('main').textContent()).not.toContain('赵领队');
  faults.push(...(await expert.inspect('judging-sheet')));
  await expert.page.getByRole('button', { name: '提交全部评分' }).click();
  await expert.page.getByRole('dialog').getByRole('button', { name: '提交全部评分' }).click();
  await expert.page.getByText('评分已提交').waitFor();
  expect([...poster.faults, ...expert.faults, ...faults]).toEqual([]);
});

it('shows the ranking with its spread, keeps what was typed, and announces the decision', async () => {
  realTime();
  const experts = await makeExperts(world, 3);
  const { demand, bids } = await makeJudged(world, 3);
  const [a, b, c] = bids as [Bid, Bid, Bid];
  await admit(world, { demand, bids });
  await scoreAll(
    world,
    demand,
    experts,
    new Map([
      [a.id, 91],
      [b.id, 78],
      [c.id, 78],
    ]),
  );
  const poster = await enter(world.poster.member);
  const { page } = poster;
  await page.goto(`/demands/${demand.id}/judging`);
  const reasons = page.getByRole('textbox', { name: '理由' });
  await reasons.first().fill('指标承诺最高，中试条件成熟');
  await page.reload();
  await reasons.nth(1).fill('成本偏高');
  await reasons.nth(2).fill('团队规模不足');
  expect(await reasons.first().inputValue()).toBe('指标承诺最高，中试条件成熟');
  const faults = await poster.inspect('judging-decision');
  await page.getByRole('button', { name: '提交并公示' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '提交并公示' }).click();
  await page.getByRole('heading', { name: '公示与异议' }).waitFor();
  expect((await demandRow(world.app, demand.id)).state).toBe('ON_NOTICE');
  faults.push(...(await poster.inspect('judging-notice')));
  const bidder = await enter(world.unit.officer);
  await bidder.page.goto(`/demands/${demand.id}/verdict`);
  await bidder.page.getByText('指标承诺最高，中试条件成熟').waitFor();
  faults.push(...(await bidder.inspect('judging-verdict')));
  moveTo((await awardNotice(world, demand)).endsAt);
  await page.reload();
  await page.getByRole('button', { name: '确认授榜' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确认授榜' }).click();
  await page.getByRole('link', { name: '查看中榜后的工作' }).waitFor();
  expect((await demandRow(world.app, demand.id)).state).toBe('AWARDED');
  expect([...poster.faults, ...bidder.faults, ...faults]).toEqual([]);
});
