import type { Locator, Page } from 'playwright-core';
import type { Visit } from '../support/browser.ts';
import { button, confirm, fillDay, prove } from './money.ts';

/** What the poster of the walk writes; sums are odd so that a lost fen shows. */
export const WRITTEN = {
  title: '寒地秸秆低温快速降解菌剂',
  mustHave: '菌种须能合法登记和运输',
  secret: '试验田位于北大荒第七管理区三号地',
  milestone: '百亩示范完成',
  bounty: '100000.01',
} as const;

/** Chooses in a list that opens under a field. */
export async function choose(page: Page, field: Locator, name: string): Promise<void> {
  await field.click();
  await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: name }).click();
}

/** Chooses in a list that is searched, once it has what was looked for. */
async function find(page: Page, field: Locator, name: string): Promise<void> {
  await field.fill(name);
  await page.getByRole('option', { name }).first().waitFor({ state: 'attached' });
  await field.press('Enter');
}

/** Opens the dialog of a step, fills it and confirms. */
export async function step(
  page: Page,
  name: string,
  fill: (dialog: Locator) => Promise<void> = async () => {},
  ok = name,
): Promise<void> {
  await button(page.getByRole('main'), name).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await fill(dialog);
  await confirm(page, ok);
}

const next = (page: Page) => page.getByRole('button', { name: '下一步', exact: true }).click();

/** The guided form from the choice of the mode to the review; answers the id of the demand. */
export async function writeDemand({ page }: Visit, look: (name: string) => Promise<void>): Promise<string> {
  await page.goto('/desk/demands');
  await page.getByRole('link', { name: '发布需求' }).first().click();
  await page.getByRole('button', { name: '以揭榜挂帅方式开始填写' }).click();
  await page.getByLabel('题目').fill(WRITTEN.title);
  await page
    .getByLabel('背景与难题')
    .fill(
      '东北寒地水稻收获后气温低，秸秆在田间长期不腐解，影响春季整地和插秧质量；现有菌剂在低温下活性不足，需要能在低温下快速起效的菌剂和配套工艺。',
    );
  await find(page, page.getByLabel('所属领域'), '生物');
  await page.getByLabel('关键词').fill('秸秆，低温，菌剂，');
  await next(page);
  await writeTargets(page);
  await next(page);
  await page.getByLabel('限制条件').fill('不得使用转基因菌株。');
  await page.getByLabel('交付内容').fill('菌种；发酵规程；田间试验报告；');
  await page.getByLabel('验收方式').fill('由双方认可的第三方检测机构按试验方法检测，各项指标达标后验收。');
  await fillDay(page.getByRole('main'), '期望完成日期', '2027-11-30');
  await next(page);
  await writeStages(page);
  await next(page);
  const deadline = page.getByLabel('揭榜截止时间');
  await deadline.fill('2026-12-12 17:00');
  await deadline.press('Enter');
  await page.getByRole('checkbox', { name: '匿名评审' }).check();
  await next(page);
  await page.getByLabel('保密内容').fill(WRITTEN.secret);
  await page.getByLabel('姓名').fill('王经理');
  await page.getByLabel('电话').fill('13900000001');
  await page.getByLabel('邮箱').fill('wang@example.cn');
  await next(page);
  await page.getByText('必要的内容都已填写').waitFor();
  await look('04-check');
  await button(page, '提交审核').click();
  await page.waitForURL(/\/desk\/demands\/[0-9a-f-]{36}$/);
  await page.getByText('等待平台运营人员审核', { exact: false }).waitFor();
  return page.url().split('/').at(-1) ?? '';
}

async function writeTargets(page: Page): Promise<void> {
  await page.getByRole('button', { name: '增加指标' }).click();
  const targets = [
    ['10℃下45天秸秆降解率', '60', '%', '60', '失重法，三次重复取平均值'],
    ['每亩成本', '40', '元/亩', '40', '按试验田实际投入核算'],
  ] as const;
  for (const [index, [name, value, unit, weight, test]] of targets.entries()) {
    const target = page.getByRole('group', { name: `指标 ${index + 1}` });
    await target.getByLabel('指标名称').fill(name);
    await target.getByLabel('数值').fill(value);
    await target.getByLabel('单位').fill(unit);
    await target.getByLabel('权重').fill(weight);
    await target.getByLabel('检测方法').fill(test);
  }
  await choose(
    page,
    page.getByRole('group', { name: '指标 2' }).getByLabel('要求', { exact: true }),
    '不高于',
  );
  await page.getByRole('button', { name: '增加硬性要求' }).click();
  await page.getByLabel('硬性要求 1').fill(WRITTEN.mustHave);
}

async function writeStages(page: Page): Promise<void> {
  await page.getByLabel('榜金', { exact: true }).fill(WRITTEN.bounty);
  await page.getByRole('button', { name: '增加阶段' }).click();
  const stages = [
    ['签署军令状', '签署军令状', '20000'],
    ['里程碑验收', '示范通过', '30000.01'],
    ['最终验收', '验收合格', '50000'],
  ] as const;
  for (const [index, [trigger, name, amount]] of stages.entries()) {
    const stage = page.getByRole('group', { name: `阶段 ${index + 1}` });
    if (index > 0) await choose(page, stage.getByLabel('支付条件'), trigger);
    await stage.getByLabel('名称').fill(name);
    await stage.getByLabel('金额').fill(amount);
  }
  await page.getByLabel('里程碑内容').fill(WRITTEN.milestone);
  await page.getByLabel('价格和其他条件').fill('按签约时的市场价优先许可');
}

