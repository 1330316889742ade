import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { editOrganization } from '../../server/features/accounts/organizations/edit-organization.service.ts';
import { Organization } from '../../server/features/accounts/organizations/organization.entity.ts';
import { decisionsOfCase } from '../../server/features/decisions/find-decisions.service.ts';
import { noticesOfCase } from '../../server/features/notices/find-notices.service.ts';
import { noticeStanding, voidNotice } from '../../server/features/notices/notice-standing.service.ts';
import { PublicNotice } from '../../server/features/notices/public-notice.entity.ts';
import { sweepNotices } from '../../server/features/notices/sweep.job.ts';
import { caseKey } from '../../server/platform/cases.ts';
import { setClock } from '../../server/platform/clock.ts';
import { countStatements } from '../../server/platform/database/statements.ts';
import { inTransaction } from '../../server/platform/database/transaction.ts';
import { type Member, makeMember, makeOrganization, scopeOf, signedIn } from '../support/accounts.ts';
import { type ApiClient, useApi } from '../support/api.ts';
import { makeMarket, makeUnit, type TestUnit } from '../support/results.ts';
import { call, DIGEST, newCase, publish, toldOf, trailOf } from './cases.ts';

const api = useApi();
let operator: Member;
let unit: TestUnit;
beforeAll(async () => {
  ({ operator, unit } = await makeMarket(api().app));
});

let restore = () => {};
afterEach(() => restore());
function at(time: number): void {
  restore();
  restore = setClock(() => time);
}

const LIST = `query ($states: [NoticeState!], $audience: NoticeAudience, $unit: ID) {
  publicNotices(states: $states, audience: $audience, organizationId: $unit) { totalCount edges { node {
    id title state days lastDay daysLeft endsAt openObjectionCount canObject content { label value }
    outcomes { id } organization { id name } } } } }`;
const ONE = 'query ($id: ID!) { publicNotice(id: $id) { id canObject } }';
interface Board {
  publicNotices: { totalCount: number; edges: { node: { id: string } }[] };
}

async function openToEveryone(of: TestUnit): Promise<void> {
  const { app } = api();
  const { version } = await app.db.manager.findOneByOrFail(Organization, { id: of.id });
  const scope = await scopeOf(app, of.administrator);
  await editOrganization(scope, { organizationId: of.id, expectedVersion: version, noticeToEveryone: true });
}

describe('a public notice', () => {
  it('runs its full days, then ends by the clock; the case is told once', async () => {
    const { app } = api();
    at(Date.parse('2026-11-22T03:00:00Z'));
    const notice = await publish(app, unit.officer);
    expect(notice.endsAt.toISOString()).toBe('2026-12-07T16:00:00.000Z');
    const standing = () => noticeStanding(app.db.manager, notice, DIGEST);
    at(notice.endsAt.getTime() - 1);
    expect(await standing()).toMatchObject({ over: false, openObjections: 0, upheld: false });
    await sweepNotices(app);
    const told = await toldOf(app, notice);
    at(notice.endsAt.getTime());
    expect(await standing()).toMatchObject({ over: true });
    expect(await noticeStanding(app.db.manager, notice, 'b'.repeat(64))).toBeNull();
    await Promise.all([sweepNotices(app), sweepNotices(app)]);
    await sweepNotices(app);
    expect(await toldOf(app, notice)).toBe(told + 1);
    const events = await trailOf(app, notice);
    expect(events.map(({ action }) => action)).toEqual(['publishNotice', 'endNotice']);
    expect(events[0]?.facts).toMatchObject({
      days: 15,
      ruleId: 'PRC-2',
      termsDigest: DIGEST,
      endsAt: '2026-12-07T16:00:00.000Z',
    });
  });

  it('has no fewer days than the rule asks for, and there is one at a time', async () => {
    const { app } = api();
    const ref = newCase();
    await expect(publish(app, unit.officer, { ...ref, days: 14 })).rejects.toMatchObject({
      errors: [{ code: 'RULE', field: 'days', rule: { id: 'PRC-2', authority: 'LAW' } }],
    });
    expect(await app.db.manager.countBy(PublicNotice, { caseId: ref.caseId })).toBe(0);
    await publish(app, unit.officer, { ...ref, days: 20 });
    await expect(publish(app, unit.officer, ref)).rejects.toMatchObject({
      errors: [{ code: 'ALREADY_EXISTS' }],
    });
    const two = newCase();
    const both = await Promise.allSettled([publish(app, unit.officer, two), publish(app, unit.officer, two)]);
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await app.db.manager.countBy(PublicNotice, { caseId: two.caseId })).toBe(1);
  });

  it('becomes void when the terms change, clears nothing, and another can follow', async () => {
    const { app } = api();
    const notice = await publish(app, unit.officer);
    const scope = await scopeOf(app, unit.officer);
    await inTransaction(app.db, (tx) => voidNotice(tx, scope, notice, '条款变更'));
    expect(await noticeStanding(app.db.manager, notice, DIGEST)).toBeNull();
    const next = await publish(app, unit.officer, { caseType: notice.caseType, caseId: notice.caseId });
    at(next.endsAt.getTime());
    expect(await noticeStanding(app.db.manager, notice, DIGEST)).toMatchObject({
      notice: { id: next.id },
      over: true,
    });
    expect((await trailOf(app, notice)).map(({ action }) => action)).toEqual([
      'publishNotice',
      'voidNotice',
      'publishNotice',
    ]);
  });
});

