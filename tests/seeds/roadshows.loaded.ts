import { beforeAll, describe, expect, it } from 'vitest';
import { readWorld } from '../../seeds/read-world.ts';
import { RoadshowGuest } from '../../server/features/roadshows/data/guest.entity.ts';
import { InterestCard } from '../../server/features/roadshows/data/interest-card.entity.ts';
import { Roadshow } from '../../server/features/roadshows/data/roadshow.entity.ts';
import { RoadshowEntry } from '../../server/features/roadshows/data/roadshow-entry.entity.ts';
import type { TestApi } from '../support/api.ts';
import { seeds, tally } from './world.ts';

const { roadshows } = readWorld(seeds);
const withGuests = roadshows.flatMap(({ guests, until }) => (until === 'CLOSED' ? guests : []));

/** How many chains of the audit trail roadshows have, by kind of case. */
export const chainsOfRoadshows = {
  Roadshow: roadshows.length,
  RoadshowGuest: withGuests.length,
};

/** Roadshows of the world that is loaded when these tests come to run. */
export function roadshowsOfTheWorld(loadedApi: () => TestApi): void {
  describe('roadshows of the demonstration world', () => {
    let api: TestApi;
    beforeAll(() => {
      api = loadedApi();
    });

    it('are over, announced and open for entries', async () => {
      const { manager } = api.app.db;
      const loaded = await manager.find(Roadshow);
      expect(loaded.map(({ title, state }) => `${title} ${state}`).sort()).toEqual(
        roadshows.map(({ title, until }) => `${title} ${until}`).sort(),
      );
      const chosen = roadshows.filter(({ until }) => until !== 'OPEN_FOR_ENTRIES');
      const entries = await manager.find(RoadshowEntry);
      expect(Object.fromEntries(tally(entries.map(({ state }) => state)))).toEqual({
        CHOSEN: chosen.reduce((sum, each) => sum + each.entries.length, 0),
        PROPOSED: 1,
      });
      expect(entries.filter(({ state, startsAt }) => state === 'CHOSEN' && startsAt === null)).toEqual([]);
    });

    it('had guests at the door, who left cards', async () => {
      const { manager } = api.app.db;
      const guests = await manager.find(RoadshowGuest);
      expect(guests.filter(({ checkedInAt }) => checkedInAt !== null)).toHaveLength(withGuests.length);
      expect(await manager.count(InterestCard)).toBe(
        withGuests.reduce((sum, { cards }) => sum + cards.length, 0),
      );
    });
  });
}
