import { beforeAll, describe, expect, it } from 'vitest';
import { readWorld } from '../../seeds/read-world.ts';
import { BrokerProfile } from '../../server/features/brokers/data/broker-profile.entity.ts';
import { DealEngagement } from '../../server/features/brokers/engagements/data/deal-engagement.entity.ts';
import { Engagement } from '../../server/features/brokers/engagements/data/engagement.entity.ts';
import { EngagementTerms } from '../../server/features/brokers/engagements/data/engagement-parts.entity.ts';
import { byTiers } from '../../server/features/brokers/engagements/terms/commission.ts';
import { CommissionClaim } from '../../server/features/brokers/settlement/data/commission-claim.entity.ts';
import { receivedIncome } from '../../server/features/payments/receipts/received-income.service.ts';
import { runningOf } from '../../server/features/payments/running/running-of.service.ts';
import { divide } from '../../server/platform/money.ts';
import type { TestApi } from '../support/api.ts';
import { seeds, tally } from './world.ts';

const { brokers, engagements, introductions, wishes, leads } = readWorld(seeds).brokerage;
const named = engagements.filter(({ namedOn }) => namedOn !== null);

/** How many chains of the audit trail brokers have, by kind of case. */
export const chainsOfBrokers = {
  Broker: brokers.length,
  Engagement: engagements.length,
  Introduction: introductions.length,
  BrokerWish: wishes.length,
  BrokerLead: leads.length,
  CommissionClaim: named.reduce((sum, { parts }) => sum + parts.length, 0),
};

/** Brokers of the world that is loaded when these tests come to run. */
export function brokersOfTheWorld(loadedApi: () => TestApi): void {
  describe('brokers of the demonstration world', () => {
    let api: TestApi;
    beforeAll(() => {
      api = loadedApi();
    });

    it('are confirmed by their agencies and engaged', async () => {
      const { manager } = api.app.db;
      expect(await manager.countBy(BrokerProfile, { state: 'CONFIRMED' })).toBe(brokers.length);
      const loaded = await manager.find(Engagement);
      expect(tally(loaded.map(({ state }) => state))).toEqual(
        tally(engagements.map(({ isSigned }) => (isSigned ? 'ACTIVE' : 'PROPOSED'))),
      );
    });

    it('share the commission of what a deal has brought, to the fen', async () => {
      const { manager } = api.app.db;
      const place = await manager.findOneByOrFail(DealEngagement, { state: 'ADMITTED' });
      const { terms } = await manager.findOneByOrFail(EngagementTerms, { engagementId: place.engagementId });
      const running = await runningOf(manager, place.dealId);
      const money = running ? await receivedIncome(manager, running.id) : [];
      const received = money.reduce((sum, { amount }) => sum + amount, 0n);
      const claims = await manager.findBy(CommissionClaim, { dealId: place.dealId });
      const commission = byTiers(terms.way, terms.tiers, received);
      expect(received).toBeGreaterThan(0n);
      expect(claims.reduce((sum, { accrued }) => sum + accrued, 0n)).toBe(commission);
      const weights = terms.beneficiaries.map(({ basisPoints }) => basisPoints);
      const whole = divide(commission, weights);
      for (const { key, accrued } of claims) {
        const index = terms.beneficiaries.findIndex((part) => part.key === key);
        // Each receipt is divided by itself, so a part may be some fen from its part of the whole.
        const apart = accrued - (whole[index] ?? 0n);
        expect(apart * apart).toBeLessThanOrEqual(4n);
      }
    });
  });
}
