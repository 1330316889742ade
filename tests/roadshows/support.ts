import { storeRoadshow } from '../../server/features/roadshows/change-roadshow.ts';
import { Roadshow } from '../../server/features/roadshows/data/roadshow.entity.ts';
import { RoadshowEntry } from '../../server/features/roadshows/data/roadshow-entry.entity.ts';
import { RoadshowSession } from '../../server/features/roadshows/data/roadshow-session.entity.ts';
import { newEntry } from '../../server/features/roadshows/entries/new-entry.ts';
import {
  newRoadshow,
  type RoadshowContent,
  usualContent,
} from '../../server/features/roadshows/events/new-roadshow.ts';
import { takeRoadshowNumber } from '../../server/features/roadshows/events/roadshow-number.ts';
import { type RoadshowState, WITH_PROGRAMME } from '../../server/features/roadshows/roadshow.enums.ts';
import { unitOf } from '../../server/features/rulebook/unit.ts';
import type { App } from '../../server/platform/app.ts';
import { clock, DAY_MS } from '../../server/platform/clock.ts';
import { inTransaction } from '../../server/platform/database/transaction.ts';
import { newId } from '../../server/platform/ids.ts';
import { waitingMails } from '../accounts/support.ts';
import { type Member, makeMember, makeOperator, makeOrganization, scopeOf } from '../support/accounts.ts';
import type { ServedApi } from '../support/api.ts';
import { makePublished, makeUnit, type TestUnit } from '../support/results.ts';

/** An organiser, a unit that enters results, and the platform. Sign people in with `signedIn(world.api, member)`. */
export interface RoadshowWorld {
  api: ServedApi;
  app: App;
  operator: Member;
  /** Administrator of the organiser, an agency. */
  administrator: Member;
  /** ORGANISER of the agency. */
  organiser: Member;
  unit: TestUnit;
}

export async function makeRoadshowWorld(api: ServedApi): Promise<RoadshowWorld> {
  const { app } = api;
  const operator = await makeOperator(app);
  const { administrator } = await makeOrganization(app, operator, 'AGENCY');
  return {
    api,
    app,
    operator,
    administrator,
    organiser: await makeMember(app, administrator, ['ORGANISER']),
    unit: await makeUnit(app, operator),
  };
}

/** Beginning and end of the roadshows that are made here: in 30 days, for four hours. */
export function usualTimes(): { startsAt: Date; endsAt: Date } {
  const startsAt = clock.in(30 * DAY_MS);
  startsAt.setUTCHours(1, 0, 0, 0);
  return { startsAt, endsAt: new Date(startsAt.getTime() + 4 * 60 * 60 * 1000) };
}

let made = 0;

export interface MadeRoadshow extends Partial<RoadshowContent> {
  /** OPEN_FOR_ENTRIES unless told. */
  state?: RoadshowState;
  /** The world's organiser unless told. */
  organiser?: Member;
}

/** A roadshow in Harbin that stands in a state, with the first event on its chain; open for entries unless told. */
export async function makeRoadshow(
  { app, organiser: usual }: Pick<RoadshowWorld, 'app' | 'organiser'>,
  { state = 'OPEN_FOR_ENTRIES', organiser = usual, ...content }: MadeRoadshow = {},
): Promise<Roadshow> {
  const scope = await scopeOf(app, organiser);
  const unit = await unitOf(app, organiser.organizationId);
  return inTransaction(app.db, async (tx) => {
    const now = clock.now();
    const times = { ...usualTimes(), ...content };
    const roadshow = newRoadshow(
      scope,
      { organizationId: organiser.organizationId, number: await takeRoadshowNumber(tx) },
      {
        ...usualContent({ title: `寒地成果路演 ${++made}`, kind: 'PLACE', ...times }),
        summary: '面向寒地农业与生物制造的成果路演。',
        regionCode: '230100',
        address: '南岗区学府路1号',
        hall: '一号厅',
        ...content,
      },
    );
    Object.assign(roadshow, {
      state,
      publishedAt: state === 'DRAFT' ? null : now,
      programmeAt: WITH_PROGRAMME.includes(state) ? now : null,
      closedAt: state === 'CLOSED' ? now : null,
      cancelledAt: state === 'CANCELLED' ? now : null,
    });
    await storeRoadshow({ tx, scope, roadshow, organiser: unit }, null, { action: 'startRoadshow' });
    return roadshow;
  });
}

