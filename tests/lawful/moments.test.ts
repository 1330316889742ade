import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { publishDealNotice } from '../../server/features/deals/clearing/clearing.service.ts';
import { prepareContract } from '../../server/features/deals/contract/signing/prepare-contract.service.ts';
import { Deal } from '../../server/features/deals/data/deal.entity.ts';
import { proposeTerms } from '../../server/features/deals/negotiation/negotiation.service.ts';
import { objectToNotice } from '../../server/features/notices/object-to-notice.service.ts';
import { Objection } from '../../server/features/notices/objection.entity.ts';
import type { Terms } from '../../server/features/offers/terms/terms.ts';
import { TechResult } from '../../server/features/results/data/tech-result.entity.ts';
import { withdraw } from '../../server/features/results/publication/withdraw-result.service.ts';
import { startOfDay } from '../../server/platform/clock.ts';
import { inTransaction } from '../../server/platform/database/transaction.ts';
import {
  adopt,
  asInput,
  type DealWorld,
  dealRow,
  HEILONGJIANG,
  JILIN,
  lastProposal,
  makeDeal,
  makeDealWorld,
  moveTo,
  realTime,
  setUnit,
} from '../deals/support.ts';
import { plainLicense } from '../offers/examples.ts';
import { scopeOf } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { upload } from '../support/files.ts';
import { at, makePublished } from '../support/results.ts';
import { attempt } from './attempt.ts';
import { agreedBy, noticeOf } from './paths.ts';
import { chainOf, nothingChanged } from './unchanged.ts';
import { nothingMajor } from './worlds.ts';

const api = useApi();
let north: DealWorld;
/** A unit that has adopted nothing when a test begins. */
let fresh: () => Promise<DealWorld>;
beforeAll(async () => {
  north = await makeDealWorld(api(), HEILONGJIANG);
  await nothingMajor(north);
  fresh = async () => {
    const world = await makeDealWorld(api(), JILIN, north.operator);
    await nothingMajor(world);
    return world;
  };
});
afterEach(realTime);

/** A deal that is announced, with its contract written and signatories of both sides. */
async function readyToSign(world: DealWorld, days?: number): Promise<{ deal: Deal; endsAt: number }> {
  const { id: dealId } = await agreedBy('deal', world);
  const officer = await scopeOf(world.app, world.unit.officer);
  await publishDealNotice(officer, { dealId, ...(days ? { days } : {}) });
  for (const [client, side] of [
    [world.officer, 'OWNER'],
    [world.buyer, 'ENTERPRISE'],
  ] as const) {
    const authorityFileId = await upload(client, '授权书.pdf');
    const signatory = { side, name: '签字人', position: '院长', authority: 'AUTHORIZED', authorityFileId };
    expect(await attempt(client, 'editSignatories', { dealId, signatories: [signatory] })).toEqual([]);
  }
  await prepareContract(officer, { dealId });
  return { deal: await dealRow(world.app, dealId), endsAt: (await noticeOf(world, dealId)).endsAt.getTime() };
}

const sign = ({ officer }: DealWorld, { id: dealId }: Deal, client = officer) =>
  attempt(client, 'signDeal', { dealId });
const stateOf = async ({ app }: DealWorld, { id }: Deal) => (await dealRow(app, id)).state;
const running = ['RULE PRC-2 NOTICE_RUNNING'];

