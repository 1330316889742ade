import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { caseKey } from '../../../platform/cases.ts';
import type { Page } from '../../../platform/database/page.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { organizationById, userById } from '../../accounts/accounts.loaders.ts';
import { Organization, User } from '../../accounts/accounts.types.ts';
import { noticeById, noticesOfCase } from '../../notices/find-notices.service.ts';
import { PublicNotice } from '../../notices/notices.types.ts';
import { demandCase } from '../change-demand.ts';
import { Demand } from '../data/demand.entity.ts';
import { demandById } from '../demand.loaders.ts';
import { AwardDecision, BidOutcome } from './data/award-decision.entity.ts';
import { JudgingSeat } from './data/judging-seat.entity.ts';
import { type ExpertCandidate, ExpertCandidateConnection } from './expert-candidate.types.ts';
import { type SeatState, SeatStateEnum } from './judging.enums.ts';
import {
  BidVerdict,
  JudgedBid,
  JudgingRoom,
  JudgingSeatConnection,
  SeatBid,
  SeatProgressType,
} from './judging.types.ts';
import { findCandidates } from './reading/candidates.service.ts';
import { findRoom } from './reading/room.service.ts';
import { bidsOfSeat, findSeat, findSeats, progressOfSeat } from './reading/seats.service.ts';
import { findVerdict } from './reading/verdict.service.ts';

const DEMAND = { description: 'The demand.' };
const PAGE_SIZE = { nullable: true, description: 'Page size.' } as const;
const CURSOR = { nullable: true, description: 'Cursor.' } as const;

