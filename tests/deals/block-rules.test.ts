import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { publishDealNotice } from '../../server/features/deals/clearing/clearing.service.ts';
import { openDeal } from '../../server/features/deals/request/open-deal.service.ts';
import { advanceDeal } from '../../server/features/deals/watch/advance-deal.service.ts';
import { objectToNotice } from '../../server/features/notices/object-to-notice.service.ts';
import { Objection } from '../../server/features/notices/objection.entity.ts';
import { PublicNotice } from '../../server/features/notices/public-notice.entity.ts';
import type { Terms } from '../../server/features/offers/terms/terms.ts';
import { TechResult } from '../../server/features/results/data/tech-result.entity.ts';
import { recordValuation } from '../../server/features/valuations/record-valuation.service.ts';
import { clock } from '../../server/platform/clock.ts';
import { inTransaction } from '../../server/platform/database/transaction.ts';
import type { Refusal } from '../../server/platform/errors.ts';
import { plainLicense, transfer } from '../offers/examples.ts';
import { makeMember, scopeOf } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { upload } from '../support/files.ts';
import { makePublished } from '../support/results.ts';
import { type Item, reagree, stops } from './stops.ts';
import {
  adopt,
  type DealWorld,
  dealRow,
  decide,
  done,
  HEILONGJIANG,
  JILIN,
  makeDeal,
  makeDealWorld,
  moveTo,
  readDeal,
  realTime,
  refused,
  setUnit,
  stepsOf,
  unchanged,
} from './support.ts';

const api = useApi();
let north: DealWorld;
let south: DealWorld;
beforeAll(async () => {
  north = await makeDealWorld(api(), HEILONGJIANG);
  south = await makeDealWorld(api(), JILIN, north.operator);
  await adopt(south, 'PRC-2', 'PRC-3', 'PRC-5', 'PRC-6');
  // Deals below a million need no collective decision, so that each test is about its own rule.
  for (const world of [north, south]) await setUnit(world, { collectiveDecisionFrom: 100_000_000n });
});
afterEach(realTime);

const cheaper: Terms = {
  ...plainLicense,
  payment: {
    entryFee: 5_000_000n,
    stages: [],
    royalty: null,
    minimumPerYear: null,
    cap: null,
    lateInterest: null,
    pauseWhileLapsed: false,
  },
};

