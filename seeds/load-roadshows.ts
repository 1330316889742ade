import { Completer } from '../server/features/results/data/result-parts.entity.ts';
import { RoadshowGuest } from '../server/features/roadshows/data/guest.entity.ts';
import { Roadshow } from '../server/features/roadshows/data/roadshow.entity.ts';
import { RoadshowEntry } from '../server/features/roadshows/data/roadshow-entry.entity.ts';
import { RoadshowSession } from '../server/features/roadshows/data/roadshow-session.entity.ts';
import { consentForCompleters } from '../server/features/roadshows/entries/steps/consent.service.ts';
import { curateEntry } from '../server/features/roadshows/entries/steps/curate-entry.service.ts';
import { proposeEntry } from '../server/features/roadshows/entries/steps/propose-entry.service.ts';
import { saveEntry } from '../server/features/roadshows/entries/steps/save-entry.service.ts';
import { usualContent } from '../server/features/roadshows/events/new-roadshow.ts';
import { beginRoadshow, closeRoadshow } from '../server/features/roadshows/events/run-roadshow.service.ts';
import { openForEntries, saveRoadshow } from '../server/features/roadshows/events/save-roadshow.service.ts';
import { startRoadshow } from '../server/features/roadshows/events/start-roadshow.service.ts';
import { checkIn } from '../server/features/roadshows/guests/check-in.service.ts';
import { registerForRoadshow } from '../server/features/roadshows/guests/register.service.ts';
import { giveCards } from '../server/features/roadshows/live/give-cards.service.ts';
import { arrangeProgramme } from '../server/features/roadshows/programme/arrange-programme.service.ts';
import { publishProgramme } from '../server/features/roadshows/programme/publish-programme.service.ts';
import { saveSession } from '../server/features/roadshows/programme/sessions.service.ts';
import { clock } from '../server/platform/clock.ts';
import type { Transaction } from '../server/platform/database/transaction.ts';
import type { People, Person } from './load-people.ts';
import type { Happening } from './load-results.ts';
import type { World } from './read-world.ts';
import type { SeedEntry, SeedGuest, SeedRoadshow } from './roadshows.types.ts';
import { resultIdOf, seedResult } from './seed-results.ts';
import type { SeedResult } from './world.types.ts';
import type { WorldDays } from './world-days.ts';

/** Hours of the day, in Shanghai. */
const HOURS = {
  opened: 10,
  entered: 10,
  curated: 10,
  programme: 14,
  begins: 9,
  cards: 14,
  ends: 17,
} as const;
const LUNCH = 15;
const SLOTS = 4;
const MINUTES = 20;
/** Days before the day itself on which the call ends. */
const CALL_ENDS = 9;
const ON_PAPER = '完成人代表书面同意，原件存转化部门。';

/** The roadshows of the world: one that is over, one to come, one that takes entries. */
export function roadshowsOf(tx: Transaction, days: WorldDays, world: World, people: People): Happening[] {
  return world.roadshows.flatMap((seed, index) =>
    new Event(tx, { days, world, people, seed, index }).steps(),
  );
}

interface Surroundings {
  days: WorldDays;
  world: World;
  people: People;
  seed: SeedRoadshow;
  index: number;
}

/** One roadshow, as far as it has come. */
class Event {
  readonly #tx: Transaction;
  readonly #of: Surroundings;
  readonly #organiser: Person;
  #roadshowId = '';

  constructor(tx: Transaction, of: Surroundings) {
    this.#tx = tx;
    this.#of = of;
    this.#organiser = of.people.person(of.seed.organiser);
  }

