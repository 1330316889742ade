import { publishDealNotice } from '../../../server/features/deals/clearing/clearing.service.ts';
import type { Deal } from '../../../server/features/deals/data/deal.entity.ts';
import { objectToNotice } from '../../../server/features/notices/object-to-notice.service.ts';
import { Objection } from '../../../server/features/notices/objection.entity.ts';
import { publishOfferNotice } from '../../../server/features/offers/steps/clear-offer.service.ts';
import { openOffer } from '../../../server/features/offers/steps/open-offer.service.ts';
import { draftOffer } from '../../../server/features/offers/steps/write-offer.service.ts';
import type { Terms } from '../../../server/features/offers/terms/terms.ts';
import { recordValuation } from '../../../server/features/valuations/record-valuation.service.ts';
import { Valuation } from '../../../server/features/valuations/valuation.entity.ts';
import { clock } from '../../../server/platform/clock.ts';
import { announcementInput } from '../../auctions/support.ts';
import { asVariables, type DealWorld, dealRow, moveTo, setUnit } from '../../deals/support.ts';
import { plainLicense } from '../../offers/examples.ts';
import { scopeOf, signedIn } from '../../support/accounts.ts';
import { upload } from '../../support/files.ts';
import { jsonOf } from '../../support/json.ts';
import { makePublished } from '../../support/results.ts';
import { attempt } from '../attempt.ts';
import {
  admitted,
  agreedBy,
  announced,
  announcedOffer,
  type DealPath,
  earlier,
  noticeOf,
  standing,
} from '../paths.ts';
import { type Paths, rest, sign, signatureCells, type Try } from '../table.ts';

const NO_GRANT = { none: 'a grant is made to the team, not sold: GRT-3 asks for its notice' };
const NO_PRICE = { none: 'a file brings results into the catalogue, no prices and no deals' };
const EARLIER = {
  none: 'signed before the unit joined: what the rule asked was asked then; marked as imported',
};

const cheaper: Terms = { ...plainLicense, payment: { ...plainLicense.payment, entryFee: 100n } as never };

/** Changes the price of a bidding once it is over, so that nobody bid for what is signed. */
async function cheapened(path: DealPath, world: DealWorld): Promise<Deal> {
  const deal = await agreedBy(path, world, { licensed: true });
  await reagree(world, deal.id, cheaper);
  return dealRow(world.app, deal.id);
}

async function reagree(world: DealWorld, dealId: string, terms: Terms): Promise<void> {
  const { officer, buyer } = world;
  await attempt(officer, 'proposeTerms', { dealId, terms: asVariables(terms) });
  const { data } = await buyer.ask<{ deal: { proposals: { number: number; termsDigest: string }[] } }>(
    'query ($id: ID!) { deal(id: $id) { proposals { number termsDigest } } }',
    { id: dealId },
  );
  const { number, termsDigest } = data?.deal.proposals.at(-1) ?? { number: 0, termsDigest: '' };
  await attempt(buyer, 'acceptTerms', { dealId, proposalNumber: number, termsDigest });
}

const unannounced: Try['refused'] = ['RULE PRC-2 NOTICE_NOT_PUBLISHED'];
const one = (tries: string, refused: readonly string[], prepare: Try['prepare']): Try[] => [
  { tries, refused, prepare },
];
const signing =
  (lacking: (world: DealWorld) => Promise<Deal>): Try['prepare'] =>
  async (world) => {
    const deal = await lacking(world);
    return () => sign(world, deal);
  };

