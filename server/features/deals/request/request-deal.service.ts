import type { Scope } from '../../../platform/app.ts';
import { type Actor, hasRole, requireUser } from '../../../platform/auth/actor.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readText } from '../../../platform/input/texts.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import type { Organization } from '../../accounts/organizations/organization.entity.ts';
import {
  type PayAfterUseVerdict,
  payAfterUseVerdict,
} from '../../offers/eligibility/pay-after-use-verdict.ts';
import { offerById } from '../../offers/offer.loaders.ts';
import { type Offer, offerForDeal } from '../../offers/offer-for-deal.service.ts';
import { readLawfulTerms } from '../../offers/terms/lawful-terms.ts';
import type { Terms } from '../../offers/terms/terms.ts';
import type { DealTerms } from '../../offers/terms/terms.types.ts';
import { resultForCase } from '../../results/result-for-case.service.ts';
import { ruleOf, type Unit, unitOf } from '../../rulebook/unit.ts';
import type { Deal } from '../data/deal.entity.ts';
import type { RelationDeclaration } from '../deal.enums.ts';
import { addMessage } from '../participants/add-message.ts';
import { openDeal } from './open-deal.service.ts';

/** What an enterprise declares when it asks. */
export interface Asking {
  relation: RelationDeclaration;
  relationExplanation?: string | null;
  foreignParty: boolean;
  /** Asks for the same terms as an ordinary license, without the name of the policy (PAU-1). */
  asOrdinary?: boolean | null;
}

export interface RequestDeal extends Asking {
  /** An open offer; else the result itself. */
  offerId?: string | null;
  resultId?: string | null;
  /** Terms that the enterprise proposes; those of the offer if none are given. */
  terms?: DealTerms | null;
  message: string;
}

/**
 * An enterprise asks for a deal, by an offer or for a published result. What a listing or an auction offers is asked for
 * there, so that no request steps around the way in which its price is found.
 * @throws Refusal SIGN_IN_REQUIRED, FORBIDDEN for others than members of an enterprise, NOT_FOUND, STATE for an offer or
 *   result that is not to be had, RULE (PAU-1, PAU-3), INVALID, ALREADY_EXISTS with the number of the open deal
 */
export async function requestDeal(scope: Scope, input: RequestDeal): Promise<Deal> {
  const { enterprise, user } = await asking(scope);
  const message = readMessage(input.message);
  const known = await subjectOf(scope, input);
  const unit = await unitOf(scope.app, known.organizationId);
  return inTransaction(scope.app.db, async (tx) => {
    const offer = input.offerId ? await openOffer(tx, scope.actor, input.offerId) : null;
    if (offer && offer.pricing !== 'NEGOTIATED') {
      throw new Refusal('STATE', {
        params: { action: 'requestDeal', reason: 'ASK_THE_LISTING', pricing: offer.pricing },
      });
    }
    const read = input.terms ? readLawfulTerms(unit.rulebook, input.terms) : null;
    const terms = read?.terms ?? offer?.terms ?? null;
    const policy = judgePolicy(unit, enterprise, terms, input, offer);
    const deal = await openDeal(tx, scope, {
      origin: 'REQUEST',
      pricing: 'NEGOTIATED',
      resultId: known.resultId,
      offerId: offer?.id ?? null,
      enterpriseId: enterprise.id,
      terms,
      proposal: { side: 'ENTERPRISE', byUser: user.userId, note: null },
      acceptedBy: null,
      declarations: [declarationOf(input, user.userId)],
      requestedBy: user.userId,
      negotiatorUserId: null,
      priorDealId: null,
      ...policy,
      action: 'requestDeal',
      ...(read ? { facts: { warnings: read.warnings } } : {}),
      personal: { message },
    });
    await addMessage(tx, deal.id, { side: 'ENTERPRISE', byUser: user.userId, text: message, fileIds: [] });
    return deal;
  });
}

