import { beforeAll, describe, expect, it } from 'vitest';
import { saveClient } from '../../../server/features/brokers/desk/clients/clients.service.ts';
import {
  importClients,
  previewClients,
} from '../../../server/features/brokers/desk/clients/import-clients.service.ts';
import { BrokerLead } from '../../../server/features/brokers/desk/data/broker-lead.entity.ts';
import type { BrokerStage } from '../../../server/features/brokers/desk/desk.enums.ts';
import {
  followEngagements,
  followInvitations,
} from '../../../server/features/brokers/desk/follow/follow-others.ts';
import {
  addLead,
  moveLead,
  removeLead,
  saveLead,
} from '../../../server/features/brokers/desk/leads/leads.service.ts';
import { addNote, attachLeadFiles } from '../../../server/features/brokers/desk/parts/parts.service.ts';
import { addTask, finishTask } from '../../../server/features/brokers/desk/parts/tasks.service.ts';
import { findBoard } from '../../../server/features/brokers/desk/reading/find-leads.service.ts';
import { outlook, setTarget } from '../../../server/features/brokers/desk/targets/targets.service.ts';
import { brokerDeskWaiting } from '../../../server/features/brokers/desk/waiting.service.ts';
import { acceptInvitation } from '../../../server/features/brokers/matching/steps/accept-invitation.service.ts';
import { declineInvitation } from '../../../server/features/brokers/matching/steps/answer-invitation.service.ts';
import { inviteBroker } from '../../../server/features/brokers/matching/steps/send-invitation.service.ts';
import type { Scope } from '../../../server/platform/app.ts';
import { clock } from '../../../server/platform/clock.ts';
import { receiveFile } from '../../../server/platform/files/files.service.ts';
import { refusal } from '../../demands/support.ts';
import { type Member, newCreditCode, scopeOf, signedIn } from '../../support/accounts.ts';
import { useApi } from '../../support/api.ts';
import { upload } from '../../support/files.ts';
import { makePublished } from '../../support/results.ts';
import { type BrokerWorld, makeBroker, makeBrokerWorld, type TestBroker } from '../support.ts';

const api = useApi();
let world: BrokerWorld;
/** Of the same agency. */
let colleague: TestBroker;
let broker: Scope;

const as = (member: Member): Promise<Scope> => scopeOf(world.app, member);

async function columns(): Promise<Partial<Record<BrokerStage, string[]>>> {
  const board = await findBoard(broker);
  return Object.fromEntries(
    board
      .filter(({ total }) => total > 0)
      .map(({ stage, leads }) => [stage, leads.map(({ title }) => title)]),
  );
}

function card(title: string): Promise<BrokerLead> {
  return world.app.db.manager.findOneByOrFail(BrokerLead, { title });
}

async function file(text: string): Promise<string> {
  const content = [Buffer.from(text)];
  const { id } = await receiveFile(broker, { content, name: 'clients.csv', purpose: 'import' });
  return id;
}

beforeAll(async () => {
  world = await makeBrokerWorld(api());
  colleague = await makeBroker(world.app, { administrator: world.agency.administrator });
  broker = await as(world.broker);
});

