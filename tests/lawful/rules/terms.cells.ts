import { recordApproval } from '../../../server/features/deals/clearing/approvals.service.ts';
import { publishDealNotice } from '../../../server/features/deals/clearing/clearing.service.ts';
import { Deal } from '../../../server/features/deals/data/deal.entity.ts';
import { declareLeaders } from '../../../server/features/deals/participants/participants.service.ts';
import { openOffer } from '../../../server/features/offers/steps/open-offer.service.ts';
import { draftOffer } from '../../../server/features/offers/steps/write-offer.service.ts';
import type { Terms } from '../../../server/features/offers/terms/terms.ts';
import { Completer } from '../../../server/features/results/data/result-parts.entity.ts';
import { clock } from '../../../server/platform/clock.ts';
import { announcementInput } from '../../auctions/support.ts';
import { type DealWorld, dealRow, lastProposal, makeDeal, moveTo } from '../../deals/support.ts';
import { equity, given, payAfterUse, plainLicense } from '../../offers/examples.ts';
import { scopeOf } from '../../support/accounts.ts';
import { upload } from '../../support/files.ts';
import { jsonOf } from '../../support/json.ts';
import { makePublished } from '../../support/results.ts';
import { attempt } from '../attempt.ts';
import { agreedBy, announcedOffer, type DealPath, earlier, noticeOf, running, standing } from '../paths.ts';
import { one, type Paths, sign, signatureCells, type Try } from '../table.ts';

const NO_GRANT = { none: 'a grant has terms of its own: GRT-4' };
const NO_TERMS = { none: 'a file brings results into the catalogue, no terms' };
const EARLIER = { none: 'signed before the unit joined: kept as it was signed; what follows it is judged' };
const NO_JOB = { none: 'no job writes or accepts terms' };

/**
 * The cells of a rule on terms: what breaks it is neither proposed nor offered nor announced, and what an earlier
 * contract says is not agreed again.
 */
function termsCells(terms: Terms, refused: readonly string[], { bid = terms } = {}): Paths {
  const announce = (form: 'LISTING' | 'AUCTION') =>
    one('announces such terms', refused, async (world) => {
      const result = await makePublished(world.app, world.unit);
      return () => attempt(world.officer, 'announceAuction', announcementInput(result, { form, terms: bid }));
    });
  const follow = (name: 'amendDeal' | 'renewDeal') =>
    one('agrees anew to what an earlier contract says', refused, async (world) => {
      const result = await makePublished(world.app, world.unit);
      const prior = await running(world, result, terms);
      await attempt(world.officer, name, { dealId: prior.id, expectedVersion: prior.version });
      const { id: dealId } = await followerOf(world, prior);
      const { number: proposalNumber, termsDigest } = await lastProposal(world.app, dealId);
      return () => attempt(world.buyer, 'acceptTerms', { dealId, proposalNumber, termsDigest });
    });
  const propose = async (world: DealWorld) => {
    const { id: dealId } = await makeDeal(world, 'NEGOTIATING');
    return { dealId, terms: jsonOf(terms) };
  };
  return {
    deal: [
      ...one('proposes such terms', refused, async (world) => {
        const input = await propose(world);
        return () => attempt(world.officer, 'proposeTerms', input);
      }),
      ...one('asks for such terms', refused, async (world) => {
        const { id: resultId } = await makePublished(world.app, world.unit);
        const asked = {
          resultId,
          message: '我们要',
          relation: 'NONE',
          foreignParty: false,
          asOrdinary: true,
        };
        return () => attempt(world.buyer, 'requestDeal', { ...asked, terms: jsonOf(terms) });
      }),
    ],
    standingOffer: one('opens an offer of such terms', refused, async (world) => {
      const result = await makePublished(world.app, world.unit);
      const officer = await scopeOf(world.app, world.unit.officer);
      const fields = { ...standing(terms), isStanding: false };
      const { id, version } = await draftOffer(officer, { resultId: result.id, ...fields });
      return () => attempt(world.officer, 'openOffer', { offerId: id, expectedVersion: version });
    }),
    listing: announce('LISTING'),
    auction: announce('AUCTION'),
    import: EARLIER,
    amendment: follow('amendDeal'),
    renewal: follow('renewDeal'),
    grant: NO_GRANT,
    bulkImport: NO_TERMS,
    jobs: NO_JOB,
    retry: one('proposes them again after the refusal', refused, async (world) => {
      const input = await propose(world);
      await attempt(world.officer, 'proposeTerms', input);
      return () => attempt(world.officer, 'proposeTerms', input);
    }),
    secondOfficer: one(
      'both officers and the enterprise propose them',
      [refused, refused, refused].flat(),
      async (w) => {
        const input = await propose(w);
        const all = [w.officer, w.otherOfficer, w.buyer];
        return async () =>
          (await Promise.all(all.map((client) => attempt(client, 'proposeTerms', input)))).flat();
      },
    ),
  };
}