export const PRC_1: Paths = {
  deal: one('asks by hand for what a listing offers', ['STATE ASK_THE_LISTING'], async (world) => {
    const result = await makePublished(world.app, world.unit);
    const officer = await scopeOf(world.app, world.unit.officer);
    const listed = { ...standing(plainLicense), pricing: 'LISTED' as const, isStanding: false };
    const drafted = await draftOffer(officer, { resultId: result.id, ...listed });
    const offer = await openOffer(officer, { offerId: drafted.id, expectedVersion: drafted.version });
    const asked = { offerId: offer.id, message: '直接谈', relation: 'NONE', foreignParty: false };
    return () => attempt(world.buyer, 'requestDeal', asked);
  }),
  standingOffer: one('an auction that everybody accepts at once', ['INVALID STANDING'], async (world) => {
    const result = await makePublished(world.app, world.unit);
    const input = { resultId: result.id, ...jsonOf(standing(plainLicense)), pricing: 'AUCTION' };
    return () => attempt(world.officer, 'draftOffer', input);
  }),
  listing: one(
    'changes the listed price afterwards',
    unannounced,
    signing((w) => cheapened('listing', w)),
  ),
  auction: [
    ...one(
      'changes the price that was bid',
      unannounced,
      signing((world) => cheapened('auction', world)),
    ),
    ...one('bids below the start', ['INVALID'], async (world) => {
      const auction = await announced(world, await makePublished(world.app, world.unit), {
        terms: plainLicense,
      });
      await admitted(world, auction, world.enterprise.buyer);
      moveTo(auction.startsAt.getTime());
      const amount = '1.00';
      return () =>
        attempt(world.buyer, 'placeBid', { auctionId: auction.id, amount, idempotencyKey: 'too-low-1' });
    }),
  ],
  import: one('a way of pricing that the law does not know', ['BAD_USER_INPUT'], async (world) => {
    const result = await makePublished(world.app, world.unit);
    const input = { ...jsonOf(await earlier(world, result, plainLicense)), pricing: 'LOTTERY' };
    return () => attempt(world.officer, 'importContract', input);
  }),
  amendment: one(
    'amends a contract to another price',
    unannounced,
    signing((w) => agreedBy('amendment', w)),
  ),
  renewal: one(
    'renews a contract at another price',
    unannounced,
    signing((w) => agreedBy('renewal', w)),
  ),
  grant: NO_GRANT,
  bulkImport: NO_PRICE,
  jobs: { none: 'no job finds a price: it settles what was bid' },
  retry: one('bids again under the key of an earlier bid', ['ALREADY_EXISTS'], async (world) => {
    const result = await makePublished(world.app, world.unit);
    const auction = await announced(world, result, { terms: plainLicense });
    await admitted(world, auction, world.enterprise.buyer);
    moveTo(auction.startsAt.getTime());
    const bid = { auctionId: auction.id, idempotencyKey: `again-${auction.id}` };
    await attempt(world.buyer, 'placeBid', { ...bid, amount: '120000.00' });
    return () => attempt(world.buyer, 'placeBid', { ...bid, amount: '1.00' });
  }),
  secondOfficer: one(
    'announces a second bidding beside the first',
    ['ALREADY_EXISTS auction-open'],
    async (w) => {
      const result = await makePublished(w.app, w.unit);
      await announced(w, result, { terms: plainLicense });
      const input = announcementInput(result, { form: 'LISTING' });
      return () => attempt(w.otherOfficer, 'announceAuction', input);
    },
  ),
};

export const PRC_2: Paths = {
  ...signatureCells('without a notice', unannounced, async (path, world) =>
    // What a standing offer announced names no related party; a bidding without a licence only finds a price.
    agreedBy(path, world, path === 'standingOffer' ? { relation: 'RELATED' } : {}),
  ),
  standingOffer: [
    ...one(
      'signs with a related party on the notice of the offer',
      unannounced,
      signing((world) => agreedBy('standingOffer', world, { relation: 'RELATED' })),
    ),
    ...one('opens before its notice is over', ['RULE PRC-2 NOTICE_RUNNING'], async (world) => {
      const result = await makePublished(world.app, world.unit);
      const { id, version } = await announcedOffer(world, result, plainLicense);
      moveTo((await noticeOf(world, id)).endsAt.getTime() - 1);
      return () => attempt(world.otherOfficer, 'openOffer', { offerId: id, expectedVersion: version });
    }),
  ],
  deal: [
    ...one(
      'signs without a notice',
      unannounced,
      signing((world) => agreedBy('deal', world)),
    ),
    ...one('gives notice for a day less', ['RULE PRC-2'], async (world) => {
      const { id: dealId } = await agreedBy('deal', world);
      return () => attempt(world.officer, 'publishDealNotice', { dealId, days: 14 });
    }),
    ...one(
      'calls a license "another way"',
      unannounced,
      signing((world) => agreedBy('deal', world, { terms: { ...plainLicense, mode: 'OTHER' } })),
    ),
    ...one(
      'denies that a completer is of the enterprise',
      ['INVALID PRC-2 FACTS_SHOW_RELATED'],
      async (world) => {
        const email = world.enterprise.buyer.email;
        const result = await makePublished(world.app, world.unit, {
          completers: [
            { name: '研究者', representative: true },
            { name: '经办人', email, representative: false },
          ],
        });
        const asked = { resultId: result.id, message: '我们要', relation: 'NONE', foreignParty: false };
        return () => attempt(world.buyer, 'requestDeal', asked);
      },
    ),
  ],
  import: one(
    'enters a contract of today as an earlier one',
    ['RULE PRC-2 SIGNED_SINCE_JOINING'],
    async (w) => {
      const result = await makePublished(w.app, w.unit);
      const input = { ...jsonOf(await earlier(w, result, plainLicense)), signedOn: clock.today() };
      return () => attempt(w.officer, 'importContract', input);
    },
  ),
  grant: NO_GRANT,
  bulkImport: NO_PRICE,
};