describe('the last moment of a notice', () => {
  it('is midnight in Shanghai: nothing is signed a millisecond before, and all of it then', async () => {
    moveTo(Date.parse('2026-12-02T23:59:59.999+08:00'));
    const { deal, endsAt } = await readyToSign(north);
    expect(endsAt).toBe(startOfDay('2026-12-18').getTime());
    moveTo(endsAt - 1);
    expect(await nothingChanged(north.app, () => sign(north, deal))).toEqual(running);
    moveTo(endsAt);
    expect(await sign(north, deal)).toEqual([]);
    expect(await stateOf(north, deal)).toBe('SIGNED');
    expect((await chainOf(north.app, 'Deal', deal.id)).at(-1)?.action).toBe('signDeal');
  });

  it('counts a day more for what is published in the first millisecond after midnight', async () => {
    moveTo(Date.parse('2026-12-03T00:00:00.000+08:00'));
    const { deal, endsAt } = await readyToSign(north);
    expect(endsAt).toBe(startOfDay('2026-12-19').getTime());
    moveTo(startOfDay('2026-12-18').getTime());
    expect(await nothingChanged(north.app, () => sign(north, deal))).toEqual(running);
  });

  it('takes an objection in the last millisecond, none in the next', async () => {
    const { deal, endsAt } = await readyToSign(north);
    const { id: noticeId } = await noticeOf(north, deal.id);
    const [leader] = north.leaders;
    if (!leader) throw new Error('the unit has leaders');
    const object = async () =>
      objectToNotice(await scopeOf(north.app, leader), { noticeId, grounds: '价格过低' });
    moveTo(endsAt);
    await nothingChanged(north.app, () => expect(object()).rejects.toMatchObject({ code: 'EXPIRED' }));
    moveTo(endsAt - 1);
    await object();
    moveTo(endsAt);
    expect(await nothingChanged(north.app, () => sign(north, deal))).toEqual(['RULE PRC-3 OBJECTION_OPEN']);
  });
});

describe('at the same moment', () => {
  it('two officers sign, and one of them did', async () => {
    const { deal, endsAt } = await readyToSign(north);
    moveTo(endsAt);
    const both = [sign(north, deal), sign(north, deal, north.otherOfficer)];
    const refusals = (await Promise.all(both)).map((refused) => refused.join());
    expect(refusals.filter((refused) => refused === '')).toHaveLength(1);
    expect(refusals.find((refused) => refused !== '')).toMatch(/^STATE/);
    const events = await chainOf(north.app, 'Deal', deal.id);
    expect(events.filter(({ action }) => action === 'signDeal')).toHaveLength(1);
  });

  it('two officers announce, and there is one notice', async () => {
    const { id: dealId } = await agreedBy('deal', north);
    const both = [north.officer, north.otherOfficer];
    const refusals = await Promise.all(
      both.map((client) => attempt(client, 'publishDealNotice', { dealId })),
    );
    expect(refusals.filter(({ length }) => length === 0)).toHaveLength(1);
    const events = await chainOf(north.app, 'Deal', dealId);
    expect(events.filter(({ action }) => action === 'publishNotice')).toHaveLength(1);
  });

  it('one signs and one objects, in either order and never both', async () => {
    const [leader] = north.leaders;
    if (!leader) throw new Error('the unit has leaders');
    for (const order of ['sign', 'object'] as const) {
      realTime();
      const { deal, endsAt } = await readyToSign(north);
      const { id: noticeId } = await noticeOf(north, deal.id);
      const scope = await scopeOf(north.app, leader);
      const object = () =>
        objectToNotice(scope, { noticeId, grounds: '价格过低' }).then(
          () => true,
          () => false,
        );
      // The clock passes the end while both are under way.
      moveTo(endsAt - 1);
      const first = order === 'sign' ? [sign(north, deal), object()] : [object(), sign(north, deal)];
      const turn = new Promise((resolve) => setImmediate(resolve)).then(() => moveTo(endsAt));
      await Promise.all([...first, turn]);
      const signed = (await stateOf(north, deal)) === 'SIGNED';
      const objections = await north.app.db.manager.countBy(Objection, { caseId: deal.id });
      expect(signed && objections > 0).toBe(false);
      if (objections > 0) expect(await sign(north, deal)).toEqual(['RULE PRC-3 OBJECTION_OPEN']);
      await chainOf(north.app, 'Deal', deal.id);
    }
  });

  it('one accepts terms and the other changes them: the old ones are not agreed', async () => {
    const { id: dealId } = await makeDeal(north, 'NEGOTIATING');
    const officer = await scopeOf(north.app, north.unit.officer);
    await proposeTerms(officer, { dealId, terms: asInput(plainLicense) });
    const { number, termsDigest } = await lastProposal(north.app, dealId);
    const dearer = { ...plainLicense, other: '另付培训费' } satisfies Terms;
    await proposeTerms(officer, { dealId, terms: asInput(dearer) });
    const accept = () => attempt(north.buyer, 'acceptTerms', { dealId, proposalNumber: number, termsDigest });
    expect(await nothingChanged(north.app, accept)).toEqual(['CONFLICT']);
  });
});

