import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PublicNotice } from '../../server/features/notices/public-notice.entity.ts';
import { publishOfferNotice } from '../../server/features/offers/steps/clear-offer.service.ts';
import { openOffer } from '../../server/features/offers/steps/open-offer.service.ts';
import { draftOffer } from '../../server/features/offers/steps/write-offer.service.ts';
import { plainLicense } from '../offers/examples.ts';
import { scopeOf } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { jsonOf } from '../support/json.ts';
import { makePublished } from '../support/results.ts';
import {
  asInput,
  type DealWorld,
  dealRow,
  done,
  lastProposal,
  makeDeal,
  makeDealWorld,
  moveTo,
  type ReachableState,
  readDeal,
  realTime,
  refused,
  setUnit,
  step,
  unchanged,
} from './support.ts';

const api = useApi();
let world: DealWorld;
beforeAll(async () => {
  world = await makeDealWorld(api());
  await setUnit(world, { collectiveDecisionFrom: 100_000_000n });
});
afterEach(realTime);

/** A standing offer that is open: its notice has run. */
async function standingOffer() {
  const result = await makePublished(world.app, world.unit);
  const scope = await scopeOf(world.app, world.unit.officer);
  const draft = await draftOffer(scope, {
    resultId: result.id,
    title: '普通许可',
    terms: asInput(plainLicense),
    pricing: 'NEGOTIATED',
    isStanding: true,
    bearsPolicyName: false,
  });
  const announced = await publishOfferNotice(scope, { offerId: draft.id, expectedVersion: draft.version });
  const notice = await world.app.db.manager.findOneByOrFail(PublicNotice, { caseId: draft.id });
  moveTo(notice.endsAt.getTime());
  const offer = await openOffer(await scopeOf(world.app, world.unit.otherOfficer), {
    offerId: draft.id,
    expectedVersion: announced.version,
  });
  return {
    offer,
    input: { offerId: offer.id, termsDigest: offer.termsDigest, relation: 'NONE', foreignParty: false },
  };
}

describe('a standing offer', () => {
  it('is agreed at once, and its notice counts for exactly its terms', async () => {
    const { input } = await standingOffer();
    expect(
      await refused(world, world.buyer, 'acceptStandingOffer', { ...input, termsDigest: 'f'.repeat(64) }),
    ).toEqual(['CONFLICT']);
    const deal = await done(world.buyer, 'acceptStandingOffer', input);
    expect(deal.state).toBe('AGREED');
    const cleared = await done(world.officer, 'declareRelation', {
      dealId: deal.id,
      relation: 'NONE',
      foreignParty: false,
    });
    expect(cleared.state).toBe('CLEARED');
    expect(await refused(world, world.officer, 'publishDealNotice', { dealId: deal.id })).toEqual([
      'STATE NOT_ASKED_FOR',
    ]);
    const cheaper = jsonOf({
      ...plainLicense,
      payment: {
        entryFee: 100n,
        stages: [],
        royalty: null,
        minimumPerYear: null,
        cap: null,
        lateInterest: null,
        pauseWhileLapsed: false,
      },
    });
    await done(world.officer, 'proposeTerms', { dealId: deal.id, terms: cheaper });
    const { number, termsDigest } = await lastProposal(world.app, deal.id);
    await done(world.buyer, 'acceptTerms', { dealId: deal.id, proposalNumber: number, termsDigest });
    expect((await dealRow(world.app, deal.id)).state).toBe('AGREED');
    const next = await readDeal(world.officer, deal.id, '{ next { action code } }');
    expect(next).toEqual({ next: { action: 'PUBLISH_NOTICE', code: 'NOTICE_NOT_PUBLISHED' } });
  });

  it('announced nobody’s relations: for related parties its notice does not do', async () => {
    const { input } = await standingOffer();
    const deal = await done(world.buyer, 'acceptStandingOffer', {
      ...input,
      relation: 'RELATED',
      relationExplanation: '董事在本单位兼职',
    });
    await done(world.officer, 'declareRelation', { dealId: deal.id, relation: 'NONE', foreignParty: false });
    const next = await readDeal(world.officer, deal.id, '{ state next { code } }');
    expect(next).toEqual({ state: 'AGREED', next: { code: 'NOTICE_NOT_PUBLISHED' } });
  });
});

describe('what is shown and what is refused', () => {
  const ORDER = ['AGREE', 'DECIDE', 'ANNOUNCE', 'CLEAR'];
  const STEPS = { callDealDecision: 'DECIDE', publishDealNotice: 'ANNOUNCE' } as const;
  const STATES: ReachableState[] = ['AGREED', 'ON_NOTICE', 'CLEARED'];

  it.each(STATES)('never disagree: a deal in %s', async (state) => {
    const deal = await makeDeal(world, state, {
      content: { coOwners: [{ name: '哈尔滨某研究所', share: 1000 }] },
    });
    interface Shown {
      compliance: { step: string; status: string; code: string | null }[];
    }
    const shown = await readDeal<Shown>(world.officer, deal.id, '{ compliance { step status code } }');
    const stops = (name: keyof typeof STEPS) =>
      shown?.compliance
        .filter(({ step: asked }) => ORDER.slice(0, ORDER.indexOf(STEPS[name]) + 1).includes(asked))
        .filter(({ status }) => status === 'MISSING' || status === 'WAITING')
        .map(({ code }) => code) ?? [];
    for (const name of ['callDealDecision', 'publishDealNotice'] as const) {
      const missing = stops(name);
      if (missing.length === 0) continue;
      const { userErrors } = await unchanged(world, () => step(world.officer, name, { dealId: deal.id }));
      expect(userErrors.map(({ params }) => params.find((param) => param.name === 'missing')?.value)).toEqual(
        missing,
      );
    }
    // A co-owner who has not consented holds only the signature up.
    expect(
      shown?.compliance.some(({ code, status }) => code === 'PARTY_CONSENT_MISSING' && status === 'MISSING'),
    ).toBe(true);
    expect((await dealRow(world.app, deal.id)).state).not.toBe('CLEARED');
  });
});
