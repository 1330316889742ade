import { Arg, Ctx, Field, ID, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { brokerById } from '../broker.loaders.ts';
import { BrokerProfile } from '../data/broker-profile.entity.ts';
import {
  type DealEngagementReason,
  DealEngagementReasonEnum,
  type DealEngagementState,
  DealEngagementStateEnum,
  type EngagementSide,
  EngagementSideEnum,
} from './engagement.enums.ts';
import {
  type ClaimAction,
  ClaimActionEnum,
  Engagement,
  type EngagementConflict,
  EngagementConflictEnum,
} from './engagement.types.ts';
import { findDealBrokers, type SeenClaim } from './reading/deal-brokers.service.ts';

@ObjectType({ description: 'A broker of a deal as you may know of them.' })
@Access('record')
export class DealBroker {
  @Field(() => ID, { description: 'Id of the claim.' })
  id!: string;

  @Field(() => Int, { description: 'Version, for steps that depend on what was seen.' })
  version!: number;

  @Field(() => EngagementSideEnum, { description: 'For which side the broker acts.' })
  side!: EngagementSide;

  @Field(() => BrokerProfile, { nullable: true, description: 'The broker.' })
  broker!: BrokerProfile | null;

  @Field(() => DealEngagementReasonEnum, { description: 'Why the engagement belongs to the deal.' })
  why!: DealEngagementReason;

  @Field(() => DealEngagementStateEnum, { description: 'Where the claim stands.' })
  state!: DealEngagementState;

  @Field(() => Int, { description: 'Its place on its side, from 1.' })
  priority!: number;

  @Field(() => Engagement, { nullable: true, description: 'The engagement, for those of its own side.' })
  engagement!: Engagement | null;

  @Field(() => String, { nullable: true, description: 'Why it is contested, for those of its own side.' })
  reason!: string | null;

  @Field(() => Boolean, { description: 'Whether its brokers act for the other side as well.' })
  actsAcross!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When its client consented to that.' })
  bothSidesAt!: Date | null;

  @Field(() => [ClaimActionEnum], { description: 'What you can do now.' })
  actions!: ClaimAction[];
}

@ObjectType({ description: 'The brokers of a deal as you may know of them.' })
@Access('record')
export class DealBrokers {
  @Field(() => EngagementSideEnum, { nullable: true, description: 'The side that you read for.' })
  side!: EngagementSide | null;

  @Field(() => [DealBroker], { description: 'Who comes first on each side first.' })
  brokers!: DealBroker[];

  @Field(() => [EngagementConflictEnum], {
    description: 'What your side should settle with its brokers before the deal is signed.',
  })
  conflicts!: EngagementConflict[];

  @Field(() => [Engagement], { description: 'Active engagements that you can name in the deal.' })
  nameable!: Engagement[];
}

@Resolver()
export class DealBrokersResolver {
  @Query(() => DealBrokers, {
    nullable: true,
    description: 'The brokers of a deal; none where there is no deal to be seen.',
  })
  @Access('signedIn')
  async dealBrokers(
    @Arg('dealId', () => ID, { description: 'The deal.' }) dealId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<DealBrokers | null> {
    const found = await findDealBrokers(await ctx.scope(), dealId);
    if (!found) return null;
    const { side, conflicts, nameable } = found;
    const brokers = await Promise.all(found.claims.map((seen) => brokerOf(ctx, seen)));
    return { side, brokers, conflicts, nameable };
  }
}

async function brokerOf(
  ctx: RequestContext,
  { claim, engagement, isOpen, actsAcross, actions }: SeenClaim,
): Promise<DealBroker> {
  const { id, version, why, state, priority, reason, bothSidesAt } = claim;
  return {
    ...{ id, version, why, state, priority, bothSidesAt, actsAcross, actions },
    side: engagement.side,
    broker: await ctx.load(brokerById, engagement.leadBrokerId),
    engagement: isOpen ? engagement : null,
    reason: isOpen ? reason : null,
  };
}
