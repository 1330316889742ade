import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publishDealNotice } from '../../server/features/deals/clearing/clearing.service.ts';
import { amendDeal } from '../../server/features/deals/contract/follow-up/follow-deal.service.ts';
import { Deal } from '../../server/features/deals/data/deal.entity.ts';
import { acceptTerms, proposeTerms } from '../../server/features/deals/negotiation/negotiation.service.ts';
import { declareRelation } from '../../server/features/deals/participants/participants.service.ts';
import type { Terms } from '../../server/features/offers/terms/terms.ts';
import { confirmReport } from '../../server/features/payments/reports/answer-report.service.ts';
import { correctReport } from '../../server/features/payments/reports/submit-report.service.ts';
import { followDeals } from '../../server/features/payments/running/follow-deals.ts';
import { bringCopy, nameSignatories } from '../deals/contract-support.ts';
import { asInput, dealRow, decide, done, endNotice, lastProposal, realTime } from '../deals/support.ts';
import { signedIn } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import {
  as,
  dueOf,
  type MoneyWorld,
  makeMoneyWorld,
  makeRunning,
  moveToDay,
  QUARTERLY,
  reportAndConfirm,
  runningRow,
  yuan,
} from './support.ts';

const api = useApi();
let world: MoneyWorld;
beforeAll(async () => {
  world = await makeMoneyWorld(api());
}, 60_000);
afterAll(realTime);

const terms = QUARTERLY;
const buyer = () => as(world, world.enterprise.buyer);
const officer = () => as(world, world.unit.officer);

describe('an amendment', () => {
  it('holds from its day; use until its eve is paid for by the former terms, however late it is reported', async () => {
    const { app } = world;
    const dealId = await makeRunning(world, terms);
    const { from, id } = await runningRow(app, dealId);
    moveToDay('2026-04-05');
    const first = await reportAndConfirm(world, dealId, from, yuan(1_000_000));
    const amended: Terms = {
      ...terms,
      payment: {
        ...(terms.payment as NonNullable<Terms['payment']>),
        royalty: { base: 'NET_SALES', tiers: [{ from: 0n, basisPoints: 400 }], perUnit: null },
      },
    };
    const later = await amend(dealId, amended);
    const { from: since } = await termsOf(later.id);
    expect(since > '2026-04-05').toBe(true);
    const running = await runningRow(app, later.id);
    expect([running.id, running.rootDealId, running.termsFrom, running.from]).toEqual([
      id,
      dealId,
      since,
      from,
    ]);
    moveToDay('2026-10-05');
    await reportAndConfirm(world, later.id, '2026-04-01', yuan(1_000_000));
    await reportAndConfirm(world, later.id, since, yuan(500_000));
    expect(await dueOf(app, later.id)).toEqual({
      [`royalty:${from}`]: yuan(20_000),
      'royalty:2026-04-01': yuan(20_000),
      [`royalty:${since}@1`]: yuan(20_000),
    });
    const correction = await correctReport(await buyer(), {
      reportId: first.id,
      expectedVersion: first.version,
      netSales: yuan(1_100_000),
      fileIds: [],
    });
    await confirmReport(await officer(), { reportId: correction.id, expectedVersion: correction.version });
    expect((await dueOf(app, later.id))[`royalty:${from}`]).toBe(yuan(22_000));
    expect((await runningRow(app, later.id)).outstanding).toBe(yuan(62_000));
    // The cap of 100,000 covers former and present terms together.
    await reportAndConfirm(world, later.id, '2026-07-01', yuan(2_000_000));
    const due = Object.values(await dueOf(app, later.id)).reduce((sum, amount) => sum + amount, 0n);
    expect(due).toBe(yuan(100_000));
  }, 60_000);
});

async function termsOf(dealId: string): Promise<{ from: string }> {
  const { termsFrom } = await runningRow(world.app, dealId);
  return { from: termsFrom };
}

/** Amends a contract on the way that amendments take. */
async function amend(dealId: string, changed: Terms): Promise<Deal> {
  const { app, unit } = world;
  const { version } = await dealRow(app, dealId);
  const deal = await amendDeal(await officer(), { dealId, expectedVersion: version });
  await proposeTerms(await officer(), { dealId: deal.id, terms: asInput(changed) });
  const proposal = await lastProposal(app, deal.id);
  const { number, termsDigest } = proposal;
  await acceptTerms(await buyer(), { dealId: deal.id, proposalNumber: number, termsDigest });
  await clear(deal.id);
  await followDeals(app, [deal.id, dealId]);
  expect(unit.id).toBe(deal.organizationId);
  return app.db.manager.findOneByOrFail(Deal, { id: deal.id });
}

/** Brings agreed terms through decision, notice and signatures into effect. */
async function clear(dealId: string): Promise<void> {
  const { app, unit, enterprise } = world;
  await declareRelation(await officer(), { dealId, relation: 'NONE', foreignParty: false });
  await declareRelation(await buyer(), { dealId, relation: 'NONE', foreignParty: false });
  const fresh = {
    ...world,
    officer: await signedIn(world.api, unit.officer),
    otherOfficer: await signedIn(world.api, unit.otherOfficer),
    buyer: await signedIn(world.api, enterprise.buyer),
  };
  if ((await dealRow(app, dealId)).waitsFor.ready.includes('CALL_DECISION')) await decide(fresh, dealId);
  if ((await dealRow(app, dealId)).waitsFor.ready.includes('PUBLISH_NOTICE'))
    await publishDealNotice(await officer(), { dealId });
  await endNotice(fresh, dealId);
  await nameSignatories(fresh, dealId);
  await done(fresh.officer, 'prepareContract', { dealId });
  await done(fresh.officer, 'signDeal', { dealId });
  await bringCopy(fresh.officer, dealId, 'OWNER');
  await bringCopy(fresh.buyer, dealId, 'ENTERPRISE');
  await done(fresh.officer, 'activateDeal', { dealId });
}
