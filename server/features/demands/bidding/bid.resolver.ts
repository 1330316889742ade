import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../../platform/database/page.ts';
import type { StoredFile } from '../../../platform/files/stored-file.entity.ts';
import { StoredFileType } from '../../../platform/files/stored-file.types.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { DateTimeScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import { Organization } from '../../accounts/accounts.types.ts';
import { type BidState, BidStateEnum } from '../bid.enums.ts';
import type { Bid } from '../data/bid.entity.ts';
import { Demand } from '../data/demand.entity.ts';
import { filesOfBid, partnersOfBid } from './bid.loaders.ts';
import {
  BidConnection,
  BiddingStanding,
  BidFilter,
  BidGapAtType,
  BidPartnerType,
  BidProof,
  BidSealType,
  BidTargetVerdictType,
  BidType,
} from './bid.types.ts';
import { BidDraftType } from './bid-draft.types.ts';
import { gapsOf, mostToAsk, verdictOf } from './bid-gaps.ts';
import { BidPartnerShareType, BidSheet } from './bid-sheet.types.ts';
import { type BidAction, BidActionEnum, BidSideEnum, type BidViewerSide } from './bidding.enums.ts';
import { biddingStanding } from './reading/bidding-standing.service.ts';
import { findBid, findDemandBids, findSeals } from './reading/find-bid.service.ts';
import { findBids } from './reading/find-bids.service.ts';
import { presentBid, type SealedBid } from './reading/present-bid.ts';
import {
  actionsOf,
  isAhead,
  proofOf,
  seesDraft,
  seesSheet,
  viewOf,
  visibleRank,
} from './reading/view-bid.ts';

