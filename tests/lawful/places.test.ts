import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { publishDealNotice } from '../../server/features/deals/clearing/clearing.service.ts';
import { draftOffer } from '../../server/features/offers/steps/write-offer.service.ts';
import type { Terms } from '../../server/features/offers/terms/terms.ts';
import {
  adopt,
  type DealWorld,
  HEILONGJIANG,
  JILIN,
  makeDeal,
  makeDealWorld,
  realTime,
  setUnit,
} from '../deals/support.ts';
import { equity, given, payAfterUse, plainLicense } from '../offers/examples.ts';
import { scopeOf } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { jsonOf } from '../support/json.ts';
import { makePublished } from '../support/results.ts';
import { attempt } from './attempt.ts';
import { agreedBy, standing } from './paths.ts';
import { valued } from './rules/value.cells.ts';
import { chainOf, nothingChanged } from './unchanged.ts';
import { nothingMajor } from './worlds.ts';

const api = useApi();
/** A unit in Jilin that has adopted no document. */
let unadopted: DealWorld;
/** A private university. */
let unfunded: DealWorld;
beforeAll(async () => {
  unadopted = await makeDealWorld(api(), JILIN);
  unfunded = await makeDealWorld(api(), HEILONGJIANG, unadopted.operator);
  await setUnit(unfunded, { stateFunded: false, subordination: 'NONE' });
  for (const world of [unadopted, unfunded]) await nothingMajor(world);
});
afterEach(realTime);

const lastOf = async ({ app }: DealWorld, id: string, action: string) =>
  (await chainOf(app, 'Deal', id)).filter((event) => event.action === action).at(-1);

/** Nothing says how anything is paid. */
const openWay = {
  ...payAfterUse,
  payment: {
    entryFee: 0n,
    stages: [],
    royalty: null,
    minimumPerYear: null,
    cap: null,
    lateInterest: null,
    pauseWhileLapsed: false,
  },
} as Terms;

describe('a unit that has not adopted the documents of its province', () => {
  it('is warned of a price below the valuation, and the event keeps the warning (PRC-5)', async () => {
    const { id: dealId, resultId } = await agreedBy('deal', unadopted);
    await valued(unadopted, resultId);
    expect(await attempt(unadopted.officer, 'publishDealNotice', { dealId })).toEqual([]);
    const event = await lastOf(unadopted, dealId, 'publishDealNotice');
    expect(event?.facts.warnings).toContainEqual({ ruleId: 'PRC-5', code: 'PRICE_BELOW_VALUATION' });
  });

  it('is warned of a short notice; the notice itself is law (PRC-2)', async () => {
    const deal = await agreedBy('deal', unadopted);
    const { id: dealId } = deal;
    const sign = () => attempt(unadopted.officer, 'signDeal', { dealId });
    expect(await nothingChanged(unadopted.app, sign)).toEqual(['RULE PRC-2 NOTICE_NOT_PUBLISHED']);
    await publishDealNotice(await scopeOf(unadopted.app, unadopted.unit.officer), { dealId, days: 5 });
    const event = await lastOf(unadopted, dealId, 'publishNotice');
    expect(event?.facts.warnings).toMatchObject([{ ruleId: 'PRC-2', authority: 'DOCUMENT', field: 'days' }]);
    expect(event?.rulebookVersion).toMatch(/^JL-/);
  });

  it('is warned of terms that leave payment open, by each event that takes them (PAU-3)', async () => {
    const warning = { ruleId: 'PAU-3', authority: 'DOCUMENT' };
    const { id: resultId } = await makePublished(unadopted.app, unadopted.unit);
    const asked = { resultId, message: '我们要', relation: 'NONE', foreignParty: false, asOrdinary: true };
    const input = { ...asked, terms: jsonOf(openWay) };
    expect(await attempt(unadopted.buyer, 'requestDeal', input)).toEqual([]);
    const { id } = await makeDeal(unadopted, 'AGREED', { terms: openWay });
    expect((await lastOf(unadopted, id, 'proposeTerms'))?.facts.warnings).toMatchObject([warning]);
    expect((await lastOf(unadopted, id, 'acceptTerms'))?.facts.warnings).toMatchObject([warning]);
  });
});

describe('a unit that the state has not founded', () => {
  it('is asked for no notice and no share of the team', async () => {
    const greedy = { ...equity, equity: { ...given(equity.equity), teamBasisPoints: 0 } } as Terms;
    for (const terms of [plainLicense, greedy]) {
      const deal = await agreedBy('deal', unfunded, { terms });
      expect(deal.state).toBe('CLEARED');
    }
  });

  it('keeps what it adopted itself, also for standing offers (PRC-6)', async () => {
    await adopt(unfunded, 'PRC-6');
    await setUnit(unfunded, { collectiveDecisionFrom: 0n });
    const { id: dealId } = await agreedBy('deal', unfunded);
    const sign = () => attempt(unfunded.officer, 'signDeal', { dealId });
    expect(await nothingChanged(unfunded.app, sign)).toEqual(['RULE PRC-6 DECISION_NOT_CALLED']);
    const result = await makePublished(unfunded.app, unfunded.unit);
    const officer = await scopeOf(unfunded.app, unfunded.unit.officer);
    const { id, version } = await draftOffer(officer, { resultId: result.id, ...standing(plainLicense) });
    const open = () => attempt(unfunded.otherOfficer, 'openOffer', { offerId: id, expectedVersion: version });
    expect(await nothingChanged(unfunded.app, open)).toEqual(['RULE PRC-6 DECISION_NOT_CALLED']);
  });
});
