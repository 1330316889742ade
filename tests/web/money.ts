import type { Locator, Page } from 'playwright-core';
import { afterEach, beforeAll, expect } from 'vitest';
import { type IncomeWorld, makeIncomeWorld } from '../income/support.ts';
import { BEGIN } from '../payments/money-support.ts';
import type { Member } from '../support/accounts.ts';
import type { Visit } from '../support/browser.ts';
import { PDF } from '../support/pdf.ts';
import { useStage } from './dealing.ts';

export interface MoneyScene {
  world: IncomeWorld;
  /** A member at a browser, who leaves after the walk. */
  enter(member: Member): Promise<Visit>;
  /** Sets the morning of a day everywhere; whoever was signed in long before has to enter again. */
  to(day: string): Promise<void>;
  /** Keeps pictures of the page and what shuts people out of it. */
  look(visit: Visit, name: string): Promise<void>;
}

/** For the top of a file of walks: an institute with its people and an enterprise; every walk must end without flaws. */
export function useMoney(): () => MoneyScene {
  const stage = useStage();
  const visits: Visit[] = [];
  const flaws: string[] = [];
  let world: IncomeWorld | undefined;
  beforeAll(async () => {
    const { api, moveTo, operator } = stage();
    await moveTo(BEGIN);
    world = await makeIncomeWorld(api, undefined, 'INSTITUTE', await operator());
  });
  afterEach(async () => {
    const faults = visits.flatMap((visit) => visit.faults);
    for (const visit of visits.splice(0)) await visit.end();
    expect([...flaws.splice(0), ...faults]).toEqual([]);
  });
  return () => {
    if (!world) throw new Error('The world is there from the first beforeAll on');
    return {
      world,
      enter: async (member) => {
        const visit = await stage().enter(member);
        visits.push(visit);
        return visit;
      },
      to: (day) => stage().moveTo(Date.parse(`${day}T02:00:00Z`)),
      look: async (visit, name) => void flaws.push(...(await visit.inspect(name))),
    };
  };
}

/** A button by its words; the client parts two Chinese characters by a space. */
export function button(place: Page | Locator, name: string): Locator {
  const [first = '', second = '', third] = [...name];
  const two = second && third === undefined;
  return place.getByRole('button', { name: two ? new RegExp(`^${first}\\s?${second}$`) : name, exact: true });
}

/** Presses what confirms the open dialog and waits until it is gone. */
export async function confirm(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog').last();
  await button(dialog, name).click();
  await dialog.waitFor({ state: 'hidden' });
}

/** Gives the open dialog a file. */
export async function prove(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog').last();
  const file = { name, mimeType: 'application/pdf', buffer: PDF };
  await dialog.locator('input[type=file]').first().setInputFiles(file);
  await dialog.getByText(name).waitFor();
}

/** Types a day where a calendar opens. */
export async function fillDay(place: Locator, label: string, day: string): Promise<void> {
  await place.getByLabel(label).fill(day);
  await place.getByLabel(label).press('Enter');
}

export type Panel = 'schedule' | 'reports' | 'invoices' | 'events' | 'distribution' | 'equity';

export async function openRoom({ page }: Visit, dealId: string, panel: Panel): Promise<void> {
  await page.goto(`/deals/${dealId}/money?tab=${panel}`);
}

/** The licensee reports the period that is due the longest. */
export async function report(visit: Visit, dealId: string, netSales: string): Promise<void> {
  const { page } = visit;
  await openRoom(visit, dealId, 'reports');
  await button(page, '申报').last().click();
  await page.getByRole('dialog').getByLabel('净销售额（元）').fill(netSales);
  await prove(page, '销售明细.pdf');
  await confirm(page, '提交申报');
  await page.getByText('待单位确认').first().waitFor();
}

/** The unit confirms the report that waits, after a look at its sum. */
export async function confirmReport(visit: Visit, dealId: string, netSales: string): Promise<void> {
  const { page } = visit;
  await openRoom(visit, dealId, 'reports');
  await button(page, '确认').click();
  await page.getByRole('dialog').getByText(netSales).waitFor();
  await confirm(page, '确认申报');
  await page.getByText('待单位确认').waitFor({ state: 'detached' });
}

/** The figures of the schedule: what is due, what is left of the cap, the base so far. */
export async function scheduleFigures(visit: Visit, dealId: string): Promise<string[]> {
  await openRoom(visit, dealId, 'schedule');
  const { page } = visit;
  await page.getByRole('region', { name: '付款明细' }).waitFor();
  return page.locator('dl').filter({ hasText: '累计计提基数' }).locator('dd').allInnerTexts();
}

/** Invoices of the money room, as number-less lines: sum and state. */
export async function invoiceCards(visit: Visit, dealId: string): Promise<Locator> {
  await openRoom(visit, dealId, 'invoices');
  const cards = visit.page.getByRole('article');
  await cards.first().waitFor();
  return cards;
}

/** The licensee tells of one transfer for everything that is owed. */
export async function announce(visit: Visit, dealId: string, on: string, sum: string): Promise<void> {
  const { page } = visit;
  await invoiceCards(visit, dealId);
  await button(page, '登记付款').click();
  const dialog = page.getByRole('dialog');
  for (const box of await dialog.getByRole('checkbox').all()) await box.check();
  expect(await dialog.getByLabel('金额').inputValue()).toBe(sum);
  await fillDay(dialog, '付款日期', on);
  await dialog.getByLabel('流水号').fill(`YH-${on}`);
  await prove(page, '银行回单.pdf');
  await confirm(page, '登记');
  await page.getByText('待核对').first().waitFor();
}

/** Finance takes the announced transfer for received. */
export async function receiveAnnounced({ page }: Visit): Promise<void> {
  await page.goto('/desk/receipts?tab=transfers');
  await button(page, '未查到').waitFor();
  await button(page, '登记到账').last().click();
  await page.getByRole('dialog').getByRole('checkbox').first().waitFor();
  await confirm(page, '登记');
  await page.getByText('已到账').first().waitFor();
}

/** Records a cost with its proof. */
export async function addCost(
  visit: Visit,
  dealId: string,
  kind: string,
  amount: string,
  on: string,
): Promise<void> {
  const { page } = visit;
  await openRoom(visit, dealId, 'distribution');
  await button(page, '登记成本').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('种类').click();
  await page.locator('.ant-select-item-option').filter({ hasText: kind }).click();
  await dialog.getByLabel('金额').fill(amount);
  await fillDay(dialog, '发生日期', on);
  await dialog.getByLabel('说明').fill(`${kind}的直接成本`);
  await prove(page, `${kind}凭证.pdf`);
  await confirm(page, '登记');
  await page.getByText(`${kind}凭证.pdf`).waitFor();
}
