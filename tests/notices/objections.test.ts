import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Organization } from '../../server/features/accounts/organizations/organization.entity.ts';
import { noticeStanding, voidNotice } from '../../server/features/notices/notice-standing.service.ts';
import { Objection } from '../../server/features/notices/objection.entity.ts';
import type { PublicNotice } from '../../server/features/notices/public-notice.entity.ts';
import { sweepNotices } from '../../server/features/notices/sweep.job.ts';
import { loadCalendar } from '../../server/features/rulebook/calendars/calendars.service.ts';
import { auditDetails } from '../../server/platform/audit/audit.service.ts';
import { setClock } from '../../server/platform/clock.ts';
import { inTransaction } from '../../server/platform/database/transaction.ts';
import { type Member, makeMember, scopeOf, signedIn } from '../support/accounts.ts';
import { type ApiClient, USER_ERRORS, type UserErrorParts, useApi } from '../support/api.ts';
import { upload } from '../support/files.ts';
import { makeMarket, makeRegistered, type TestUnit } from '../support/results.ts';
import { DIGEST, publish, toldOf, trailOf } from './cases.ts';

const api = useApi();
let operator: Member;
let unit: TestUnit;
let officer: ApiClient;
let other: ApiClient;
let objector: ApiClient;
let objectorMember: Member;
let investigator: Member;
let notice: PublicNotice;
beforeAll(async () => {
  const { app } = api();
  ({ operator, unit } = await makeMarket(app));
  objectorMember = await makeMember(app, unit.administrator, ['RESEARCHER'], { name: '李异议' });
  investigator = await makeMember(app, unit.administrator, ['FINANCE_OFFICER'], { name: '周核查' });
  officer = await signedIn(api(), unit.officer);
  other = await signedIn(api(), unit.otherOfficer);
  objector = await signedIn(api(), objectorMember);
});
beforeEach(async () => {
  await api().app.db.query(`UPDATE objection SET sender_digest = 'earlier'`);
  notice = await publish(api().app, unit.officer);
});
let restore = () => {};
afterEach(() => restore());
function at(time: number): void {
  restore();
  restore = setClock(() => time);
}

interface Objected {
  objection: {
    id: string;
    version: number;
    state: string;
    objectorName: string | null;
    findings: string | null;
    availableActions: string[];
    term: { day: string | null; missingYear: number | null; overdue: boolean };
  } | null;
  userErrors: UserErrorParts[];
}
const OBJECTION = `{ objection { id version state objectorName contact findings grounds outcome raisedByMe
  availableActions investigator { id } term { day missingYear overdue } } ${USER_ERRORS} }`;

const TYPES: Readonly<Record<string, string>> = { admitObjection: 'ObjectionStepInput' };

async function step(client: ApiClient, name: string, input: object): Promise<Objected> {
  const type = TYPES[name] ?? `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) ${OBJECTION} }`;
  const { data, errors } = await client.ask<Record<string, Objected>>(query, { input });
  if (!data || errors) throw new Error(JSON.stringify(errors));
  return data[name] as Objected;
}

async function raise(client = objector, values: object = {}): Promise<NonNullable<Objected['objection']>> {
  const { objection, userErrors } = await step(client, 'objectToNotice', {
    noticeId: notice.id,
    grounds: '价格明显低于市场',
    ...values,
  });
  expect(userErrors).toEqual([]);
  if (!objection) throw new Error('no objection');
  return objection;
}

const ref = ({ id, version }: { id: string; version: number }) => ({
  objectionId: id,
  expectedVersion: version,
});
const row = (id: string) => api().app.db.manager.findOneByOrFail(Objection, { id });
const standing = () => noticeStanding(api().app.db.manager, notice, DIGEST);

async function investigated() {
  const raised = await raise();
  expect(raised).toMatchObject({ state: 'RAISED', objectorName: '李异议', availableActions: [] });
  expect(await standing()).toMatchObject({ openObjections: 1, upheld: false });
  const admitted = await step(officer, 'admitObjection', ref(raised));
  const named = await step(officer, 'assignInvestigator', {
    ...ref(admitted.objection as never),
    investigatorId: investigator.userId,
  });
  const client = await signedIn(api(), investigator);
  const found = await step(client, 'recordFindings', {
    ...ref(named.objection as never),
    findings: '同类许可价格可比，无低价情形。',
    fileIds: [await upload(client, '核查报告.pdf')],
  });
  return found.objection as NonNullable<Objected['objection']>;
}

