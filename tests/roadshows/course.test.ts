import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { RoadshowEntry } from '../../server/features/roadshows/data/roadshow-entry.entity.ts';
import {
  consentForCompleters,
  consentForUnit,
  proposeAgain,
  withdrawEntry,
} from '../../server/features/roadshows/entries/steps/consent.service.ts';
import { curateEntry } from '../../server/features/roadshows/entries/steps/curate-entry.service.ts';
import {
  askForEntries,
  proposeEntry,
} from '../../server/features/roadshows/entries/steps/propose-entry.service.ts';
import { saveEntry } from '../../server/features/roadshows/entries/steps/save-entry.service.ts';
import {
  confirmSpeaking,
  isConfirmed,
  refuseToSpeak,
} from '../../server/features/roadshows/entries/steps/speak.service.ts';
import { arrangeProgramme } from '../../server/features/roadshows/programme/arrange-programme.service.ts';
import { publishProgramme } from '../../server/features/roadshows/programme/publish-programme.service.ts';
import { saveSession } from '../../server/features/roadshows/programme/sessions.service.ts';
import { roadshowsWaiting } from '../../server/features/roadshows/waiting.service.ts';
import type { Scope } from '../../server/platform/app.ts';
import { moveTo, realTime, refusal } from '../demands/support.ts';
import { makeMember, makeOrganization, scopeOf } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { makePublished } from '../support/results.ts';
import {
  entryRow,
  later,
  mailsAbout,
  makeEntry,
  makeRoadshow,
  makeRoadshowWorld,
  makeSession,
  present,
  type RoadshowWorld,
  seen,
} from './support.ts';

const api = useApi();
let world: RoadshowWorld;
let organiser: Scope;
let officer: Scope;
let researcher: Scope;
beforeAll(async () => {
  world = await makeRoadshowWorld(api());
  organiser = await scopeOf(world.app, world.organiser);
  officer = await scopeOf(world.app, world.unit.officer);
  researcher = await scopeOf(world.app, world.unit.researcher);
});
afterEach(realTime);

async function order({ id }: { id: string }): Promise<string[]> {
  const entries = await world.app.db.manager.find(RoadshowEntry, {
    where: { roadshowId: id },
    order: { position: 'ASC' },
  });
  expect(entries.map(({ position }) => position)).toEqual(entries.map((_entry, index) => index + 1));
  return entries.map(({ id: entryId }) => entryId);
}