describe('a result that is withdrawn from an open deal', () => {
  it('takes back what was cleared, so that nothing is signed', async () => {
    const { deal, endsAt } = await readyToSign(north);
    moveTo(endsAt);
    const result = await north.app.db.manager.findOneByOrFail(TechResult, { id: deal.resultId });
    const officer = await scopeOf(north.app, north.unit.officer);
    await withdraw(officer, { ...at(result), reason: '专利被宣告无效' });
    expect(await nothingChanged(north.app, () => sign(north, deal))).toEqual(['STATE']);
  });
});

describe('a rulebook that changes in the middle of a case', () => {
  it('judges each step by the version of its day, and the event says which', async () => {
    const world = await fresh();
    const { deal, endsAt } = await readyToSign(world, 5);
    const published = (await chainOf(world.app, 'Deal', deal.id)).find(
      ({ action }) => action === 'publishNotice',
    );
    // Five days were lawful then, with a warning by the document that nobody had adopted.
    expect(published?.facts).toMatchObject({
      days: 5,
      warnings: [{ ruleId: 'PRC-2', authority: 'DOCUMENT' }],
    });
    moveTo(endsAt);
    await adopt(world, 'PRC-2');
    expect(await nothingChanged(world.app, () => sign(world, deal))).toEqual([
      'RULE PRC-2 NOTICE_NOT_PUBLISHED',
    ]);
    // A longer one takes its place.
    expect(await attempt(world.officer, 'publishDealNotice', { dealId: deal.id })).toEqual([]);
    const again = await readyToSign(world);
    moveTo(again.endsAt);
    expect(await sign(world, again.deal)).toEqual([]);
    const signed = (await chainOf(world.app, 'Deal', again.deal.id)).at(-1);
    expect(signed?.action).toBe('signDeal');
    expect(signed?.rulebookVersion).not.toBe(published?.rulebookVersion);
  });

  it('asks for the decision that was not asked for at the agreement', async () => {
    const { deal, endsAt } = await readyToSign(north);
    moveTo(endsAt);
    await setUnit(north, { collectiveDecisionFrom: 0n });
    expect(await nothingChanged(north.app, () => sign(north, deal))).toEqual([
      'RULE PRC-6 DECISION_NOT_CALLED',
    ]);
    await nothingMajor(north);
  });

  it('also while a step waits for the case', async () => {
    const world = await fresh();
    const { deal, endsAt } = await readyToSign(world, 5);
    moveTo(endsAt);
    let signing: Promise<string[]> = Promise.resolve([]);
    await inTransaction(world.app.db, async (tx) => {
      await tx.findOne(Deal, { where: { id: deal.id }, lock: { mode: 'pessimistic_write' } });
      signing = sign(world, deal);
      await somebodyWaits(world);
      await adopt(world, 'PRC-2');
    });
    expect(await signing).toEqual(['RULE PRC-2 NOTICE_NOT_PUBLISHED']);
    expect(await stateOf(world, deal)).not.toBe('SIGNED');
  });

  it('keeps an amendment to what the new version asks', async () => {
    const world = await fresh();
    const result = await makePublished(world.app, world.unit);
    const { id: dealId } = await agreedBy('amendment', world, { result, relation: 'RELATED' });
    await adopt(world, 'PRC-2');
    const few = () => attempt(world.officer, 'publishDealNotice', { dealId, days: 14 });
    expect(await nothingChanged(world.app, few)).toEqual(['RULE PRC-2']);
  });
});

async function somebodyWaits({ app }: DealWorld): Promise<void> {
  for (;;) {
    const rows = await app.db.query<object[]>(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (rows.length > 0) return;
  }
}