describe('an objection', () => {
  it('goes from raising to its published outcome, and blocks meanwhile', async () => {
    const { app } = api();
    const told = await toldOf(app, notice);
    const done = await investigated();
    expect(done).toMatchObject({ state: 'INVESTIGATED', findings: '同类许可价格可比，无低价情形。' });
    expect(await standing()).toMatchObject({ openObjections: 1 });
    const outcome = { ...ref(done), outcome: 'DISMISSED', text: '经核查，异议不成立。' };
    expect((await step(other, 'publishObjectionOutcome', outcome)).objection).toMatchObject({
      state: 'OUTCOME_PUBLISHED',
      outcome: 'DISMISSED',
    });
    expect(await standing()).toMatchObject({ openObjections: 0, upheld: false });
    expect(await toldOf(app, notice)).toBe(told + 5);
    const events = await trailOf(app, notice);
    expect(events.map(({ action }) => action)).toEqual([
      'publishNotice',
      'objectToNotice',
      'admitObjection',
      'assignInvestigator',
      'recordFindings',
      'publishObjectionOutcome',
    ]);
    const board = await objector.ask(
      'query ($id: ID!) { publicNotice(id: $id) { openObjectionCount outcomes { outcome text } } }',
      { id: notice.id },
    );
    expect(board.data).toEqual({
      publicNotice: {
        openObjectionCount: 0,
        outcomes: [{ outcome: 'DISMISSED', text: '经核查，异议不成立。' }],
      },
    });
  });

  it('that is upheld sends the case back', async () => {
    const done = await investigated();
    const outcome = { ...ref(done), outcome: 'UPHELD', text: '价格应重新商定。' };
    await step(other, 'publishObjectionOutcome', outcome);
    expect(await standing()).toMatchObject({ openObjections: 0, upheld: true });
  });

  it('keeps who objected out of the chain of the case, and out of what its dossier shows', async () => {
    const { app } = api();
    await raise(objector, { contact: '13900000000' });
    const events = await trailOf(app, notice);
    const text = JSON.stringify(events);
    for (const secret of ['李异议', '13900000000', '价格明显低于市场', objectorMember.userId])
      expect(text).not.toContain(secret);
    const event = events.find(({ action }) => action === 'objectToNotice');
    const details = await auditDetails(app.db.manager, [event?.id ?? '']);
    expect(details.get(event?.id ?? '')).toEqual({ grounds: '价格明显低于市场' });
  });

  it('is admitted or turned down by one officer, when two decide at once', async () => {
    const objection = await raise();
    const replies = await Promise.all([
      step(officer, 'admitObjection', ref(objection)),
      step(other, 'turnDownObjection', { ...ref(objection), reason: '与本次公示无关' }),
    ]);
    const winners = replies.flatMap((reply) => reply.objection?.state ?? []);
    expect(winners).toHaveLength(1);
    const codes = replies.flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
    expect(codes).toEqual(['CONFLICT']);
    expect(await row(objection.id)).toMatchObject({ state: winners[0], version: 2 });
    const events = await trailOf(api().app, notice);
    expect(events).toHaveLength(3);
  });

  it('goes only from step to step', async () => {
    const objection = await raise();
    const outcome = { ...ref(objection), outcome: 'DISMISSED', text: 'x' };
    expect((await step(other, 'publishObjectionOutcome', outcome)).userErrors).toMatchObject([
      { code: 'STATE' },
    ]);
    const empty = { ...ref(objection), reason: ' ' };
    expect((await step(other, 'turnDownObjection', empty)).userErrors).toMatchObject([
      { code: 'REQUIRED', field: 'reason' },
    ]);
    expect(await row(objection.id)).toMatchObject({ state: 'RAISED', version: 1 });
    const reason = '超出公示事项';
    expect((await step(other, 'turnDownObjection', { ...ref(objection), reason })).objection).toMatchObject({
      state: 'TURNED_DOWN',
    });
    expect(await standing()).toMatchObject({ openObjections: 0, upheld: false });
    const own = await objector.ask('query ($id: ID!) { objection(id: $id) { turnDownReason raisedByMe } }', {
      id: objection.id,
    });
    expect(own.data).toEqual({ objection: { turnDownReason: reason, raisedByMe: true } });
  });

  it('stays open, and blocks, when the notice becomes void and another follows', async () => {
    const { app } = api();
    const objection = await raise();
    const scope = await scopeOf(app, unit.officer);
    await inTransaction(app.db, (tx) => voidNotice(tx, scope, notice, '条款变更'));
    const { caseType, caseId } = notice;
    notice = await publish(app, unit.officer, { caseType, caseId });
    expect(await standing()).toMatchObject({ openObjections: 1 });
    expect((await step(officer, 'admitObjection', ref(objection))).objection).toMatchObject({
      state: 'ADMITTED',
    });
  });
});

