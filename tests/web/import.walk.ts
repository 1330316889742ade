import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { DEMONSTRATION_PASSWORD, indexed, type WalkedMarket } from './walked-market.ts';

const SAMPLE = join(import.meta.dirname, '../../seeds/import-sample.csv');
const GOOD = '高校实验室危化品柜超量预警称重托盘';
const BROKEN = '重载车轮轴承外圈剥落电涡流快检笔';

/** An officer imports a table with one broken row as published, and a visitor finds what was imported. */
export async function importReachesTheMarket({ market, visit }: WalkedMarket): Promise<void> {
  const officer = await visit();
  const { page } = officer;
  const flaws: string[] = [];
  await officer.signIn('officer.songjiang@example.com', DEMONSTRATION_PASSWORD);
  await page.goto('/desk/import');
  await page.locator('input[type=file]').setInputFiles(SAMPLE);

  // The columns are recognised by their headers.
  await page.getByRole('heading', { name: '核对列' }).waitFor();
  const row = page.getByRole('row').filter({ hasText: '意向价格(万元)' });
  expect(await row.innerText()).toMatch(/价格/);
  await page.getByRole('radio', { name: /登记并公开/ }).check();
  flaws.push(...(await officer.inspect('import-columns')));
  await page.getByRole('button', { name: '试导入（不写入）' }).click();

  await page.getByText('试导入结果：共 12 行，其中 1 行有问题').waitFor();
  const broken = page.getByRole('row').filter({ hasText: BROKEN });
  await broken.waitFor();
  // By its field, with what it would have to be.
  const problem = await broken.innerText();
  expect(problem).toContain('SJ-2026-007');
  expect(problem).toContain('专利号');
  expect(problem).toContain('202319500707.5');
  flaws.push(...(await officer.inspect('import-tried')));

  const run = page.getByRole('button', { name: '开始导入' });
  expect(await run.isDisabled()).toBe(true);
  await page.getByRole('checkbox', { name: /我代表本单位证明/ }).click();
  await run.click();
  await page.getByRole('dialog').getByRole('button', { name: '开始导入' }).click();
  await page.getByText('导入完成', { exact: true }).waitFor();
  expect(await figure(page, '新增')).toBe('11');
  expect(await figure(page, '有问题')).toBe('1');
  flaws.push(...(await officer.inspect('import-done')));

  const visitor = await visit();
  await indexed(market);
  expect(await hits(visitor.page, GOOD)).toBe(1);
  expect(await hits(visitor.page, BROKEN)).toBe(0);
  expect(flaws).toEqual([]);
  expect([...officer.faults, ...visitor.faults]).toEqual([]);
}

/** The number under a title among the figures of an import. */
async function figure(page: Page, title: string): Promise<string> {
  const statistic = page.locator('.ant-statistic').filter({ hasText: title });
  return (await statistic.innerText()).replace(/\D/g, '');
}

/** Searches for a title and counts the hits of that name. */
async function hits(page: Page, title: string): Promise<number> {
  await page.goto(`/results?q=${encodeURIComponent(title)}`);
  await page.getByRole('heading', { level: 1, name: /项成果/ }).waitFor();
  return page.getByRole('link', { name: title }).count();
}
