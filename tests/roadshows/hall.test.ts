import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { TechResult } from '../../server/features/results/data/tech-result.entity.ts';
import { RoadshowGuest } from '../../server/features/roadshows/data/guest.entity.ts';
import type { Roadshow } from '../../server/features/roadshows/data/roadshow.entity.ts';
import { Roadshow as RoadshowRow } from '../../server/features/roadshows/data/roadshow.entity.ts';
import type { RoadshowEntry } from '../../server/features/roadshows/data/roadshow-entry.entity.ts';
import { checkIn, checkInMyself } from '../../server/features/roadshows/guests/check-in.service.ts';
import {
  approveGuests,
  declineGuest,
  fillSeats,
} from '../../server/features/roadshows/guests/decide-guest.service.ts';
import { findRegistration, findRoster } from '../../server/features/roadshows/guests/find-guests.service.ts';
import {
  cancelRegistration,
  registerForRoadshow,
} from '../../server/features/roadshows/guests/register.service.ts';
import { hallWaiting } from '../../server/features/roadshows/guests/waiting.service.ts';
import { findLive } from '../../server/features/roadshows/live/find-live.service.ts';
import { giveCards } from '../../server/features/roadshows/live/give-cards.service.ts';
import {
  addMaterial,
  findMaterials,
} from '../../server/features/roadshows/live/materials/materials.service.ts';
import {
  askRoadshowQuestion,
  moderateQuestion,
  voteRoadshowQuestion,
} from '../../server/features/roadshows/live/questions.service.ts';
import { VISITOR } from '../../server/platform/auth/actor.ts';
import { clock, DAY_MS } from '../../server/platform/clock.ts';
import { moveTo, realTime, refusal } from '../demands/support.ts';
import { type Member, makeMember, makeOrganization, scopeOf, signedIn } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { liveClient, receive } from '../support/live.ts';
import { makeEntry, makeRoadshow, makeRoadshowWorld, makeSession, type RoadshowWorld } from './support.ts';

const api = useApi();
let world: RoadshowWorld;
let guests: Member[];

beforeAll(async () => {
  world = await makeRoadshowWorld(api());
  const { administrator } = await makeOrganization(world.app, world.operator, 'ENTERPRISE');
  guests = [];
  for (let each = 0; each < 4; each++)
    guests.push(await makeMember(world.app, administrator, ['ENTERPRISE_MEMBER']));
});
afterEach(realTime);

const at = (place: number): Member => {
  const guest = guests[place];
  if (!guest) throw new Error('There is no such guest');
  return guest;
};

async function register(roadshow: Roadshow, member: Member) {
  return registerForRoadshow(await scopeOf(world.app, member), {
    roadshowId: roadshow.id,
    interests: ['BIOLOGY'],
    note: '希望了解产业化进展',
    wantsTables: true,
  });
}

async function statesOf(roadshow: Roadshow): Promise<string[]> {
  const rows = await world.app.db.manager.find(RoadshowGuest, {
    where: { roadshowId: roadshow.id },
    order: { registeredAt: 'ASC', id: 'ASC' },
  });
  return rows.map(({ state }) => state);
}

const organiser = () => scopeOf(world.app, world.organiser);
const small = (values = {}) =>
  makeRoadshow(world, { state: 'PROGRAMME_PUBLISHED', capacity: 1, needsApproval: false, ...values });

