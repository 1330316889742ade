import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openOffer } from '../../server/features/offers/steps/open-offer.service.ts';
import { draftOffer } from '../../server/features/offers/steps/write-offer.service.ts';
import { makeActive } from '../deals/contract-support.ts';
import { makeDealWorld, realTime } from '../deals/support.ts';
import { payAfterUse } from '../offers/examples.ts';
import { PASSWORD, scopeOf } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { launchBrowser, Visit } from '../support/browser.ts';
import { makePublished } from '../support/results.ts';

// `WEB_DIR` names another build of the client than the usual one.
const api = useApi(process.env.WEB_DIR ? { WEB_DIR: process.env.WEB_DIR } : {});
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

it('simulates an offer for a visitor and a running contract for its licensee, by curves and by tables', async () => {
  const world = await makeDealWorld(api());
  const dealId = await makeActive(world, { terms: payAfterUse });
  realTime();
  const result = await makePublished(world.app, world.unit);
  const officer = await scopeOf(world.app, world.unit.officer);
  const draft = await draftOffer(officer, {
    resultId: result.id,
    title: '菌剂先用后付许可',
    terms: payAfterUse,
    pricing: 'NEGOTIATED',
    isStanding: false,
    bearsPolicyName: false,
  });
  await openOffer(officer, { offerId: draft.id, expectedVersion: draft.version });
  const flaws: string[] = [];

  const visitor = await Visit.begin(browser, api().address);
  const { page } = visitor;
  await page.goto(`/offers/${draft.id}`);
  await page.getByRole('link', { name: /测算付款/ }).click();
  await page.getByRole('heading', { name: '付款测算：菌剂先用后付许可' }).waitFor();
  await page.getByRole('img', { name: /按给定条件累计付款/ }).waitFor();
  await page.getByLabel('预计年净销售额').fill('4000000');
  await page.getByRole('button', { name: '测算', exact: true }).click();
  // Four years after the trial: 80,000 + 2.5 % of what lies above 2 million, at most 600,000.
  const curve = page.getByRole('img', {
    name: '低情形共付 ¥230,000.00；预期情形共付 ¥430,000.00；高情形共付 ¥600,000.00',
  });
  await curve.waitFor();
  expect(await curve.locator('svg path').count()).toBeGreaterThan(3);
  const ways = page.getByRole('region', { name: '各付款方式的总额与现值' });
  await ways
    .getByRole('row', { name: /先使用后付费（给定条件）/ })
    .getByText('¥430,000.00')
    .waitFor();
  expect(await ways.getByRole('row').count()).toBe(5);
  await page.getByText('同类成交（不含贵方案件）不足五件').waitFor();
  await page.getByText('逐笔付款与依据').click();
  await page.getByRole('region', { name: /付款/ }).getByText('¥80,000.00').first().waitFor();
  flaws.push(...(await visitor.inspect('simulator')));

  await page.getByLabel('按季度填写自己的数字').check();
  await page.getByLabel('第 2 年第 1 季').fill('9000000');
  await page.getByRole('button', { name: '测算', exact: true }).click();
  await page
    .getByRole('img', { name: /自填情形共付 ¥255,000.00/ })
    .first()
    .waitFor();
  await page.reload();
  await page
    .getByRole('img', { name: /自填情形共付 ¥255,000.00/ })
    .first()
    .waitFor();
  flaws.push(...(await visitor.inspect('simulator-own')));

  const buyer = await Visit.begin(browser, api().address);
  await buyer.signIn(world.enterprise.buyer.email, PASSWORD);
  await buyer.page.goto(`/simulate?deal=${dealId}&expected=4000000.00`);
  await buyer.page.getByRole('img', { name: /预期情形共付 ¥430,000.00/ }).waitFor();

  expect(flaws).toEqual([]);
  expect([...visitor.faults, ...buyer.faults]).toEqual([]);
});
