import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { verifyDossier } from '../../server/features/dossiers/verify-dossier.mjs';
import { PublicNotice } from '../../server/features/notices/public-notice.entity.ts';
import { startOfDay } from '../../server/platform/clock.ts';
import {
  adopt,
  type DealWorld,
  HEILONGJIANG,
  JILIN,
  makeDealWorld,
  setUnit,
  stepsOf,
} from '../deals/support.ts';
import { makeMember, PASSWORD } from '../support/accounts.ts';
import type { Visit } from '../support/browser.ts';
import { makePublished } from '../support/results.ts';
import { chooseFile, decideCalled, declareNothing, nameOf, takeNext, useStage } from './dealing.ts';

const stage = useStage();
const BEGIN = Date.parse('2026-12-02T10:00:00+08:00');
/** Fifteen full days after the day of publication. */
const FIRST_DAY = '2026-12-18';
/** Fen from which on the unit's leadership decides. */
const THRESHOLD = 10_000_000n;

describe.each([
  ['Heilongjiang', HEILONGJIANG, []],
  ['Jilin', JILIN, ['PRC-2', 'PRC-3', 'PRC-5', 'PRC-6']],
] as const)('a license deal with a negotiated price in %s', (name, place, adopted) => {
  test('runs in the client from the request to an active contract, with one objection', async () => {
    const { api, moveTo, operator } = stage();
    await moveTo(BEGIN);
    const world = await makeDealWorld(api, place, await operator());
    await adopt(world, ...adopted);
    await setUnit(world, { collectiveDecisionFrom: THRESHOLD });
    const flaws: string[] = [];
    const shot = async (visit: Visit, step: string) => {
      flaws.push(...(await visit.inspect(`${name}-${step}`)));
    };
    const { buyer, dealId } = await ask(world, shot);
    const officer = await stage().enter(world.unit.officer);
    await negotiate(officer, buyer, dealId, shot);
    await clear(world, officer, dealId, shot);
    await object(world, officer, dealId, shot);
    await moveTo(startOfDay(FIRST_DAY).getTime());
    await sign(officer, buyer, shot);
    await takeDossier(world, officer, dealId, shot);
    expect(flaws).toEqual([]);
    expect([...buyer.faults, ...officer.faults]).toEqual([]);
  });
});

type Shot = (visit: Visit, step: string) => Promise<void>;

/** A visitor asks for a result, signs in on the way, and finds what was typed. */
async function ask(world: DealWorld, shot: Shot): Promise<{ buyer: Visit; dealId: string }> {
  const result = await makePublished(world.app, world.unit);
  const buyer = await stage().visitor();
  const { page } = buyer;
  await page.goto(`/results/${result.id}/request`);
  await page.getByRole('heading', { level: 1, name: `请求合作：${result.title}` }).waitFor();
  await declareNothing(page);
  await page.getByLabel('留言').fill('我们在三江平原有两万亩水田，想用这项菌剂做秋季还田。');
  await shot(buyer, '01-request-visitor');
  await page.getByRole('button', { name: '登录并继续' }).click();
  await page.getByLabel('电子邮箱').fill(world.enterprise.buyer.email);
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('main').getByRole('button', { name: '登录' }).click();
  await page.waitForURL(/\/request$/);
  expect(await page.getByLabel('留言').inputValue()).toContain('三江平原');
  await page.getByRole('button', { name: '提交请求' }).click();
  await page.waitForURL(/\/deals\/[0-9a-f-]{36}$/);
  await page.getByRole('heading', { level: 1, name: result.title }).waitFor();
  await page.getByText('等对方办理').waitFor();
  await shot(buyer, '02-room-requested-buyer');
  await page.goto('/desk/requests');
  await page.getByRole('link', { name: result.title }).waitFor();
  await shot(buyer, '03-requests');
  await page.getByRole('link', { name: result.title }).click();
  await page.getByText('等对方办理').waitFor();
  return { buyer, dealId: page.url().split('/').at(-1) ?? '' };
}