/** The poster's finance records the deposit of the whole bounty with its slip. */
export async function recordDeposit({ page }: Visit, today: string): Promise<void> {
  await page.goto('/desk/bounties?tab=posted');
  await page.getByRole('link', { name: WRITTEN.title }).click();
  await step(
    page,
    '登记存款或保函',
    async (dialog) => {
      await dialog.getByLabel('金额').fill(WRITTEN.bounty);
      await dialog.getByLabel('存管方（如开户银行）').fill('哈尔滨银行南岗支行');
      await fillDay(dialog, '存入日', today);
      await prove(page, '存款回单.pdf');
    },
    '登记',
  );
  await page.getByText('待确认').first().waitFor();
}

/** A bid written in the room, from the card on the page of the demand to the seal. */
export async function writeBid({ page }: Visit, look: (name: string) => Promise<void>): Promise<void> {
  const box = (name: string, place = 0) => page.getByRole('textbox', { name }).nth(place);
  await page.getByRole('link', { name: '我要揭榜' }).click();
  await page.getByRole('button', { name: '开始编写揭榜书' }).click();
  await page.getByRole('button', { name: '承诺保密并查阅' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '承诺保密并查阅' }).click();
  await page.getByText(WRITTEN.secret).waitFor();
  for (const [index, value] of ['72', '35'].entries()) {
    await box('承诺值', index).fill(value);
    await box('如何达到、如何检测', index).fill('三点田间试验，由第三方检测。');
  }
  await page
    .getByRole('radiogroup', { name: WRITTEN.mustHave })
    .getByRole('radio', { name: '满足', exact: true })
    .check();
  await look('08-bid-targets');
  await next(page);
  await box('方案摘要').fill('以三株低温菌组成复合菌剂，配套秋季一次喷施工艺。');
  await box('技术路线').fill('先在五个试验点做小区试验，再做百亩示范，每个阶段取样检测。');
  await page.getByRole('button', { name: '增加一项风险' }).click();
  await page.getByRole('textbox', { name: '风险', exact: true }).fill('秋季降温早，施用窗口短');
  await box('对策').fill('备两套施用日程');
  await next(page);
  await fillDay(page.getByRole('main'), '完成日期', '2027-10-15');
  await box('交付物').fill('示范报告');
  await next(page);
  await box('姓名').fill('李明');
  await box('职称职务').fill('教授');
  await page.getByRole('button', { name: '将我列入团队' }).click();
  await box('承担任务').fill('成果转化');
  await next(page);
  await page.getByRole('button', { name: '增加预算科目' }).click();
  await box('支出内容').fill('试验与检测');
  await page.getByRole('spinbutton', { name: '金额', exact: true }).fill('120000');
  await next(page);
  await next(page);
  await page.getByText('内容完整，可以递交。').waitFor();
  await page.getByRole('button', { name: '递交并封存' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '递交并封存' }).click();
  await page.getByRole('heading', { name: '揭榜书已封存' }).waitFor();
}

/** The poster finds every bid to keep the must-have. */
export async function screenAll({ page }: Visit, aliases: readonly string[]): Promise<void> {
  for (const alias of aliases) {
    await page.getByRole('button', { name: new RegExp(`^${alias} ·`) }).click();
    const drawer = page.getByRole('dialog');
    await drawer.getByRole('radio', { name: '符合', exact: true }).check();
    await drawer.getByRole('button', { name: '保存筛查结论' }).click();
    await drawer.waitFor({ state: 'detached' });
  }
}

/** An expert declares to be free of conflicts and scores each bid, by its alias. */
export async function scoreInClient(
  { page }: Visit,
  points: Readonly<Record<string, string>>,
  look: (name: string) => Promise<void>,
): Promise<void> {
  await page.goto('/desk/judging');
  await page.getByRole('link', { name: new RegExp(WRITTEN.title) }).click();
  await page.getByRole('radio', { name: '我与各可能的揭榜方没有', exact: false }).check();
  await page.getByRole('button', { name: '提交申报' }).click();
  for (const [alias, given] of Object.entries(points)) {
    await page.getByRole('tab', { name: new RegExp(`方案 ${alias}`) }).click();
    const sheet = page.getByRole('region', { name: '评分表' });
    await sheet.getByRole('spinbutton').first().waitFor();
    for (const box of await sheet.getByRole('spinbutton').all()) await box.fill(given);
    for (const box of await sheet.getByRole('textbox', { name: /理由/ }).all())
      await box.fill('承诺有试验数据支撑');
    await sheet.getByText('已保存').waitFor();
  }
  await look('13-score-sheet');
  await page.getByRole('button', { name: '提交全部评分' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '提交全部评分' }).click();
  await page.getByText('评分已提交').waitFor();
}

/** The poster's finance records the payment of what is due out of the deposit; the winner's confirms that it came. */
export async function payDue(poster: Visit, winner: Visit, sum: string, today: string): Promise<void> {
  await poster.page.reload();
  await step(poster.page, '登记支付', async (dialog) => {
    await dialog.getByText(`未付 ${sum}`).waitFor();
    await fillDay(dialog, '转账日', today);
  });
  await winner.page.reload();
  await step(winner.page, '确认到账', (dialog) => dialog.getByText(`确认收到 ${sum}？`).waitFor());
  await winner.page.getByRole('button', { name: '确认到账' }).waitFor({ state: 'detached' });
}
