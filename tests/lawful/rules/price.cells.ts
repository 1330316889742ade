import { publishDealNotice } from '../../../server/features/deals/clearing/clearing.service.ts';
import type { Deal } from '../../../server/features/deals/data/deal.entity.ts';
import { publishOfferNotice } from '../../../server/features/offers/steps/clear-offer.service.ts';
import { openOffer } from '../../../server/features/offers/steps/open-offer.service.ts';
import { draftOffer } from '../../../server/features/offers/steps/write-offer.service.ts';
import type { Terms } from '../../../server/features/offers/terms/terms.ts';
import { clock } from '../../../server/platform/clock.ts';
import { announcementInput } from '../../auctions/support.ts';
import { type DealWorld, dealRow, moveTo } from '../../deals/support.ts';
import { plainLicense } from '../../offers/examples.ts';
import { scopeOf } from '../../support/accounts.ts';
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
  objectTo,
  reagree,
  standing,
} from '../paths.ts';
import { one, type Paths, sign, signatureCells, signing, type Try } from '../table.ts';

const NO_GRANT = { none: 'a grant is made to the team, not sold: GRT-3 asks for its notice' };
export const NO_PRICE = { none: 'a file brings results into the catalogue, no prices and no deals' };
export const EARLIER = {
  none: 'signed before the unit joined: what the rule asked was asked then; marked as imported',
};

const cheaper: Terms = { ...plainLicense, payment: { ...plainLicense.payment, entryFee: 100n } as never };

/** Changes the price of a bidding once it is over, so that nobody bid for what is signed. */
async function cheapened(path: DealPath, world: DealWorld): Promise<Deal> {
  const deal = await agreedBy(path, world, { licensed: true });
  await reagree(world, deal.id, cheaper);
  return dealRow(world.app, deal.id);
}

export const unannounced: Try['refused'] = ['RULE PRC-2 NOTICE_NOT_PUBLISHED'];

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
    ...one('bids below the start', ['INVALID below-least'], async (world) => {
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
  import: { none: 'the way in which the price was found is one of the three by its type' },
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

async function objectedDeal(path: DealPath, world: DealWorld): Promise<Deal> {
  const relation = path === 'standingOffer' ? 'RELATED' : 'NONE';
  const { id } = await agreedBy(path, world, { relation });
  await publishDealNotice(await scopeOf(world.app, world.unit.officer), { dealId: id });
  await objectTo(world, id);
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
      await objectTo(world, id);
      return () => attempt(world.otherOfficer, 'openOffer', { offerId: id, expectedVersion: version });
    }),
  ],
  import: EARLIER,
  grant: { none: 'tried with the rules of grants: GRT-3, "signs over an open objection"' },
  bulkImport: NO_PRICE,
};