describe('seats', () => {
  it('are never more than there are, also for two at once, and go to who waits longest', async () => {
    const roadshow = await small({ capacity: 2 });
    const states = await Promise.all(guests.map(async (guest) => (await register(roadshow, guest)).state));
    expect(states.toSorted()).toEqual(['APPROVED', 'APPROVED', 'WAITING', 'WAITING']);
    const seated = guests.filter((_, place) => states[place] === 'APPROVED');
    await Promise.all(
      seated.map(async (guest) =>
        cancelRegistration(await scopeOf(world.app, guest), { roadshowId: roadshow.id }),
      ),
    );
    expect((await statesOf(roadshow)).toSorted()).toEqual(['APPROVED', 'APPROVED', 'CANCELLED', 'CANCELLED']);
  });

  it('of a larger hall are filled by the outbox, in the order of the waiting list', async () => {
    const roadshow = await small();
    await register(roadshow, at(0));
    await register(roadshow, at(1));
    await register(roadshow, at(2));
    await world.app.db.manager.update(RoadshowRow, roadshow.id, { capacity: 2 });
    await fillSeats(world.app, [roadshow.id]);
    await fillSeats(world.app, [roadshow.id]);
    expect(await statesOf(roadshow)).toEqual(['APPROVED', 'APPROVED', 'WAITING']);
    const registration = await findRegistration(await scopeOf(world.app, at(2)), roadshow.id);
    expect(registration).toMatchObject({ obstacle: 'REGISTERED', free: 0, waiting: 1, mayOrganise: false });
  });

  it('are given by the organiser where that is asked for, and refusals change nothing', async () => {
    const roadshow = await small({ needsApproval: true });
    const first = await register(roadshow, at(0));
    const second = await register(roadshow, at(1));
    expect(await refusal(world, () => register(roadshow, at(0)))).toBe('ALREADY_EXISTS roadshowId');
    const guestIds = [second.id, first.id];
    expect(await hallWaiting(await organiser())).toMatchObject([
      { kind: 'ROADSHOW_APPROVE_GUESTS', caseId: roadshow.id, until: roadshow.startsAt },
    ]);
    expect(
      await refusal(world, async () =>
        approveGuests(await scopeOf(world.app, at(0)), { roadshowId: roadshow.id, guestIds }),
      ),
    ).toBe('FORBIDDEN');
    await approveGuests(await organiser(), { roadshowId: roadshow.id, guestIds });
    expect(await statesOf(roadshow)).toEqual(['WAITING', 'APPROVED']);
    const decline = {
      roadshowId: roadshow.id,
      guestId: first.id,
      expectedVersion: 1,
      reason: '面向制造企业',
    };
    expect(await refusal(world, async () => declineGuest(await organiser(), decline))).toBe(
      'CONFLICT expectedVersion',
    );
    await declineGuest(await organiser(), { ...decline, expectedVersion: 2 });
    expect(await statesOf(roadshow)).toEqual(['DECLINED', 'APPROVED']);
  });

  it('are refused to other roles, and once the time is over', async () => {
    const roadshow = await small();
    expect(await refusal(world, () => register(roadshow, world.unit.researcher))).toBe('FORBIDDEN ROLE');
    moveTo(roadshow.registerUntil);
    expect(await refusal(world, () => register(roadshow, at(0)))).toBe('EXPIRED');
  });
});