@Resolver(() => BidType)
export class BidResolver {
  @Query(() => BidType, { nullable: true, description: 'A bid; none unless you may know of it.' })
  @Access('signedIn')
  async bid(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Bid | null> {
    return findBid(await ctx.scope(), id);
  }

  @Query(() => BidConnection, { description: "Bids of the viewer's own side, the latest first." })
  @Access('signedIn')
  async bids(
    @Ctx() ctx: RequestContext,
    @Arg('filter', () => BidFilter, { nullable: true, description: 'Only these.' }) filter?: BidFilter | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<Bid>> {
    return findBids(await ctx.scope(), filter ?? {}, { first: first ?? null, after: after ?? null });
  }

  @Query(() => [BidType], {
    nullable: true,
    description:
      'All bids for a demand, for its poster and the operators; none at all before they are opened.',
  })
  @Access('signedIn')
  async demandBids(
    @Arg('demandId', () => ID, { description: 'The demand.' }) demandId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Bid[] | null> {
    return findDemandBids(await ctx.scope(), demandId);
  }

  @Query(() => [BidSealType], {
    nullable: true,
    description: 'Which bids were opened, with their digests, for everybody; none at all before.',
  })
  @Access('public')
  async bidSeals(
    @Arg('demandId', () => ID, { description: 'The demand.' }) demandId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<BidSealType[] | null> {
    return findSeals(await ctx.scope(), demandId);
  }

  @Query(() => BiddingStanding, { description: 'How the organisation acted for stands to the bidding.' })
  @Access('signedIn')
  async biddingStanding(
    @Arg('demandId', () => ID, { description: 'The demand.' }) demandId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<BiddingStanding> {
    return biddingStanding(await ctx.scope(), demandId);
  }

  @FieldResolver(() => BidStateEnum, { description: 'Where it stands at this moment.' })
  async state(@Root() bid: Bid, @Ctx() ctx: RequestContext): Promise<BidState> {
    return (await viewOf(ctx, bid)).state;
  }

  @FieldResolver(() => Demand, { description: 'The demand.' })
  async demand(@Root() bid: Bid, @Ctx() ctx: RequestContext): Promise<Demand> {
    return (await viewOf(ctx, bid)).demand;
  }

  @FieldResolver(() => Organization, { description: 'The organisation that leads the team.' })
  lead(@Root() { leadOrganizationId }: Bid, @Ctx() ctx: RequestContext): Promise<Organization | null> {
    return ctx.load(organizationById, leadOrganizationId);
  }

  @FieldResolver(() => BidSideEnum, { description: 'How the viewer stands to it.' })
  async side(@Root() bid: Bid, @Ctx() ctx: RequestContext): Promise<BidViewerSide> {
    return (await viewOf(ctx, bid)).side;
  }

  @FieldResolver(() => [BidActionEnum], { description: 'What the viewer can do now.' })
  async availableActions(@Root() bid: Bid, @Ctx() ctx: RequestContext): Promise<BidAction[]> {
    return actionsOf(await viewOf(ctx, bid));
  }

  @FieldResolver(() => [BidPartnerType], {
    description: 'Partners and those who are asked, for the side of the bidder; empty for others.',
  })
  async partners(@Root() bid: Bid, @Ctx() ctx: RequestContext): Promise<BidPartnerType[]> {
    return seesDraft(await viewOf(ctx, bid)) ? ctx.load(partnersOfBid, bid.id) : [];
  }

  @FieldResolver(() => BidDraftType, {
    nullable: true,
    description: 'What is being written, for the side of the bidder alone.',
  })
  async draft(@Root() bid: Bid, @Ctx() ctx: RequestContext): Promise<BidDraftType | null> {
    return seesDraft(await viewOf(ctx, bid)) ? bid.draft : null;
  }

  @FieldResolver(() => BidSheet, { nullable: true, description: 'What was handed in last; none before.' })
  async sheet(@Root() bid: Bid, @Ctx() ctx: RequestContext): Promise<BidSheet | null> {
    if (bid.content === null || !seesSheet(await viewOf(ctx, bid))) return null;
    return presentBid(bid as SealedBid, { blind: false });
  }

  @FieldResolver(() => [BidGapAtType], { description: 'What the draft lacks before it can be handed in.' })
  async gaps(@Root() bid: Bid, @Ctx() ctx: RequestContext): Promise<BidGapAtType[]> {
    const view = await viewOf(ctx, bid);
    return seesDraft(view) ? gapsOf(bid.draft, view.demand, view.partners) : [];
  }

  @FieldResolver(() => [BidTargetVerdictType], {
    description:
      'How promised values compare with the targets: of the draft for the bidder, of the bid for others.',
  })
  async verdicts(@Root() bid: Bid, @Ctx() ctx: RequestContext): Promise<BidTargetVerdictType[]> {
    const view = await viewOf(ctx, bid);
    if (view.side === 'ASKED') return [];
    const promises = seesDraft(view) ? bid.draft.promises : (bid.content?.promises ?? []);
    return view.demand.content.targets.map((target) => {
      const promise = promises.find(({ targetId }) => targetId === target.id);
      return { targetId: target.id, verdict: verdictOf(target, promise ?? { value: null, upper: null }) };
    });
  }

  @FieldResolver(() => MoneyScalar, { description: 'The most that can be asked for.' })
  async mostToAsk(@Root() bid: Bid, @Ctx() ctx: RequestContext): Promise<bigint> {
    return mostToAsk((await viewOf(ctx, bid)).demand);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Place in the ranking: for who judges, and for the bidder once it is decided.',
  })
  async rank(@Root() bid: Bid, @Ctx() ctx: RequestContext): Promise<number | null> {
    return visibleRank(await viewOf(ctx, bid));
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether the draft was changed after the bid was handed in: what lies sealed is the older one.',
  })
  async isAhead(@Root() bid: Bid, @Ctx() ctx: RequestContext): Promise<boolean> {
    return isAhead(await viewOf(ctx, bid));
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'Number of the last change of the demand that came after it was handed in; none for none.',
  })
  async sealedBeforeChange(@Root() bid: Bid, @Ctx() ctx: RequestContext): Promise<number | null> {
    const { changeCount } = (await viewOf(ctx, bid)).demand;
    return bid.sealedAtChange !== null && bid.sealedAtChange < changeCount ? changeCount : null;
  }

  @FieldResolver(() => BidProof, {
    nullable: true,
    description: 'What proves the seal, for those who read the bid.',
  })
  async proof(@Root() bid: Bid, @Ctx() ctx: RequestContext): Promise<BidProof | null> {
    return proofOf(await viewOf(ctx, bid));
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'When the lead promised to keep the confidential part of the demand; for the lead alone.',
  })
  async promisedAt(@Root() bid: Bid, @Ctx() ctx: RequestContext): Promise<Date | null> {
    return (await viewOf(ctx, bid)).side === 'LEAD' ? bid.promisedAt : null;
  }

  @FieldResolver(() => [StoredFileType], {
    description: 'Files of the draft and of what lies sealed, for the side of the bidder alone.',
  })
  async files(@Root() bid: Bid, @Ctx() ctx: RequestContext): Promise<StoredFile[]> {
    return seesDraft(await viewOf(ctx, bid)) ? ctx.load(filesOfBid, bid.id) : [];
  }
}

@Resolver(() => BidPartnerType)
export class BidPartnerResolver {
  @FieldResolver(() => Organization, { description: 'The organisation.' })
  organization(
    @Root() { organizationId }: BidPartnerType,
    @Ctx() ctx: RequestContext,
  ): Promise<Organization | null> {
    return ctx.load(organizationById, organizationId);
  }
}

@Resolver(() => BidPartnerShareType)
export class BidPartnerShareResolver {
  @FieldResolver(() => Organization, { description: 'The partner.' })
  organization(
    @Root() { organizationId }: BidPartnerShareType,
    @Ctx() ctx: RequestContext,
  ): Promise<Organization | null> {
    return ctx.load(organizationById, organizationId);
  }
}

@Resolver(() => BidSheet)
export class BidSheetResolver {
  @FieldResolver(() => Organization, { nullable: true, description: 'The lead; none where it is blind.' })
  lead(
    @Root() { leadOrganizationId }: BidSheet,
    @Ctx() ctx: RequestContext,
  ): Promise<Organization | null> | null {
    return leadOrganizationId ? ctx.load(organizationById, leadOrganizationId) : null;
  }
}
