import type { Locator } from 'playwright-core';
import { expect, it } from 'vitest';
import { clock } from '../../server/platform/clock.ts';
import {
  type BountyWorld,
  balancesOf,
  makeBountyWorld,
  makeLane,
  reclaimNow,
  stageMet,
  takeTo,
} from '../demands/bounty-support.ts';
import { makeDemand } from '../demands/support.ts';
import { PDF } from '../support/pdf.ts';
import { useStage } from './dealing.ts';

const stage = useStage();

/** Today, as people type it. */
async function fillDay(dialog: Locator, label: string, day: string): Promise<void> {
  const field = dialog.getByLabel(label);
  await field.fill(day);
  await field.press('Enter');
}

it('takes a bounty from the deposit through payment and dispute to what is given back, by every side', async () => {
  const { api, enter } = stage();
  const world: BountyWorld = await makeBountyWorld(api);
  const flaws: string[] = [];
  const demand = await makeDemand(world, { state: 'IN_PROGRESS' });
  const today = clock.today();

  const poster = await enter(world.poster.finance);
  await poster.page.goto('/desk/bounties?tab=posted');
  await poster.page.getByRole('link', { name: demand.title }).click();
  await poster.page.getByText('榜金尚未保障').first().waitFor();
  await poster.page.getByRole('button', { name: '登记存款或保函' }).click();
  let dialog = poster.page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^登\s?记$/ }).click();
  await dialog.getByText('请填写').first().waitFor();
  flaws.push(...(await poster.inspect('bounty-record')));
  await dialog.getByLabel('金额').fill('100000');
  await dialog.getByLabel('存管方（如开户银行）').fill('哈尔滨银行南岗支行');
  await fillDay(dialog, '存入日', today);
  const slip = { name: '存款回单.pdf', mimeType: 'application/pdf', buffer: PDF };
  await dialog.locator('input[type=file]').setInputFiles(slip);
  await dialog.getByText('存款回单.pdf').waitFor();
  await dialog.getByRole('button', { name: /^登\s?记$/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  await poster.page.getByText('待确认').first().waitFor();

  const operator = await enter(world.operator);
  await operator.page.goto('/admin/bounties');
  await operator.page.getByText('哈尔滨银行南岗支行').waitFor();
  flaws.push(...(await operator.inspect('bounty-admin')));
  await operator.page.getByRole('button', { name: /^确\s?认$/ }).click();
  dialog = operator.page.getByRole('dialog');
  await dialog.getByRole('button', { name: /^确\s?认$/ }).click();
  await operator.page.getByText('没有待确认的存款或保函').waitFor();

  const lane = await makeLane(world, demand);
  await stageMet(world, lane, 's1');
  await poster.page.reload();
  await poster.page.getByText('榜金已保障').first().waitFor();
  await poster.page.getByRole('button', { name: '登记支付' }).click();
  dialog = poster.page.getByRole('dialog');
  await dialog.getByLabel('金额').fill('30000.01');
  await fillDay(dialog, '转账日', today);
  await dialog.getByRole('button', { name: '登记支付' }).click();
  await dialog.getByText('最多 30000.00 元').waitFor();
  await dialog.getByLabel('金额').fill('30000');
  flaws.push(...(await poster.inspect('bounty-pay')));
  await dialog.getByRole('button', { name: '登记支付' }).click();
  await dialog.waitFor({ state: 'hidden' });

  const winner = await enter(world.unitFinance);
  await winner.page.goto('/desk/bounties');
  flaws.push(...(await winner.inspect('bounty-won')));
  await winner.page.getByRole('link', { name: demand.title }).click();
  await winner.page.getByRole('button', { name: '未查到' }).click();
  dialog = winner.page.getByRole('dialog');
  await dialog.getByLabel('说明').fill('当日没有到账');
  await dialog.getByRole('button', { name: '未查到' }).click();
  await winner.page.getByText('当日没有到账').waitFor();
  await winner.page.getByRole('button', { name: '确认到账' }).click();
  await winner.page.getByRole('dialog').getByRole('button', { name: '确认到账' }).click();
  await winner.page.getByText('已确认到账').first().waitFor();
  flaws.push(...(await winner.inspect('bounty-winner')));
  expect(await balancesOf(world, world.unit.id, demand.id)).toEqual({ BOUNTY_INCOME: '-30000.00' });
  await winner.page.getByRole('link', { name: '分配收益' }).click();
  await winner.page.getByRole('heading', { name: '榜金收益分配' }).waitFor();
  flaws.push(...(await winner.inspect('bounty-income')));

  await reclaimNow(world, lane, 1_000_000n);
  await takeTo(world, lane, { state: 'FAILED', endReason: 'FAILED', endedAt: clock.now() });
  await takeTo(world, demand, { state: 'FAILED', endReason: 'NOBODY_LEFT', endedAt: clock.now() });
  await poster.page.reload();
  await poster.page.getByRole('button', { name: '登记返还' }).click();
  dialog = poster.page.getByRole('dialog');
  await fillDay(dialog, '收款日', today);
  await dialog.getByRole('button', { name: /^登\s?记$/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  await poster.page.getByRole('button', { name: '登记退回' }).click();
  dialog = poster.page.getByRole('dialog');
  await dialog.getByText('¥70,000.00').waitFor();
  await fillDay(dialog, '退回日', today);
  await dialog.getByRole('button', { name: /^登\s?记$/ }).click();
  await dialog.waitFor({ state: 'hidden' });
  await poster.page.getByText('已全部结清').waitFor();
  flaws.push(...(await poster.inspect('bounty-page')));
  await poster.page.getByRole('link', { name: '查看分录' }).first().click();
  await poster.page.getByText('榜金').first().waitFor();
  flaws.push(...(await poster.inspect('bounty-entry')));
  await poster.page.goto('/desk/bounties?tab=posted');
  flaws.push(...(await poster.inspect('bounty-posted')));
  expect(await balancesOf(world, world.poster.id, demand.id)).toEqual({ BOUNTY_COST: '20000.00' });
  expect(flaws).toEqual([]);
  expect([...poster.faults, ...operator.faults, ...winner.faults]).toEqual([]);
}, 120_000);