/** The enterprise that asks, and its member. */
export async function asking({
  app,
  actor,
}: Scope): Promise<{ enterprise: Organization; user: { userId: string } }> {
  const user = requireUser(actor);
  if (!user.organizationId || !hasRole(actor, ['ENTERPRISE_MEMBER'])) throw new Refusal('FORBIDDEN');
  const enterprise = (await organizationById.batch(app, [user.organizationId])).get(user.organizationId);
  if (!enterprise) throw new Error(`deals: there is no organisation ${user.organizationId}`);
  if (enterprise.kind !== 'ENTERPRISE') throw new Refusal('FORBIDDEN', { params: { kind: enterprise.kind } });
  return { enterprise, user };
}

/** The offer, locked, if it is open for the actor. @throws Refusal NOT_FOUND, STATE once it is not open any more */
export async function openOffer(tx: Transaction, actor: Actor, offerId: string): Promise<Offer> {
  const found = await offerForDeal(tx, offerId);
  const organizationId = actor.kind === 'user' ? actor.organizationId : null;
  const hidden = !found || found.offer.openedAt === null;
  if (hidden || (found.offer.directedToId !== null && found.offer.directedToId !== organizationId)) {
    throw new Refusal('NOT_FOUND', { field: 'offerId' });
  }
  if (found.isOpen) return found.offer;
  throw new Refusal('STATE', {
    params: { action: 'requestDeal', reason: 'OFFER_NOT_OPEN', state: found.offer.state },
  });
}

/**
 * Whether the deal bears the policy's name: only toward who is eligible. Who is not can have the same terms as an
 * ordinary license, and says so by asking for it.
 * @throws Refusal RULE (PAU-1, with the verdict's reasons) where the name is asked for
 */
export function judgePolicy(
  unit: Unit,
  enterprise: Organization,
  terms: Terms | null,
  { asOrdinary }: Asking,
  offer: Offer | null,
): { eligibility: PayAfterUseVerdict | null; bearsPolicyName: boolean } {
  if (!terms?.payAfterUse) return { eligibility: null, bearsPolicyName: false };
  const eligibility = payAfterUseVerdict(unit.rulebook, enterprise);
  const wanted = asOrdinary !== true && (offer === null || offer.bearsPolicyName);
  if (wanted && !eligibility.eligible) {
    throw new Refusal('RULE', {
      field: 'asOrdinary',
      params: {
        missing: 'NOT_ELIGIBLE',
        sizeClass: eligibility.sizeClass,
        reasons: eligibility.reasons.join(' '),
      },
      ...ruleOf(unit, 'PAU-1'),
    });
  }
  return { eligibility, bearsPolicyName: wanted && eligibility.eligible };
}

/** The enterprise's declaration, as it is noted. */
export function declarationOf({ relation, relationExplanation, foreignParty }: Asking, byUser: string) {
  return {
    side: 'ENTERPRISE' as const,
    relation,
    explanation: relationExplanation ?? null,
    foreignParty,
    byUser,
  };
}

async function subjectOf(
  scope: Scope,
  { offerId, resultId }: RequestDeal,
): Promise<{ resultId: string; organizationId: string }> {
  if (offerId) {
    const offer = isId(offerId) ? (await offerById.batch(scope.app, [offerId])).get(offerId) : null;
    if (!offer) throw new Refusal('NOT_FOUND', { field: 'offerId' });
    return { resultId: offer.resultId, organizationId: offer.organizationId };
  }
  const found = resultId ? await resultForCase(scope.app.db.manager, resultId) : null;
  if (!resultId) throw new Refusal('REQUIRED', { field: 'resultId' });
  // Only what everybody sees can be asked for without an offer.
  if (found?.result.state !== 'PUBLISHED') throw new Refusal('NOT_FOUND', { field: 'resultId' });
  return { resultId, organizationId: found.result.organizationId };
}

function readMessage(text: string): string {
  const problems = new Problems('');
  const message = readText(text, 2000, problems.at('message'));
  if (message === null) problems.at('message').add('REQUIRED');
  refuseAll(problems.list);
  return message ?? '';
}
