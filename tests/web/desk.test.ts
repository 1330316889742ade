import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Deal } from '../../server/features/deals/data/deal.entity.ts';
import { objectToNotice } from '../../server/features/notices/object-to-notice.service.ts';
import { Objection } from '../../server/features/notices/objection.entity.ts';
import { clock, DAY_MS, dayOf } from '../../server/platform/clock.ts';
import { makeDeal, makeDealWorld, makeEnterprise, realTime } from '../deals/support.ts';
import { call, publish } from '../notices/cases.ts';
import { type Member, makeMember, PASSWORD, scopeOf } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { launchBrowser, Visit } from '../support/browser.ts';
import { makeDisclosed, makeDraft } from '../support/results.ts';

const api = useApi(process.env.WEB_DIR ? { WEB_DIR: process.env.WEB_DIR } : {});
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

it('each role sees on its desk what waits, by deadline, and gets to it; nobody is shut out', async () => {
  const { app, address } = api();
  const world = await makeDealWorld(api());
  const { unit, enterprise, supervisor, leaders } = world;
  const deal = await makeDeal(world, 'REQUESTED');
  const answered = await makeDeal(world, 'REQUESTED');
  const day = (from: number) => dayOf(new Date(clock.now().getTime() + from * DAY_MS));
  await app.db.manager.update(Deal, answered.id, {
    state: 'NEGOTIATING',
    waitsSide: 'ENTERPRISE',
    waitsFor: { ...answered.waitsFor, action: 'ACCEPT_TERMS', who: 'ENTERPRISE' },
  });
  const soon = await makeDeal(world, 'CLEARED');
  // It went past its notice; browsers have the real time.
  realTime();
  for (let each = 0; each < 7; each++) await makeDisclosed(app, unit);
  await makeDraft(app, unit);
  const notice = await publish(app, unit.officer, { title: '关于拟许可使用“寒地稻秆低温降解菌剂”的公示' });
  const objector = await makeMember(app, unit.administrator, ['RESEARCHER']);
  const { id } = await objectToNotice(await scopeOf(app, objector), {
    noticeId: notice.id,
    grounds: '价格明显低于市场',
  });
  await app.db.manager.update(Objection, id, { raisedAt: new Date(clock.now().getTime() - 12 * DAY_MS) });
  await call(app, unit.officer, { title: '许可使用“玉米芯低聚木糖制备技术”', meetingOn: day(3) });
  await app.db.manager.update(Deal, soon.id, { state: 'ACTIVE', waitsSide: null, contractEndsOn: day(0) });

  const flaws: string[] = [];
  const visit = async (member: Member, name: string): Promise<Visit> => {
    const at = await Visit.begin(browser, address);
    await at.signIn(member.email, PASSWORD);
    await at.page.goto('/desk');
    await at.page.getByRole('heading', { level: 1, name: /您处理/ }).waitFor();
    flaws.push(...(await at.inspect(name)), ...at.faults);
    return at;
  };

  const officer = await visit(unit.otherOfficer, 'desk-officer');
  const groups = officer.page.getByRole('main').getByRole('region');
  expect(await groups.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))).toEqual([
    '已逾期',
    '今天截止',
    '没有期限',
    '正在进行',
  ]);
  await officer.page
    .getByRole('region', { name: '已逾期' })
    .getByText(/逾期 \d+ 天/)
    .waitFor();
  await officer.page.getByText('审核披露的成果：全部 7 项').waitFor();
  await officer.page.getByRole('link', { name: '受理请求' }).first().click();
  await officer.page.waitForURL(`**/deals/${deal.id}`);
  await officer.page.goto('/desk');
  await officer.page.getByRole('button', { name: 'English' }).click();
  await officer.page.getByRole('heading', { name: 'Overdue' }).waitFor();
  flaws.push(...(await officer.inspect('desk-officer-en')));

  await visit(enterprise.buyer, 'desk-enterprise');
  await visit(unit.researcher, 'desk-researcher');
  await visit(supervisor, 'desk-supervisor');
  const [leader] = leaders as [Member];
  const voting = await visit(leader, 'desk-leader');
  await voting.page
    .getByRole('region', { name: '七天之内' })
    .getByText(/还有 3 天/)
    .waitFor();
  const newcomer = await visit((await makeEnterprise(app, world.operator)).buyer, 'desk-empty');
  await newcomer.page.getByText('向单位提出请求后').waitFor();
  expect(flaws).toEqual([]);
});
