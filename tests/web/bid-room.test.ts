import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { saveBid } from '../../server/features/demands/bidding/writing/save-bid.service.ts';
import type { Demand } from '../../server/features/demands/data/demand.entity.ts';
import { clock } from '../../server/platform/clock.ts';
import { bidRow, fullDraft, makeDraftBid, makeSealedBid, openAll } from '../demands/bids-support.ts';
import { type DemandWorld, makeDemand, makeDemandWorld, moveTo, realTime } from '../demands/support.ts';
import { PASSWORD, scopeOf } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { launchBrowser, Visit } from '../support/browser.ts';

// `WEB_DIR` names another build of the client than the usual one.
const api = useApi(process.env.WEB_DIR ? { WEB_DIR: process.env.WEB_DIR } : {});
let browser: Browser;
let world: DemandWorld;
let demand: Demand;

beforeAll(async () => {
  browser = await launchBrowser();
  world = await makeDemandWorld(api());
  demand = await makeDemand(world, { content: { bidsCloseAt: clock.in(20 * 60_000).toISOString() } });
}, 60_000);
afterEach(realTime);
afterAll(() => browser.close());

async function enter(email: string): Promise<Visit> {
  const visit = await Visit.begin(browser, api().address);
  await visit.signIn(email, PASSWORD);
  return visit;
}

it('a unit begins a bid, writes it with what is refused kept, hands it in, and verifies its seal', async () => {
  const flaws: string[] = [];
  const visit = await enter(world.unit.officer.email);
  const { page } = visit;
  await page.goto(`/demands/${demand.id}/bid`);
  await page.getByRole('heading', { name: '为本单位揭榜' }).waitFor();
  flaws.push(...(await visit.inspect('bid-begin')));
  await page.getByRole('button', { name: '开始编写揭榜书' }).click();
  await page.getByRole('heading', { name: '指标承诺' }).waitFor();

  const value = page.getByLabel('承诺值').first();
  await value.fill('约七成');
  await page.getByText('请填写数字，最多六位小数。').waitFor();
  expect(await value.inputValue()).toBe('约七成');
  await value.fill('50');
  await page.getByText('未达到要求').first().waitFor();
  await value.fill('72');
  await page.getByText('达到要求', { exact: true }).first().waitFor();
  await page.getByText(/^已保存/).waitFor();
  flaws.push(...(await visit.inspect('bid-targets')));
  await visit.expectNarrow();

  // Somebody else of the unit completes it meanwhile: what is typed here meets their version.
  const [row] = await api().app.db.query<[{ id: string; version: number }]>(
    'SELECT id, version FROM demand_bid WHERE demand_id = $1',
    [demand.id],
  );
  const colleague = await scopeOf(api().app, world.unit.otherOfficer);
  const theirs = fullDraft(demand, { summary: '' });
  await saveBid(colleague, { bidId: row.id, expectedVersion: row.version, draft: theirs });
  await value.fill('73');
  await page.getByText('刚被别人改过').waitFor();
  await page.getByRole('button', { name: '载入对方的版本' }).click();
  await page.locator('.ant-popconfirm').getByRole('button', { name: '载入对方的版本' }).click();
  await page.getByText('已全部保存').waitFor();
  expect(await page.getByLabel('承诺值').first().inputValue()).toBe('72');

  await page.getByText('检查与递交').click();
  await page.getByText('还缺 1 项').waitFor();
  flaws.push(...(await visit.inspect('bid-check')));
  await page.getByRole('button', { name: '方案与风险', exact: true }).click();
  await page.getByLabel('方案摘要').fill('以低温菌剂快速腐解秸秆');
  await page.getByText(/^已保存/).waitFor();
  await page.getByText('检查与递交').click();
  await page.getByText('内容完整，可以递交。').waitFor();
  await page.getByRole('button', { name: '递交并封存' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '递交并封存' }).click();
  await page.getByRole('heading', { name: '揭榜书已封存' }).waitFor();
  const sealed = await bidRow(world, row.id);
  expect(sealed).toMatchObject({
    state: 'SEALED',
    content: { summary: '以低温菌剂快速腐解秸秆', ask: 8_000_000n },
  });
  expect(await page.getByText(sealed.digest ?? '-').count()).toBe(1);
  await page.getByRole('button', { name: '核对封存' }).click();
  await page.getByText('一致：开启的就是递交时封存的揭榜书。').waitFor();
  flaws.push(...(await visit.inspect('bid-sealed')));
  await visit.expectNarrow();

  // As it lies sealed there is nothing to hand in; after a change it can be replaced.
  await page.getByText('检查与递交').first().click();
  await page.getByText('与已封存的揭榜书一致').waitFor();
  const again = page.getByRole('button', { name: '重新递交' });
  expect(await again.count()).toBe(0);
  await page.getByText('方案与风险', { exact: true }).first().click();
  await page.getByLabel('方案摘要').fill('以低温菌剂和翻埋快速腐解秸秆');
  await page.getByText(/^已保存/).waitFor();
  await page.getByText('检查与递交').click();
  await again.waitFor();

  await page.goto('/desk/bids');
  await page.getByRole('link', { name: `${demand.number} ${demand.title}` }).waitFor();
  expect(await page.getByText('已封存').count()).toBeGreaterThan(0);
  flaws.push(...(await visit.inspect('bids-list')));
  await visit.expectNarrow();
  expect(flaws).toEqual([]);
  expect(visit.faults).toEqual([]);
  await visit.end();
});

it('after the opening the poster reads the bid; a bidder that handed nothing in reads that it is too late', async () => {
  const soon = { content: { bidsCloseAt: clock.in(10 * 60_000).toISOString() } };
  const [demand, late] = [await makeDemand(world, soon), await makeDemand(world, soon)];
  await makeSealedBid(world, demand, { by: world.unit.officer });
  await makeDraftBid(world, late, world.unit.officer);
  const bidder = await enter(world.unit.officer.email);
  const poster = await enter(world.poster.member.email);
  moveTo(demand.bidsCloseAt ?? 0);
  const [opened] = await openAll(world, demand.id);
  await poster.page.goto(`/demands/${demand.id}/bids/${opened?.id}`);
  await poster.page.getByRole('heading', { name: '揭榜书 甲' }).waitFor();
  await poster.page.getByText(fullDraft(demand).summary).waitFor();
  expect(await poster.inspect('bid-opened')).toEqual([]);
  await poster.expectNarrow();
  await bidder.page.goto(`/demands/${late.id}/bid`);
  await bidder.page.getByText('揭榜已截止，这份揭榜书没有递交。').waitFor();
  expect([...poster.faults, ...bidder.faults]).toEqual([]);
  await poster.end();
  await bidder.end();
});
