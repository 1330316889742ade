import { Auction } from '../../server/features/auctions/data/auction.entity.ts';
import { settleAuction } from '../../server/features/auctions/settling/settle-auction.ts';
import { admitBidder } from '../../server/features/auctions/steps/admit-bidder.service.ts';
import {
  type AnnounceAuction,
  announceAuction,
} from '../../server/features/auctions/steps/announce-auction.service.ts';
import { placeBid } from '../../server/features/auctions/steps/place-bid.service.ts';
import { registerForAuction } from '../../server/features/auctions/steps/register-for-auction.service.ts';
import { amendDeal, renewDeal } from '../../server/features/deals/contract/follow-up/follow-deal.service.ts';
import {
  confirmImport,
  type ImportContract,
  importContract,
} from '../../server/features/deals/contract/import/import-contract.service.ts';
import type { Deal } from '../../server/features/deals/data/deal.entity.ts';
import { acceptTerms, proposeTerms } from '../../server/features/deals/negotiation/negotiation.service.ts';
import { declareRelation } from '../../server/features/deals/participants/participants.service.ts';
import { acceptStandingOffer } from '../../server/features/deals/request/accept-standing-offer.service.ts';
import { closeDecision } from '../../server/features/decisions/close-decision.service.ts';
import { CollectiveDecision } from '../../server/features/decisions/collective-decision.entity.ts';
import { vote } from '../../server/features/decisions/vote.service.ts';
import { objectToNotice } from '../../server/features/notices/object-to-notice.service.ts';
import { Objection } from '../../server/features/notices/objection.entity.ts';
import { PublicNotice } from '../../server/features/notices/public-notice.entity.ts';
import type { Offer } from '../../server/features/offers/data/offer.entity.ts';
import { publishOfferNotice } from '../../server/features/offers/steps/clear-offer.service.ts';
import { openOffer } from '../../server/features/offers/steps/open-offer.service.ts';
import { draftOffer, type OfferFields } from '../../server/features/offers/steps/write-offer.service.ts';
import type { Terms } from '../../server/features/offers/terms/terms.ts';
import type { ResultContentFields } from '../../server/features/results/content/content.types.ts';
import type { TechResult } from '../../server/features/results/data/tech-result.entity.ts';
import { clock } from '../../server/platform/clock.ts';
import { announcement } from '../auctions/support.ts';
import { asInput, type DealWorld, dealRow, lastProposal, makeDeal, moveTo } from '../deals/support.ts';
import { plainLicense } from '../offers/examples.ts';
import { type Member, scopeOf } from '../support/accounts.ts';
import { upload } from '../support/files.ts';
import { jsonOf } from '../support/json.ts';
import { makePublished } from '../support/results.ts';
import { attempt } from './attempt.ts';

/** The ways by which a deal comes to agreed terms. */
export type DealPath = 'deal' | 'standingOffer' | 'listing' | 'auction' | 'amendment' | 'renewal';

export interface Agreeing {
  terms?: Terms;
  content?: ResultContentFields;
  result?: TechResult;
  /** What both sides declare. */
  relation?: 'NONE' | 'RELATED';
  /** With the licence of an operator, so that a bidding counts as a listing or an auction (PRC-10). */
  licensed?: boolean;
}

/** A deal whose terms are agreed and whose sides have declared themselves, by the way told. */
export async function agreedBy(path: DealPath, world: DealWorld, values: Agreeing = {}): Promise<Deal> {
  const { app, unit } = world;
  const { terms = plainLicense, relation = 'NONE' } = values;
  const explanation = relation === 'RELATED' ? '股东为项目组成员亲属' : null;
  const officer = await scopeOf(app, unit.officer);
  const result = values.result ?? (await makePublished(app, unit, values.content));
  let id: string;
  if (path === 'deal') {
    const request = { relation, relationExplanation: explanation };
    id = (await makeDeal(world, 'AGREED', { terms, result, request })).id;
  } else if (path === 'standingOffer') {
    id = (await acceptedStanding(world, result, terms, relation)).id;
  } else if (path === 'listing' || path === 'auction') {
    const form = path === 'listing' ? 'LISTING' : 'AUCTION';
    id = await wonBidding(world, result, { form, terms, ...(await operatorOf(world, values)) }, relation);
  } else {
    id = await followed(world, path, result, terms, relation);
  }
  await declareRelation(officer, { dealId: id, relation, explanation, foreignParty: false });
  return dealRow(app, id);
}

