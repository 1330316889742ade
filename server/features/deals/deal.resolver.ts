import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { caseKey } from '../../platform/cases.ts';
import { keysetPage, type Page } from '../../platform/database/page.ts';
import { Access } from '../../platform/graphql/access.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { DateTimeScalar, MoneyScalar } from '../../platform/graphql/scalars.ts';
import { organizationById } from '../accounts/accounts.loaders.ts';
import { Organization } from '../accounts/accounts.types.ts';
import { CollectiveDecision } from '../decisions/decisions.types.ts';
import { decisionsOfCase } from '../decisions/find-decisions.service.ts';
import { noticesOfCase } from '../notices/find-notices.service.ts';
import { PublicNotice } from '../notices/notices.types.ts';
import { offerById } from '../offers/offer.loaders.ts';
import { Offer, PayAfterUseVerdictType } from '../offers/offers.types.ts';
import { guaranteedSum } from '../offers/terms/sums.ts';
import type { Terms } from '../offers/terms/terms.ts';
import { DealTerms } from '../offers/terms/terms.types.ts';
import { resultById } from '../results/result.loaders.ts';
import { TechResult } from '../results/result.types.ts';
import type { Compliance } from '../rulebook/compliance.ts';
import { ComplianceItem } from '../rulebook/compliance.types.ts';
import { valuationsOfResult } from '../valuations/find-valuations.service.ts';
import { Valuation } from '../valuations/valuations.types.ts';
import { dealCase } from './change-deal.ts';
import { Deal } from './data/deal.entity.ts';
import { DealDeclaration, DealLeader, DealParty, DealProposal } from './data/deal-parts.entity.ts';
import { DealApproval, DealCheck, DealDocument, DealMessage } from './data/deal-records.entity.ts';
import {
  type DealAction,
  DealActionEnum,
  type DealSide,
  DealSideEnum,
  type DealSort,
  DealSortEnum,
} from './deal.enums.ts';
import {
  approvalsOf,
  checksOf,
  dealById,
  dealDocumentsOf,
  declarationsOf,
  leadersOf,
  partiesOf,
  proposalsOf,
} from './deal.loaders.ts';
import { dealPolicy } from './deal.policy.ts';
import { isOver } from './deal.states.ts';
import {
  DealConfidentiality,
  DealConnection,
  DealFilter,
  DealMessageConnection,
  DealNext,
} from './deal.types.ts';
import { CONFIDENTIALITY_TEXT } from './participants/confidentiality.service.ts';
import { actionsOn, sideIn, subjectOf } from './reading/actions.ts';
import { findDeal, standingOfDeal } from './reading/find-deal.service.ts';
import { findDeals } from './reading/find-deals.service.ts';