@Resolver(() => JudgingRoom)
export class JudgingRoomResolver {
  @Query(() => JudgingRoom, {
    nullable: true,
    complexity: 40,
    description: 'The judging of the bids for a demand, for its poster and operators; none for others.',
  })
  @Access('signedIn')
  async judgingRoom(
    @Arg('demandId', () => ID, DEMAND) demandId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<JudgingRoom | null> {
    return findRoom(await ctx.scope(), demandId);
  }

  @Query(() => ExpertCandidateConnection, {
    complexity: 20,
    description: 'People with the role EXPERT whom the poster can ask to judge.',
  })
  @Access(['ENTERPRISE_MEMBER'])
  async expertCandidates(
    @Arg('demandId', () => ID, DEMAND) demandId: string,
    @Ctx() ctx: RequestContext,
    @Arg('text', () => String, { nullable: true, description: 'In name, organisation, title or department.' })
    text?: string | null,
    @Arg('sector', () => String, {
      nullable: true,
      description: 'Code of the sector in which they have published results.',
    })
    sector?: string | null,
    @Arg('first', () => Int, PAGE_SIZE) first?: number | null,
    @Arg('after', () => String, CURSOR) after?: string | null,
  ): Promise<Page<ExpertCandidate>> {
    const filter = { text: text ?? null, sector: sector ?? null };
    return findCandidates(await ctx.scope(), demandId, filter, {
      first: first ?? null,
      after: after ?? null,
    });
  }

  @FieldResolver(() => Demand, { description: 'The demand.' })
  demand(@Root() { demandId }: JudgingRoom, @Ctx() ctx: RequestContext): Promise<Demand | null> {
    return ctx.load(demandById, demandId);
  }

  @FieldResolver(() => [PublicNotice], { description: 'Notices of its winners, the latest first.' })
  notices(@Root() { demandId }: JudgingRoom, @Ctx() ctx: RequestContext): Promise<PublicNotice[]> {
    return ctx.load(noticesOfCase, caseKey(demandCase({ id: demandId })));
  }
}

@Resolver(() => JudgedBid)
export class JudgedBidResolver {
  @FieldResolver(() => Organization, { description: 'The lead of the team.' })
  lead(@Root() bid: JudgedBid, @Ctx() ctx: RequestContext): Promise<Organization | null> {
    return ctx.load(organizationById, bid.leadOrganizationId);
  }
}

@Resolver(() => AwardDecision)
export class AwardDecisionResolver {
  @FieldResolver(() => PublicNotice, { nullable: true, description: 'The notice that announces it.' })
  notice(@Root() { noticeId }: AwardDecision, @Ctx() ctx: RequestContext): Promise<PublicNotice | null> {
    return ctx.load(noticeById, noticeId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who decided it for the poster.' })
  decidedBy(@Root() decision: AwardDecision, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return decision.decidedBy ? ctx.load(userById, decision.decidedBy) : null;
  }
}

@Resolver(() => BidOutcome)
export class BidOutcomeResolver {
  @FieldResolver(() => Organization, { description: 'The lead of the team.' })
  lead(@Root() { organizationId }: BidOutcome, @Ctx() ctx: RequestContext): Promise<Organization | null> {
    return ctx.load(organizationById, organizationId);
  }
}

@Resolver(() => JudgingSeat)
export class JudgingSeatResolver {
  @Query(() => JudgingSeatConnection, { description: 'My seats as an expert, the newest first.' })
  @Access(['EXPERT'])
  async judgingSeats(
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [SeatStateEnum], { nullable: true, description: 'In these states.' })
    states?: SeatState[] | null,
    @Arg('first', () => Int, PAGE_SIZE) first?: number | null,
    @Arg('after', () => String, CURSOR) after?: string | null,
  ): Promise<Page<JudgingSeat>> {
    return findSeats(await ctx.scope(), states ?? null, { first: first ?? null, after: after ?? null });
  }

  @Query(() => JudgingSeat, { nullable: true, description: 'My seat; none that is not mine.' })
  @Access(['EXPERT'])
  async judgingSeat(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<JudgingSeat | null> {
    return findSeat(await ctx.scope(), id);
  }

  @FieldResolver(() => User, { description: 'The expert.' })
  expert(@Root() { userId }: JudgingSeat, @Ctx() ctx: RequestContext): Promise<User | null> {
    return ctx.load(userById, userId);
  }

  @FieldResolver(() => Organization, { description: 'Where the expert was one when asked.' })
  organization(
    @Root() { organizationId }: JudgingSeat,
    @Ctx() ctx: RequestContext,
  ): Promise<Organization | null> {
    return ctx.load(organizationById, organizationId);
  }

  @FieldResolver(() => Demand, { description: 'The demand whose bids are judged.' })
  demand(@Root() { demandId }: JudgingSeat, @Ctx() ctx: RequestContext): Promise<Demand | null> {
    return ctx.load(demandById, demandId);
  }

  @FieldResolver(() => SeatProgressType, {
    nullable: true,
    description: 'How far the scoring is; none before a bid is admitted.',
  })
  progress(@Root() { id }: JudgingSeat, @Ctx() ctx: RequestContext): Promise<SeatProgressType | null> {
    return ctx.load(progressOfSeat, id);
  }

  // Read with several statements, so that a list must not ask for hundreds at once.
  @FieldResolver(() => [SeatBid], {
    complexity: 40,
    description:
      'The bids to score, for the expert alone, after conflicts were declared and all bids screened.',
  })
  async bids(@Root() seat: JudgingSeat, @Ctx() ctx: RequestContext): Promise<SeatBid[]> {
    return bidsOfSeat(await ctx.scope(), seat);
  }
}

@Resolver(() => BidVerdict)
export class BidVerdictResolver {
  @Query(() => BidVerdict, {
    nullable: true,
    description: 'What was decided on the own bid for a demand; none before it is decided.',
  })
  @Access('signedIn')
  async bidVerdict(
    @Arg('demandId', () => ID, DEMAND) demandId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<BidVerdict | null> {
    return findVerdict(await ctx.scope(), demandId);
  }

  @FieldResolver(() => Demand, { description: 'The demand.' })
  demand(@Root() { demandId }: BidVerdict, @Ctx() ctx: RequestContext): Promise<Demand | null> {
    return ctx.load(demandById, demandId);
  }
}