describe('the board', () => {
  it('keeps cards in their places through moves, and refuses a stale one', async () => {
    for (const title of ['丙', '乙', '甲']) await addLead(broker, { title });
    expect(await columns()).toEqual({ LEAD: ['甲', '乙', '丙'] });
    const first = await card('甲');
    const moved = await moveLead(broker, {
      leadId: first.id,
      expectedVersion: 1,
      stage: 'LEAD',
      position: 1,
    });
    expect(await columns()).toEqual({ LEAD: ['乙', '甲', '丙'] });
    await moveLead(broker, {
      leadId: first.id,
      expectedVersion: moved.version,
      stage: 'CONTACTED',
      position: 9,
    });
    expect(await columns()).toEqual({ LEAD: ['乙', '丙'], CONTACTED: ['甲'] });
    expect([(await card('乙')).position, (await card('丙')).position]).toEqual([0, 1]);
    const stale = { leadId: first.id, expectedVersion: 1, stage: 'SIGNED' as const, position: 0 };
    expect(await refusal(world, () => moveLead(broker, stale))).toBe('CONFLICT expectedVersion');
  });

  it('moves at the same time leave every card once, in order', async () => {
    const before = await findBoard(broker);
    const ids = before.flatMap(({ leads }) => leads.map(({ id }) => id));
    await Promise.all(ids.map((leadId) => moveLead(broker, { leadId, stage: 'MATCHED', position: 0 })));
    const [matched] = (await findBoard(broker)).filter(({ stage }) => stage === 'MATCHED');
    expect(matched?.leads.map(({ position }) => position)).toEqual(ids.map((_, index) => index));
    expect(matched?.leads.map(({ id }) => id).sort()).toEqual(ids.toSorted());
  });

  it('a card is read and changed by its broker alone; what is shared the agency reads but for private notes', async () => {
    const lead = await addLead(broker, { title: '保密线索', expectedAmount: 100_000_00n });
    await addNote(broker, { leadId: lead.id, text: '对方急需。', withParty: '示例厂' });
    await addNote(broker, { leadId: lead.id, text: '仅自己可见。', isPrivate: true });
    const client = await signedIn(world.api, world.broker);
    const fileId = await upload(client, '会议纪要.pdf');
    await attachLeadFiles(broker, { leadId: lead.id, fileIds: [fileId] });
    const strangers = await Promise.all(
      [colleague, world.agency.administrator, world.unit.officer].map((member) =>
        signedIn(world.api, member),
      ),
    );
    const read = `query ($id: ID!) { brokerLead(id: $id) { title canEdit notes { text } files { id } } }`;
    const paths = `/files/${fileId}`;
    for (const stranger of strangers) {
      const { data } = await stranger.ask<{ brokerLead: unknown }>(read, { id: lead.id });
      expect(data?.brokerLead ?? null).toBeNull();
      const answer = await fetch(`${world.api.address}${paths}`, {
        headers: { cookie: stranger.cookieHeader },
      });
      expect(answer.status).toBe(404);
    }
    const administrator = await as(world.agency.administrator);
    expect(await refusal(world, () => saveLead(administrator, { leadId: lead.id, title: 'x' }))).toBe(
      'NOT_FOUND leadId',
    );
    await saveLead(broker, { leadId: lead.id, expectedVersion: 1, isShared: true });
    const [ofColleague, ofAgency] = await Promise.all(
      strangers.map((stranger) => stranger.ask<{ brokerLead: unknown }>(read, { id: lead.id })),
    );
    expect(ofColleague?.data?.brokerLead).toBeNull();
    expect(ofAgency?.data?.brokerLead).toEqual({
      title: '保密线索',
      canEdit: false,
      notes: [{ text: '对方急需。' }],
      files: [{ id: fileId }],
    });
    expect(await refusal(world, () => saveLead(administrator, { leadId: lead.id, title: 'x' }))).toBe(
      'FORBIDDEN',
    );
    const list = `{ brokerLeads(filter: { ofAgency: true }) { edges { node { title } } } }`;
    expect((await strangers[1]?.ask(list))?.data).toEqual({
      brokerLeads: { edges: [{ node: { title: '保密线索' } }] },
    });
    const csv = await fetch(`${world.api.address}/brokers/leads.csv?lang=en`, {
      headers: { cookie: client.cookieHeader },
    });
    expect(await csv.text()).toContain('保密线索,lead,own,,');
  });

  it('refuses what makes no sense, and an independent broker shares with nobody', async () => {
    const lead = await addLead(broker, { title: '待核' });
    const change = (fields: object) => refusal(world, () => saveLead(broker, { leadId: lead.id, ...fields }));
    expect(await change({ title: ' ' })).toBe('REQUIRED title');
    expect(await change({ expectedAmount: -1n })).toBe('INVALID expectedAmount RANGE');
    expect(await change({ chance: 10_001 })).toBe('INVALID chance RANGE');
    expect(await change({ lostReason: 'PRICE' })).toBe('INVALID lostReason NOT_LOST');
    expect(await change({ clientId: lead.id })).toBe('NOT_FOUND clientId');
    expect(await change({ resultId: lead.id })).toBe('NOT_FOUND resultId');
    const alone = await makeBroker(world.app, { administrator: world.operator });
    const scope = await as(alone);
    const own = await addLead(scope, { title: '独立' });
    expect(await refusal(world, () => saveLead(scope, { leadId: own.id, isShared: true }))).toBe(
      'INVALID isShared NO_AGENCY',
    );
    await removeLead(broker, { leadId: lead.id, expectedVersion: 1 });
    expect((await findBoard(broker)).flatMap(({ leads }) => leads).map(({ title }) => title)).not.toContain(
      '待核',
    );
  });
});

describe('next steps', () => {
  it('wait on the desk when their day is near, and go into a calendar file', async () => {
    const lead = await addLead(broker, { title: '走访', expectedOn: '2027-03-01' });
    await addTask(broker, { leadId: lead.id, title: '拜访企业', dueOn: clock.today(), atTime: '09:30' });
    await addTask(broker, { leadId: lead.id, title: '以后', dueOn: '2099-01-01' });
    const waiting = await brokerDeskWaiting(broker);
    expect(waiting.map(({ kind, title, caseId, detail }) => [kind, title, caseId, detail])).toEqual([
      ['BROKER_TASK', '拜访企业', lead.id, '走访'],
    ]);
    expect(await brokerDeskWaiting(await as(colleague))).toEqual([]);
    const client = await signedIn(world.api, world.broker);
    const headers = { cookie: client.cookieHeader };
    const all = await (await fetch(`${world.api.address}/brokers/calendar.ics`, { headers })).text();
    expect(all.match(/BEGIN:VEVENT/g)).toHaveLength(3);
    expect(all).toContain('SUMMARY:拜访企业');
    const taskId = waiting[0]?.id ?? '';
    const path = `${world.api.address}/brokers/tasks/${taskId}.ics`;
    expect(await (await fetch(path, { headers })).text()).toContain(`UID:${taskId}@fruition`);
    const stranger = await signedIn(world.api, colleague);
    expect((await fetch(path, { headers: { cookie: stranger.cookieHeader } })).status).toBe(404);
    expect((await fetch(path)).status).toBe(401);
    await finishTask(broker, { leadId: lead.id, taskId, expectedVersion: 1, done: true });
    expect(await brokerDeskWaiting(broker)).toEqual([]);
  });
});