describe('the door', () => {
  it('takes check-ins twice, in any order and from a clock that runs ahead; the earliest counts', async () => {
    const roadshow = await small({ capacity: 2 });
    const first = await register(roadshow, at(0));
    const second = await register(roadshow, at(1));
    const now = clock.now();
    moveTo(now);
    const early = new Date(now.getTime() - 60_000);
    const late = new Date(now.getTime() - 1_000);
    const ahead = new Date(now.getTime() + DAY_MS);
    const typed = `${first.code.slice(0, 4).toLowerCase()} ${first.code.slice(4)}`;
    const send = async (items: { code: string; at: Date }[]) =>
      (await checkIn(await organiser(), { roadshowId: roadshow.id, items })).map(({ outcome }) => outcome);
    expect(
      await send([
        { code: typed, at: late },
        { code: 'ZZZZZZZZ', at: late },
      ]),
    ).toEqual(['CHECKED_IN', 'UNKNOWN']);
    expect(await send([{ code: first.code, at: late }])).toEqual(['ALREADY']);
    expect(
      await send([
        { code: first.code, at: early },
        { code: second.code, at: ahead },
      ]),
    ).toEqual(['ALREADY', 'CHECKED_IN']);
    const rows = await world.app.db.manager.find(RoadshowGuest, {
      where: { roadshowId: roadshow.id },
      order: { registeredAt: 'ASC' },
    });
    expect(rows.map(({ checkedInAt }) => checkedInAt)).toEqual([early, now]);
    const events = await world.app.db.query<{ action: string }[]>(
      `SELECT action FROM audit_event WHERE case_type = 'RoadshowGuest' AND case_id = $1`,
      [first.id],
    );
    expect(events).toEqual([{ action: 'checkIn' }]);
    expect(
      await refusal(world, async () =>
        cancelRegistration(await scopeOf(world.app, at(0)), { roadshowId: roadshow.id }),
      ),
    ).toBe('STATE CHECKED_IN');
  });

  it('lets guests in by the code of its poster while the roadshow is on, and nobody without a seat', async () => {
    const roadshow = await small({ state: 'RUNNING' });
    await register(roadshow, at(0));
    await register(roadshow, at(1));
    const { doorCode, guests: roster } = await findRoster(await organiser(), roadshow.id);
    expect(roster.map(({ userId }) => userId)).toEqual([at(0).userId]);
    const come = async (member: Member, code: string) =>
      checkInMyself(await scopeOf(world.app, member), { roadshowId: roadshow.id, doorCode: code });
    expect(await refusal(world, () => come(at(0), 'AAAAAAAA'))).toBe('INVALID doorCode DOOR_CODE');
    expect(await refusal(world, () => come(at(1), doorCode))).toBe('FORBIDDEN NO_SEAT');
    const { checkedInAt } = await come(at(0), doorCode);
    expect((await come(at(0), doorCode)).checkedInAt).toEqual(checkedInAt);
    expect(await refusal(world, async () => findRoster(await scopeOf(world.app, at(0)), roadshow.id))).toBe(
      'FORBIDDEN',
    );
  });
});