/** A standing offer with its notice over, that nobody has opened yet. */
export async function announcedOffer(
  world: DealWorld,
  result: TechResult,
  terms: Terms,
  values: Partial<OfferFields> = {},
): Promise<Offer> {
  const { app, unit } = world;
  const officer = await scopeOf(app, unit.officer);
  const drafted = await draftOffer(officer, { resultId: result.id, ...standing(terms), ...values });
  const offer = await publishOfferNotice(officer, { offerId: drafted.id, expectedVersion: drafted.version });
  const notice = await noticeOf(world, offer.id);
  moveTo(notice.endsAt.getTime());
  return offer;
}

export function standing(terms: Terms): OfferFields {
  const fields = { pricing: 'NEGOTIATED' as const, isStanding: true, bearsPolicyName: false };
  return { title: '标准许可', terms: asInput(terms), ...fields };
}

export function noticeOf({ app }: DealWorld, caseId: string): Promise<PublicNotice> {
  return app.db.manager.findOneByOrFail(PublicNotice, { caseId });
}

async function acceptedStanding(
  world: DealWorld,
  result: TechResult,
  terms: Terms,
  relation: 'NONE' | 'RELATED',
): Promise<Deal> {
  const { app, unit, enterprise } = world;
  const announced = await announcedOffer(world, result, terms);
  const offer = await openOffer(await scopeOf(app, unit.otherOfficer), {
    offerId: announced.id,
    expectedVersion: announced.version,
  });
  return acceptStandingOffer(await scopeOf(app, enterprise.buyer), {
    offerId: offer.id,
    termsDigest: offer.termsDigest,
    relation,
    relationExplanation: relation === 'RELATED' ? '股东为项目组成员亲属' : null,
    foreignParty: false,
    asOrdinary: true,
  });
}

/** The licence of an operator, as an announcement names it. */
async function operatorOf({ officer }: DealWorld, { licensed }: Agreeing) {
  if (!licensed) return {};
  const licenceFileId = await upload(officer, '拍卖经营批准证书.pdf');
  return {
    operator: { name: '龙江拍卖行', licenceNumber: 'PM-2301', licenceIssuer: '省商务厅', licenceFileId },
  };
}

/** A bidding of which the price is the entry fee of the terms; answers what it announced. */
export async function announced(
  { app, unit }: DealWorld,
  result: TechResult,
  values: Partial<AnnounceAuction> & { terms: Terms },
): Promise<Auction> {
  const startPrice = values.terms.payment?.entryFee ?? 1n;
  const fields = announcement(result, { startPrice, ...values });
  return announceAuction(await scopeOf(app, unit.officer), fields);
}

/** Registers a bidder of the enterprise and admits it. */
export async function admitted(
  { app, unit }: DealWorld,
  auction: Auction,
  member: Member,
  relation: 'NONE' | 'RELATED' = 'NONE',
): Promise<void> {
  const registration = await registerForAuction(await scopeOf(app, member), {
    auctionId: auction.id,
    relation,
    relationExplanation: relation === 'RELATED' ? '股东为项目组成员亲属' : null,
  });
  await admitBidder(await scopeOf(app, unit.officer), { registrationId: registration.id });
}

async function wonBidding(
  world: DealWorld,
  result: TechResult,
  values: Partial<AnnounceAuction> & { terms: Terms },
  relation: 'NONE' | 'RELATED',
): Promise<string> {
  const { app, enterprise } = world;
  const auction = await announced(world, result, values);
  await admitted(world, auction, enterprise.buyer, relation);
  moveTo(auction.startsAt.getTime());
  if (auction.form === 'AUCTION') {
    const bid = { auctionId: auction.id, amount: auction.startPrice, idempotencyKey: `lawful-${auction.id}` };
    await placeBid(await scopeOf(app, enterprise.buyer), bid);
    moveTo(auction.endsAt.getTime());
  }
  await settleAuction(app, auction.id);
  const { dealId, failure } = await app.db.manager.findOneByOrFail(Auction, { id: auction.id });
  if (dealId === null) throw new Error(`the bidding came to nothing: ${failure}`);
  return dealId;
}