describe('clients', () => {
  it('are read from a file: shown first, then made or changed, once; faulty rows are named by line', async () => {
    const code = newCreditCode();
    await saveClient(broker, { name: '旧名', creditCode: code, phone: '0451-82345678' });
    const rows = [
      '企业名称,统一社会信用代码,联系电话,地区,领域',
      `新名,${code},,哈尔滨,`,
      '示例农机,,0451-81234567,黑龙江,农机装备',
      '坏行,123,,,',
      '示例农机,,,,',
    ];
    const fileId = await file(rows.join('\n'));
    const preview = await previewClients(broker, { fileId });
    expect(preview).toMatchObject({ created: 1, updated: 1, invalid: 2 });
    expect(preview.problems.map(({ line, column, error }) => [line, column, error.code])).toEqual([
      [4, 'CREDIT_CODE', 'INVALID'],
      [5, 'NAME', 'ALREADY_EXISTS'],
    ]);
    const input = { fileId, idempotencyKey: 'k1' };
    const done = await importClients(broker, input);
    expect(done).toMatchObject({ created: 1, updated: 1, invalid: 2 });
    expect((await importClients(broker, input)).id).toBe(done.id);
    const clients = await world.app.db.query<{ name: string; phone: string; region_code: string }[]>(
      'SELECT name, phone, region_code FROM broker_client WHERE broker_id = $1 ORDER BY name',
      [world.broker.brokerId],
    );
    expect(clients).toEqual([
      { name: '新名', phone: '0451-82345678', region_code: '230100' },
      { name: '示例农机', phone: '0451-81234567', region_code: '230000' },
    ]);
    const foreign = await as(colleague);
    expect(await refusal(world, () => previewClients(foreign, { fileId }))).toBe('NOT_FOUND fileId');
    const nameless = await file('电话\n0451-81234567\n');
    expect(await refusal(world, () => previewClients(broker, { fileId: nameless, columns: ['PHONE'] }))).toBe(
      'REQUIRED columns',
    );
  });
});

describe('targets', () => {
  it('stand beside what the cards come to', async () => {
    const year = 2031;
    await setTarget(broker, { year, quarter: 2, commission: 500_000_00n, deals: 3, expectedVersion: 0 });
    await addLead(broker, {
      title: '二季度',
      stage: 'NEGOTIATING',
      expectedCommission: 100_000_00n,
      expectedOn: '2031-05-20',
    });
    const { quarters } = await outlook(broker, year);
    expect(quarters[1]).toMatchObject({
      expected: 60_000_00n,
      best: 100_000_00n,
      cards: 1,
      target: { commission: 500_000_00n, deals: 3, version: 1 },
    });
    const again = { year, quarter: 2, commission: 1n, deals: 1, expectedVersion: 0 };
    expect(await refusal(world, () => setTarget(broker, again))).toBe('CONFLICT expectedVersion');
    expect(await refusal(world, () => setTarget(broker, { ...again, quarter: 5 }))).toBe(
      'INVALID quarter RANGE',
    );
  });
});

describe('what comes from elsewhere', () => {
  it('an invitation appears on the board, its engagement on the same card, and nothing twice', async () => {
    const result = await makePublished(world.app, world.unit);
    const asked = { kind: 'RESULT' as const, subjectId: result.id, message: '请协助。' };
    const officer = await as(world.unit.officer);
    const invitation = await inviteBroker(officer, { ...asked, brokerId: world.broker.brokerId });
    await followInvitations(world.app, [invitation.id]);
    expect(await card(result.title)).toMatchObject({
      origin: 'INVITATION',
      stage: 'LEAD',
      invitationId: invitation.id,
      engagementId: null,
    });
    const { engagementId } = await acceptInvitation(broker, { invitationId: invitation.id });
    for (let times = 0; times < 2; times++) {
      await followEngagements(world.app, [engagementId ?? '']);
      await followInvitations(world.app, [invitation.id]);
      expect(await world.app.db.manager.countBy(BrokerLead, { invitationId: invitation.id })).toBe(1);
    }
    expect(await card(result.title)).toMatchObject({ engagementId });

    const declined = await inviteBroker(officer, { ...asked, brokerId: colleague.brokerId });
    await followInvitations(world.app, [declined.id]);
    await declineInvitation(await as(colleague), { invitationId: declined.id, reason: 'NO_TIME' });
    await followInvitations(world.app, [declined.id]);
    expect(
      await world.app.db.manager.findOneByOrFail(BrokerLead, { invitationId: declined.id }),
    ).toMatchObject({ stage: 'LOST', lostReason: 'NO_ENGAGEMENT' });
  });
});
