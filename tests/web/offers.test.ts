import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Offer } from '../../server/features/offers/data/offer.entity.ts';
import { openOffer } from '../../server/features/offers/steps/open-offer.service.ts';
import { draftOffer } from '../../server/features/offers/steps/write-offer.service.ts';
import { plainLicense } from '../offers/examples.ts';
import { makeMember, makeOrganization, PASSWORD, scopeOf } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { launchBrowser, Visit } from '../support/browser.ts';
import { makeMarket, makePublished } from '../support/results.ts';

// `WEB_DIR` names another build of the client than the usual one.
const api = useApi(process.env.WEB_DIR ? { WEB_DIR: process.env.WEB_DIR } : {});
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

it('an officer writes an offer that saves itself and opens it, an enterprise reads it; nobody is shut out', async () => {
  const { app, address } = api();
  const { operator, unit } = await makeMarket(app);
  const result = await makePublished(app, unit);
  const other = await makePublished(app, unit, { title: '耐寒大豆品种选育' });
  const first = await draftOffer(await scopeOf(app, unit.officer), {
    resultId: result.id,
    title: '菌剂普通许可',
    terms: plainLicense,
    pricing: 'NEGOTIATED',
    isStanding: false,
    bearsPolicyName: false,
  });
  await openOffer(await scopeOf(app, unit.officer), { offerId: first.id, expectedVersion: first.version });
  const flaws: string[] = [];

  const visitor = await Visit.begin(browser, address);
  await visitor.page.goto(`/results/${result.id}`);
  await visitor.page.getByRole('link', { name: '菌剂普通许可' }).waitFor();
  flaws.push(...(await visitor.inspect('offers-of-result')));
  await visitor.page.getByRole('link', { name: '菌剂普通许可' }).click();
  await visitor.page.getByText('争议提交哈尔滨仲裁委员会仲裁。').waitFor();
  flaws.push(...(await visitor.inspect('offer')));

  const officer = await Visit.begin(browser, address);
  await officer.signIn(unit.officer.email, PASSWORD);
  await officer.page.goto('/desk/offers');
  await officer.page.getByRole('link', { name: '菌剂普通许可' }).waitFor();
  flaws.push(...(await officer.inspect('desk-offers')));
  await officer.page.goto(`/desk/offers/new?result=${other.id}`);
  await officer.page.getByLabel('名称').fill('大豆品种许可');
  await officer.page.getByRole('button', { name: '开始起草' }).click();
  await officer.page.getByText('对方将看到').waitFor();
  await officer.page.getByLabel('使用领域').fill('大豆种植');
  await officer.page.getByLabel('签约时付款').fill('50000');
  await officer.page.getByLabel('机构或法院所在地').fill('哈尔滨仲裁委员会');
  await officer.page.getByLabel('交付内容').fill('原种');
  await officer.page.getByText('已保存').waitFor();
  flaws.push(...(await officer.inspect('offer-editor')));
  const draft = await app.db.manager.findOneByOrFail(Offer, { resultId: other.id });
  expect(draft.terms.payment?.entryFee).toBe(5_000_000n);
  expect(draft.terms.license?.fieldOfUse).toBe('大豆种植');
  await officer.page.getByRole('button', { name: '开放', exact: true }).click();
  await officer.page.getByRole('button', { name: '暂停' }).waitFor();
  expect((await app.db.manager.findOneByOrFail(Offer, { id: draft.id })).state).toBe('OPEN');

  const { administrator } = await makeOrganization(app, operator, 'ENTERPRISE');
  const member = await makeMember(app, administrator, ['ENTERPRISE_MEMBER']);
  const enterprise = await Visit.begin(browser, address);
  await enterprise.signIn(member.email, PASSWORD);
  await enterprise.page.goto(`/offers/${draft.id}`);
  await enterprise.page.getByText('签约时付 ¥5万。').waitFor();
  await enterprise.page.getByRole('link', { name: '申请洽谈' }).waitFor();

  expect(flaws).toEqual([]);
  for (const { faults } of [visitor, officer, enterprise]) expect(faults).toEqual([]);
});