/** A contract that was signed before the unit joined, in effect here. */
export async function running(
  world: DealWorld,
  result: TechResult,
  terms: Terms = { ...plainLicense, other: '加入平台前订立' },
): Promise<Deal> {
  const { app, unit, enterprise } = world;
  const imported = await importContract(
    await scopeOf(app, unit.officer),
    await earlier(world, result, terms),
  );
  return confirmImport(await scopeOf(app, enterprise.buyer), {
    dealId: imported.id,
    expectedVersion: imported.version,
    confirmed: true,
  });
}

let contracts = 0;

/** An earlier contract as an officer enters it. */
export async function earlier(world: DealWorld, result: TechResult, terms: Terms): Promise<ImportContract> {
  return {
    resultId: result.id,
    enterpriseId: world.enterprise.id,
    number: `旧-${++contracts}`,
    signedOn: '2020-03-01',
    terms: asInput(terms),
    pricing: 'NEGOTIATED',
    declaration: '当年经院长办公会决定并公示。',
    fileIds: [await upload(world.officer, '原合同.pdf')],
  };
}

async function followed(
  world: DealWorld,
  path: 'amendment' | 'renewal',
  result: TechResult,
  terms: Terms,
  relation: 'NONE' | 'RELATED',
): Promise<string> {
  const { app, unit, enterprise } = world;
  const officer = await scopeOf(app, unit.officer);
  const buyer = await scopeOf(app, enterprise.buyer);
  const prior = await running(world, result);
  const step = path === 'amendment' ? amendDeal : renewDeal;
  const { id: dealId } = await step(officer, { dealId: prior.id, expectedVersion: prior.version });
  await proposeTerms(officer, { dealId, terms: asInput(terms) });
  const { number, termsDigest } = await lastProposal(app, dealId);
  await acceptTerms(buyer, { dealId, proposalNumber: number, termsDigest });
  const explanation = relation === 'RELATED' ? '股东为项目组成员亲属' : null;
  await declareRelation(buyer, { dealId, relation, explanation, foreignParty: false });
  return dealId;
}

/** Both sides agree to other terms; what is refused of it is for the attempt that follows to show. */
export async function reagree(world: DealWorld, dealId: string, terms: Terms): Promise<void> {
  const { officer, buyer } = world;
  await attempt(officer, 'proposeTerms', { dealId, terms: jsonOf(terms) });
  const { data } = await buyer.ask<{ deal: { proposals: { number: number; termsDigest: string }[] } }>(
    'query ($id: ID!) { deal(id: $id) { proposals { number termsDigest } } }',
    { id: dealId },
  );
  const { number, termsDigest } = data?.deal.proposals.at(-1) ?? { number: 0, termsDigest: '' };
  await attempt(buyer, 'acceptTerms', { dealId, proposalNumber: number, termsDigest });
}

/** Somebody of the unit objects to the notice of a case in its last millisecond; then its days are over. */
export async function objectTo(world: DealWorld, caseId: string): Promise<void> {
  const notice = await noticeOf(world, caseId);
  moveTo(notice.endsAt.getTime() - 1);
  const objection = { noticeId: notice.id, grounds: '价格明显偏低' };
  const { id } = await objectToNotice(await scopeOf(world.app, world.supervisor), objection);
  // One address may send only some in an hour; the tests send all theirs within the same.
  await world.app.db.manager.update(Objection, id, { senderDigest: id });
  moveTo(notice.endsAt.getTime());
}

/** All leaders approve the decision that is called on a case, and an officer closes it with its minutes. */
export async function approvedBy(world: DealWorld, caseId: string): Promise<void> {
  const { app, unit } = world;
  const { manager } = app.db;
  const decision = await manager.findOneByOrFail(CollectiveDecision, { caseId, state: 'CALLED' });
  for (const leader of world.leaders)
    await vote(await scopeOf(app, leader), { decisionId: decision.id, vote: 'APPROVE' });
  await closeDecision(await scopeOf(app, unit.otherOfficer), {
    decisionId: decision.id,
    expectedVersion: decision.version,
    minutesFileId: await upload(world.otherOfficer, '会议纪要.pdf'),
    meetingOn: clock.today(),
  });
}
