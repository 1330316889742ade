import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { RoadshowSession } from '../../server/features/roadshows/data/roadshow-session.entity.ts';
import { confirmSpeaking } from '../../server/features/roadshows/entries/steps/speak.service.ts';
import type { RoadshowContent } from '../../server/features/roadshows/events/new-roadshow.ts';
import { repeatRoadshow } from '../../server/features/roadshows/events/repeat-roadshow.service.ts';
import {
  cancelRoadshow,
  rescheduleRoadshow,
} from '../../server/features/roadshows/events/reschedule.service.ts';
import { beginRoadshow, closeRoadshow } from '../../server/features/roadshows/events/run-roadshow.service.ts';
import {
  openForEntries,
  saveRoadshow,
} from '../../server/features/roadshows/events/save-roadshow.service.ts';
import { startRoadshow } from '../../server/features/roadshows/events/start-roadshow.service.ts';
import { arrangeProgramme } from '../../server/features/roadshows/programme/arrange-programme.service.ts';
import { publishProgramme } from '../../server/features/roadshows/programme/publish-programme.service.ts';
import { roadshowsWaiting } from '../../server/features/roadshows/waiting.service.ts';
import type { Scope } from '../../server/platform/app.ts';
import { auditTrail } from '../../server/platform/audit/audit.service.ts';
import { AuditHead } from '../../server/platform/audit/audit-event.entity.ts';
import { verifyChain } from '../../server/platform/audit/chain.ts';
import { clock, DAY_MS } from '../../server/platform/clock.ts';
import { moveTo, realTime, refusal } from '../demands/support.ts';
import { scopeOf } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
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
  usualTimes,
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

describe('a roadshow', () => {
  it('is begun by an organiser, made public whole, and then moved only by a step that tells everybody', async () => {
    const { startsAt, endsAt } = usualTimes();
    const begin = { title: '  寒地农业专场 ', kind: 'PLACE' as const, startsAt, endsAt };
    expect(await refusal(world, () => startRoadshow(officer, begin))).toBe('FORBIDDEN');
    expect(await refusal(world, () => startRoadshow(organiser, { ...begin, endsAt: startsAt }))).toBe(
      'INVALID endsAt TIME_ORDER',
    );
    const draft = await startRoadshow(organiser, begin);
    expect(draft).toMatchObject({ title: '寒地农业专场', state: 'DRAFT', version: 1, publishedAt: null });
    expect(draft.number).toMatch(/^路演\d{4}-\d{4}$/);
    expect(draft.entriesUntil.getTime()).toBe(startsAt.getTime() - 14 * DAY_MS);
    expect(await refusal(world, () => openForEntries(officer, seen(draft)))).toBe('NOT_FOUND roadshowId');
    expect(await refusal(world, () => openForEntries(organiser, seen(draft)))).toBe(
      'REQUIRED content.summary',
    );
    const content: RoadshowContent = {
      ...draft,
      summary: '面向寒地农业的成果路演。',
      regionCode: '230100',
      address: '南岗区学府路1号',
      tables: 12,
      slotCount: 8,
      slotsStartAt: later(startsAt, 60),
    };
    const wrong = {
      ...content,
      sectors: ['NONE'],
      capacity: 0,
      url: 'javascript:alert(1)',
      kind: 'BOTH' as const,
    };
    expect(await refusal(world, () => saveRoadshow(organiser, { ...seen(draft), content: wrong }))).toBe(
      'INVALID content.url NO_URL',
    );
    const saved = await saveRoadshow(organiser, { ...seen(draft), content });
    expect(await refusal(world, () => saveRoadshow(organiser, { ...seen(draft), content }))).toBe(
      'CONFLICT expectedVersion',
    );
    const open = await openForEntries(organiser, seen(saved));
    expect([open.state, open.publishedAt === null]).toEqual(['OPEN_FOR_ENTRIES', false]);
    const moved = { ...content, startsAt: later(startsAt, 60) };
    expect(await refusal(world, () => saveRoadshow(organiser, { ...seen(open), content: moved }))).toBe(
      'INVALID content.startsAt ANNOUNCED',
    );
    const events = await auditTrail(world.app.db.manager, 'Roadshow', draft.id);
    const head = await world.app.db.manager.findOneByOrFail(AuditHead, {
      caseType: 'Roadshow',
      caseId: draft.id,
    });
    expect(verifyChain(events, head, world.app.signer.publicKey)).toEqual({ valid: true });
    expect(events.map(({ action }) => action)).toEqual(['startRoadshow', 'openForEntries']);
  });

  it('becomes a series of drafts with the same settings, deadlines and sessions', async () => {
    const roadshow = await makeRoadshow(world, { capacity: 77 });
    await makeSession(world, roadshow, { endsAt: later(roadshow.startsAt, 90) });
    const beginnings = [30, 60].map((days) => new Date(roadshow.startsAt.getTime() + days * DAY_MS));
    const repeat = { ...seen(roadshow), title: '每月一场', beginnings };
    expect(await refusal(world, () => repeatRoadshow(organiser, { ...repeat, beginnings: [] }))).toBe(
      'REQUIRED beginnings',
    );
    const { seriesId } = await repeatRoadshow(organiser, repeat);
    const { manager } = world.app.db;
    const copies = await manager.query<{ id: string; starts_at: Date; state: string; capacity: number }[]>(
      'SELECT id, starts_at, state, capacity FROM roadshow WHERE series_id = $1 AND id <> $2 ORDER BY starts_at',
      [seriesId, roadshow.id],
    );
    expect(copies.map(({ starts_at, state, capacity }) => ({ starts_at, state, capacity }))).toEqual(
      beginnings.map((startsAt) => ({ starts_at: startsAt, state: 'DRAFT', capacity: 77 })),
    );
    const session = await manager.findOneByOrFail(RoadshowSession, { roadshowId: copies[1]?.id ?? '' });
    expect(session.endsAt).toEqual(later(beginnings[1] ?? new Date(0), 90));
  });
});

