import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Demand } from '../../server/features/demands/data/demand.entity.ts';
import { clock, DAY_MS } from '../../server/platform/clock.ts';
import { indexDemandsNow } from '../demands/board/board-support.ts';
import { type DemandWorld, makeDemand, makeDemandWorld } from '../demands/support.ts';
import { PASSWORD } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { launchBrowser, Visit } from '../support/browser.ts';

// `WEB_DIR` names another build of the client than the usual one.
const api = useApi(process.env.WEB_DIR ? { WEB_DIR: process.env.WEB_DIR } : {});
let browser: Browser;
let world: DemandWorld;
let soon: Demand;
let race: Demand;

beforeAll(async () => {
  browser = await launchBrowser();
  world = await makeDemandWorld(api());
  await makeDemand(world, { content: { title: '寒地秸秆低温快速腐解', sector: 'BIOLOGY' } });
  soon = await makeDemand(world, {
    content: {
      title: '高压输电线路覆冰监测',
      keywords: ['覆冰', '输电'],
      sector: 'ENERGY',
      bidsCloseAt: clock.in(4 * DAY_MS).toISOString(),
      confidentialPart: { text: '线路编号', fileIds: [] },
    },
  });
  race = await makeDemand(world, {
    mode: 'RACE',
    content: {
      title: '液压密封件耐寒材料',
      keywords: ['液压'],
      sector: 'NEW_MATERIALS',
      isAnonymous: true,
      isBlind: true,
    },
  });
  await makeDemand(world, { state: 'SETTLED', content: { title: '已经结清的榜单' } });
  await indexDemandsNow(api().app);
}, 60_000);
afterAll(() => browser.close());

it('a visitor finds what is open on the board, narrows it, and reads a demand', async () => {
  const flaws: string[] = [];
  const visit = await Visit.begin(browser, api().address);
  const { page } = visit;
  await page.goto('/');
  await page.getByRole('heading', { name: '企业正在找' }).waitFor();
  await page.getByRole('banner').getByRole('link', { name: '需求榜' }).click();
  await page.getByRole('heading', { name: '共 3 项需求' }).waitFor();
  expect(await page.getByText('还剩 3 天').count()).toBe(1);
  flaws.push(...(await visit.inspect('board')));
  await visit.expectNarrow();
  await page.getByText('能源', { exact: false }).first().waitFor();
  await page.getByRole('checkbox', { name: '7 天内截止' }).check();
  await page.getByRole('heading', { name: '共 1 项需求' }).waitFor();
  await page.goBack();
  await page.getByRole('heading', { name: '共 3 项需求' }).waitFor();
  await page.getByText('全部 4').click();
  await page.getByRole('heading', { name: '共 4 项需求' }).waitFor();
  await page.getByRole('searchbox', { name: '查找需求' }).fill('yeya');
  await page.getByRole('searchbox', { name: '查找需求' }).press('Enter');
  await page.getByRole('link', { name: race.title }).click();
  await page.getByRole('heading', { name: race.title, level: 1 }).waitFor();
  await page.getByText('3 方同时起跑').waitFor();
  expect(await page.getByText('需求方暂不公开').count()).toBe(1);
  flaws.push(...(await visit.inspect('demand-race')));
  await visit.expectNarrow();
  expect(flaws).toEqual([]);
  expect(visit.faults).toEqual([]);
  await visit.end();
});

it('a bidder asks, the poster answers in public, and an English reader sees it', async () => {
  const flaws: string[] = [];
  const bidder = await Visit.begin(browser, api().address);
  await bidder.signIn(world.unit.officer.email, PASSWORD);
  await bidder.page.goto(`/demands/${soon.id}`);
  await bidder.page.getByText('另有保密内容').waitFor();
  const question = bidder.page.getByLabel('问题');
  await bidder.page.getByRole('button', { name: /^提\s?问$/ }).click();
  await bidder.page.getByText('请写下问题').waitFor();
  await question.fill('装置安装在导线上还是杆塔上？');
  await bidder.page.getByRole('button', { name: /^提\s?问$/ }).click();
  await bidder.page.getByText('本单位的提问').waitFor();
  flaws.push(...(await bidder.inspect('demand-question')));

  const poster = await Visit.begin(browser, api().address);
  await poster.signIn(world.poster.member.email, PASSWORD);
  await poster.page.goto(`/demands/${soon.id}#questions`);
  const asked = poster.page.getByRole('article', { name: '提问 1' });
  await asked.getByLabel('答复').fill('安装在杆塔横担上。');
  await asked.getByRole('button', { name: '公开答复' }).click();
  await asked.getByText('安装在杆塔横担上。').waitFor();
  expect(await asked.getByText('本单位').count()).toBe(0);
  flaws.push(...(await poster.inspect('demand-poster')));
  await poster.expectNarrow();

  await bidder.page.reload();
  await bidder.page.getByText('安装在杆塔横担上。').waitFor();
  await bidder.page.getByRole('banner').getByRole('button', { name: 'English' }).click();
  await bidder.page.getByRole('heading', { name: 'Questions and answers' }).waitFor();
  flaws.push(...(await bidder.inspect('demand-english')));
  expect(flaws).toEqual([]);
  expect([...bidder.faults, ...poster.faults]).toEqual([]);
  await bidder.end();
  await poster.end();
});

it('a demand that is not there is said so', async () => {
  const visit = await Visit.begin(browser, api().address);
  await visit.page.goto('/demands/00000000-0000-7000-8000-000000000000');
  await visit.page.getByText('没有这项需求，或者它还没有公开').waitFor();
  await visit.page.getByRole('link', { name: '返回需求榜' }).click();
  await visit.page.getByRole('heading', { name: '共 3 项需求' }).waitFor();
  await visit.end();
});
