import { In, Not } from 'typeorm';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadDemonstration } from '../../seeds/load.ts';
import { readWorld } from '../../seeds/read-world.ts';
import { Contract } from '../../server/features/deals/contract/data/contract.entity.ts';
import {
  ContractDocument,
  SignedCopy,
} from '../../server/features/deals/contract/data/contract-parts.entity.ts';
import { Deal } from '../../server/features/deals/data/deal.entity.ts';
import { DealProposal } from '../../server/features/deals/data/deal-parts.entity.ts';
import {
  CollectiveDecision,
  DecisionMember,
} from '../../server/features/decisions/collective-decision.entity.ts';
import { Objection } from '../../server/features/notices/objection.entity.ts';
import { PublicNotice } from '../../server/features/notices/public-notice.entity.ts';
import { auditTrail } from '../../server/platform/audit/audit.service.ts';
import { AuditHead } from '../../server/platform/audit/audit-event.entity.ts';
import { verifyChain } from '../../server/platform/audit/chain.ts';
import { clock, DAY_MS } from '../../server/platform/clock.ts';
import type { TestApi } from '../support/api.ts';
import { seeds, tally } from './world.ts';

const world = readWorld(seeds);
const titleOf = (key: string) => world.results.find((result) => result.key === key)?.title ?? '';

let api: TestApi;

/** The deals of the data; others come from auctions. */
const loaded = () =>
  api.app.db.manager.find(Deal, { where: { origin: Not('AUCTION') }, order: { requestedAt: 'ASC' } });

const dealOf = async (key: string) => {
  const deal = (await loaded()).find(({ title }) => title === titleOf(key));
  if (!deal) throw new Error(`there is no deal of ${key}`);
  return deal;
};

/** Deals of the world that is loaded when these tests come to run. */
export function dealsOfTheWorld(loadedApi: () => TestApi): void {
  describe('deals of the demonstration world', () => {
    beforeAll(() => {
      api = loadedApi();
    });

    it('stand where the data says, in every state on the way', async () => {
      const deals = await loaded();
      const answers = deals.filter(({ origin }) => origin === 'DEMAND');
      expect(answers.map(({ title, state }) => `${title} ${state}`)).toEqual([
        `${titleOf('biology-07')} NEGOTIATING`,
      ]);
      const own = deals.filter(({ origin }) => origin !== 'DEMAND');
      const shown = own.map(({ title, state }) => `${title} ${state}`).sort();
      expect(shown).toEqual(world.deals.map(({ result, state }) => `${titleOf(result)} ${state}`).sort());
      expect(Object.fromEntries(tally(own.map(({ state }) => state)))).toEqual({
        REQUESTED: 1,
        NEGOTIATING: 1,
        AGREED: 2,
        ON_NOTICE: 2,
        CLEARED: 1,
        SIGNED: 1,
        ACTIVE: 6,
        REFUSED: 1,
      });
      expect(deals.filter(({ updatedAt }) => updatedAt > clock.now())).toEqual([]);
    });

    it('wait for what a user can do or follow', async () => {
      const { manager } = api.app.db;
      const waiting = async (key: string) => (await dealOf(key)).waitsFor;
      expect(await waiting('seal-rubber')).toMatchObject({ action: 'TAKE_UP', who: 'OWNER' });
      expect(await waiting('flowback-flotation')).toMatchObject({ action: 'ACCEPT_TERMS', who: 'OWNER' });
      const { id: negotiated } = await dealOf('flowback-flotation');
      expect(await manager.countBy(DealProposal, { dealId: negotiated })).toBe(3);
      expect(await waiting('culture-entertainment-09')).toMatchObject({ action: 'CALL_DECISION' });
      const { id: decided } = await dealOf('energy-05');
      const called = await manager.findOneByOrFail(CollectiveDecision, { caseId: decided, state: 'CALLED' });
      const votes = (await manager.findBy(DecisionMember, { decisionId: called.id })).map(({ vote }) => vote);
      expect(votes.toSorted()).toEqual(['APPROVE', 'APPROVE', null, null]);
      expect(await waiting('automobiles-06')).toMatchObject({ action: 'SIGN', who: 'OWNER' });
      expect(await waiting('food-09')).toMatchObject({ action: 'ACTIVATE', who: 'OWNER' });
    });

    it('have notices that still run, one with an open objection', async () => {
      const { manager } = api.app.db;
      const keys = ['electronic-information-01', 'chemicals-04'];
      const ids = await Promise.all(keys.map(async (key) => (await dealOf(key)).id));
      const notices = await manager.findBy(PublicNotice, { caseId: In(ids) });
      expect(notices).toHaveLength(2);
      for (const { endsAt } of notices)
        expect(endsAt.getTime() - clock.now().getTime()).toBeGreaterThan(4 * DAY_MS);
      const objections = await manager.findBy(Objection, { caseId: In(ids) });
      expect(objections.map(({ caseId, state }) => [caseId, state])).toEqual([[ids[1], 'RAISED']]);
    });

    it('have their contracts with documents, copies and registrations, and the earlier one imported', async () => {
      const { manager } = api.app.db;
      const contracts = await manager.find(Contract);
      expect(
        contracts
          .filter(({ imported }) => imported)
          .map(({ number }) => number)
          .sort(),
      ).toEqual(['松工许字〔2023〕第19号', '松工许字〔2024〕第11号', '松工许字〔2024〕第9号']);
      expect(contracts.filter(({ registrationNumber }) => registrationNumber !== null)).toHaveLength(3);
      expect(await manager.count(ContractDocument)).toBe(8);
      expect(await manager.count(SignedCopy)).toBe(7);
      const { terms, origin, bearsPolicyName, contractEndsOn } = await dealOf('straw-agent');
      expect([origin, bearsPolicyName, contractEndsOn]).toEqual(['STANDING_OFFER', true, '2031-10-04']);
      expect(terms?.payment).toMatchObject({
        entryFee: 0n,
        stages: [{ amount: 8_000_000n, due: [{ kind: 'SALES_REACH', amount: 200_000_000n }] }],
        royalty: { tiers: [{ from: 200_000_000n, basisPoints: 250 }] },
        cap: 60_000_000n,
      });
    });

    it('leave a chain that verifies', async () => {
      for (const { id, number } of await loaded()) {
        const events = await auditTrail(api.app.db.manager, 'Deal', id);
        const head = await api.app.db.manager.findOneByOrFail(AuditHead, { caseType: 'Deal', caseId: id });
        expect(verifyChain(events, head, api.app.signer.publicKey), number).toEqual({ valid: true });
      }
    });

    it('are loaded once', async () => {
      const before = await loaded();
      expect(await loadDemonstration(api.app, { folder: seeds })).toBe(false);
      expect(await loaded()).toEqual(before);
    });
  });
}