/** The officer takes it up and proposes, the buyer counters, the officer accepts. */
async function negotiate(officer: Visit, buyer: Visit, dealId: string, shot: Shot): Promise<void> {
  const { page } = officer;
  await page.goto('/desk/deals');
  await page.getByText('受理请求').waitFor();
  await shot(officer, '04-deals');
  await page.goto(`/deals/${dealId}`);
  await takeNext(page, '受理请求', '受理');
  await nextIs(page, '提出条款');
  await page.getByRole('button', { name: '提出条款', exact: true }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('使用领域').fill('寒地水稻秸秆还田');
  await fillMoney(page, '120000');
  await dialog.getByLabel('交付内容').fill('菌株与发酵规程');
  await dialog.getByLabel('机构或法院所在地').fill('哈尔滨仲裁委员会');
  await shot(officer, '05-propose');
  await dialog.getByRole('button', { name: '提交给对方' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await shot(officer, '06-room-proposed-officer');

  await buyer.page.reload();
  await buyer.page.getByText('轮到您办理').waitFor();
  await shot(buyer, '07-room-to-answer-buyer');
  await takeNext(buyer.page, '提出修改', '提交给对方', async (opened) => {
    await fillMoney(buyer.page, '110000');
    await opened.getByLabel('给对方的说明（选填）').fill('首年资金紧张，入门费希望降到 11 万元。');
  });

  await page.reload();
  await nextIs(page, '同意条款');
  await page.getByRole('button', { name: '同意条款', exact: true }).click();
  await page.getByRole('dialog').getByText('¥120,000.00').first().waitFor();
  await shot(officer, '08-accept');
  await page.getByRole('dialog').getByRole('button', { name: '同意这些条款' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

async function fillMoney(page: Page, yuan: string): Promise<void> {
  await page.getByRole('dialog').getByLabel('签约时付款').fill(yuan);
}

/** Declaration, decision and notice. */
async function clear(world: DealWorld, officer: Visit, dealId: string, shot: Shot): Promise<void> {
  const { page } = officer;
  await nextIs(page, '声明关联关系');
  await shot(officer, '09-agreed');
  await takeNext(page, '声明关联关系', '提交声明', declareNothing);
  await nextIs(page, '提请集体决策');
  await page.getByRole('tab', { name: /合规清单/ }).click();
  await page.getByText('还没有提请领导班子集体决策').first().waitFor();
  await shot(officer, '10-compliance');
  await takeNext(page, '提请集体决策', '提请决策');
  await nextIs(page, '等待领导班子表决');
  await decideCalled(world, dealId);
  await page.reload();
  await nextIs(page, '发布公示');
  await takeNext(page, '发布公示', '发布公示');
  await nextIs(page, '等待公示期满');
  await page.getByRole('tab', { name: '决策与公示' }).click();
  await page.getByText('公示与异议').waitFor();
  await shot(officer, '11-on-notice');
}

/** A member of the unit objects on the notice board; it is admitted, investigated by another, and its outcome published. */
async function object(world: DealWorld, officer: Visit, dealId: string, shot: Shot): Promise<void> {
  const { app, unit } = world;
  const notice = await app.db.manager.findOneByOrFail(PublicNotice, { caseId: dealId });
  const investigator = await makeMember(app, unit.administrator, ['OFFICER']);
  const colleague = await makeMember(app, unit.administrator, ['RESEARCHER']);
  const objector = await stage().enter(colleague);
  await objector.page.goto('/notices');
  await objector.page.getByRole('link', { name: notice.title }).click();
  await objector.page.getByLabel('异议内容与理由').fill('价格明显低于同类菌剂的许可费。');
  await shot(objector, '12-object');
  await objector.page.getByRole('button', { name: '提交异议' }).click();
  await objector.page.getByText('异议已提交').waitFor();

  await officer.page.reload();
  await officer.page.getByText('有异议还没有处理完').first().waitFor();
  await shot(officer, '13-objection-open');

  const admits = await stage().enter(unit.otherOfficer);
  await admits.page.goto('/desk/objections');
  await takeNext(admits.page, '受理', '受理');
  await takeNext(admits.page, '指派核查人', '指派核查人', async (dialog) => {
    const name = await nameOf(world, investigator.userId);
    await dialog.getByRole('combobox').fill(name);
    // The candidates are loaded with the dialog; to choose before they are there would choose nobody.
    await admits.page.getByRole('option', { name }).waitFor({ state: 'attached' });
    await admits.page.keyboard.press('Enter');
  });
  const looks = await stage().enter(investigator);
  await looks.page.goto('/desk/objections?tab=mine');
  await takeNext(looks.page, '记录核查情况', '记录核查情况', (dialog) =>
    dialog.getByLabel('核查情况').fill('比对了近三年省内三份同类许可合同，价格处于中位。'),
  );
  await admits.page.goto('/desk/objections');
  await takeNext(admits.page, '公布结果', '公布结果', async (dialog) => {
    await dialog.getByRole('radio', { name: '异议不成立' }).check();
    await dialog.getByLabel('公布的文字').fill('经核查，价格与同类合同相当，异议不成立。');
  });
}

/** At the first possible second: signatories, contract, signature, copies, effect. */
async function sign(officer: Visit, buyer: Visit, shot: Shot): Promise<void> {
  for (const [visit, person] of [
    [officer, '沈知行'],
    [buyer, '顾北辰'],
  ] as const) {
    const { page } = visit;
    await page.reload();
    await page.getByRole('tab', { name: '合同' }).click();
    await page.getByRole('button', { name: '编辑本方签约人' }).click();
    await page.getByLabel('姓名').fill(person);
    await page.getByLabel('职务').fill('法定代表人');
    await page.getByRole('button', { name: '保存', exact: true }).click();
    await page.getByText(person).first().waitFor();
  }
  const { page } = officer;
  await page.reload();
  await nextIs(page, '确认签约');
  await page.getByRole('button', { name: '去办理：确认签约' }).click();
  await page.getByRole('button', { name: '生成合同' }).click();
  await page.getByText('当前文本').first().waitFor();
  await shot(officer, '14-ready-to-sign');
  await takeNext(page, '确认签约', '确认签约');
  await nextIs(page, '合同生效');
  for (const [index, visit] of [officer, buyer].entries()) {
    await visit.page.reload();
    await visit.page.getByRole('tab', { name: '合同' }).click();
    const day = visit.page.getByLabel('签署日期');
    await day.click();
    await day.pressSequentially('2026-12-18');
    await day.press('Enter');
    await visit.page.locator('.ant-picker-dropdown:visible').waitFor({ state: 'detached' });
    await chooseFile(visit.page.getByRole('tabpanel', { name: '合同' }), `签署件-${index + 1}.pdf`);
    await visit.page.getByRole('button', { name: '上传签署件' }).last().click();
    await visit.page.getByText('2026-12-18 签署').nth(index).waitFor();
  }
  await page.reload();
  await nextIs(page, '合同生效');
  await page.getByRole('tab', { name: '合同' }).click();
  await shot(officer, '15-signed');
  await takeNext(page, '合同生效', '合同生效');
  await nextIs(page, '合同正在履行');
  await shot(officer, '16-active');
  await buyer.page.reload();
  await nextIs(buyer.page, '合同正在履行');
  await shot(buyer, '17-active-buyer');
}

/** The exported dossier verifies with the key that the market publishes. */
async function takeDossier(world: DealWorld, officer: Visit, dealId: string, shot: Shot): Promise<void> {
  const { page } = officer;
  await page.getByRole('tab', { name: '案卷' }).click();
  await page.getByRole('link', { name: '打开案卷' }).click();
  await page.waitForURL(/\/dossiers\/Deal\//);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await shot(officer, '18-dossier');
  const downloading = page.waitForEvent('download');
  await page.getByText('导出可校验档案').click();
  const path = await (await downloading).path();
  const { ok, lines } = verifyDossier(path, world.app.signer.publicKey);
  expect(lines.filter(({ level }) => level === 'FAIL')).toEqual([]);
  expect(ok).toBe(true);
  const chain = await stepsOf(world.app, dealId);
  expect(chain).toContain('activateDeal');
}

function nextIs(page: Page, what: string): Promise<void> {
  return page.getByRole('heading', { level: 2, name: what, exact: true }).waitFor();
}
