import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Demand } from '../../server/features/demands/data/demand.entity.ts';
import { saveDemand } from '../../server/features/demands/posting/write/save-demand.service.ts';
import { makeSafeguarded } from '../demands/bounty-support.ts';
import { type DemandWorld, demandRow, fullDemand, makeDemand, makeDemandWorld } from '../demands/support.ts';
import { PASSWORD, scopeOf } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { launchBrowser, Visit } from '../support/browser.ts';
import { makePublished } from '../support/results.ts';

// `WEB_DIR` names another build of the client than the usual one.
const api = useApi(process.env.WEB_DIR ? { WEB_DIR: process.env.WEB_DIR } : {});
let browser: Browser;
let world: DemandWorld;

beforeAll(async () => {
  browser = await launchBrowser();
  world = await makeDemandWorld(api());
}, 60_000);
afterAll(() => browser.close());

async function enter(email: string): Promise<Visit> {
  const visit = await Visit.begin(browser, api().address);
  await visit.signIn(email, PASSWORD);
  return visit;
}

it('a poster writes a demand that saves itself, hands it in, and an operator publishes it', async () => {
  const flaws: string[] = [];
  const visit = await enter(world.poster.member.email);
  const { page } = visit;
  await page.goto('/desk/demands');
  await page.getByText('还没有榜单').waitFor();
  flaws.push(...(await visit.inspect('demands-empty')));
  await page.goto('/desk/demands/new');
  await page.getByRole('button', { name: '以揭榜挂帅方式开始填写' }).click();
  await page.getByLabel('题目').fill('寒地秸秆低温降解');
  await page.getByText(/已保存/).waitFor();
  await page.getByRole('button', { name: '背景与难题（至少 50 字）' }).waitFor();
  flaws.push(...(await visit.inspect('demand-problem')));
  await visit.expectNarrow();
  await page.getByRole('button', { name: '带数值和单位的指标' }).click();
  const value = page.getByLabel('数值');
  await value.fill('六成');
  await page.getByText('指标 1：应为数字，最多 6 位小数').waitFor();
  expect(await value.inputValue()).toBe('六成');
  await value.fill('60');
  await page.getByText(/已保存/).waitFor();
  flaws.push(...(await visit.inspect('demand-targets')));
  await visit.expectNarrow();

  // A colleague completes it meanwhile: what is typed here meets their version.
  const draft = await api().app.db.manager.findOneByOrFail(Demand, { title: '寒地秸秆低温降解' });
  const content = fullDemand('OPEN_BIDDING', { title: draft.title });
  await saveDemand(await scopeOf(api().app, world.poster.member), {
    demandId: draft.id,
    expectedVersion: draft.version,
    content: { ...content, bidsCloseAt: new Date(content.bidsCloseAt ?? 0) },
  });
  await value.fill('61');
  await page.getByText('刚被别人改过').waitFor();
  await page.getByRole('button', { name: '载入对方的版本' }).click();
  await page.locator('.ant-popconfirm').getByRole('button', { name: '载入对方的版本' }).click();
  await page.getByText('内容齐全，可以提交审核。').waitFor();
  for (const [step, shown] of [
    ['money', '阶段 2'],
    ['bidding', '匿名评审'],
    ['privacy', '保密内容'],
    ['check', '必要的内容都已填写'],
  ] as const) {
    await page.goto(`/desk/demands/${draft.id}/edit?step=${step}`);
    await page.getByText(shown).first().waitFor();
    flaws.push(...(await visit.inspect(`demand-${step}`)));
    await visit.expectNarrow();
  }
  await page.getByRole('button', { name: '提交审核' }).click();
  await page.getByText('等待平台运营人员审核', { exact: false }).waitFor();
  flaws.push(...(await visit.inspect('demand-handed-in')));
  await visit.expectNarrow();

  const operator = await enter(world.operator.email);
  await operator.page.goto('/admin/demands');
  await operator.page.getByRole('link', { name: draft.title }).click();
  await operator.page.getByRole('button', { name: '发布' }).click();
  const dialog = operator.page.getByRole('dialog');
  await dialog.getByRole('button', { name: '发布' }).click();
  await dialog.getByText('榜金尚未保障：需要 100000.00 元，已确认 0.00 元').waitFor();
  await makeSafeguarded(world, draft);
  await dialog.getByRole('button', { name: '发布' }).click();
  await operator.page.getByText('已公开，正在接收揭榜或应答。').waitFor();
  flaws.push(...(await operator.inspect('demand-published')));
  expect((await demandRow(api().app, draft.id)).state).toBe('OPEN');
  expect(flaws).toEqual([]);
}, 120_000);

it('an officer answers a plain demand with a result and comes to the deal', async () => {
  const flaws: string[] = [];
  const demand = await makeDemand(world, { mode: 'PLAIN' });
  const result = await makePublished(api().app, world.unit);
  const visit = await enter(world.unit.officer.email);
  const { page } = visit;
  await page.goto(`/demands/${demand.id}`);
  await page.getByRole('button', { name: '以本单位成果应答' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('成果', { exact: true }).click();
  await page.getByText(result.title).last().click();
  await dialog.getByLabel('这项成果怎样满足需求').fill('已在三个县示范');
  flaws.push(...(await visit.inspect('demand-answer')));
  await dialog.getByRole('button', { name: '以本单位成果应答' }).click();
  await page.waitForURL(/\/deals\//);
  expect(flaws).toEqual([]);
}, 60_000);
