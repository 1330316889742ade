import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { patentCheckCharacter } from '../../server/platform/standards/patent-number.ts';
import type { Visit } from '../support/browser.ts';
import { PDF } from '../support/pdf.ts';
import { DEMONSTRATION_PASSWORD, indexed, type WalkedMarket } from './walked-market.ts';

const TITLE = '高寒草甸退化斑块无人机喷播修复装备';
const PATENT_DIGITS = '202410668877';
const PATENT = `${PATENT_DIGITS}.${patentCheckCharacter(PATENT_DIGITS)}`;

/** A researcher discloses, the officer registers and publishes, a visitor finds it. */
export async function disclosureReachesTheMarket({ market, visit }: WalkedMarket): Promise<void> {
  const flaws: string[] = [];

  const researcher = await visit();
  await researcher.signIn('researcher.songjiang@example.com', DEMONSTRATION_PASSWORD);
  flaws.push(...(await disclose(researcher)));

  const officer = await visit();
  await officer.signIn('officer.songjiang@example.com', DEMONSTRATION_PASSWORD);
  flaws.push(...(await register(officer)));
  await step(officer.page, '公开', '公开');
  await officer.page.getByText('已公开，片刻后就能搜索到').waitFor();
  // Two seconds at most while the market has nothing else to do; a busy test machine gets some more.
  expect(await indexed(market)).toBeLessThan(5);

  const visitor = await visit();
  const { page } = visitor;
  await page.goto(`/results?q=${encodeURIComponent('草甸 喷播')}`);
  await page.getByRole('link', { name: TITLE }).click();
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  await page.getByText(PATENT).waitFor();
  expect(await page.getByText('喷嘴三级雾化参数').count()).toBe(0);

  expect(flaws).toEqual([]);
  expect([...researcher.faults, ...officer.faults, ...visitor.faults]).toEqual([]);
}

/** Fills the wizard step by step and hands the result in. */
async function disclose(researcher: Visit): Promise<string[]> {
  const { page } = researcher;
  const flaws: string[] = [];
  const next = async (title: string) => {
    await page.getByRole('button', { name: '下一步' }).click();
    await page.getByRole('heading', { level: 2, name: title }).waitFor();
  };

  await page.goto('/desk/results');
  await page.getByRole('link', { name: '披露成果' }).first().click();
  await page.getByRole('radio', { name: /不是国家秘密/ }).check();
  flaws.push(...(await researcher.inspect('disclosure-question')));
  await next('基本信息');

  await page.getByLabel('成果名称').fill(TITLE);
  await page
    .getByLabel('成果简介')
    .fill('针对高寒草甸的退化斑块，用无人机识别并定点喷播草种与保水基质，当年盖度由两成升到六成。');
  await choose(page, '所属领域', '生物经济');
  flaws.push(...(await researcher.inspect('disclosure-basics')));
  await next('阶段与成熟度');

  await page.getByRole('radio', { name: /^TRL 6/ }).check();
  await page.getByRole('radio', { name: '开发阶段' }).check();
  await page.getByLabel('研发情况').fill('样机完成两个生长季的野外试验，累计喷播 320 亩。');
  await page.getByLabel('市场前景').fill('草原生态修复每年招标面积可观，人工补播成本高。');
  await next('知识产权');

  await page.getByRole('button', { name: '添加一项权利' }).click();
  await page.getByLabel('专利号').fill(PATENT);
  await page.getByLabel('取得日期').fill('2026-03-17');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '专利证书.pdf', mimeType: 'application/pdf', buffer: PDF });
  await page.getByRole('link', { name: '专利证书.pdf' }).waitFor();
  flaws.push(...(await researcher.inspect('disclosure-rights')));
  await next('完成人与权属');

  expect(await page.getByLabel('姓名').inputValue()).toBe('周砚川');
  await next('转化意向');

  await page.getByRole('checkbox', { name: '许可', exact: true }).check();
  await page.getByRole('radio', { name: '一口价' }).check();
  await page.getByRole('spinbutton', { name: '价格' }).fill('480000');
  await next('保密与图片');

  await page.getByRole('button', { name: '填写保密部分' }).click();
  await page.getByLabel('保密内容').fill('喷嘴三级雾化参数与基质配比。');
  await next('核对并披露');

  await page.getByText('内容完整，可以披露。').waitFor();
  flaws.push(...(await researcher.inspect('disclosure-check')));
  await page.getByRole('button', { name: '披露给单位' }).click();
  await page.getByRole('button', { name: '确认披露' }).click();
  await page.waitForURL(/\/desk\/results\/[0-9a-f-]{36}$/);
  return flaws;
}

/** Takes the disclosure out of the queue, looks at everything and enters it into the register. */
async function register(officer: Visit): Promise<string[]> {
  const { page } = officer;
  const flaws: string[] = [];
  await page.goto('/desk/review');
  await page.getByRole('link', { name: TITLE }).waitFor();
  flaws.push(...(await officer.inspect('review-queue')));
  await page.getByRole('link', { name: TITLE }).click();
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
  await step(page, '开始审核', '开始审核');
  await page.getByText('已开始审核').waitFor();

  await page.getByRole('button', { name: '登记入台账' }).click();
  const dialog = page.getByRole('dialog');
  for (const box of await dialog.getByRole('checkbox').all()) await box.check();
  await dialog.getByRole('radio', { name: '可以公开' }).check();
  await dialog.getByRole('button', { name: '登记入台账' }).click();
  await page.getByText(/已登记，编号 \d{4}-\d{4}/).waitFor();
  await dialog.waitFor({ state: 'hidden' });
  flaws.push(...(await officer.inspect('dossier')));
  const dossier = page.url();
  await page.goto('/desk/register');
  await page.getByRole('link', { name: TITLE }).waitFor();
  flaws.push(...(await officer.inspect('register')));
  await page.goto('/desk');
  await page.getByRole('heading', { level: 1 }).waitFor();
  flaws.push(...(await officer.inspect('desk')));
  await page.goto(dossier);
  return flaws;
}

/** A step of a dossier that asks once more. */
async function step(page: Page, button: string, confirm: string): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: button, exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: confirm, exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Chooses from a list that is searched by typing. */
async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label).fill(option);
  await page.getByRole('option', { name: option }).waitFor({ state: 'attached' });
  await page.keyboard.press('Enter');
}