describe('on the day', () => {
  let roadshow: Roadshow;
  let entry: RoadshowEntry;

  beforeAll(async () => {
    roadshow = await makeRoadshow(world, { state: 'RUNNING', needsApproval: false });
    const session = await makeSession(world, roadshow);
    entry = await makeEntry(world, roadshow, {
      placed: { sessionId: session.id, startsAt: roadshow.startsAt },
    });
    await register(roadshow, at(0));
    await register(roadshow, at(1));
  });

  it('interest cards come late, twice and in any order; the latest of the guest counts', async () => {
    const scope = await scopeOf(world.app, at(0));
    const now = clock.now().getTime();
    const card = (strength: 'CURIOUS' | 'WANTS_TALKS', before: number, more = {}) => ({
      entryId: entry.id,
      strength,
      note: '',
      sharesContact: true,
      at: new Date(now - before),
      ...more,
    });
    await giveCards(scope, { roadshowId: roadshow.id, items: [card('WANTS_TALKS', 1000)] });
    await giveCards(scope, {
      roadshowId: roadshow.id,
      items: [card('CURIOUS', 5000), card('WANTS_TALKS', 1000)],
    });
    const [stands] = await giveCards(scope, { roadshowId: roadshow.id, items: [card('CURIOUS', 5000)] });
    expect([stands?.strength, stands?.withdrawnAt]).toEqual(['WANTS_TALKS', null]);
    const items = [card('WANTS_TALKS', 500, { withdrawn: true })];
    await giveCards(scope, { roadshowId: roadshow.id, items });
    expect((await findLive(scope, roadshow.id))?.entries[0]?.card).toBeNull();
    const stranger = await scopeOf(world.app, at(3));
    expect(await refusal(world, () => giveCards(stranger, { roadshowId: roadshow.id, items }))).toBe(
      'FORBIDDEN NO_SEAT',
    );
  });

  it('questions are read by others once they are shown, and followers hear of it', async () => {
    const asker = await scopeOf(world.app, at(0));
    const other = await scopeOf(world.app, at(1));
    const question = await askRoadshowQuestion(asker, {
      roadshowId: roadshow.id,
      entryId: entry.id,
      body: '成本如何？',
    });
    expect((await findLive(other, roadshow.id))?.questions).toEqual([]);
    const followed = receive<{
      roadshowLiveChanged: { questions: { body: string; state: string; votes: number }[] };
    }>(
      liveClient(await signedIn(api(), at(1))),
      'subscription ($id: ID!) { roadshowLiveChanged(roadshowId: $id) { questions { body state votes } } }',
      { id: roadshow.id },
    );
    expect((await followed.next()).data?.roadshowLiveChanged.questions).toEqual([]);
    await moderateQuestion(await organiser(), { questionId: question.id, step: 'show' });
    expect((await followed.next()).data?.roadshowLiveChanged.questions).toEqual([
      { body: '成本如何？', state: 'SHOWN', votes: 0 },
    ]);
    followed.stop();
    await Promise.all(
      [1, 2].map(() => voteRoadshowQuestion(other, { questionId: question.id, wants: true })),
    );
    expect(
      await refusal(world, () => voteRoadshowQuestion(asker, { questionId: question.id, wants: true })),
    ).toBe('STATE OWN');
    const officer = await scopeOf(world.app, world.unit.officer);
    expect(
      await refusal(world, () => moderateQuestion(officer, { questionId: question.id, step: 'hide' })),
    ).toBe('FORBIDDEN');
    const answered = await moderateQuestion(officer, {
      questionId: question.id,
      step: 'answer',
      answer: '每亩四十元',
    });
    expect([answered.state, answered.votes, answered.answer]).toEqual(['ANSWERED', 1, '每亩四十元']);
  });

  it('the programme and the clock say what is on', async () => {
    const visitor = { app: world.app, actor: VISITOR, address: null };
    const stage = async () => (await findLive(visitor, roadshow.id))?.entries[0]?.stage;
    expect(await stage()).toBe('NEXT');
    moveTo(roadshow.startsAt);
    expect(await stage()).toBe('ON');
    moveTo(roadshow.startsAt.getTime() + entry.minutes * 60_000);
    expect(await stage()).toBe('DONE');
  });

  it('what leaves the public catalogue leaves the day, too', async () => {
    const visitor = { app: world.app, actor: VISITOR, address: null };
    const shown = async () => (await findLive(visitor, roadshow.id))?.entries.map(({ id }) => id);
    const { manager } = world.app.db;
    expect(await shown()).toContain(entry.id);
    await manager.update(TechResult, entry.resultId, { state: 'WITHDRAWN' });
    expect(await shown()).not.toContain(entry.id);
    await manager.update(TechResult, entry.resultId, { state: 'PUBLISHED' });
  });

  it('materials are for everybody or for who was there', async () => {
    const add = async (access: 'PUBLIC' | 'GUESTS') =>
      addMaterial(await organiser(), {
        roadshowId: roadshow.id,
        kind: 'RECORDING',
        title: access,
        url: 'https://example.cn/video',
        access,
      });
    await add('PUBLIC');
    await add('GUESTS');
    const titles = async (scope: Parameters<typeof findMaterials>[0]) =>
      (await findMaterials(scope, roadshow.id)).map(({ title }) => title);
    expect(await titles({ app: world.app, actor: VISITOR, address: null })).toEqual(['PUBLIC']);
    expect(await titles(await scopeOf(world.app, at(3)))).toEqual(['PUBLIC']);
    expect(await titles(await scopeOf(world.app, at(0)))).toEqual(['PUBLIC', 'GUESTS']);
    expect(await titles(await scopeOf(world.app, world.unit.officer))).toEqual(['PUBLIC', 'GUESTS']);
  });
});