  steps(): Happening[] {
    const { days, seed, index } = this.#of;
    const { until, entries, guests } = seed;
    const at = (day: number, hour: number, place = 0) => days.past(day, { hour, index: index * 10 + place });
    const steps: Happening[] = [
      { at: at(seed.opened, HOURS.opened), run: () => this.#open() },
      ...entries.map((entry, place) => ({
        at: at(seed.entered, HOURS.entered, place),
        run: () => this.#enter(entry),
      })),
    ];
    if (until === 'OPEN_FOR_ENTRIES') return steps;
    steps.push(
      { at: at(seed.curated, HOURS.curated), run: () => this.#curate() },
      { at: at(seed.curated, HOURS.programme), run: () => this.#publish() },
      ...guests.map((guest, place) => ({
        at: at(seed.registered, HOURS.entered, place),
        run: () => this.#register(guest),
      })),
    );
    if (until === 'PROGRAMME_PUBLISHED') return steps;
    const reference = () => ({ roadshowId: this.#roadshowId });
    const { scope } = this.#organiser;
    steps.push(
      { at: at(seed.on, HOURS.begins), run: async () => void (await beginRoadshow(scope, reference())) },
      { at: at(seed.on, HOURS.begins, 1), run: () => this.#checkIn() },
      ...guests.map((guest, place) => ({
        at: at(seed.on, HOURS.cards, place),
        run: () => this.#note(guest),
      })),
      { at: at(seed.on, HOURS.ends), run: async () => void (await closeRoadshow(scope, reference())) },
    );
    return steps;
  }

  async #open(): Promise<void> {
    const { days, seed } = this.#of;
    const { scope } = this.#organiser;
    const startsAt = days.at(seed.on, { hour: HOURS.begins });
    const endsAt = days.at(seed.on, { hour: HOURS.ends });
    const begun = await startRoadshow(scope, { title: seed.title, kind: 'PLACE', startsAt, endsAt });
    const { title, summary, regionCode, address, hall, sectors, capacity, tables } = seed;
    const saved = await saveRoadshow(scope, {
      ...{ roadshowId: begun.id, expectedVersion: begun.version },
      content: {
        ...usualContent({ title, kind: 'PLACE', startsAt, endsAt }),
        ...{ summary, regionCode, address, hall, sectors, capacity, tables, needsApproval: false },
        entriesUntil: days.at(seed.on - CALL_ENDS, { hour: HOURS.ends }),
        ...{ slotCount: tables > 0 ? SLOTS : 0, slotMinutes: MINUTES },
        slotsStartAt: tables > 0 ? days.at(seed.on, { hour: LUNCH }) : null,
      },
    });
    await openForEntries(scope, { roadshowId: saved.id, expectedVersion: saved.version });
    this.#roadshowId = saved.id;
  }

  /** The unit proposes, the representative agrees, and the unit names who speaks. */
  async #enter({ result, pitch }: SeedEntry): Promise<void> {
    const { world, people } = this.#of;
    const seed = seedResult(world, result);
    const resultId = await resultIdOf(this.#tx, people, seed);
    const { scope } = officerOf(seed, people);
    const entry = await proposeEntry(scope, { roadshowId: this.#roadshowId, resultId, pitch });
    const account = seed.completers.find(({ representative }) => representative)?.account;
    const agrees = account ? people.person(account).scope : scope;
    const agreed = await consentForCompleters(agrees, {
      entryId: entry.id,
      ...(account ? {} : { note: ON_PAPER }),
    });
    const speaker = await this.#tx.findOneByOrFail(Completer, { resultId, representative: true });
    await saveEntry(scope, {
      ...{ entryId: entry.id, expectedVersion: agreed.version, pitch, fileIds: [] },
      speaker: { completerId: speaker.id },
    });
  }

  async #curate(): Promise<void> {
    const { scope } = this.#organiser;
    for (const { id } of await this.#entries()) {
      await curateEntry(scope, { ...(await this.#present()), entryId: id, decision: 'CHOOSE' });
    }
  }

  async #publish(): Promise<void> {
    const { days, seed, world, people } = this.#of;
    const { scope } = this.#organiser;
    for (const { title, host, from, to } of seed.sessions) {
      const startsAt = days.at(seed.on, { hour: from });
      const endsAt = days.at(seed.on, { hour: to });
      const session = { title, room: seed.hall, hostName: host, startsAt, endsAt };
      await saveSession(scope, { ...(await this.#present()), session });
    }
    const sessions = await this.#tx.findBy(RoadshowSession, { roadshowId: this.#roadshowId });
    const entries = await this.#entries();
    const places = await Promise.all(
      seed.entries.map(async ({ result, session }) => {
        const resultId = await resultIdOf(this.#tx, people, seedResult(world, result));
        const title = seed.sessions.find(({ key }) => key === session)?.title;
        return {
          entryId: entries.find((entry) => entry.resultId === resultId)?.id ?? '',
          sessionId: sessions.find((each) => each.title === title)?.id ?? null,
        };
      }),
    );
    await arrangeProgramme(scope, { ...(await this.#present()), places });
    await publishProgramme(scope, await this.#present());
  }

  async #register({ account, interests }: SeedGuest): Promise<void> {
    const wantsTables = this.#of.seed.tables > 0;
    const { scope } = this.#of.people.person(account);
    await registerForRoadshow(scope, { roadshowId: this.#roadshowId, interests, wantsTables });
  }

  async #checkIn(): Promise<void> {
    const roadshowId = this.#roadshowId;
    const guests = await this.#tx.findBy(RoadshowGuest, { roadshowId });
    const items = guests.map(({ code }) => ({ code, at: clock.now() }));
    await checkIn(this.#organiser.scope, { roadshowId, items });
  }

  async #note({ account, cards }: SeedGuest): Promise<void> {
    if (cards.length === 0) return;
    const { world, people } = this.#of;
    const entries = await this.#entries();
    const items = await Promise.all(
      cards.map(async ({ result, strength, note, sharesContact }) => {
        const resultId = await resultIdOf(this.#tx, people, seedResult(world, result));
        const entryId = entries.find((entry) => entry.resultId === resultId)?.id ?? '';
        return { entryId, strength, note, sharesContact, at: clock.now() };
      }),
    );
    await giveCards(people.person(account).scope, { roadshowId: this.#roadshowId, items });
  }

  #entries(): Promise<RoadshowEntry[]> {
    return this.#tx.find(RoadshowEntry, {
      where: { roadshowId: this.#roadshowId },
      order: { position: 'ASC' },
    });
  }

  async #present(): Promise<{ roadshowId: string; expectedVersion: number }> {
    const { id, version } = await this.#tx.findOneByOrFail(Roadshow, { id: this.#roadshowId });
    return { roadshowId: id, expectedVersion: version };
  }
}

/** An officer of the unit who did not make the result. */
function officerOf({ key, organization, completers }: SeedResult, people: People): Person {
  const made = new Set(completers.map(({ account }) => account));
  const officer = people.officers(organization).find(({ account }) => !made.has(account.key));
  if (!officer) throw new Error(`seeds: nobody can enter ${key}`);
  return officer;
}
