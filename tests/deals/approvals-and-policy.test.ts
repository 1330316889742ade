import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { advanceDeal } from '../../server/features/deals/watch/advance-deal.service.ts';
import type { Terms } from '../../server/features/offers/terms/terms.ts';
import { TechResult } from '../../server/features/results/data/tech-result.entity.ts';
import { screenResult } from '../../server/features/results/review/screen-result.service.ts';
import { equity, payAfterUse, plainLicense } from '../offers/examples.ts';
import { scopeOf } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { upload } from '../support/files.ts';
import { jsonOf } from '../support/json.ts';
import { at, makePublished } from '../support/results.ts';
import { reagree, statusOf, stops } from './stops.ts';
import {
  adopt,
  type DealWorld,
  dealRow,
  done,
  endNotice,
  HEILONGJIANG,
  JILIN,
  makeDeal,
  makeDealWorld,
  moveTo,
  readDeal,
  realTime,
  refused,
  setUnit,
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
        terms: jsonOf(greedy as Terms),
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
      terms: jsonOf(payAfterUse),
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
        terms: jsonOf(open as Terms),
      }),
    ).toContain('RULE PAU-3 WAY');
  });
});