describe('an entry', () => {
  it('needs the unit and the completers, whoever asked for it, before it is chosen', async () => {
    const roadshow = await makeRoadshow(world);
    const result = await makePublished(world.app, world.unit);
    expect(
      await refusal(world, () => proposeEntry(researcher, { roadshowId: roadshow.id, resultId: result.id })),
    ).toBe('FORBIDDEN');
    const asked = await askForEntries(organiser, {
      ...seen(roadshow),
      resultIds: [result.id],
      message: '欢迎参加',
    });
    expect(asked.version).toBe(roadshow.version);
    const entry = await world.app.db.manager.findOneByOrFail(RoadshowEntry, { roadshowId: roadshow.id });
    expect(entry).toMatchObject({ origin: 'ORGANISER', speakerUserId: world.unit.researcher.userId });
    expect(await mailsAbout(world.app, roadshow)).toEqual(
      [
        `${world.unit.officer.email} 邀请成果参加路演`,
        `${world.unit.otherOfficer.email} 邀请成果参加路演`,
        `${world.unit.researcher.email} 请确认成果参加路演`,
      ].sort(),
    );
    const choose = async () =>
      curateEntry(organiser, {
        ...(await present(world.app, roadshow)),
        entryId: entry.id,
        decision: 'CHOOSE',
      });
    expect(await refusal(world, choose)).toBe('STATE NO_UNIT_CONSENT');
    const mine = { entryId: entry.id };
    expect((await roadshowsWaiting(officer)).map(({ kind }) => kind)).toEqual(['ENTRY_CONSENT_UNIT']);
    await consentForUnit(officer, mine);
    expect(await refusal(world, choose)).toBe('STATE NO_COMPLETER_CONSENT');
    expect(await refusal(world, () => consentForCompleters(officer, { ...mine, note: '书面同意' }))).toBe(
      'STATE HAS_ACCOUNT',
    );
    expect((await roadshowsWaiting(researcher)).map(({ kind, caseId }) => [kind, caseId])).toEqual([
      ['ENTRY_CONSENT_COMPLETERS', entry.id],
    ]);
    await consentForCompleters(researcher, mine);
    expect(await roadshowsWaiting(researcher)).toEqual([]);
    expect((await choose()).version).toBe(roadshow.version + 1);
    expect(await entryRow(world.app, entry.id)).toMatchObject({
      state: 'CHOSEN',
      completerConsentWay: 'REPRESENTATIVE',
    });
    await withdrawEntry(researcher, { ...mine, reason: '样机尚未完成' });
    expect(await entryRow(world.app, entry.id)).toMatchObject({ state: 'WITHDRAWN', reason: '样机尚未完成' });
    const again = await proposeAgain(officer, mine);
    expect(again).toMatchObject({ state: 'PROPOSED', completerConsentAt: null });
  });

  it('is taken by officers of its own unit only, once, published, and while the call is open', async () => {
    const roadshow = await makeRoadshow(world);
    const result = await makePublished(world.app, world.unit);
    const { administrator } = await makeOrganization(world.app, world.operator, 'UNIVERSITY');
    const stranger = await scopeOf(world.app, await makeMember(world.app, administrator, ['OFFICER']));
    const input = { roadshowId: roadshow.id, resultId: result.id, pitch: '五度即可起效' };
    expect(await refusal(world, () => proposeEntry(stranger, input))).toBe('FORBIDDEN');
    const entry = await proposeEntry(officer, input);
    expect(entry.unitConsentAt).not.toBeNull();
    expect(await refusal(world, () => proposeEntry(officer, input))).toBe('ALREADY_EXISTS resultId');
    expect(await refusal(world, () => withdrawEntry(stranger, { entryId: entry.id, reason: '…' }))).toBe(
      'NOT_FOUND entryId',
    );
    moveTo(roadshow.entriesUntil);
    const other = { ...input, resultId: (await makePublished(world.app, world.unit)).id };
    expect(await refusal(world, () => proposeEntry(officer, other))).toBe('EXPIRED');
  });

  it('stands where the organiser drags it; a stale order is refused', async () => {
    const roadshow = await makeRoadshow(world);
    const [a, b, c] = [
      await makeEntry(world, roadshow, { state: 'SHORTLISTED' }),
      await makeEntry(world, roadshow, { state: 'SHORTLISTED' }),
      await makeEntry(world, roadshow, { state: 'PROPOSED' }),
    ];
    const first = await curateEntry(organiser, {
      ...seen(roadshow),
      entryId: c.id,
      decision: 'SHORTLIST',
      beforeEntryId: a.id,
    });
    expect(await order(roadshow)).toEqual([c.id, a.id, b.id]);
    const stale = { ...seen(roadshow), entryId: a.id, decision: 'CHOOSE' as const };
    expect(await refusal(world, () => curateEntry(organiser, stale))).toBe('CONFLICT expectedVersion');
    const second = await curateEntry(organiser, { ...seen(first), entryId: c.id, decision: 'SHORTLIST' });
    expect(await order(roadshow)).toEqual([a.id, b.id, c.id]);
    const decline = { ...seen(second), entryId: b.id, decision: 'DECLINE' as const };
    expect(await refusal(world, () => curateEntry(organiser, decline))).toBe('REQUIRED reason');
    await curateEntry(organiser, { ...decline, reason: '与主题不符' });
    expect((await mailsAbout(world.app, roadshow)).filter((mail) => mail.includes('未入选'))).toHaveLength(2);
  });
});