@Resolver(() => Deal)
export class DealResolver {
  @Query(() => Deal, { nullable: true, description: 'A deal; none if there is none that you may see.' })
  @Access('signedIn')
  async deal(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Deal | null> {
    return findDeal(await ctx.scope(), id);
  }

  @Query(() => DealConnection, { description: 'Deals of the organisation acted for, on either side.' })
  @Access('signedIn')
  async deals(
    @Ctx() ctx: RequestContext,
    @Arg('filter', () => DealFilter, { nullable: true, description: 'Only these.' })
    filter?: DealFilter | null,
    @Arg('sort', () => DealSortEnum, { nullable: true, description: 'Order; newest first unless told.' })
    sort?: DealSort | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<Deal>> {
    const page = { first: first ?? null, after: after ?? null };
    return findDeals(await ctx.scope(), filter ?? {}, sort ?? 'NEWEST', page);
  }

  @Query(() => String, {
    description: 'The promise of confidentiality that is offered unless a unit writes its own.',
  })
  @Access('signedIn')
  confidentialityText(): string {
    return CONFIDENTIALITY_TEXT;
  }

  @FieldResolver(() => TechResult, { description: 'The result.' })
  result(@Root() deal: Deal, @Ctx() ctx: RequestContext): Promise<TechResult | null> {
    return ctx.load(resultById, deal.resultId);
  }

  @FieldResolver(() => Offer, { nullable: true, description: 'The offer that it came from.' })
  offer(@Root() deal: Deal, @Ctx() ctx: RequestContext): Promise<Offer | null> | null {
    return deal.offerId ? ctx.load(offerById, deal.offerId) : null;
  }

  @FieldResolver(() => Organization, { description: 'The unit that owns the result.' })
  owner(@Root() deal: Deal, @Ctx() ctx: RequestContext): Promise<Organization | null> {
    return ctx.load(organizationById, deal.organizationId);
  }

  @FieldResolver(() => Organization, { description: 'The enterprise.' })
  enterprise(@Root() deal: Deal, @Ctx() ctx: RequestContext): Promise<Organization | null> {
    return ctx.load(organizationById, deal.enterpriseId);
  }

  @FieldResolver(() => DealSideEnum, {
    nullable: true,
    description: 'The side that you act for; none for readers.',
  })
  mySide(@Root() deal: Deal, @Ctx() ctx: RequestContext): Promise<DealSide | null> {
    return sideIn(ctx, deal);
  }

  @FieldResolver(() => DealTerms, { nullable: true, description: 'The agreed terms; none before.' })
  terms(@Root() { terms }: Deal): Terms | null {
    return terms;
  }

  @FieldResolver(() => MoneyScalar, {
    nullable: true,
    description: 'What is surely paid under the agreed terms, before under those last proposed; none before.',
  })
  async guaranteedSum(@Root() { id, terms }: Deal, @Ctx() ctx: RequestContext): Promise<bigint | null> {
    const present = terms ?? (await ctx.load(proposalsOf, id)).at(-1)?.terms;
    return present ? guaranteedSum(present) : null;
  }

  @FieldResolver(() => PayAfterUseVerdictType, {
    nullable: true,
    description: 'The verdict on the policy of pay after use (PAU-1), as it was judged at the request.',
  })
  eligibility(@Root() { eligibility }: Deal): Deal['eligibility'] {
    return eligibility;
  }

  @FieldResolver(() => [DealProposal], { description: 'Proposals of terms in order.' })
  proposals(@Root() { id }: Deal, @Ctx() ctx: RequestContext): Promise<DealProposal[]> {
    return ctx.load(proposalsOf, id);
  }

  @FieldResolver(() => [DealDeclaration], { description: 'What each side declared.' })
  declarations(@Root() { id }: Deal, @Ctx() ctx: RequestContext): Promise<DealDeclaration[]> {
    return ctx.load(declarationsOf, id);
  }

  @FieldResolver(() => [DealLeader], {
    description: 'Leaders among the completers (INC-8); for the unit and its supervisors.',
  })
  async leaders(@Root() deal: Deal, @Ctx() ctx: RequestContext): Promise<DealLeader[]> {
    return (await seesInternal(ctx, deal)) ? ctx.load(leadersOf, deal.id) : [];
  }

  @FieldResolver(() => [DealParty], { description: 'Co-owners of the right, and what they say.' })
  parties(@Root() { id }: Deal, @Ctx() ctx: RequestContext): Promise<DealParty[]> {
    return ctx.load(partiesOf, id);
  }

  @FieldResolver(() => DealMessageConnection, { complexity: 20, description: 'Messages, the latest first.' })
  messages(
    @Root() { id }: Deal,
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<DealMessage>> {
    const query = ctx.app.db.createQueryBuilder(DealMessage, 'message').where('message.dealId = :id', { id });
    return keysetPage(
      query,
      { first: first ?? null, after: after ?? null },
      {
        expression: 'message.at',
        direction: 'DESC',
        value: ({ at }) => at.toISOString(),
        type: 'timestamptz',
      },
    );
  }

  @FieldResolver(() => [DealDocument], { description: 'Documents of the case, oldest first.' })
  documents(@Root() { id }: Deal, @Ctx() ctx: RequestContext): Promise<DealDocument[]> {
    return ctx.load(dealDocumentsOf, id);
  }

  @FieldResolver(() => DealConfidentiality, { description: 'The promise that opens the confidential part.' })
  async confidentiality(@Root() deal: Deal, @Ctx() ctx: RequestContext): Promise<DealConfidentiality> {
    const result = await ctx.load(resultById, deal.resultId);
    return {
      needed: result?.hasConfidentialPart ?? false,
      opened: deal.confidentialityText !== null,
      text: deal.confidentialityText,
      acceptedAt: deal.confidentialityAcceptedAt,
      acceptedById: deal.confidentialityAcceptedBy,
      expiresOn: deal.confidentialityExpiresOn,
    };
  }

  @FieldResolver(() => [Valuation], {
    description: 'Valuations of the result; for the unit and its supervisors.',
  })
  async valuations(@Root() deal: Deal, @Ctx() ctx: RequestContext): Promise<Valuation[]> {
    return (await seesInternal(ctx, deal)) ? ctx.load(valuationsOfResult, deal.resultId) : [];
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why the price may lie below a valuation; for the unit and its supervisors.',
  })
  async priceReason(@Root() deal: Deal, @Ctx() ctx: RequestContext): Promise<string | null> {
    return (await seesInternal(ctx, deal)) ? deal.priceReason : null;
  }

  @FieldResolver(() => [CollectiveDecision], {
    description: 'Collective decisions, the latest first; for the unit and its supervisors.',
  })
  async decisions(@Root() deal: Deal, @Ctx() ctx: RequestContext): Promise<CollectiveDecision[]> {
    return (await seesInternal(ctx, deal)) ? ctx.load(decisionsOfCase, caseKey(dealCase(deal))) : [];
  }

  @FieldResolver(() => [PublicNotice], { description: 'Notices, the latest first.' })
  notices(@Root() deal: Deal, @Ctx() ctx: RequestContext): Promise<PublicNotice[]> {
    return ctx.load(noticesOfCase, caseKey(dealCase(deal)));
  }

  @FieldResolver(() => [DealApproval], { description: 'What the supervising department said (REG-6).' })
  approvals(@Root() { id }: Deal, @Ctx() ctx: RequestContext): Promise<DealApproval[]> {
    return ctx.load(approvalsOf, id);
  }

  @FieldResolver(() => [DealCheck], { description: 'Checks of export control and ethics (REG-13).' })
  checks(@Root() { id }: Deal, @Ctx() ctx: RequestContext): Promise<DealCheck[]> {
    return ctx.load(checksOf, id);
  }

  // Judged at this moment with several statements, so a list must not ask for hundreds at once.
  @FieldResolver(() => [ComplianceItem], {
    complexity: 40,
    description:
      'What is missing for each next step, by the rulebook of today. The other side sees no reasons of the unit.',
  })
  async compliance(@Root() deal: Deal, @Ctx() ctx: RequestContext): Promise<Compliance[]> {
    const items = (await ctx.load(standingOfDeal, deal.id))?.items ?? [];
    return (await seesInternal(ctx, deal)) ? items : items.filter(isShared).map(withoutOtherDeals);
  }

  @FieldResolver(() => [DealActionEnum], { description: 'What you can do now.' })
  actions(@Root() deal: Deal, @Ctx() ctx: RequestContext): Promise<DealAction[]> {
    return actionsOn(ctx, deal);
  }

  @FieldResolver(() => DealNext, {
    nullable: true,
    description: 'The one thing that it waits for; none when it is over.',
  })
  async next(@Root() deal: Deal, @Ctx() ctx: RequestContext): Promise<DealNext | null> {
    const { waitsFor } = deal;
    if (isOver(deal.state) || (waitsFor.action === null && waitsFor.code === null)) return null;
    const waitsUntil = waitsFor.waitsUntil === null ? null : new Date(waitsFor.waitsUntil);
    const hidden = waitsFor.code !== null && INTERNAL.has(waitsFor.code) && !(await seesInternal(ctx, deal));
    return hidden
      ? { action: null, who: 'OWNER', waitsUntil: null, rule: null, code: null }
      : { ...waitsFor, waitsUntil };
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'First moment at which it can be signed, by the notice that runs; none where none does.',
  })
  async earliestSigning(@Root() deal: Deal, @Ctx() ctx: RequestContext): Promise<Date | null> {
    const notices = await ctx.load(noticesOfCase, caseKey(dealCase(deal)));
    return notices.find(({ state }) => state === 'RUNNING')?.endsAt ?? null;
  }

  @FieldResolver(() => Deal, {
    nullable: true,
    description: 'The running deal that this one amends or renews.',
  })
  prior(@Root() { priorDealId }: Deal, @Ctx() ctx: RequestContext): Promise<Deal | null> | null {
    return priorDealId ? ctx.load(dealById, priorDealId) : null;
  }
}

/** What only the unit knows: prices it was told by appraisers, and how its leaders vote. */
const INTERNAL: ReadonlySet<string> = new Set([
  'PRICE_BELOW_VALUATION',
  'PRICE_REASON_MISSING',
  'VALUATION_MISSING',
  'DECISION_NOT_CALLED',
  'DECISION_OPEN',
  'DECISION_REJECTED',
  'LEADERS_NOT_DECLARED',
  'LEADER_MAY_NOT_HOLD_EQUITY',
]);

function isShared({ code }: Compliance): boolean {
  return code === null || !INTERNAL.has(code);
}

/** The other side does not learn with whom else the unit deals. */
function withoutOtherDeals(item: Compliance): Compliance {
  return { ...item, params: item.params.filter(({ name }) => name !== 'deal') };
}

async function seesInternal(ctx: RequestContext, deal: Deal): Promise<boolean> {
  return dealPolicy.seeInternal(await ctx.actor(), await subjectOf(ctx, deal));
}
