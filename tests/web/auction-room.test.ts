import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { settleAuctions } from '../../server/features/auctions/settling/settle-auctions.job.ts';
import { announceAuction } from '../../server/features/auctions/steps/announce-auction.service.ts';
import { setClock } from '../../server/platform/clock.ts';
import { announcement, makeBidder, makeEnterprise, newKey } from '../auctions/support.ts';
import { PASSWORD, scopeOf } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { launchBrowser, Visit } from '../support/browser.ts';
import { makeMarket, makePublished } from '../support/results.ts';

// The client as it was built; another build can be named while working on it.
const api = useApi({ WEB_DIR: process.env.WALKED_CLIENT ?? '.build/web' });
let browser: Browser;
const visits: Visit[] = [];
let restore = () => {};
beforeAll(async () => {
  browser = await launchBrowser();
}, 120_000);
afterAll(async () => {
  restore();
  for (const visit of visits) await visit.end();
  await browser.close();
});

async function visit(): Promise<Visit> {
  const begun = await Visit.begin(browser, api().address);
  visits.push(begun);
  return begun;
}

test('an enterprise registers, is admitted, bids, is outbid live, and the room shows the end', async () => {
  const { app } = api();
  const { operator, unit } = await makeMarket(app);
  const result = await makePublished(app, unit);
  const auction = await announceAuction(
    await scopeOf(app, unit.officer),
    announcement(result, { deposit: 1_000_000n, reserve: 12_000_000n }),
  );
  const rival = await makeBidder(api(), operator, unit, auction);
  const member = await makeEnterprise(app, operator);
  const flaws: string[] = [];

  const bidder = await visit();
  await bidder.signIn(member.email, PASSWORD);
  await bidder.page.goto(`/auctions/${auction.id}`);
  await bidder.page.getByRole('button', { name: '为本企业报名' }).click();
  const dialog = bidder.page.getByRole('dialog');
  await dialog.getByLabel('没有关联关系').check();
  await dialog.getByRole('button', { name: '为本企业报名' }).click();
  await bidder.page.getByText('已报名，等待单位审核').waitFor();

  const officer = await visit();
  await officer.signIn(unit.officer.email, PASSWORD);
  await officer.page.goto('/desk/auctions');
  await officer.page.getByRole('link', { name: result.title }).click();
  const console = officer.page.getByRole('region', { name: '竞买人审核' }).first();
  await console.getByRole('button', { name: '登记保证金' }).click();
  const deposit = officer.page.getByRole('dialog');
  await deposit.getByLabel('凭证号').fill('银行回单 2026-118');
  await deposit
    .getByLabel('到账日期')
    .fill(new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format());
  await officer.page.keyboard.press('Enter');
  await deposit.getByRole('button', { name: '登记保证金' }).click();
  await console.getByRole('button', { name: /^通\s?过$/ }).click();
  await console.getByText('竞买号 2').waitFor();
  flaws.push(...(await officer.inspect('auction-console')));

  // The bidding runs for a minute more; the browser's own clock knows nothing of it.
  const offset = auction.endsAt.getTime() - 60_000 - Date.now();
  restore = setClock(() => Date.now() + offset);
  await bidder.page.goto(`/auctions/${auction.id}`);
  await bidder.page.getByText('实时更新').waitFor();
  await bidder.page.getByText('您的竞买号是 2').first().waitFor();
  const left = await bidder.page.getByRole('timer').innerText();
  expect(left).toMatch(/距结束\s*00:0[01]:\d\d/);
  await bidder.page.getByLabel('您的出价（元）').fill('100000');
  await bidder.page.getByRole('button', { name: /^出\s?价$/ }).click();
  await bidder.page.getByRole('button', { name: '确认出价' }).click();
  await bidder.page.getByText('您目前出价最高').first().waitFor();

  await rival.client.mutate(
    'placeBid',
    { auctionId: auction.id, amount: '125000.00', idempotencyKey: newKey() },
    '{ userErrors { code } }',
  );
  const spoken = bidder.page
    .locator('[aria-live="polite"]')
    .filter({ hasText: '您的出价已被超过，当前最高价 ¥125,000.00' });
  await spoken.waitFor({ state: 'attached' });
  await bidder.page.getByText('已达到保留价').waitFor();
  flaws.push(...(await bidder.inspect('auction-room')));

  const visitor = await visit();
  await visitor.page.goto('/auctions');
  await visitor.page.getByRole('link', { name: result.title }).waitFor();
  await visitor.page.getByText('¥125,000.00').first().waitFor();
  flaws.push(...(await visitor.inspect('auctions')));

  // Where no socket gets through, the page asks by itself and says so.
  const cutOff = await visit();
  await cutOff.page.routeWebSocket('**/graphql', (socket) => socket.close());
  await cutOff.page.goto(`/auctions/${auction.id}`);
  await cutOff.page.getByText('实时连接已断开，正在每 3 秒查询一次').waitFor();

  const end = auction.lastEndAt.getTime() - Date.now();
  restore = setClock(() => Date.now() + end);
  expect(await settleAuctions(app)).toBe(1);
  await bidder.page.getByText('由竞买号 1 竞得。').waitFor();
  await cutOff.page.getByText('由竞买号 1 竞得。').waitFor();
  flaws.push(...(await bidder.inspect('auction-over')));
  await officer.page.goto('/desk/auctions/new');
  await officer.page.getByRole('heading', { level: 1, name: '发布挂牌或拍卖' }).waitFor();
  flaws.push(...(await officer.inspect('auction-new')));
  expect(flaws).toEqual([]);
  for (const { faults } of visits) expect(faults).toEqual([]);
});