describe('nobody judges their own cause', () => {
  it('parties neither decide, investigate nor publish, and do not learn who objected', async () => {
    const { app } = api();
    const result = await makeRegistered(app, unit);
    notice = await publish(app, unit.officer, { resultId: result.id, partyUserIds: [unit.officer.userId] });
    const objection = await raise();
    for (const name of ['admitObjection', 'turnDownObjection']) {
      const input = { ...ref(objection), ...(name === 'admitObjection' ? {} : { reason: 'x' }) };
      expect((await step(officer, name, input)).userErrors).toMatchObject([{ code: 'FOUR_EYES' }]);
    }
    const query = `query ($id: ID!) { objection(id: $id) { objectorName contact grounds availableActions } }`;
    expect((await officer.ask(query, { id: objection.id })).data).toEqual({
      objection: { objectorName: null, contact: null, grounds: '价格明显低于市场', availableActions: [] },
    });
    expect((await other.ask(query, { id: objection.id })).data).toMatchObject({
      objection: { objectorName: '李异议', availableActions: ['ADMIT', 'TURN_DOWN'] },
    });
    const { objection: admitted } = await step(other, 'admitObjection', ref(objection));
    if (!admitted) throw new Error('not admitted');
    const name = (investigatorId: string) =>
      step(other, 'assignInvestigator', { ...ref(admitted), investigatorId });
    for (const party of [unit.officer.userId, unit.researcher.userId, objectorMember.userId])
      expect((await name(party)).userErrors).toMatchObject([{ code: 'FOUR_EYES', field: 'investigatorId' }]);
    expect((await name(operator.userId)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await row(objection.id)).toMatchObject({ investigatorId: null, version: 2 });
    const candidates = await other.ask<{ investigatorCandidates: { userId: string }[] }>(
      'query ($id: ID!) { investigatorCandidates(objectionId: $id) { userId name } }',
      { id: objection.id },
    );
    const ids = candidates.data?.investigatorCandidates.map(({ userId }) => userId);
    expect(ids).toContain(investigator.userId);
    expect(ids).not.toContain(unit.officer.userId);
  });

  it('the investigator does not publish the outcome, and nobody else records the findings', async () => {
    const objection = await raise();
    const admitted = (await step(officer, 'admitObjection', ref(objection))).objection as never;
    const assigned = await step(officer, 'assignInvestigator', {
      ...ref(admitted),
      investigatorId: unit.officer.userId,
    });
    const named = assigned.objection as never;
    const findings = { ...ref(named), findings: '属实' };
    expect((await step(other, 'recordFindings', findings)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    const found = (await step(officer, 'recordFindings', findings)).objection as never;
    const outcome = { ...ref(found), outcome: 'UPHELD', text: '属实' };
    expect((await step(officer, 'publishObjectionOutcome', outcome)).userErrors).toMatchObject([
      { code: 'FOUR_EYES' },
    ]);
    expect(await row(objection.id)).toMatchObject({ state: 'INVESTIGATED', outcome: null });
    expect((await step(other, 'publishObjectionOutcome', outcome)).objection).toMatchObject({
      outcome: 'UPHELD',
    });
  });
});

describe('files of objections', () => {
  it('are for those who may know what they prove', async () => {
    const { app } = api();
    notice = await publish(app, unit.officer, { partyUserIds: [unit.officer.userId] });
    const fileId = await upload(objector, '证据.pdf');
    const stolen = await step(other, 'objectToNotice', {
      noticeId: notice.id,
      grounds: 'x',
      fileIds: [fileId],
    });
    expect(stolen.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: 'fileIds.0' }]);
    const objection = await raise(objector, { fileIds: [fileId] });
    const admitted = (await step(other, 'admitObjection', ref(objection))).objection as never;
    const investigatorId = investigator.userId;
    const named = await step(other, 'assignInvestigator', { ...ref(admitted), investigatorId });
    const client = await signedIn(api(), investigator);
    const report = await upload(client, '核查.pdf');
    const findings = { ...ref(named.objection as never), findings: '属实', fileIds: [report] };
    expect((await step(client, 'recordFindings', findings)).userErrors).toEqual([]);
    const read = async (reader: ApiClient, id: string) => {
      const cookie = [...reader.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      return (await fetch(`${api().address}/files/${id}`, { headers: { cookie } })).status;
    };
    const readers = [other, client, objector, officer, api().visitor()];
    expect(await Promise.all(readers.map((each) => read(each, fileId)))).toEqual([200, 200, 200, 404, 404]);
    expect(await Promise.all(readers.map((each) => read(each, report)))).toEqual([200, 200, 404, 200, 404]);
  });
});

describe('who objects, and who sees it', () => {
  it('is whom the notice is for, while it runs', async () => {
    const visitor = api().visitor();
    const input = { noticeId: notice.id, grounds: '不公', name: '访客', contact: 'v@example.cn' };
    expect((await step(visitor, 'objectToNotice', input)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    await api().app.db.manager.update(Organization, unit.id, { noticeToEveryone: true });
    notice = await publish(api().app, unit.officer);
    await api().app.db.manager.update(Organization, unit.id, { noticeToEveryone: false });
    const open = { ...input, noticeId: notice.id };
    expect(
      (await step(visitor, 'objectToNotice', { ...open, name: '', contact: '' })).userErrors,
    ).toMatchObject([
      { code: 'REQUIRED', field: 'name' },
      { code: 'REQUIRED', field: 'contact' },
    ]);
    expect((await step(visitor, 'objectToNotice', open)).objection).toMatchObject({
      state: 'RAISED',
      objectorName: null,
    });
    at(notice.endsAt.getTime());
    expect((await step(visitor, 'objectToNotice', open)).userErrors).toMatchObject([{ code: 'EXPIRED' }]);
    expect(await api().app.db.manager.countBy(Objection, { noticeId: notice.id })).toBe(1);
  });

  it('is not taken too often from one sender', async () => {
    const replies = await Promise.all(
      Array.from({ length: 8 }, () =>
        step(objector, 'objectToNotice', { noticeId: notice.id, grounds: 'x' }),
      ),
    );
    expect(replies.filter(({ objection }) => objection)).toHaveLength(5);
    expect(await api().app.db.manager.countBy(Objection, { noticeId: notice.id })).toBe(5);
  });

  it('is seen by officers and supervisors, who change nothing, and by the objector', async () => {
    const objection = await raise();
    const LIST = `query ($notice: ID, $mine: Boolean) { objections(noticeId: $notice, mine: $mine) { totalCount
      edges { node { id objectorName term { day } notice { title } } } } }`;
    const ask = async (client: ApiClient, variables: object = { notice: notice.id }) =>
      (await client.ask<{ objections: { totalCount: number } }>(LIST, variables)).data?.objections.totalCount;
    const supervisor = await signedIn(api(), await makeMember(api().app, unit.administrator, ['SUPERVISOR']));
    expect(await ask(supervisor)).toBe(1);
    const refused = await supervisor.ask(
      'mutation ($input: ObjectionStepInput!) { admitObjection(input: $input) { userErrors { code } } }',
      { input: ref(objection) },
    );
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    expect(await row(objection.id)).toMatchObject({ state: 'RAISED', version: 1 });
    expect(await ask(officer)).toBe(1);
    expect(await ask(officer, { notice: notice.id, mine: true })).toBe(0);
    expect(await ask(objector)).toBe(1);
    expect(await ask(await signedIn(api(), unit.researcher))).toBe(0);
    expect(await ask(await signedIn(api(), investigator))).toBe(0);
    const one = (await officer.ask(LIST, { notice: notice.id })).statements;
    await raise();
    await raise();
    expect((await officer.ask(LIST, { notice: notice.id })).statements).toBe(one);
  });

  it('shows a term that cannot be reckoned, until the calendar of the year is loaded', async () => {
    const { app } = api();
    at(Date.parse('2026-12-30T02:00:00Z'));
    notice = await publish(app, unit.officer);
    const client = await signedIn(api(), objectorMember);
    const objection = await raise(client);
    expect(objection.term).toEqual({ day: null, missingYear: 2027, overdue: false });
    const daysOff = [{ from: '2027-01-01', to: '2027-01-03' }];
    const calendar = { year: 2027, daysOff, daysWorked: [], source: '国务院办公厅通知' };
    await loadCalendar(await scopeOf(app, operator), calendar);
    const query = 'query ($id: ID!) { objection(id: $id) { term { day missingYear } } }';
    expect((await client.ask(query, { id: objection.id })).data).toEqual({
      objection: { term: { day: '2027-01-07', missingYear: null } },
    });
  });

  it('is told once when its term is over', async () => {
    const { app } = api();
    at(Date.parse('2026-11-23T02:00:00Z'));
    notice = await publish(app, unit.officer);
    const objection = await raise();
    expect(objection.term).toEqual({ day: '2026-11-30', missingYear: null, overdue: false });
    at(Date.parse('2026-11-30T15:59:59Z'));
    await sweepNotices(app);
    expect((await row(objection.id)).overdueToldAt).toBeNull();
    at(Date.parse('2026-11-30T16:00:00Z'));
    await sweepNotices(app);
    await sweepNotices(app);
    const events = await trailOf(app, notice);
    expect(events.filter(({ action }) => action === 'objectionOverdue')).toHaveLength(1);
    expect((await step(officer, 'admitObjection', ref(objection))).objection).toMatchObject({
      state: 'ADMITTED',
      term: { day: '2026-11-30', missingYear: null, overdue: true },
    });
  });
});