describe('a programme', () => {
  async function arranged() {
    const roadshow = await makeRoadshow(world);
    const hall = await makeSession(world, roadshow, { endsAt: later(roadshow.startsAt, 60) });
    const room = await makeSession(world, roadshow, { room: '二号厅', endsAt: later(roadshow.startsAt, 60) });
    const other = { speakerUserId: null, speakerName: '赵工' };
    const entries = [
      await makeEntry(world, roadshow),
      await makeEntry(world, roadshow, other),
      await makeEntry(world, roadshow),
    ] as const;
    return { roadshow, hall, room, entries };
  }

  it('works times out from the order, and refuses a person or a room twice at once', async () => {
    const { roadshow, hall, room, entries } = await arranged();
    const [a, b, c] = entries;
    const place = ({ id: entryId }: RoadshowEntry, sessionId: string | null, minutes?: number) => ({
      entryId,
      sessionId,
      ...(minutes ? { minutes } : {}),
    });
    const first = await arrangeProgramme(organiser, {
      ...seen(roadshow),
      places: [place(b, hall.id), place(a, hall.id, 15), place(c, null)],
    });
    expect(await order(roadshow)).toEqual([b.id, a.id, c.id]);
    expect((await entryRow(world.app, a.id)).startsAt).toEqual(later(roadshow.startsAt, 12));
    // The researcher would be in both rooms from minute 12 on.
    const clash = [place(b, hall.id), place(a, hall.id, 15), place(c, room.id, 20)];
    expect(await refusal(world, () => arrangeProgramme(organiser, { ...seen(first), places: clash }))).toBe(
      'INVALID places SPEAKER',
    );
    expect(
      await refusal(world, () => arrangeProgramme(organiser, { ...seen(first), places: clash.slice(1) })),
    ).toBe('INVALID places CHANGED');
    const { title, startsAt, endsAt } = room;
    const sameRoom = {
      ...seen(first),
      sessionId: room.id,
      session: { title, room: '一号厅', startsAt, endsAt },
    };
    expect(await refusal(world, () => saveSession(organiser, sameRoom))).toBe('INVALID session ROOM');
    const late = { ...sameRoom, session: { ...sameRoom.session, endsAt: later(roadshow.endsAt, 1) } };
    expect(await refusal(world, () => saveSession(organiser, late))).toBe('INVALID session.endsAt OUTSIDE');
  });

  it('is published whole; each speaker confirms the time that they were told, anew when it moves', async () => {
    const { roadshow, hall, entries } = await arranged();
    const [a, b, c] = entries;
    const publish = async () => publishProgramme(organiser, await present(world.app, roadshow));
    expect(await refusal(world, publish)).toBe('STATE NOT_PLACED');
    const arrange = async (ordered: readonly RoadshowEntry[], minutes = 10) =>
      arrangeProgramme(organiser, {
        ...(await present(world.app, roadshow)),
        places: ordered.map(({ id }) => ({ entryId: id, sessionId: hall.id, minutes })),
      });
    await arrange([a, b, c], 30);
    expect(await refusal(world, publish)).toBe('INVALID programme OVERRUN');
    await arrange([a, b, c]);
    expect(await refusal(world, () => confirmSpeaking(researcher, { entryId: a.id }))).toBe('STATE NOT_TOLD');
    expect((await publish()).state).toBe('PROGRAMME_PUBLISHED');
    expect(
      (await mailsAbout(world.app, roadshow)).filter((mail) => mail.includes('请确认路演演讲时间')),
    ).toEqual(
      [
        `${world.unit.officer.email} 请确认路演演讲时间`,
        `${world.unit.otherOfficer.email} 请确认路演演讲时间`,
        `${world.unit.researcher.email} 请确认路演演讲时间`,
        `${world.unit.researcher.email} 请确认路演演讲时间`,
      ].sort(),
    );
    await confirmSpeaking(researcher, { entryId: a.id });
    await confirmSpeaking(officer, { entryId: b.id });
    expect(await refusal(world, () => confirmSpeaking(officer, { entryId: c.id }))).toBe('STATE HAS_ACCOUNT');
    await refuseToSpeak(researcher, { entryId: c.id, reason: '当日有课' });
    expect((await roadshowsWaiting(officer)).map(({ kind, caseId }) => [kind, caseId])).toContainEqual([
      'ENTRY_SPEAKER_OUT',
      c.id,
    ]);
    await arrange([b, a, c]);
    const confirmed = async () =>
      Promise.all(entries.map(async ({ id }) => isConfirmed(await entryRow(world.app, id))));
    expect(await confirmed()).toEqual([false, false, false]);
    expect((await roadshowsWaiting(organiser)).map(({ kind }) => kind)).toContain('ROADSHOW_TELL');
    await arrange([a, b, c]);
    expect(await confirmed()).toEqual([true, true, false]);
    const { version, pitch } = await entryRow(world.app, c.id);
    await saveEntry(officer, {
      entryId: c.id,
      expectedVersion: version,
      pitch,
      speaker: { name: '钱博士', title: '副研究员', email: 'qian@example.cn' },
      fileIds: [],
    });
    await publish();
    expect((await mailsAbout(world.app, roadshow)).filter((mail) => mail.startsWith('qian@'))).toHaveLength(
      1,
    );
    expect(await confirmed()).toEqual([true, true, false]);
  });
});
