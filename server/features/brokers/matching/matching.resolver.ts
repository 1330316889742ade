import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../../platform/database/page.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { demandById } from '../../demands/demand.loaders.ts';
import { Demand } from '../../demands/posting/posting.types.ts';
import { resultById } from '../../results/result.loaders.ts';
import { TechResult } from '../../results/result.types.ts';
import { brokerById } from '../broker.loaders.ts';
import { BrokerProfile } from '../data/broker-profile.entity.ts';
import { ANSWERS_BROKERS, SEES_BROKERS } from './facts/subject.ts';
import {
  type BrokerSubjectKind,
  BrokerSubjectKindEnum,
  type WantedKind,
  WantedKindEnum,
} from './matching.enums.ts';
import {
  BrokerInvitation,
  BrokerMatch,
  BrokerRankingView,
  BrokerWish,
  BrokerWishConnection,
  BrokerWishFilterInput,
  BrokerWishPayload,
  BrokerWishRefInput,
  WantBrokerInput,
} from './matching.types.ts';
import { findWanted, findWish } from './reading/find-wanted.service.ts';
import { lastOfMine } from './reading/last-of-mine.ts';
import { type BrokerRanking, brokersFor } from './reading/rank-for-subject.service.ts';
import { stopWantingBroker, wantBroker } from './steps/want-broker.service.ts';

const PAGE_SIZE = { nullable: true, description: 'Page size.' } as const;
const CURSOR = { nullable: true, description: 'Cursor.' } as const;
const INPUT = { description: 'What.' } as const;

@Resolver(() => BrokerMatch)
export class BrokerMatchResolver {
  @Query(() => BrokerRankingView, {
    description: 'Brokers for a result, a demand or a deal, with reasons, for the side that looks for one.',
  })
  @Access(SEES_BROKERS)
  async brokersFor(
    @Arg('kind', () => BrokerSubjectKindEnum, { description: 'What they are looked for.' })
    kind: BrokerSubjectKind,
    @Arg('subjectId', () => ID, { description: 'Which.' }) subjectId: string,
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, PAGE_SIZE) first?: number | null,
  ): Promise<BrokerRanking> {
    return brokersFor(await ctx.scope(), { kind, subjectId }, first ?? null);
  }

  @FieldResolver(() => BrokerProfile, { nullable: true, description: 'The broker.' })
  broker(@Root() { brokerId }: BrokerMatch, @Ctx() ctx: RequestContext): Promise<BrokerProfile | null> {
    return ctx.load(brokerById, brokerId);
  }
}

@Resolver(() => BrokerWish)
export class BrokerWishResolver {
  @Query(() => BrokerWishConnection, { description: 'What wants a broker today, the latest first.' })
  @Access(['BROKER'])
  async brokerWishes(
    @Ctx() ctx: RequestContext,
    @Arg('filter', () => BrokerWishFilterInput, { nullable: true, description: 'Only these.' })
    filter?: BrokerWishFilterInput | null,
    @Arg('first', () => Int, PAGE_SIZE) first?: number | null,
    @Arg('after', () => String, CURSOR) after?: string | null,
  ): Promise<Page<BrokerWish>> {
    return findWanted(await ctx.scope(), filter ?? {}, { first: first ?? null, after: after ?? null });
  }

  @Query(() => BrokerWish, {
    nullable: true,
    description: 'Whether a result or a demand wants a broker, for its owner; none if it never did.',
  })
  @Access(SEES_BROKERS)
  async brokerWish(
    @Arg('kind', () => WantedKindEnum, { description: 'What it is.' }) kind: WantedKind,
    @Arg('subjectId', () => ID, { description: 'Which.' }) subjectId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerWish | null> {
    return findWish(await ctx.scope(), kind, subjectId);
  }

  @FieldResolver(() => TechResult, { nullable: true, description: 'The result, while it is published.' })
  async result(
    @Root() { kind, subjectId }: BrokerWish,
    @Ctx() ctx: RequestContext,
  ): Promise<TechResult | null> {
    const result = kind === 'RESULT' ? await ctx.load(resultById, subjectId) : null;
    return result?.state === 'PUBLISHED' ? result : null;
  }

  @FieldResolver(() => Demand, { nullable: true, description: 'The demand, once it is published.' })
  async demand(@Root() { kind, subjectId }: BrokerWish, @Ctx() ctx: RequestContext): Promise<Demand | null> {
    const demand = kind === 'DEMAND' ? await ctx.load(demandById, subjectId) : null;
    return demand?.publishedAt ? demand : null;
  }

  @FieldResolver(() => BrokerInvitation, {
    nullable: true,
    description: 'The last invitation to you, or offer by you, about it.',
  })
  mine(@Root() wish: BrokerWish, @Ctx() ctx: RequestContext): Promise<BrokerInvitation | null> {
    return lastOfMine(ctx, wish);
  }

  @Mutation(() => BrokerWishPayload, {
    description: 'The owner of a result, or the poster of a demand, says that it wants a broker.',
  })
  @Access(ANSWERS_BROKERS)
  wantBroker(
    @Arg('input', () => WantBrokerInput, INPUT) input: WantBrokerInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerWishPayload> {
    return answer('wish', ctx, (scope) => wantBroker(scope, input));
  }

  @Mutation(() => BrokerWishPayload, { description: 'Takes a result or a demand off the wanted board.' })
  @Access(ANSWERS_BROKERS)
  stopWantingBroker(
    @Arg('input', () => BrokerWishRefInput, INPUT) input: BrokerWishRefInput,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerWishPayload> {
    return answer('wish', ctx, (scope) => stopWantingBroker(scope, input));
  }
}