function followerOf({ app }: DealWorld, { id: priorDealId }: Deal): Promise<Deal> {
  return app.db.manager.findOneByOrFail(Deal, { priorDealId });
}

const asTerms = (terms: object): Terms => terms as Terms;

/** A trigger without the sales that fire it: the conditions of the payment are left open. */
const openConditions = asTerms({
  ...payAfterUse,
  payment: { ...given(payAfterUse.payment), cap: null },
  payAfterUse: { ...given(payAfterUse.payAfterUse), trigger: 'SALES_REACH', triggerSales: null },
});

const NO_GAPS = { none: 'no contract with such a gap gets in to be followed: import' };

export const PAU_3: Paths = {
  ...termsCells(openConditions, ['RULE PAU-3 CONDITIONS']),
  import: one('enters an earlier contract with the gap', ['REQUIRED TOO_LITTLE'], async (world) => {
    const result = await makePublished(world.app, world.unit);
    const input = { ...jsonOf(await earlier(world, result, openConditions)) };
    return () => attempt(world.officer, 'importContract', input);
  }),
  amendment: NO_GAPS,
  renewal: NO_GAPS,
};

const share = (teamBasisPoints: number): Terms =>
  asTerms({ ...equity, equity: { ...given(equity.equity), teamBasisPoints } });
/** Shares that are bid for: what is paid on top is what a bidding can price. */
const bidFor = (terms: Terms): Terms =>
  asTerms({
    ...terms,
    payment: { entryFee: 100n, stages: [], royalty: null, minimumPerYear: null, cap: null },
  });

/** A basis point below 70 % in Heilongjiang, below 50 % in Jilin. */
export const INC_3 = {
  heilongjiang: termsCells(share(6_999), ['RULE INC-3'], { bid: bidFor(share(6_999)) }),
  jilin: termsCells(share(4_999), ['RULE INC-3'], { bid: bidFor(share(4_999)) }),
};

const fair = share(7_000);

/** Announced and over; nobody said whether leaders are among the completers. */
async function undeclared(path: DealPath, world: DealWorld): Promise<Deal> {
  const terms = path === 'listing' || path === 'auction' ? bidFor(fair) : fair;
  return agreedBy(path, world, { terms });
}

/** A head who takes shares, declared before the notice, whose days are over. */
async function headTakesShares(world: DealWorld): Promise<Deal> {
  const { id, resultId } = await agreedBy('deal', world, { terms: fair });
  await headDeclared(world, id, resultId);
  await publishDealNotice(await scopeOf(world.app, world.unit.officer), { dealId: id });
  moveTo((await noticeOf(world, id)).endsAt.getTime());
  return dealRow(world.app, id);
}

/** The leaders are named only after a notice that did not name them, with the approval of the department. */
async function headNamedAfterwards(world: DealWorld, path: 'deal' | 'standingOffer'): Promise<Deal> {
  const officer = await scopeOf(world.app, world.unit.officer);
  const { id, resultId } = await agreedBy(path, world, { terms: fair });
  if (path === 'deal') {
    await declareLeaders(officer, { dealId: id, leaders: [] });
    await publishDealNotice(officer, { dealId: id });
    moveTo((await noticeOf(world, id)).endsAt.getTime());
  }
  await recordApproval(officer, {
    dealId: id,
    department: '省教育厅',
    reference: '教科〔2026〕1号',
    approved: true,
    decidedOn: clock.today(),
    fileId: await upload(world.officer, '批复.pdf'),
  });
  await headDeclared(world, id, resultId);
  return dealRow(world.app, id);
}

async function headDeclared({ app, unit }: DealWorld, dealId: string, resultId: string): Promise<void> {
  const { name: completerName } = await app.db.manager.findOneByOrFail(Completer, { resultId });
  const leaders = [{ completerName, position: 'HEAD' as const, takesEquity: true }];
  await declareLeaders(await scopeOf(app, unit.officer), { dealId, leaders });
}

const mayNot = 'RULE INC-8 LEADER_MAY_NOT_HOLD_EQUITY';
const noNotice = 'RULE PRC-2 NOTICE_NOT_PUBLISHED';
const undeclaredStops = ['RULE INC-8 LEADERS_NOT_DECLARED', noNotice];