/** Announces a deal or an offer, lets somebody object in the last millisecond, and lets the notice end. */
async function objected(world: DealWorld, caseId: string): Promise<void> {
  const notice = await noticeOf(world, caseId);
  moveTo(notice.endsAt.getTime() - 1);
  const objection = { noticeId: notice.id, grounds: '价格明显偏低' };
  const { id } = await objectToNotice(await scopeOf(world.app, world.supervisor), objection);
  // One address may send only some in an hour; the tests send all theirs within the same.
  await world.app.db.manager.update(Objection, id, { senderDigest: id });
  moveTo(notice.endsAt.getTime());
}

async function objectedDeal(path: DealPath, world: DealWorld): Promise<Deal> {
  const relation = path === 'standingOffer' ? 'RELATED' : 'NONE';
  const { id } = await agreedBy(path, world, { relation });
  await publishDealNotice(await scopeOf(world.app, world.unit.officer), { dealId: id });
  await objected(world, id);
  return dealRow(world.app, id);
}

const objection = ['RULE PRC-3 OBJECTION_OPEN'];

/** An objection to a notice that was given up, because other terms need none, is open all the same. */
async function changedToWork(world: DealWorld): Promise<Deal> {
  const { id } = await objectedDeal('deal', world);
  await reagree(world, id, {
    ...plainLicense,
    mode: 'SERVICE',
    license: null,
    work: {
      subject: '菌剂施用技术服务',
      deliverables: ['服务报告'],
      acceptance: '甲方书面确认',
      months: 12,
      profitBasisPoints: null,
    },
  });
  return dealRow(world.app, id);
}

export const PRC_3: Paths = {
  ...signatureCells('over an open objection', objection, objectedDeal),
  deal: [
    ...one(
      'signs over an open objection',
      objection,
      signing((world) => objectedDeal('deal', world)),
    ),
    ...one('signs before the notice has run', ['RULE PRC-2 NOTICE_RUNNING'], async (world) => {
      const deal = await agreedBy('deal', world);
      await publishDealNotice(await scopeOf(world.app, world.unit.officer), { dealId: deal.id });
      moveTo((await noticeOf(world, deal.id)).endsAt.getTime() - 1);
      return () => sign(world, deal);
    }),
    ...one('changes the terms to such as need no notice', objection, signing(changedToWork)),
  ],
  standingOffer: [
    ...one(
      'signs over an open objection',
      objection,
      signing((w) => objectedDeal('standingOffer', w)),
    ),
    ...one('opens over an open objection', objection, async (world) => {
      const result = await makePublished(world.app, world.unit);
      const officer = await scopeOf(world.app, world.unit.officer);
      const drafted = await draftOffer(officer, { resultId: result.id, ...standing(plainLicense) });
      const reference = { offerId: drafted.id, expectedVersion: drafted.version };
      const { id, version } = await publishOfferNotice(officer, reference);
      await objected(world, id);
      return () => attempt(world.otherOfficer, 'openOffer', { offerId: id, expectedVersion: version });
    }),
  ],
  import: EARLIER,
  grant: { none: 'tried with the rules of grants: GRT-3, "signs over an open objection"' },
  bulkImport: NO_PRICE,
};

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