export interface MadeEntry
  extends Partial<Pick<RoadshowEntry, 'state' | 'pitch' | 'minutes' | 'speakerName' | 'speakerUserId'>> {
  /** A new published result of the unit unless told. */
  result?: { id: string; organizationId: string };
  /** The session it is placed in, with its time on stage. */
  placed?: { sessionId: string; startsAt: Date };
}

/** An entry with both consents, chosen unless told; the researcher of the unit speaks. */
export async function makeEntry(
  { app, unit }: Pick<RoadshowWorld, 'app' | 'unit'>,
  roadshow: Roadshow,
  { result, placed, ...values }: MadeEntry = {},
): Promise<RoadshowEntry> {
  const scope = await scopeOf(app, unit.officer);
  const shown = result ?? (await makePublished(app, unit));
  const { manager } = app.db;
  const position = (await manager.countBy(RoadshowEntry, { roadshowId: roadshow.id })) + 1;
  const entry = newEntry(scope, roadshow, shown, { origin: 'UNIT', position });
  const now = clock.now();
  return manager.save(
    Object.assign(
      entry,
      {
        state: 'CHOSEN' as const,
        unitConsentAt: now,
        unitConsentBy: unit.officer.userId,
        completerConsentAt: now,
        completerConsentBy: unit.researcher.userId,
        completerConsentWay: 'REPRESENTATIVE' as const,
        speakerName: '李主讲',
        speakerUserId: unit.researcher.userId,
      },
      values,
      placed ?? {},
    ),
  );
}

/** A session of a roadshow that takes the whole of it in its hall unless told. */
export async function makeSession(
  { app }: Pick<RoadshowWorld, 'app'>,
  roadshow: Roadshow,
  values: Partial<Pick<RoadshowSession, 'title' | 'room' | 'startsAt' | 'endsAt'>> = {},
): Promise<RoadshowSession> {
  const { manager } = app.db;
  const position = (await manager.countBy(RoadshowSession, { roadshowId: roadshow.id })) + 1;
  const { id: roadshowId, startsAt, endsAt } = roadshow;
  return manager.save(
    Object.assign(new RoadshowSession(), {
      id: newId(),
      roadshowId,
      position,
      title: `第${position}场`,
      room: '一号厅',
      hostName: null,
      startsAt,
      endsAt,
      ...values,
    }),
  );
}

export function roadshowRow(app: App, id: string): Promise<Roadshow> {
  return app.db.manager.findOneByOrFail(Roadshow, { id });
}

export function entryRow(app: App, id: string): Promise<RoadshowEntry> {
  return app.db.manager.findOneByOrFail(RoadshowEntry, { id });
}

/** The reference that an organiser's step needs. */
export function seen({ id, version }: Roadshow): { roadshowId: string; expectedVersion: number } {
  return { roadshowId: id, expectedVersion: version };
}

/** The same with the version of this moment. */
export async function present(app: App, { id }: { id: string }): Promise<ReturnType<typeof seen>> {
  return seen(await roadshowRow(app, id));
}

/** A moment some minutes later. */
export function later(moment: Date, minutes: number): Date {
  return new Date(moment.getTime() + minutes * 60_000);
}

/** Mails about a roadshow that wait to be delivered, as `address kind of mail`, in order. */
export async function mailsAbout(app: App, { number }: Roadshow): Promise<string[]> {
  const mails = (await waitingMails(app)).filter(({ subject }) => subject.includes(number));
  return mails.map(({ to, subject }) => `${to} ${subject.split('：')[0]}`).sort();
}
