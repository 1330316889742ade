import { describe, expect, it } from 'vitest';
import {
  adoptIncomeRules,
  makeContract,
  makeIncomeWorld,
  oneSum,
  pay,
  recordCost,
} from '../income/support.ts';
import { BEGIN } from '../payments/money-support.ts';
import { useStage } from './dealing.ts';

const stage = useStage();

describe('the distribution of income in the client', () => {
  it('goes from the plan beside the rules to the books and what leaders receive', async () => {
    const { api, enter, visitor, moveTo, operator } = stage();
    await moveTo(BEGIN);
    const world = await makeIncomeWorld(api, undefined, 'INSTITUTE', await operator());
    await adoptIncomeRules(world);
    const dealId = await makeContract(world, oneSum(25_500_000n), [
      { name: '张明', email: world.unit.researcher.email, representative: true },
      { name: '王退休', representative: false },
    ]);
    await recordCost(world, dealId, 'VALUATION', '6000.00');
    await pay(world, dealId);
    await moveTo(Date.parse('2026-03-21T02:00:00Z'));

    const problems: string[] = [];
    const officer = await enter(world.unit.officer);
    const { page } = officer;
    await page.goto(`/deals/${dealId}/money?tab=distribution`);
    await page.getByText('还没有分配方案').waitFor();
    await page.getByRole('link', { name: '拟定方案' }).click();
    await page.getByRole('heading', { name: '拟定分配方案' }).waitFor();
    problems.push(...(await officer.inspect('income-plan-form')));

    // An illegal split is refused with its rule, at its field.
    await page.getByLabel('完成人', { exact: true }).fill('69');
    await page.getByRole('button', { name: '增加贡献人' }).click();
    await page.getByLabel('姓名').fill('赵转化');
    await page.getByLabel('领导职务').first().click();
    await page.getByTitle('正职').last().click();
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.getByRole('alert').filter({ hasText: /\S/ }).first().waitFor();
    problems.push(...(await officer.inspect('income-plan-refused')));
    await page.getByRole('alert').filter({ hasText: 'INC-6' }).first().waitFor();
    await page.getByLabel('完成人', { exact: true }).fill('70');
    await page.getByRole('button', { name: '保存草稿' }).click();
    await page.waitForURL(/\/desk\/income\/plans\//);
    await page.getByRole('button', { name: '提交完成人同意' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '提交完成人同意' }).click();
    await page.getByText('待完成人同意', { exact: true }).waitFor();
    await page.getByRole('button', { name: '登记书面同意' }).last().click();
    await page.locator('input[type=file]').setInputFiles({
      name: '同意书.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
    });
    await page.getByRole('dialog').getByText('同意书.pdf').waitFor();
    await page.getByRole('dialog').getByRole('button', { name: '登记书面同意' }).click();
    await page.getByRole('link', { name: '签字件' }).waitFor();

    const researcher = await enter(world.unit.researcher);
    await researcher.page.goto('/desk/income');
    await researcher.page.getByRole('link', { name: /菌剂/ }).first().click();
    await researcher.page.getByText('您是该成果的完成人').waitFor();
    problems.push(...(await researcher.inspect('income-consent')));
    await researcher.page.getByRole('button', { name: '同意此方案' }).click();
    await researcher.page.getByRole('dialog').getByRole('button', { name: '同意此方案' }).click();
    await researcher.page.getByText('已同意，生效').waitFor();

    await page.goto(`/deals/${dealId}/money?tab=distribution`);
    await page.getByRole('button', { name: '编制分配' }).waitFor();
    problems.push(...(await officer.inspect('income-panel')));
    await page.getByRole('button', { name: '编制分配' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '编制分配' }).click();
    await page.waitForURL(/\/desk\/income\/[0-9a-f-]{36}$/);
    await page.getByText('待审批').first().waitFor();
    const distributionUrl = new URL(page.url()).pathname;

    const finance = await enter(world.finance);
    await finance.page.goto(distributionUrl);
    await finance.page.getByRole('button', { name: '审批入账' }).click();
    await finance.page.getByRole('dialog').getByRole('button', { name: '审批入账' }).click();
    await finance.page.getByText('已审批入账').first().waitFor();
    await finance.page.getByText('¥174,300.00').first().waitFor();
    problems.push(...(await finance.inspect('income-distribution')));
    await finance.page.goto('/desk/income?tab=distributions');
    await finance.page.getByRole('link', { name: '2026-0001' }).waitFor();
    problems.push(...(await finance.inspect('income-desk')));

    const somebody = await visitor();
    await somebody.page.goto('/disclosures');
    await somebody.page.getByText('张明').waitFor();
    problems.push(...(await somebody.inspect('income-disclosures')));
    expect(problems).toEqual([]);
    for (const each of [officer, researcher, finance, somebody]) expect(each.faults).toEqual([]);
  });
});
