import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { WalkedMarket } from './walked-market.ts';

/** A visitor searches, narrows down, opens a result and goes on to a similar one. */
export async function visitorFinds({ visit }: WalkedMarket): Promise<void> {
  const visitor = await visit();
  const { page } = visitor;
  const flaws: string[] = [];

  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  const figures = page.locator('dl').filter({ hasText: '公开' }).first();
  await expect.poll(() => figures.innerText()).toMatch(/公开成果\n2\d\d\n/);
  flaws.push(...(await visitor.inspect('home')));

  await page.getByRole('searchbox', { name: '搜索科技成果' }).fill('低温 秸秆 降解');
  await page.keyboard.press('Enter');
  const straw = page.getByRole('link', { name: '寒地稻秆低温降解菌剂及秋季还田技术' });
  await straw.waitFor();
  expect(new URL(page.url()).searchParams.get('q')).toBe('低温 秸秆 降解');
  expect(await page.locator('mark').first().innerText()).toMatch(/低温|秸秆|降解/);
  flaws.push(...(await visitor.inspect('search')));

  // In pinyin, and within one sector.
  await page.goto('/results?q=jiegan');
  await straw.waitFor();
  const all = await found(page);
  const sector = page.getByRole('group', { name: '领域' });
  await sector.getByRole('checkbox').first().click();
  await expect.poll(() => new URL(page.url()).searchParams.get('sectors')).not.toBeNull();
  await expect.poll(() => found(page)).toBeLessThan(all);

  await page.goto('/results?q=寒地稻秆低温降解菌剂');
  await straw.click();
  await page.getByRole('heading', { level: 1, name: '寒地稻秆低温降解菌剂及秋季还田技术' }).waitFor();
  await page.getByText('202319012301.2').waitFor();
  flaws.push(...(await visitor.inspect('result')));
  const similar = page.locator('section').filter({ has: page.getByRole('heading', { name: '相近的成果' }) });
  const next = similar.getByRole('link').first();
  const title = await next.innerText();
  await next.click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();

  for (const [name, path] of [
    ['rulebook', '/rulebook'],
    ['sign-in', '/sign-in'],
    ['sign-up', '/sign-up'],
  ] as const) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    flaws.push(...(await visitor.inspect(name)));
  }
  expect(flaws).toEqual([]);
  expect(visitor.faults).toEqual([]);
}

/** The number of results that the page says it found. */
async function found(page: Page): Promise<number> {
  const heading = page.getByRole('heading', { level: 1, name: /找到 [\d,]+ 项成果/ });
  return Number((await heading.innerText()).replace(/\D/g, ''));
}