describe('rescheduling and calling off', () => {
  it('moves the sessions along, writes to all once, and asks speakers anew; a cancelled roadshow stays readable', async () => {
    const roadshow = await makeRoadshow(world);
    const session = await makeSession(world, roadshow, { endsAt: later(roadshow.startsAt, 60) });
    const entry = await makeEntry(world, roadshow);
    await arrangeProgramme(organiser, {
      ...seen(roadshow),
      places: [{ entryId: entry.id, sessionId: session.id }],
    });
    await publishProgramme(organiser, await present(world.app, roadshow));
    await confirmSpeaking(researcher, { entryId: entry.id });
    const { kind, regionCode, address, hall, entriesUntil } = roadshow;
    const by = 7 * DAY_MS;
    const input = {
      ...(await present(world.app, roadshow)),
      startsAt: new Date(roadshow.startsAt.getTime() + by),
      endsAt: new Date(roadshow.endsAt.getTime() + by),
      registerUntil: new Date(roadshow.registerUntil.getTime() + by),
      entriesUntil,
      kind,
      regionCode,
      address,
      hall,
      reason: '会场检修',
    };
    expect(await refusal(world, () => rescheduleRoadshow(organiser, { ...input, reason: ' ' }))).toBe(
      'REQUIRED reason',
    );
    const moved = await rescheduleRoadshow(organiser, input);
    expect(moved).toMatchObject({ earlierStartsAt: roadshow.startsAt, startsAt: input.startsAt });
    const placed = await entryRow(world.app, entry.id);
    expect(placed).toMatchObject({
      startsAt: input.startsAt,
      toldStartsAt: input.startsAt,
      speakerConfirmedAt: null,
    });
    expect((await mailsAbout(world.app, roadshow)).filter((mail) => mail.includes('路演改期'))).toEqual(
      [world.unit.officer, world.unit.otherOfficer, world.unit.researcher]
        .map(({ email }) => `${email} 路演改期`)
        .sort(),
    );
    const cancelled = await cancelRoadshow(organiser, { ...seen(moved), reason: '报名不足' });
    expect(cancelled).toMatchObject({ state: 'CANCELLED', reason: '报名不足' });
    expect((await mailsAbout(world.app, roadshow)).filter((mail) => mail.includes('路演取消'))).toHaveLength(
      3,
    );
    expect(await refusal(world, () => cancelRoadshow(organiser, { ...seen(cancelled), reason: '…' }))).toBe(
      'STATE',
    );
  });

  it('opens the doors on the day before at the earliest, and closes what is on', async () => {
    const roadshow = await makeRoadshow(world, { state: 'PROGRAMME_PUBLISHED' });
    expect(await refusal(world, () => beginRoadshow(organiser, seen(roadshow)))).toBe('STATE TOO_EARLY');
    moveTo(later(roadshow.startsAt, -60));
    expect((await roadshowsWaiting(organiser)).map(({ kind, caseId }) => [kind, caseId])).toContainEqual([
      'ROADSHOW_BEGIN',
      roadshow.id,
    ]);
    const running = await beginRoadshow(organiser, seen(roadshow));
    const closed = await closeRoadshow(organiser, seen(running));
    expect([running.state, closed.state, closed.closedAt]).toEqual(['RUNNING', 'CLOSED', clock.now()]);
  });
});
