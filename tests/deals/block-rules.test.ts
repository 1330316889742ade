import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { lockDeal, sidesOf } from '../../server/features/deals/change-deal.ts';
import { publishDealNotice } from '../../server/features/deals/clearing/clearing.service.ts';
import { requireCleared } from '../../server/features/deals/judge/require.ts';
import { openDeal } from '../../server/features/deals/request/open-deal.service.ts';
import { advanceDeal } from '../../server/features/deals/watch/advance-deal.service.ts';
import { objectToNotice } from '../../server/features/notices/object-to-notice.service.ts';
import { Objection } from '../../server/features/notices/objection.entity.ts';
import { PublicNotice } from '../../server/features/notices/public-notice.entity.ts';
import type { Terms } from '../../server/features/offers/terms/terms.ts';
import { TechResult } from '../../server/features/results/data/tech-result.entity.ts';
import { screenResult } from '../../server/features/results/review/screen-result.service.ts';
import { recordValuation } from '../../server/features/valuations/record-valuation.service.ts';
import { clock } from '../../server/platform/clock.ts';
import { inTransaction } from '../../server/platform/database/transaction.ts';
import { Refusal } from '../../server/platform/errors.ts';
import { equity, payAfterUse, plainLicense, transfer } from '../offers/examples.ts';
import { makeMember, scopeOf } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { upload } from '../support/files.ts';
import { at, makePublished } from '../support/results.ts';
import {
  adopt,
  asVariables,
  type DealWorld,
  dealRow,
  decide,
  done,
  endNotice,
  HEILONGJIANG,
  JILIN,
  lastProposal,
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

/** What stops a signature at this moment, as the step of signing asks; the transaction is rolled back. */
async function stops({ app, unit }: DealWorld, dealId: string): Promise<string[]> {
  const scope = await scopeOf(app, unit.officer);
  const sides = await sidesOf(scope, dealId);
  try {
    await inTransaction(app.db, async (tx) => {
      await requireCleared(await lockDeal(tx, scope, dealId, sides));
    });
    return [];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.errors.map(({ code, rule, params }) =>
      [code, rule?.id, params.find(({ name }) => name === 'missing')?.value].filter((part) => part).join(' '),
    );
  }
}

interface Item {
  ruleId: string | null;
  status: string;
  code: string | null;
}
async function compliance(world: DealWorld, id: string): Promise<Item[]> {
  const deal = await readDeal<{ compliance: Item[] }>(
    world.officer,
    id,
    '{ compliance { ruleId status code } }',
  );
  return deal?.compliance ?? [];
}
const statusOf = async (world: DealWorld, id: string, code: string) =>
  (await compliance(world, id)).find((item) => item.code === code)?.status;

async function reagree(world: DealWorld, dealId: string, terms: Terms): Promise<void> {
  await done(world.officer, 'proposeTerms', { dealId, terms: asVariables(terms) });
  const { number, termsDigest } = await lastProposal(world.app, dealId);
  await done(world.buyer, 'acceptTerms', { dealId, proposalNumber: number, termsDigest });
}

const cheaper: Terms = {
  ...plainLicense,
  payment: { entryFee: 5_000_000n, stages: [], royalty: null, minimumPerYear: null, cap: null },
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

describe('sensitive results (REG-6)', () => {
  it('wait for the approval of exactly these terms; its filing has 15 or 10 working days', async () => {
    for (const [world, dueOn] of [
      [north, '2026-12-22'],
      [south, '2026-12-15'],
    ] as const) {
      moveTo(Date.parse('2026-12-01T10:00:00+08:00'));
      const deal = await makeDeal(world, 'AGREED');
      const result = await world.app.db.manager.findOneByOrFail(TechResult, { id: deal.resultId });
      moveTo(Date.parse('2026-12-01T10:01:00+08:00'));
      await screenResult(await scopeOf(world.app, world.unit.officer), {
        ...at(result),
        screening: 'SENSITIVE',
        note: '涉及关键核心技术',
      });
      await advanceDeal(world.app, deal.id);
      expect(await dealRow(world.app, deal.id)).toMatchObject({
        state: 'NEGOTIATING',
        endReason: 'RESULT_WITHDRAWN',
      });
      moveTo(Date.parse('2026-12-01T10:02:00+08:00'));
      await reagree(world, deal.id, plainLicense);
      await done(world.officer, 'publishDealNotice', { dealId: deal.id });
      await endNotice(world, deal.id);
      expect(await stops(world, deal.id)).toEqual(['RULE REG-6 APPROVAL_MISSING']);
      const approval = {
        dealId: deal.id,
        department: '省教育厅',
        reference: '教科〔2026〕12号',
        approved: true,
        decidedOn: '2026-12-01',
      };
      expect(await refused(world, world.officer, 'recordApproval', approval)).toEqual(['REQUIRED']);
      const fileId = await upload(world.officer, '批复.pdf');
      expect((await done(world.officer, 'recordApproval', { ...approval, fileId })).state).toBe('CLEARED');
      const shown = await readDeal<{ approvals: { id: string; filingDueOn: string }[] }>(
        world.officer,
        deal.id,
        '{ approvals { id filingDueOn } }',
      );
      expect(shown?.approvals).toMatchObject([{ filingDueOn: dueOn }]);
      expect(await statusOf(world, deal.id, 'APPROVAL_NOT_FILED')).toBe('WARNING');
      await done(world.officer, 'recordFiling', {
        dealId: deal.id,
        approvalId: shown?.approvals[0]?.id,
        filedOn: '2026-12-02',
      });
      expect(await statusOf(world, deal.id, 'APPROVAL_NOT_FILED')).toBeUndefined();
    }
  });

  it('says which calendar is missing instead of guessing a filing term', async () => {
    moveTo(Date.parse('2026-12-28T10:00:00+08:00'));
    const deal = await makeDeal(north, 'AGREED');
    const fileId = await upload(north.officer, '批复.pdf');
    await done(north.officer, 'recordApproval', {
      dealId: deal.id,
      department: '省工信厅',
      reference: '工信〔2026〕9号',
      approved: true,
      decidedOn: '2026-12-28',
      fileId,
    });
    expect(await readDeal(north.officer, deal.id, '{ approvals { filingDueOn calendarMissing } }')).toEqual({
      approvals: [{ filingDueOn: null, calendarMissing: 2027 }],
    });
  });
});

describe('checks, leaders, policy', () => {
  it('warns of an unchecked foreign party and stops what is forbidden (REG-13)', async () => {
    const deal = await makeDeal(south, 'CLEARED', { request: { foreignParty: true } });
    expect(deal.state).toBe('CLEARED');
    expect(await statusOf(south, deal.id, 'EXPORT_CONTROL_NOT_CHECKED')).toBe('WARNING');
    const check = { dealId: deal.id, kind: 'EXPORT_CONTROL' };
    expect(await refused(south, south.officer, 'recordDealCheck', { ...check, outcome: 'LICENSED' })).toEqual(
      ['REQUIRED'],
    );
    await done(south.officer, 'recordDealCheck', {
      ...check,
      outcome: 'FORBIDDEN',
      note: '目录内禁止出口技术',
    });
    expect(await stops(south, deal.id)).toEqual(['RULE REG-13 EXPORT_FORBIDDEN']);
    expect((await dealRow(south.app, deal.id)).state).toBe('ON_NOTICE');
    await done(south.officer, 'recordDealCheck', { ...check, outcome: 'CLEARED' });
    expect(await stops(south, deal.id)).toEqual([]);
  });

  it('gives the team its share of the shares (INC-3) and no head any against the rules (INC-8)', async () => {
    const world = north;
    await adopt(world, 'INC-8');
    const greedy = { ...equity, equity: { ...equity.equity, teamBasisPoints: 6_900 } };
    const negotiating = await makeDeal(world, 'NEGOTIATING');
    expect(
      await refused(world, world.officer, 'proposeTerms', {
        dealId: negotiating.id,
        terms: asVariables(greedy as Terms),
      }),
    ).toEqual(['RULE INC-3']);
    const fair = { ...equity, equity: { ...equity.equity, teamBasisPoints: 7_000 } } as Terms;
    const deal = await makeDeal(world, 'AGREED', { terms: fair });
    expect(await refused(world, world.officer, 'callDealDecision', { dealId: deal.id })).toEqual([
      'RULE INC-8 LEADERS_NOT_DECLARED',
    ]);
    const { result } = (await readDeal<{ result: { completers: { name: string }[] } }>(
      world.officer,
      deal.id,
      '{ result { completers { name } } }',
    )) ?? { result: { completers: [] } };
    const completerName = result.completers[0]?.name;
    const leaders = [{ completerName, position: 'HEAD', takesEquity: true }];
    await done(world.officer, 'declareLeaders', { dealId: deal.id, leaders });
    expect(await stops(world, deal.id)).toContain('RULE INC-8 LEADER_MAY_NOT_HOLD_EQUITY');
    await done(world.officer, 'declareLeaders', {
      dealId: deal.id,
      leaders: [{ completerName, position: 'HEAD', takesEquity: false }],
    });
    expect(await stops(world, deal.id)).not.toContain('RULE INC-8 LEADER_MAY_NOT_HOLD_EQUITY');
    expect(
      await refused(world, world.officer, 'declareLeaders', {
        dealId: deal.id,
        leaders: [{ ...leaders[0], completerName: '无此人' }],
      }),
    ).toEqual(['NOT_FOUND']);
  });

  it('lends the name of the policy only to whom it supports (PAU-1), not the terms', async () => {
    const result = await makePublished(north.app, north.unit);
    const input = {
      resultId: result.id,
      terms: asVariables(payAfterUse),
      message: '先试用',
      relation: 'NONE',
      foreignParty: false,
    };
    expect(await refused(north, north.buyer, 'requestDeal', input)).toEqual(['RULE PAU-1 NOT_ELIGIBLE']);
    const { id } = await done(north.buyer, 'requestDeal', { ...input, asOrdinary: true });
    expect(
      await readDeal(north.buyer, id, '{ bearsPolicyName eligibility { eligible ruleId reasons } }'),
    ).toEqual({
      bearsPolicyName: false,
      eligibility: { eligible: false, ruleId: 'PAU-1', reasons: ['NOT_CLASSIFIABLE'] },
    });
    const open = {
      ...payAfterUse,
      payment: { ...payAfterUse.payment, stages: [], royalty: null, cap: null },
    };
    expect(
      await refused(north, north.buyer, 'requestDeal', {
        ...input,
        asOrdinary: true,
        terms: asVariables(open as Terms),
      }),
    ).toContain('RULE PAU-3 WAY');
  });
});
