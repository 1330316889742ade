import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { watchDeadlines } from '../../server/features/deals/watch/watch-deadlines.job.ts';
import { TechResult } from '../../server/features/results/data/tech-result.entity.ts';
import { startOfDay } from '../../server/platform/clock.ts';
import { waitingMails } from '../accounts/support.ts';
import { plainLicense } from '../offers/examples.ts';
import { signedIn } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { jsonOf } from '../support/json.ts';
import { makePublished } from '../support/results.ts';
import {
  adopt,
  type DealWorld,
  dealRow,
  decide,
  done,
  HEILONGJIANG,
  JILIN,
  makeDealWorld,
  moveTo,
  readDeal,
  realTime,
  refused,
  setUnit,
  stepsOf,
} from './support.ts';

const api = useApi();
let north: DealWorld;
let south: DealWorld;
beforeAll(async () => {
  north = await makeDealWorld(api(), HEILONGJIANG);
  south = await makeDealWorld(api(), JILIN, north.operator);
  await adopt(south, 'PRC-2', 'PRC-3', 'PRC-5', 'PRC-6');
  for (const world of [north, south]) await setUnit(world, { collectiveDecisionFrom: 10_000_000n });
});
afterEach(realTime);

const terms = jsonOf(plainLicense);
const at = (time: string) => moveTo(Date.parse(time));

describe.each([
  ['Heilongjiang', () => north],
  ['Jilin', () => south],
])('a negotiated license in %s', (_name, worldOf) => {
  it('runs from the request to clearance, each step by the side whose turn it is', async () => {
    const world = worldOf();
    const { app, buyer, officer } = world;
    at('2026-12-02T10:00:00+08:00');
    const result = await makePublished(app, world.unit);
    const { id, number, state } = await done(buyer, 'requestDeal', {
      resultId: result.id,
      message: '希望许可使用',
      relation: 'NONE',
      foreignParty: false,
    });
    expect(number).toMatch(/2026-\d{4}$/);
    expect(state).toBe('REQUESTED');
    const next = async (client = officer) =>
      (await readDeal<{ next: object | null }>(client, id, '{ next { action who code waitsUntil } }'))?.next;
    expect(await next()).toEqual({ action: 'TAKE_UP', who: 'OWNER', code: null, waitsUntil: null });
    expect(await refused(world, buyer, 'takeUpDeal', { dealId: id })).toEqual(['FORBIDDEN']);
    await done(officer, 'takeUpDeal', { dealId: id });
    await done(officer, 'proposeTerms', { dealId: id, terms });
    const cheaper = { ...terms, payment: { ...plainLicense.payment, entryFee: '110000.00' } };
    await done(buyer, 'proposeTerms', { dealId: id, terms: cheaper, note: '首年资金紧张' });
    const shown = await readDeal<{
      proposals: { number: number; state: string; changes: object[]; termsDigest: string }[];
    }>(officer, id, '{ proposals { number state termsDigest changes { path from to } } }');
    expect(shown?.proposals).toMatchObject([
      { number: 1, state: 'SUPERSEDED', changes: [] },
      {
        number: 2,
        state: 'OPEN',
        changes: [{ path: 'payment.entryFee', from: '120000.00', to: '110000.00' }],
      },
    ]);
    const termsDigest = shown?.proposals[1]?.termsDigest;
    expect(
      await refused(world, buyer, 'acceptTerms', { dealId: id, proposalNumber: 2, termsDigest }),
    ).toEqual(['FOUR_EYES']);
    expect((await done(officer, 'acceptTerms', { dealId: id, proposalNumber: 2, termsDigest })).state).toBe(
      'AGREED',
    );
    const marked = await app.db.manager.findOneByOrFail(TechResult, { id: result.id });
    expect(marked.conversionStatus).toBe('INTENDED');
    expect(await refused(world, officer, 'callDealDecision', { dealId: id })).toEqual([
      'STATE RELATION_NOT_DECLARED',
    ]);
    await done(officer, 'declareRelation', { dealId: id, relation: 'NONE', foreignParty: false });
    expect(await next()).toMatchObject({
      action: 'CALL_DECISION',
      who: 'OWNER',
      code: 'DECISION_NOT_CALLED',
    });
    expect(await refused(world, officer, 'publishDealNotice', { dealId: id })).toEqual([
      'RULE PRC-6 DECISION_NOT_CALLED',
    ]);
    await decide(world, id);
    expect((await dealRow(app, id)).state).toBe('DECIDED');
    expect(await refused(world, officer, 'publishDealNotice', { dealId: id, days: 14 })).toEqual([
      'RULE PRC-2',
    ]);
    expect((await done(officer, 'publishDealNotice', { dealId: id })).state).toBe('ON_NOTICE');
    const earliest = '2026-12-17T16:00:00.000Z';
    expect(await readDeal(buyer, id, '{ state earliestSigning next { action code waitsUntil } }')).toEqual({
      state: 'ON_NOTICE',
      earliestSigning: earliest,
      next: { action: null, code: 'NOTICE_RUNNING', waitsUntil: earliest },
    });
    at('2026-12-17T23:59:59+08:00');
    await watchDeadlines(app);
    expect((await dealRow(app, id)).state).toBe('ON_NOTICE');
    moveTo(startOfDay('2026-12-18').getTime());
    expect(await readDeal(officer, id, '{ state actions }')).toMatchObject({ state: 'CLEARED' });
    await watchDeadlines(app);
    await watchDeadlines(app);
    expect((await dealRow(app, id)).state).toBe('CLEARED');
    const mails = (await waitingMails(app)).filter(({ to }) => to === world.unit.officer.email);
    const reminders = mails.map(({ subject }) => subject).filter((subject) => subject.startsWith('公示期满'));
    expect(reminders).toEqual([`公示期满：${number}`]);
    expect(await stepsOf(app, id)).toEqual([
      'requestDeal',
      'takeUpDeal',
      'proposeTerms',
      'proposeTerms',
      'acceptTerms',
      'declareRelation',
      'callDecision',
      'callDealDecision',
      'vote',
      'vote',
      'vote',
      'closeDecision',
      'advance',
      'publishNotice',
      'publishDealNotice',
      'advance',
    ]);
  });
});

describe('who sees what', () => {
  it('keeps valuations, votes and reasons inside the unit, lets supervisors read and outsiders find nothing', async () => {
    const { app, buyer, officer, supervisor, unit } = north;
    const result = await makePublished(app, unit);
    const { id } = await done(buyer, 'requestDeal', {
      resultId: result.id,
      message: '请联系我们',
      relation: 'NONE',
      foreignParty: false,
    });
    await done(officer, 'takeUpDeal', { dealId: id });
    const inside =
      '{ mySide priceReason valuations { id } decisions { id } leaders { completerName } actions }';
    const supervising = await signedIn(api(), supervisor);
    expect(await readDeal(supervising, id, inside)).toMatchObject({ mySide: null, actions: [] });
    expect(await refused(north, supervising, 'refuseDeal', { dealId: id, reason: '不行' })).toEqual([
      'FORBIDDEN',
    ]);
    expect(await readDeal(buyer, id, inside)).toMatchObject({
      mySide: 'ENTERPRISE',
      decisions: [],
      valuations: [],
    });
    const outside = await signedIn(api(), south.unit.officer);
    expect(await readDeal(outside, id, '{ id }')).toBeNull();
    expect(await refused(north, outside, 'refuseDeal', { dealId: id, reason: '不行' })).toEqual([
      'NOT_FOUND',
    ]);
    expect(await refused(north, outside, 'takeUpDeal', { dealId: 'none' })).toEqual(['NOT_FOUND']);
  });
});
