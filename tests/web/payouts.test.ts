import { expect, it } from 'vitest';
import { PayoutBatch } from '../../server/features/income/payouts/payout-batch.entity.ts';
import { clock } from '../../server/platform/clock.ts';
import { accountOf, makeDesk, makeRewards, passSecondFactor } from '../income/payout-support.ts';
import type { Visit } from '../support/browser.ts';
import { drainJobs } from '../support/jobs.ts';
import { makeUnit } from '../support/results.ts';
import { useStage } from './dealing.ts';

const stage = useStage();

it('rewards go from two finance officers through the bank to the ledger, and the completer sees where each fen came from', async () => {
  const { api, enter, operator } = stage();
  const { app } = api;
  const desk = await makeDesk(app, await makeUnit(app, await operator()));
  const { researcher } = desk.unit;
  await makeRewards(
    app,
    desk,
    [
      { name: '林晓', userId: researcher.userId, amount: 11_760_000n },
      { name: '周衡', amount: 5_040_000n, bankAccount: accountOf(2) },
      { name: '韩雪', amount: 2_400_000n, bankAccount: accountOf(3) },
    ],
    { receivedOn: '2026-01-05' },
  );
  const flaws: string[] = [];
  const look = async (visit: Visit, name: string) => {
    flaws.push(...(await visit.inspect(name)), ...visit.faults.splice(0));
  };

  // The completer says where the money goes.
  const completer = await enter(researcher);
  await completer.page.goto('/desk/my-income');
  await completer.page.getByText('还没有登记收款账户').waitFor();
  await completer.page.getByRole('button', { name: '填写账户' }).click();
  const bank = completer.page.getByRole('dialog');
  await bank.getByLabel('开户行').fill('建设银行哈尔滨分行');
  await bank.getByLabel('账号或卡号').fill('6217 0000 1000 0000 001');
  await bank.getByRole('button', { name: '保存账户' }).click();
  await bank.getByText('账号不正确').waitFor();
  await bank.getByLabel('账号或卡号').fill('1000 0000 0000 0001');
  await bank.getByRole('button', { name: '保存账户' }).click();
  await bank.waitFor({ state: 'detached' });

  // One finance officer puts everything together and corrects a tax.
  const first = await enter(desk.preparer);
  await first.page.goto('/desk/payouts');
  await first.page.getByText('周衡').waitFor();
  await look(first, 'payouts-payable');
  await first.page.getByRole('button', { name: '全部编入批次' }).click();
  await first.page
    .getByRole('dialog')
    .getByRole('button', { name: /^编\s?制$/ })
    .click();
  await first.page.getByRole('heading', { level: 1, name: /发放批次 \d{4}-0001/ }).waitFor();
  const row = first.page.getByRole('row', { name: /韩雪/ });
  await row.getByRole('button', { name: '更正税款' }).click();
  const tax = first.page.getByRole('dialog');
  await tax.getByLabel('代扣税款').fill('300');
  await tax.getByRole('button', { name: /^保\s?存$/ }).click();
  await row.getByText('已更正').waitFor();
  expect(await first.page.getByRole('button', { name: /^批\s?准$/ }).count()).toBe(0);
  await look(first, 'payout-prepared');
  const address = new URL(first.page.url()).pathname;

  // The other one is asked for the second factor, and approves.
  const second = await enter(desk.approver);
  await second.page.goto(address);
  await second.page.getByRole('button', { name: /^批\s?准$/ }).click();
  const approval = second.page.getByRole('dialog');
  await approval.getByRole('button', { name: /^批\s?准$/ }).click();
  await approval.getByText('需要两步验证的验证码').waitFor();
  await passSecondFactor(app, desk.approver.userId);
  await approval.getByRole('button', { name: /^批\s?准$/ }).click();
  await second.page.getByText('待银行执行').first().waitFor();

  // The bank gets its file, and did not pay one line.
  await first.page.goto(address);
  await first.page.getByRole('button', { name: '取银行代发文件' }).click();
  await first.page.getByText('银行文件 CSV（GB18030）').click();
  const download = first.page.waitForEvent('download');
  await first.page
    .getByRole('dialog')
    .getByRole('button', { name: /^取\s?用$/ })
    .click();
  expect((await download).suggestedFilename()).toMatch(/^bank-\d{4}-0001\.csv$/);
  await first.page.getByRole('button', { name: '确认银行执行' }).click();
  const confirm = first.page.getByRole('dialog', { name: '确认银行执行' });
  await confirm.getByLabel('银行执行日').fill(clock.today());
  await confirm.getByLabel('银行执行日').press('Enter');
  await confirm.getByLabel('没有付成的').click();
  await first.page.getByTitle(/周衡/).click();
  await confirm.getByLabel(/银行给出的原因/).fill('户名不符');
  await confirm.getByRole('button', { name: '确认银行执行' }).click();
  await first.page.getByText('正在逐笔入账').waitFor();
  await drainJobs(app);
  await first.page.getByText('已全部处理：发放 2 笔，未成功 1 笔').waitFor();
  await first.page.getByText('户名不符').waitFor();
  await look(first, 'payout-paid');
  const [batch] = await app.db.manager.find(PayoutBatch);
  expect(batch).toMatchObject({ state: 'PAID', paidCount: 2, failedCount: 1 });

  await first.page.goto('/desk/payouts?tab=taxes');
  await first.page.getByRole('button', { name: '记录缴税' }).waitFor();
  await look(first, 'payouts-taxes');
  await first.page.goto('/desk/payouts?tab=payees');
  await first.page.getByText('韩雪').waitFor();
  await look(first, 'payouts-payees');
  await first.page.goto('/desk/payouts?tab=batches');
  await first.page.getByRole('link', { name: /-0001$/ }).waitFor();
  await look(first, 'payouts-batches');

  await completer.page.goto('/desk/my-income');
  await completer.page.getByText(/发放，代扣/).waitFor();
  await completer.page.getByRole('img').first().waitFor();
  await look(completer, 'my-income');
  const slip = await completer.page.request.get(
    (await completer.page.getByRole('link', { name: '发放单' }).getAttribute('href')) ?? '',
  );
  expect([slip.status(), slip.headers()['content-type']]).toEqual([200, 'application/pdf']);
  expect(flaws).toEqual([]);
}, 300_000);
