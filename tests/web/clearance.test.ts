import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Organization } from '../../server/features/accounts/organizations/organization.entity.ts';
import { objectToNotice } from '../../server/features/notices/object-to-notice.service.ts';
import { call, publish } from '../notices/cases.ts';
import { makeMember, PASSWORD, scopeOf } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { launchBrowser, Visit } from '../support/browser.ts';
import { makeMarket, makeRegistered } from '../support/results.ts';

// `WEB_DIR` names another build of the client than the usual one.
const api = useApi(process.env.WEB_DIR ? { WEB_DIR: process.env.WEB_DIR } : {});
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

it('a visitor objects, officers handle it, leaders vote, a valuation is recorded; nobody is shut out', async () => {
  const { app } = api();
  const { unit } = await makeMarket(app);
  const leaders = [];
  for (const name of ['赵书记', '钱校长', '孙副校长', '李总会计师'])
    leaders.push(await makeMember(app, unit.administrator, ['LEADERSHIP_MEMBER'], { name }));
  await app.db.manager.update(Organization, unit.id, { noticeToEveryone: true });
  const notice = await publish(app, unit.officer, { title: '关于拟许可使用“寒地稻秆低温降解菌剂”的公示' });
  await publish(app, unit.officer, { title: '关于拟转让“玉米芯低聚木糖制备技术”的公示', days: 20 });
  const result = await makeRegistered(app, unit);
  const decision = await call(app, unit.officer, { title: '许可使用“寒地稻秆低温降解菌剂”' });
  await objectToNotice(await scopeOf(app, unit.researcher), {
    noticeId: notice.id,
    grounds: '价格低于同类成果，请核查定价依据。',
  });

  const { address } = api();
  const flaws: string[] = [];
  const visitor = await Visit.begin(browser, address);
  await visitor.page.goto('/notices');
  await visitor.page.getByRole('link', { name: /寒地稻秆/ }).waitFor();
  flaws.push(...(await visitor.inspect('board')));
  await visitor.page.getByRole('link', { name: /玉米芯/ }).click();
  await visitor.page.getByLabel('异议内容与理由').fill('本人参与研发，未列入完成人。');
  await visitor.page.getByLabel('姓名').fill('王某');
  await visitor.page.getByRole('button', { name: '提交异议' }).click();
  await visitor.page.getByText('请填写电话或邮箱').waitFor();
  await visitor.page.getByLabel('联系方式').fill('13800000000');
  flaws.push(...(await visitor.inspect('notice')));
  await visitor.page.getByRole('button', { name: '提交异议' }).click();
  await visitor.page.getByText('异议已提交').waitFor();

  const officer = await Visit.begin(browser, address);
  await officer.signIn(unit.otherOfficer.email, PASSWORD);
  await officer.page.goto('/desk/objections');
  await officer.page.getByText('价格低于同类成果').waitFor();
  flaws.push(...(await officer.inspect('objections')));
  const card = officer.page.locator('article').filter({ hasText: '价格低于同类成果' });
  await card.getByRole('button', { name: '受理', exact: true }).click();
  await officer.page.getByRole('dialog').getByRole('button', { name: '受理' }).click();
  await card.getByRole('button', { name: '指派核查人' }).click();
  await officer.page.getByRole('combobox', { name: '核查人' }).click();
  await officer.page.locator('.ant-select-item-option').first().click();
  flaws.push(...(await officer.inspect('assign')));
  await officer.page.getByRole('dialog').getByRole('button', { name: '指派核查人' }).click();
  await card.getByText(/核查人：/).waitFor();

  const leader = await Visit.begin(browser, address);
  await leader.signIn(leaders[0]?.email ?? '', PASSWORD);
  await leader.page.goto('/desk/decisions');
  await leader.page.getByRole('link', { name: /许可使用/ }).waitFor();
  flaws.push(...(await leader.inspect('decisions')));
  await leader.page.getByRole('link', { name: /许可使用/ }).click();
  await leader.page.getByText('同意', { exact: true }).click();
  await leader.page.getByText('已表决：同意').waitFor();
  flaws.push(...(await leader.inspect('decision')));

  await officer.page.goto(`/desk/decisions/${decision.id}`);
  await officer.page.getByRole('button', { name: '结束表决' }).click();
  await officer.page.locator('input[type=file]').setInputFiles({
    name: '会议纪要.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
  });
  await officer.page.getByText('会议纪要.pdf').waitFor();
  flaws.push(...(await officer.inspect('close')));
  await officer.page.getByRole('dialog').getByRole('button', { name: '结束表决' }).click();
  await officer.page.getByText(/表决尚不能得出结果/).waitFor();

  await officer.page.goto(`/desk/results/${result.id}?tab=valuations`);
  await officer.page.getByRole('heading', { level: 1 }).waitFor();
  await officer.page.getByRole('button', { name: '记录评估' }).click();
  const dialog = officer.page.getByRole('dialog');
  await dialog.getByLabel('评估机构或人员').fill('某资产评估有限公司');
  await dialog.getByLabel('评估价值').fill('500000');
  await dialog.getByRole('button', { name: '记录评估' }).click();
  await dialog.getByText('第三方评估须附评估报告').waitFor();
  flaws.push(...(await officer.inspect('valuation-form')));
  await dialog.locator('input[type=file]').setInputFiles({
    name: '评估报告.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
  });
  await dialog.getByText('评估报告.pdf').waitFor();
  await dialog.getByRole('button', { name: '记录评估' }).click();
  await officer.page.getByText('某资产评估有限公司').waitFor();
  flaws.push(...(await officer.inspect('valuations')));
  expect([...visitor.faults, ...officer.faults, ...leader.faults]).toEqual([]);
  expect(flaws).toEqual([]);
});
