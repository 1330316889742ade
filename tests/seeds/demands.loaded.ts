import { beforeAll, describe, expect, it } from 'vitest';
import { readWorld } from '../../seeds/read-world.ts';
import { BountyDue } from '../../server/features/demands/bounty/data/bounty-due.entity.ts';
import { presentState } from '../../server/features/demands/change-demand.ts';
import { Bid } from '../../server/features/demands/data/bid.entity.ts';
import { Demand } from '../../server/features/demands/data/demand.entity.ts';
import { DemandLane } from '../../server/features/demands/data/lane.entity.ts';
import type { TestApi } from '../support/api.ts';
import { seeds, tally } from './world.ts';

const { demands } = readWorld(seeds);

/** How many chains of the audit trail the demands have, by kind of case. */
export const chainsOfDemands = {
  Demand: demands.length,
  Bid: demands.reduce((sum, { bids }) => sum + bids.length, 0),
  DemandQuestion: demands.flatMap(({ steps }) => steps.filter((step) => step.do === 'ask')).length,
};

/** Demands of the world that is loaded when these tests come to run. */
export function demandsOfTheWorld(loadedApi: () => TestApi): void {
  describe('demands of the demonstration world', () => {
    let api: TestApi;
    beforeAll(() => {
      api = loadedApi();
    });

    const demandOf = (key: string) => {
      const title = demands.find((demand) => demand.key === key)?.content.title ?? '';
      return api.app.db.manager.findOneByOrFail(Demand, { title });
    };

    it('stand in every state that a user can meet', async () => {
      const loaded = await api.app.db.manager.find(Demand);
      const states = loaded.map((demand) => `${demand.mode} ${presentState(demand)}`);
      expect(Object.fromEntries(tally(states))).toEqual({
        'OPEN_BIDDING DRAFT': 1,
        'OPEN_BIDDING UNDER_REVIEW': 1,
        'OPEN_BIDDING OPEN': 2,
        'DIRECTED OPEN': 1,
        'PLAIN OPEN': 1,
        'OPEN_BIDDING EVALUATING': 1,
        'RACE IN_PROGRESS': 1,
        'OPEN_BIDDING SETTLED': 1,
      });
    });

    it('have bids that are sealed, judged and won', async () => {
      const bids = await api.app.db.manager.find(Bid);
      expect(Object.fromEntries(tally(bids.map(({ state }) => state)))).toEqual({
        SEALED: 1,
        ADMITTED: 3,
        WON: 4,
        LOST: 1,
      });
    });

    it('have a race of which the first gate ended one team, and a bounty that is paid to the fen', async () => {
      const { manager } = api.app.db;
      const race = await demandOf('snow-gun-nozzle');
      const lanes = await manager.find(DemandLane, {
        where: { demandId: race.id },
        order: { number: 'ASC' },
      });
      expect(lanes.map(({ state }) => state)).toEqual(['IN_PROGRESS', 'IN_PROGRESS', 'ELIMINATED']);
      const settled = await demandOf('rice-precision-seeder');
      const dues = await manager.findBy(BountyDue, { demandId: settled.id });
      expect(dues.reduce((sum, { paid }) => sum + paid, 0n)).toBe(settled.bounty);
    });
  });
}