describe('the notice board', () => {
  it('shows those of the unit to its members, those for everyone to everybody, and to the other side its own', async () => {
    const { app } = api();
    const own = await makeUnit(app, operator);
    const open = await makeUnit(app, operator);
    await openToEveryone(open);
    const { organization, administrator } = await makeOrganization(app, operator, 'ENTERPRISE');
    const inside = await publish(app, own.officer, { partyOrganizationIds: [organization.id] });
    const outside = await publish(app, open.officer);
    const ids = async (client: ApiClient, variables: object) => {
      const { data } = await client.ask<Board>(LIST, variables);
      return data?.publicNotices.edges.map(({ node }) => node.id);
    };
    const visitor = api().visitor();
    expect(await ids(visitor, { unit: open.id })).toEqual([outside.id]);
    expect(await ids(visitor, { unit: own.id })).toEqual([]);
    expect((await visitor.ask(ONE, { id: inside.id })).data).toEqual({ publicNotice: null });
    expect((await visitor.ask(ONE, { id: outside.id })).data).toEqual({
      publicNotice: { id: outside.id, canObject: true },
    });
    const researcher = await signedIn(api(), own.researcher);
    expect(await ids(researcher, { audience: 'UNIT' })).toEqual([inside.id]);
    expect(await ids(researcher, { audience: 'EVERYONE', unit: own.id })).toEqual([]);
    expect(await ids(researcher, { audience: 'UNIT', states: ['ENDED', 'VOID'] })).toEqual([]);
    const supervisor = await signedIn(api(), await makeMember(app, own.administrator, ['SUPERVISOR']));
    expect(await ids(supervisor, { audience: 'UNIT' })).toEqual([inside.id]);
    const enterprise = await signedIn(api(), administrator);
    expect((await enterprise.ask(ONE, { id: inside.id })).data).toEqual({
      publicNotice: { id: inside.id, canObject: false },
    });
    const stranger = await signedIn(api(), open.researcher);
    expect((await stranger.ask(ONE, { id: inside.id })).data).toEqual({ publicNotice: null });
  });

  it('tells days, last day and what is left, with as many statements for many as for one', async () => {
    const { app } = api();
    const own = await makeUnit(app, operator);
    const researcher = await signedIn(api(), own.researcher);
    at(Date.parse('2026-11-22T03:00:00Z'));
    const notice = await publish(app, own.officer);
    const one = await researcher.ask<Board>(LIST, { audience: 'UNIT' });
    expect(one.data?.publicNotices.edges[0]?.node).toMatchObject({
      id: notice.id,
      state: 'RUNNING',
      days: 15,
      lastDay: '2026-12-07',
      daysLeft: 15,
      openObjectionCount: 0,
      canObject: true,
      content: [{ label: 'RESULT_NAME' }, { label: 'PRICE' }, { label: 'WAY_TO_OBJECT' }],
    });
    for (let each = 0; each < 5; each++) await publish(app, own.officer);
    const many = await researcher.ask<Board>(LIST, { audience: 'UNIT' });
    expect(many.data?.publicNotices.totalCount).toBe(6);
    expect(many.statements).toBe(one.statements);
  });

  it('can be taken out as CSV, by whom it is for', async () => {
    const { app } = api();
    const own = await makeUnit(app, operator);
    await publish(app, own.officer, { title: '=甲公司许可公示' });
    const researcher = await signedIn(api(), own.researcher);
    const csv = async (client: ApiClient, query: string) => {
      const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      return fetch(`${api().address}${query}`, { headers: { cookie } });
    };
    const reply = await csv(researcher, '/notices.csv?audience=UNIT&states=RUNNING');
    expect(reply.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const text = await reply.text();
    expect(text).toContain("'=甲公司许可公示");
    expect(text).toContain('公示中');
    const visitors = await (await csv(api().visitor(), `/notices.csv?organizationId=${own.id}`)).text();
    expect(visitors).not.toContain('甲公司');
    expect((await csv(researcher, '/notices.csv?states=NONE')).status).toBe(400);
    expect((await csv(api().visitor(), '/objections.csv')).status).toBe(401);
  });
});

describe('what belongs to cases', () => {
  it('is read for any number of cases with one statement each', async () => {
    const { app } = api();
    const own = await makeUnit(app, operator);
    for (let each = 0; each < 3; each++) await makeMember(app, own.administrator, ['LEADERSHIP_MEMBER']);
    const cases = [newCase(), newCase(), { ...newCase(), caseType: 'Offer' as const }];
    const notices = [];
    for (const each of cases) notices.push(await publish(app, own.officer, each));
    const [first] = cases;
    const decision = await call(app, own.officer, first);
    const read = await countStatements(() => noticesOfCase.batch(app, cases.map(caseKey)));
    expect(read.count).toBe(1);
    for (const [index, each] of cases.entries())
      expect(read.value.get(caseKey(each))).toMatchObject([{ id: notices[index]?.id }]);
    const decided = await countStatements(() => decisionsOfCase.batch(app, cases.map(caseKey)));
    expect(decided.count).toBe(1);
    expect([...decided.value.values()].flat()).toMatchObject([{ id: decision.id }]);
  });

  it('is announced within the unit where that is asked for, never wider than the unit chooses', async () => {
    const { app } = api();
    const own = await makeUnit(app, operator);
    expect(await publish(app, own.officer, { audience: 'EVERYONE' })).toMatchObject({ audience: 'UNIT' });
    await openToEveryone(own);
    expect(await publish(app, own.officer)).toMatchObject({ audience: 'EVERYONE' });
    expect(await publish(app, own.officer, { audience: 'UNIT' })).toMatchObject({ audience: 'UNIT' });
  });
});
