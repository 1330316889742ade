import type { Scope } from '../../../platform/app.ts';
import { actingUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isDay } from '../../../platform/graphql/scalars.ts';
import { isId, newId } from '../../../platform/ids.ts';
import { Problems } from '../../../platform/input/problems.ts';
import { readName, readText } from '../../../platform/input/texts.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import { decisionStanding, voidDecisions } from '../../decisions/decision-standing.service.ts';
import { voidNotice } from '../../notices/notice-standing.service.ts';
import { IN_REGISTER } from '../../results/result.states.ts';
import { resultForCase } from '../../results/result-for-case.service.ts';
import { unitOf } from '../../rulebook/unit.ts';
import {
  changeOffer,
  notFound,
  type OfferReference,
  offerCase,
  permitOffering,
  storeOffer,
} from '../change-offer.ts';
import { Offer } from '../data/offer.entity.ts';
import type { OfferPricing } from '../offer.enums.ts';
import { offerStates } from '../offer.states.ts';
import { diffTerms } from '../terms/diff-terms.ts';
import { malformed } from '../terms/lawful-terms.ts';
import { readTerms } from '../terms/read-terms.ts';
import type { DealTerms } from '../terms/terms.types.ts';
import { termsDigest } from '../terms/terms-digest.ts';

/** What an offer is made of, as somebody entered it. */
export interface OfferFields {
  title: string;
  terms: DealTerms;
  pricing: OfferPricing;
  isStanding: boolean;
  directedToId?: string | null;
  bearsPolicyName: boolean;
  note?: string | null;
  closesOn?: string | null;
  belowValuationReason?: string | null;
}

type Content = Pick<
  Offer,
  | 'title'
  | 'mode'
  | 'terms'
  | 'termsDigest'
  | 'pricing'
  | 'isStanding'
  | 'directedToId'
  | 'bearsPolicyName'
  | 'note'
  | 'closesOn'
  | 'belowValuationReason'
>;

/** What was decided and announced: a change of any of it needs both again. */
const MATERIAL = [
  'title',
  'termsDigest',
  'pricing',
  'isStanding',
  'directedToId',
  'bearsPolicyName',
] as const;

/**
 * Begins an offer of a registered result. It may be incomplete, but not malformed.
 * @throws Refusal NOT_FOUND (`resultId`, `directedToId`), FORBIDDEN, STATE before registration, problems by field
 */
export async function draftOffer(scope: Scope, input: OfferFields & { resultId: string }): Promise<Offer> {
  const found = await resultForCase(scope.app.db.manager, input.resultId);
  if (!found) throw notFound('resultId');
  const unit = await unitOf(scope.app, found.result.organizationId);
  const content = await readOffer(scope, input);
  return inTransaction(scope.app.db, async (tx) => {
    const record = await resultForCase(tx, input.resultId, { lock: true });
    if (!record) throw notFound('resultId');
    await permitOffering(tx, scope, record);
    if (!IN_REGISTER.includes(record.result.state)) {
      throw new Refusal('STATE', { params: { action: 'draftOffer', state: record.result.state } });
    }
    const author = actingUser(scope.actor)?.userId ?? null;
    const offer = Object.assign(new Offer(), {
      id: newId(),
      resultId: record.result.id,
      organizationId: record.result.organizationId,
      state: 'DRAFT' as const,
      version: 1,
      ...content,
      createdBy: author,
      writtenBy: author,
      createdAt: clock.now(),
      updatedAt: clock.now(),
      openedAt: null,
      endReason: null,
    });
    await storeOffer(tx, scope, { offer, unit }, null, {
      action: 'draftOffer',
      facts: { resultId: offer.resultId, mode: offer.mode, isStanding: offer.isStanding },
    });
    return offer;
  });
}

/**
 * Changes an offer that is not open yet. Where something changes that was decided or announced, decision and notice are
 * void and the offer is a draft again.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE, problems by field
 */
export async function editOffer(scope: Scope, input: OfferReference & OfferFields): Promise<Offer> {
  const content = await readOffer(scope, input);
  return changeOffer(scope, input, async ({ tx, offer }) => {
    const state = offerStates.next(offer.state, 'edit');
    const changed = MATERIAL.filter((field) => offer[field] !== content[field]);
    const changes = diffTerms(offer.terms, content.terms);
    if (changed.length > 0) {
      const reason = 'CHANGED';
      await voidDecisions(tx, scope, offerCase(offer), reason);
      await voidNotice(tx, scope, offerCase(offer), reason);
      Object.assign(offer, { state, writtenBy: actingUser(scope.actor)?.userId ?? null });
    }
    Object.assign(offer, content);
    return { action: 'editOffer', facts: { changed, terms: changes } };
  });
}

/**
 * The collective decision of an offer was closed: an approved one makes it decided. Called for whatever was told about
 * the case, so it finds out by itself and does nothing otherwise.
 */
export async function settleDecision(scope: Scope, offerId: string): Promise<void> {
  const known = await scope.app.db.manager.findOneBy(Offer, { id: offerId });
  if (!known || !offerStates.can(known.state, 'decide')) return;
  const unit = await unitOf(scope.app, known.organizationId);
  await inTransaction(scope.app.db, async (tx) => {
    const offer = await tx.findOne(Offer, { where: { id: offerId }, lock: { mode: 'pessimistic_write' } });
    if (!offer || !offerStates.can(offer.state, 'decide')) return;
    if ((await decisionStanding(tx, offerCase(offer), offer.termsDigest)) !== 'APPROVED') return;
    const before = { state: offer.state, version: offer.version };
    offer.state = offerStates.next(offer.state, 'decide');
    await storeOffer(tx, scope, { offer, unit }, before, { action: 'decideOffer' });
  });
}

async function readOffer(scope: Scope, input: OfferFields): Promise<Content> {
  const problems = new Problems('');
  const terms = readTerms(input.terms, problems.at('terms'));
  const { pricing, isStanding, bearsPolicyName } = input;
  const closesOn = input.closesOn ?? null;
  if (closesOn !== null && !isDay(closesOn)) problems.at('closesOn').add('INVALID', { reason: 'NO_DAY' });
  if (isStanding && pricing !== 'NEGOTIATED') problems.at('pricing').add('INVALID', { reason: 'STANDING' });
  if (bearsPolicyName && terms.payAfterUse === null) {
    problems.at('bearsPolicyName').add('INVALID', { reason: 'NEEDS_PAY_AFTER_USE' });
  }
  const content = {
    title: readName(input.title, 200, problems.at('title')),
    mode: terms.mode,
    terms,
    termsDigest: termsDigest(terms),
    pricing,
    isStanding,
    directedToId: await readAddressee(scope, input.directedToId ?? null, problems.at('directedToId')),
    bearsPolicyName,
    note: readText(input.note, 2000, problems.at('note')),
    closesOn,
    belowValuationReason: readText(input.belowValuationReason, 2000, problems.at('belowValuationReason')),
  };
  const wrong = malformed(problems.list);
  if (wrong.length > 0) throw Refusal.all(wrong);
  return content;
}

/** Somebody else can only be an enterprise that is on the platform. */
async function readAddressee({ app }: Scope, id: string | null, problems: Problems): Promise<string | null> {
  if (id === null) return null;
  const enterprise = isId(id) ? (await organizationById.batch(app, [id])).get(id) : undefined;
  if (enterprise?.status !== 'CONFIRMED') problems.add('NOT_FOUND');
  else if (enterprise.kind !== 'ENTERPRISE') problems.add('INVALID', { reason: 'NO_ENTERPRISE' });
  return id;
}
