import { expect, it } from 'vitest';
import { recordEvent } from '../../server/features/payments/events/record-event.service.ts';
import { clock } from '../../server/platform/clock.ts';
import { makeDealWorld } from '../deals/support.ts';
import { payAfterUse } from '../offers/examples.ts';
import { BEGIN, makeRunning } from '../payments/money-support.ts';
import { as, recordsOf, runningRow, yuan } from '../payments/support.ts';
import { makeMember } from '../support/accounts.ts';
import type { Visit } from '../support/browser.ts';
import { useStage } from './dealing.ts';

const stage = useStage();

const { payAfterUse: used, payment } = payAfterUse;
if (!used || !payment) throw new Error('the example is one of pay after use');

/** Two percent of net sales by quarters, 30,000 yuan at a milestone, a price of buying out. */
const terms: typeof payAfterUse = {
  ...payAfterUse,
  payment: {
    ...payment,
    stages: [{ label: '中试款', amount: yuan(30_000), due: [{ kind: 'MILESTONE', milestone: '中试通过' }] }],
    royalty: { base: 'NET_SALES', tiers: [{ from: 0n, basisPoints: 200 }], perUnit: null },
  },
  payAfterUse: { ...used, trialMonths: 0, buyOut: [{ untilMonth: 12, amount: yuan(200_000) }] },
};

it('the licensee reports its use, the unit confirms it, and both see what it comes to and why', async () => {
  const { api, enter, moveTo, operator } = stage();
  const { app } = api;
  await moveTo(BEGIN);
  const dealWorld = await makeDealWorld(api, undefined, await operator());
  const { unit, enterprise } = dealWorld;
  const finance = await makeMember(app, unit.administrator, ['FINANCE_OFFICER']);
  const world = { ...dealWorld, finance, otherFinance: finance };
  const dealId = await makeRunning(world, terms);
  const { from, id } = await runningRow(app, dealId);
  await moveTo(Date.parse('2026-04-08T02:00:00Z'));
  const flaws: string[] = [];
  const look = async (visit: Visit, name: string) => {
    flaws.push(...(await visit.inspect(name)), ...visit.faults.splice(0));
  };

  const buyer = await enter(enterprise.buyer);
  await buyer.page.goto('/desk/licenses');
  await buyer.page.getByRole('link', { name: /菌剂/ }).waitFor();
  await look(buyer, 'licenses');
  await buyer.page.goto(`/deals/${dealId}/money?tab=reports`);
  await buyer.page.getByRole('button', { name: /^申\s?报$/ }).click();
  const dialog = buyer.page.getByRole('dialog');
  await dialog.getByLabel('净销售额（元）').fill('100000');
  await dialog.getByRole('button', { name: '提交申报' }).click();
  await buyer.page.getByText('待单位确认').first().waitFor();
  await look(buyer, 'money-reports-licensee');

  const officer = await enter(unit.officer);
  await officer.page.goto('/desk/running');
  await officer.page.getByRole('link', { name: /菌剂/ }).waitFor();
  await look(officer, 'running');
  await officer.page.goto(`/deals/${dealId}/money?tab=reports`);
  await officer.page.getByRole('button', { name: /^确\s?认$/ }).click();
  await officer.page.getByRole('dialog').getByText('¥100,000.00').waitFor();
  await look(officer, 'money-confirm');
  await officer.page.getByRole('dialog').getByRole('button', { name: '确认申报' }).click();
  await officer.page.getByText('已确认').first().waitFor();

  await officer.page.goto(`/deals/${dealId}/money`);
  await officer.page.getByText('计提基数 100,000.00 元', { exact: false }).first().waitFor();
  await look(officer, 'money-schedule');

  await recordEvent(await as({ app }, unit.officer), {
    dealId,
    kind: 'MILESTONE',
    milestone: '中试通过',
    on: clock.today(),
    fileIds: [],
  });
  await buyer.page.goto(`/deals/${dealId}/money?tab=events`);
  await buyer.page.getByRole('button', { name: /^确\s?认$/ }).click();
  await buyer.page
    .getByRole('dialog')
    .getByRole('button', { name: /^确\s?认$/ })
    .click();
  await buyer.page.getByText('生效', { exact: true }).waitFor();
  await look(buyer, 'money-events');
  expect((await recordsOf(app, id)).map(({ kind, state }) => [kind, state])).toEqual([
    ['MILESTONE', 'HOLDS'],
  ]);

  await officer.page.goto(`/deals/${dealId}/money?tab=inspections`);
  await officer.page.getByRole('button', { name: '通知查核' }).click();
  await look(officer, 'money-inspection');

  const running = await runningRow(app, dealId);
  expect([running.from, running.outstanding]).toEqual([from, yuan(32_000)]);
  expect(flaws).toEqual([]);
});