describe('notice and objections (PRC-2, PRC-3)', () => {
  it('signs nothing before the notice has run, nor earlier by the unit’s own longer term', async () => {
    const deal = await makeDeal(north, 'AGREED');
    expect(await stops(north, deal.id)).toEqual(['RULE PRC-2 NOTICE_NOT_PUBLISHED']);
    await setUnit(north, { noticeDays: 20 });
    expect(await refused(north, north.officer, 'publishDealNotice', { dealId: deal.id, days: 15 })).toEqual([
      'INVALID UNIT_TERM',
    ]);
    await done(north.officer, 'publishDealNotice', { dealId: deal.id });
    await setUnit(north, { noticeDays: null });
    const notice = await north.app.db.manager.findOneByOrFail(PublicNotice, { caseId: deal.id });
    expect(notice.days).toBe(20);
    expect(await stops(north, deal.id)).toEqual(['RULE PRC-2 NOTICE_RUNNING']);
    moveTo(notice.endsAt.getTime() - 1);
    expect(await stops(north, deal.id)).toEqual(['RULE PRC-2 NOTICE_RUNNING']);
    moveTo(notice.endsAt.getTime());
    expect(await stops(north, deal.id)).toEqual([]);
  });

  it('signs nothing while an objection is open, and goes back when it is upheld', async () => {
    const deal = await makeDeal(north, 'ON_NOTICE');
    const objector = await makeMember(north.app, north.unit.administrator, ['RESEARCHER']);
    const notice = await north.app.db.manager.findOneByOrFail(PublicNotice, { caseId: deal.id });
    moveTo(notice.endsAt.getTime() - 1);
    const { id } = await objectToNotice(await scopeOf(north.app, objector), {
      noticeId: notice.id,
      grounds: '价格明显偏低',
    });
    moveTo(notice.endsAt.getTime());
    await advanceDeal(north.app, deal.id);
    expect((await dealRow(north.app, deal.id)).state).toBe('ON_NOTICE');
    expect(await stops(north, deal.id)).toEqual(['RULE PRC-3 OBJECTION_OPEN']);
    await north.app.db.manager.update(Objection, id, { state: 'OUTCOME_PUBLISHED', outcome: 'UPHELD' });
    await advanceDeal(north.app, deal.id);
    expect(await dealRow(north.app, deal.id)).toMatchObject({
      state: 'NEGOTIATING',
      terms: null,
      termsDigest: null,
      endReason: 'OBJECTION_UPHELD',
    });
    expect(await north.app.db.manager.findOneByOrFail(PublicNotice, { id: notice.id })).toMatchObject({
      state: 'VOID',
      voidReason: 'OBJECTION_UPHELD',
    });
    const result = await north.app.db.manager.findOneByOrFail(TechResult, { id: deal.resultId });
    expect(result.conversionStatus).toBe('NOT_CONVERTED');
  });

  it('is repeated when the terms change', async () => {
    const deal = await makeDeal(north, 'CLEARED');
    expect(deal.state).toBe('CLEARED');
    await reagree(north, deal.id, cheaper);
    expect((await dealRow(north.app, deal.id)).state).toBe('AGREED');
    expect(await stops(north, deal.id)).toEqual(['RULE PRC-2 NOTICE_NOT_PUBLISHED']);
    const notices = await readDeal(north.buyer, deal.id, '{ notices { state } }');
    expect(notices).toEqual({ notices: [{ state: 'VOID' }] });
    expect((await stepsOf(north.app, deal.id)).slice(-3)).toEqual([
      'proposeTerms',
      'voidNotice',
      'acceptTerms',
    ]);
  });

  it('is not asked for a listed price, but for every changed one and, in Jilin, for related parties', async () => {
    for (const [world, relation, expected] of [
      [north, 'NONE', []],
      [south, 'NONE', []],
      [south, 'RELATED', ['RULE PRC-2 NOTICE_NOT_PUBLISHED']],
      [north, 'RELATED', []],
    ] as const) {
      const deal = await listed(world, relation);
      await done(world.officer, 'declareRelation', {
        dealId: deal.id,
        relation,
        explanation: '受让方股东为项目组成员亲属',
        foreignParty: false,
      });
      expect(await stops(world, deal.id)).toEqual(expected);
      await reagree(world, deal.id, cheaper);
      expect((await dealRow(world.app, deal.id)).pricing).toBe('NEGOTIATED');
      expect(await stops(world, deal.id)).toEqual(['RULE PRC-2 NOTICE_NOT_PUBLISHED']);
    }
  });

  async function listed(world: DealWorld, relation: 'NONE' | 'RELATED') {
    const result = await makePublished(world.app, world.unit);
    const scope = await scopeOf(world.app, world.unit.officer);
    const buyer = world.enterprise.buyer.userId;
    return inTransaction(world.app.db, (tx) =>
      openDeal(tx, scope, {
        origin: 'LISTING',
        pricing: 'LISTED',
        resultId: result.id,
        offerId: null,
        enterpriseId: world.enterprise.id,
        terms: plainLicense,
        proposal: { side: 'OWNER', byUser: world.unit.officer.userId, note: null },
        acceptedBy: { byUser: buyer },
        declarations: [
          { side: 'ENTERPRISE', relation, explanation: '股东亲属', foreignParty: false, byUser: buyer },
        ],
        requestedBy: buyer,
        negotiatorUserId: world.unit.officer.userId,
        priorDealId: null,
        eligibility: null,
        bearsPolicyName: false,
        action: 'takeListing',
      }),
    );
  }
});