export const INC_8: Paths = {
  ...signatureCells('with undeclared leaders', undeclaredStops, undeclared),
  deal: [
    ...one('signs shares of a head', [mayNot], async (world) => {
      const deal = await headTakesShares(world);
      return () => sign(world, deal);
    }),
    ...one('announces with undeclared leaders', [undeclaredStops[0] ?? ''], async (world) => {
      const { id: dealId } = await undeclared('deal', world);
      return () => attempt(world.officer, 'publishDealNotice', { dealId });
    }),
  ],
  standingOffer: one('signs with undeclared leaders', [undeclaredStops[0] ?? ''], async (world) => {
    const deal = await undeclared('standingOffer', world);
    return () => sign(world, deal);
  }),
  import: EARLIER,
  grant: { none: 'a grant gives rights in the result, no shares of an enterprise' },
  bulkImport: NO_TERMS,
};

/** In Heilongjiang a head holds none at all; in Jilin only after a notice that named the head. */
export const INC_8_AFTERWARDS = {
  heilongjiang: (path: 'deal' | 'standingOffer') => afterwards(path, [mayNot, noNotice]),
  jilin: (path: 'deal' | 'standingOffer') => afterwards(path, [mayNot, noNotice]),
};

function afterwards(path: 'deal' | 'standingOffer', refused: readonly string[]): Try[] {
  return one('names a head who takes shares after the notice', refused, async (world) => {
    const deal = await headNamedAfterwards(world, path);
    return () => sign(world, deal);
  });
}

const named = { bearsPolicyName: true, pricing: 'NEGOTIATED' as const };
const notEligible = ['RULE PAU-1 NOT_ELIGIBLE'];
const asking = { relation: 'NONE', foreignParty: false, asOrdinary: false };
const NO_NAME = { none: 'what is listed or auctioned never bears the name of the policy' };

/** An open offer that bears the name of the policy. */
async function namedOffer(world: DealWorld, isStanding: boolean) {
  const result = await makePublished(world.app, world.unit);
  const officer = await scopeOf(world.app, world.unit.officer);
  const fields = { ...standing(payAfterUse), ...named, isStanding };
  if (isStanding) {
    const announced = await announcedOffer(world, result, payAfterUse, named);
    const reference = { offerId: announced.id, expectedVersion: announced.version };
    return openOffer(await scopeOf(world.app, world.unit.otherOfficer), reference);
  }
  const { id, version } = await draftOffer(officer, { resultId: result.id, ...fields });
  return openOffer(officer, { offerId: id, expectedVersion: version });
}

export const PAU_1: Paths = {
  deal: [
    ...one('asks by an offer that bears the name, too large for it', notEligible, async (world) => {
      const { id: offerId } = await namedOffer(world, false);
      return () => attempt(world.buyer, 'requestDeal', { offerId, message: '我们要', ...asking });
    }),
    ...one('asks for a result with such terms, too large for the name', notEligible, async (world) => {
      const { id: resultId } = await makePublished(world.app, world.unit);
      const terms = jsonOf(payAfterUse);
      return () => attempt(world.buyer, 'requestDeal', { resultId, message: '我们要', terms, ...asking });
    }),
  ],
  standingOffer: one('accepts at once, too large for the name', notEligible, async (world) => {
    const { id: offerId, termsDigest } = await namedOffer(world, true);
    return () => attempt(world.buyer, 'acceptStandingOffer', { offerId, termsDigest, ...asking });
  }),
  listing: NO_NAME,
  auction: NO_NAME,
  import: EARLIER,
  amendment: { none: 'who is no longer eligible loses the name, not the contract: places.test.ts' },
  renewal: { none: 'as amendment' },
  grant: NO_GRANT,
  bulkImport: NO_TERMS,
  jobs: { none: 'no job gives the name' },
  retry: one('accepts a second time after the refusal', notEligible, async (world) => {
    const { id: offerId, termsDigest } = await namedOffer(world, true);
    const input = { offerId, termsDigest, ...asking };
    await attempt(world.buyer, 'acceptStandingOffer', input);
    return () => attempt(world.buyer, 'acceptStandingOffer', input);
  }),
  secondOfficer: one(
    'gives the name to terms that are none of the policy',
    ['INVALID NEEDS_PAY_AFTER_USE'],
    async (w) => {
      const result = await makePublished(w.app, w.unit);
      const input = { resultId: result.id, ...jsonOf({ ...standing(plainLicense), bearsPolicyName: true }) };
      return () => attempt(w.otherOfficer, 'draftOffer', input);
    },
  ),
};
