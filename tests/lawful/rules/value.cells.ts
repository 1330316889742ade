import { publishDealNotice } from '../../../server/features/deals/clearing/clearing.service.ts';
import type { Deal } from '../../../server/features/deals/data/deal.entity.ts';
import { draftOffer } from '../../../server/features/offers/steps/write-offer.service.ts';
import { recordValuation } from '../../../server/features/valuations/record-valuation.service.ts';
import { Valuation } from '../../../server/features/valuations/valuation.entity.ts';
import { clock } from '../../../server/platform/clock.ts';
import { announcementInput } from '../../auctions/support.ts';
import { type DealWorld, dealRow, moveTo, setUnit } from '../../deals/support.ts';
import { plainLicense } from '../../offers/examples.ts';
import { scopeOf, signedIn } from '../../support/accounts.ts';
import { upload } from '../../support/files.ts';
import { makePublished } from '../../support/results.ts';
import { attempt } from '../attempt.ts';
import { agreedBy, announced, type DealPath, noticeOf, standing } from '../paths.ts';
import { one, type Paths, rest, signatureCells, signing, type Try } from '../table.ts';
import { EARLIER, NO_PRICE, unannounced } from './price.cells.ts';

/** What a third party found the result to be worth. */
export async function valued(world: DealWorld, resultId: string, amount = 50_000_000n): Promise<void> {
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

/** Announced and over, so that nothing else stands against it; valued above the price at the last moment. */
async function belowValue(path: DealPath, world: DealWorld): Promise<Deal> {
  const { id, resultId } = await agreedBy(path, world);
  if (path !== 'standingOffer') {
    await publishDealNotice(await scopeOf(world.app, world.unit.officer), { dealId: id });
    moveTo((await noticeOf(world, id)).endsAt.getTime());
  }
  await valued(world, resultId);
  return dealRow(world.app, id);
}

const low = ['RULE PRC-5 PRICE_BELOW_VALUATION'];

export const PRC_5: Paths = {
  ...signatureCells('below the valuation', low, belowValue),
  standingOffer: [
    ...one(
      'signs below the valuation',
      low,
      signing((world) => belowValue('standingOffer', world)),
    ),
    ...one('announces a standing price below the valuation', low, async (world) => {
      const result = await makePublished(world.app, world.unit);
      await valued(world, result.id);
      const officer = await scopeOf(world.app, world.unit.officer);
      const { id, version } = await draftOffer(officer, { resultId: result.id, ...standing(plainLicense) });
      const input = { offerId: id, expectedVersion: version };
      return () => attempt(world.officer, 'publishOfferNotice', input);
    }),
  ],
  import: EARLIER,
  grant: { none: 'a grant has no price that a valuation could be compared with' },
  bulkImport: NO_PRICE,
  secondOfficer: one(
    'puts an own valuation in place of the third party’s',
    ['INVALID REPLACES_THIRD_PARTY'],
    async (w) => {
      const result = await makePublished(w.app, w.unit);
      await valued(w, result.id);
      const { id } = await w.app.db.manager.findOneByOrFail(Valuation, { resultId: result.id });
      const own = { kind: 'OWN', appraiser: '', method: 'MARKET', amount: '1.00', fileIds: [] };
      const valuation = { ...own, appraiser: '成果转化处', valuedOn: clock.today() };
      return () =>
        attempt(w.otherOfficer, 'replaceValuation', { valuationId: id, reason: '低一点', valuation });
    },
  ),
};

/** Everything is a major matter, so that nothing but the decision is missing. */
async function undecided(path: DealPath, world: DealWorld): Promise<Deal> {
  const deal = await agreedBy(path, world);
  if (path !== 'standingOffer') {
    await publishDealNotice(await scopeOf(world.app, world.unit.officer), { dealId: deal.id });
    moveTo((await noticeOf(world, deal.id)).endsAt.getTime());
  }
  await setUnit(world, { collectiveDecisionFrom: 0n });
  return dealRow(world.app, deal.id);
}

const notCalled = ['RULE PRC-6 DECISION_NOT_CALLED'];

export const PRC_6: Paths = {
  ...signatureCells('without the decision', notCalled, undecided),
  deal: [
    ...one(
      'signs without the decision',
      notCalled,
      signing((world) => undecided('deal', world)),
    ),
    ...one('announces without the decision', notCalled, async (world) => {
      await setUnit(world, { collectiveDecisionFrom: 0n });
      const { id: dealId } = await agreedBy('deal', world);
      return () => attempt(world.officer, 'publishDealNotice', { dealId });
    }),
    ...one('calls two members instead of three', ['LIMIT PRC-6'], async (world) => {
      await setUnit(world, { collectiveDecisionFrom: 0n });
      const { id: dealId } = await agreedBy('deal', world);
      const memberIds = world.leaders.slice(0, 2).map(({ userId }) => userId);
      return () => attempt(world.officer, 'callDealDecision', { dealId, memberIds });
    }),
  ],
  standingOffer: [
    ...one(
      'signs without the decision',
      notCalled,
      signing((world) => undecided('standingOffer', world)),
    ),
    ...one('announces without the decision', notCalled, async (world) => {
      await setUnit(world, { collectiveDecisionFrom: 0n });
      const result = await makePublished(world.app, world.unit);
      const officer = await scopeOf(world.app, world.unit.officer);
      const { id, version } = await draftOffer(officer, { resultId: result.id, ...standing(plainLicense) });
      return () => attempt(world.officer, 'publishOfferNotice', { offerId: id, expectedVersion: version });
    }),
  ],
  import: EARLIER,
  grant: { none: 'tried with the rules of grants: GRT-3, "approves without the decision"' },
  bulkImport: NO_PRICE,
};

/** Most of a licence is none. */
const half = { name: '龙江拍卖行', licenceNumber: 'PM-2301', licenceIssuer: '', licenceFileId: null };

const bidding = (form: 'LISTING' | 'AUCTION'): Try[] => [
  ...one(
    'names an operator with half a licence',
    ['RULE PRC-10 licenceIssuer licenceFileId'],
    async (world) => {
      const result = await makePublished(world.app, world.unit);
      const input = { ...announcementInput(result, { form }), operator: half };
      return () => attempt(world.officer, 'announceAuction', input);
    },
  ),
  ...one(
    'signs what nobody licensed held, without a notice',
    unannounced,
    signing((world) => agreedBy(form === 'LISTING' ? 'listing' : 'auction', world)),
  ),
];

const NO_BIDDING = { none: 'only listings and auctions have an operator' };

export const PRC_10: Paths = {
  deal: NO_BIDDING,
  standingOffer: NO_BIDDING,
  listing: bidding('LISTING'),
  auction: bidding('AUCTION'),
  import: EARLIER,
  amendment: {
    none: 'what follows a contract is negotiated, whatever way the price was found before (PRC-1)',
  },
  renewal: { none: 'as amendment' },
  grant: NO_BIDDING,
  bulkImport: NO_BIDDING,
  jobs: one('the sweep clears what nobody licensed held', [], async (world) => {
    await agreedBy('auction', world);
    await rest(world.app);
    return async () => {
      await rest(world.app);
      return [];
    };
  }),
  retry: one(
    'adds the licence to a bidding that was announced without',
    ['ALREADY_EXISTS auction-open'],
    async (w) => {
      const result = await makePublished(w.app, w.unit);
      await announced(w, result, { terms: plainLicense });
      const licenceFileId = await upload(w.officer, '许可证.pdf');
      const operator = { ...half, licenceIssuer: '省商务厅', licenceFileId };
      const input = { ...announcementInput(result), operator };
      return () => attempt(w.officer, 'announceAuction', input);
    },
  ),
  secondOfficer: one('names the enterprise’s paper as the licence', ['NOT_FOUND'], async (world) => {
    const result = await makePublished(world.app, world.unit);
    const buyer = await signedIn(world.api, world.enterprise.buyer);
    const licenceFileId = await upload(buyer, '许可证.pdf');
    const operator = { ...half, licenceIssuer: '省商务厅', licenceFileId };
    const input = { ...announcementInput(result), operator };
    return () => attempt(world.otherOfficer, 'announceAuction', input);
  }),
};