describe('valuations (PRC-5)', () => {
  async function value(world: DealWorld, resultId: string, amount: bigint) {
    await recordValuation(await scopeOf(world.app, world.unit.officer), {
      resultId,
      valuation: {
        kind: 'THIRD_PARTY',
        appraiser: '长春资产评估公司',
        method: 'INCOME',
        amount,
        valuedOn: clock.today(),
        fileIds: [await upload(world.officer, '评估报告.pdf')],
      },
    });
  }

  it('keeps a price below the valuation of a third party from the decision, the notice and the signature', async () => {
    const deal = await makeDeal(south, 'AGREED');
    await value(south, deal.resultId, 20_000_000n);
    const found = ['RULE PRC-5 PRICE_BELOW_VALUATION'];
    expect(await refused(south, south.officer, 'callDealDecision', { dealId: deal.id })).toEqual(found);
    expect(await refused(south, south.officer, 'publishDealNotice', { dealId: deal.id })).toEqual(found);
    await done(south.officer, 'recordPriceReason', { dealId: deal.id, reason: '一次性付清' });
    expect(await stops(south, deal.id)).toEqual([...found, 'RULE PRC-2 NOTICE_NOT_PUBLISHED']);
    const hidden = await readDeal<{ compliance: Item[] }>(south.buyer, deal.id, '{ compliance { code } }');
    expect(hidden?.compliance.filter(({ code }) => code?.includes('VALUATION'))).toEqual([]);
  });

  it('takes a recorded reason with royalties, for exactly these terms', async () => {
    const royalty: Terms = {
      ...plainLicense,
      payment: {
        entryFee: 5_000_000n,
        stages: [],
        royalty: { base: 'NET_SALES', tiers: [{ from: 0n, basisPoints: 300 }], perUnit: null },
        minimumPerYear: null,
        cap: 60_000_000n,
        lateInterest: null,
        pauseWhileLapsed: false,
      },
    };
    const deal = await makeDeal(south, 'AGREED', { terms: royalty });
    await value(south, deal.resultId, 20_000_000n);
    expect(await refused(south, south.officer, 'publishDealNotice', { dealId: deal.id })).toEqual([
      'RULE PRC-5 PRICE_REASON_MISSING',
    ]);
    await done(south.officer, 'recordPriceReason', { dealId: deal.id, reason: '提成部分预计超过评估价值' });
    await done(south.officer, 'publishDealNotice', { dealId: deal.id });
    await reagree(south, deal.id, {
      ...royalty,
      payment: { ...royalty.payment, entryFee: 4_000_000n },
    } as Terms);
    expect(await refused(south, south.officer, 'publishDealNotice', { dealId: deal.id })).toEqual([
      'RULE PRC-5 PRICE_REASON_MISSING',
    ]);
  });
});

describe('major conversions (PRC-6)', () => {
  it('ask for the decision from the threshold on, and wherever nothing limits the sum', async () => {
    const unlimited: Terms = {
      ...plainLicense,
      payment: {
        entryFee: 100n,
        stages: [],
        royalty: { base: 'NET_SALES', tiers: [{ from: 0n, basisPoints: 300 }], perUnit: null },
        minimumPerYear: null,
        cap: null,
        lateInterest: null,
        pauseWhileLapsed: false,
      },
    };
    for (const terms of [transfer, unlimited]) {
      const deal = await makeDeal(north, 'AGREED', { terms });
      expect(await refused(north, north.officer, 'publishDealNotice', { dealId: deal.id })).toEqual([
        'RULE PRC-6 DECISION_NOT_CALLED',
      ]);
    }
  });

  it('go back to negotiating when the leadership is against, and nothing of it counts any more', async () => {
    const deal = await makeDeal(north, 'AGREED', { terms: transfer });
    await decide(north, deal.id, 'REJECT');
    expect(await dealRow(north.app, deal.id)).toMatchObject({
      state: 'NEGOTIATING',
      endReason: 'DECISION_REJECTED',
    });
    const scope = await scopeOf(north.app, north.unit.officer);
    await expect(
      unchanged(north, () =>
        publishDealNotice(scope, { dealId: deal.id }).catch((error: Refusal) => error.code),
      ),
    ).resolves.toBe('STATE');
  });
});
