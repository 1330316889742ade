import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../../platform/database/page.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { InterestCard } from '../data/interest-card.entity.ts';
import { type FollowedTo, FollowedToEnum } from '../hall.enums.ts';
import { mayEnter } from '../hall-sides.ts';
import {
  findCards,
  markContacted,
  seesContact,
  seesDeal,
  seesFollowed,
  sidesOfCard,
} from './find-cards.service.ts';
import { findOutcome } from './find-outcome.service.ts';
import { type Followed, followedOf } from './followed.ts';
import {
  InterestCardConnection,
  InterestCardPayload,
  MarkContactedInput,
  RoadshowOutcome,
} from './outcome.types.ts';

@Resolver()
export class RoadshowOutcomeResolver {
  @Query(() => RoadshowOutcome, {
    complexity: 60,
    description: 'What came of a roadshow, for its organiser.',
  })
  @Access('signedIn')
  async roadshowOutcome(
    @Arg('roadshowId', () => ID, { description: 'The roadshow.' }) roadshowId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowOutcome> {
    return findOutcome(await ctx.scope(), roadshowId);
  }

  @Query(() => InterestCardConnection, {
    description:
      'Interest cards, the latest first: of a roadshow for its organiser, of own entries for others.',
  })
  @Access('signedIn')
  async interestCards(
    @Ctx() ctx: RequestContext,
    @Arg('roadshowId', () => ID, { nullable: true, description: 'Of this roadshow only.' })
    roadshowId?: string | null,
    @Arg('entryId', () => ID, { nullable: true, description: 'For this entry only.' }) entryId?:
      | string
      | null,
    @Arg('open', () => Boolean, {
      nullable: true,
      description: 'Only those after which nobody got in touch.',
    })
    open?: boolean | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<InterestCard>> {
    const filter = { roadshowId: roadshowId ?? null, entryId: entryId ?? null, open: open ?? null };
    return findCards(await ctx.scope(), filter, { first: first ?? null, after: after ?? null });
  }

  @Mutation(() => InterestCardPayload, { description: 'Notes that the unit got in touch with a guest.' })
  @Access('signedIn')
  markContacted(
    @Arg('input', () => MarkContactedInput, { description: 'What is needed for the step.' })
    input: MarkContactedInput,
    @Ctx() ctx: RequestContext,
  ): Promise<InterestCardPayload> {
    return answer('card', ctx, (scope) => markContacted(scope, input));
  }
}

/** Cards are given to the guest, the organiser and the people of the entry; who gave one is another question. */
@Resolver(() => InterestCard)
export class InterestCardResolver {
  @FieldResolver(() => ID, { description: 'The entry.' })
  entryId(@Root() { entryId }: InterestCard): string {
    return entryId;
  }

  @FieldResolver(() => String, { description: 'Title of the entry.' })
  async entry(@Root() { id }: InterestCard, @Ctx() ctx: RequestContext): Promise<string> {
    return (await ctx.load(sidesOfCard, id))?.title ?? '';
  }

  @FieldResolver(() => ID, { description: 'The roadshow.' })
  roadshowId(@Root() { roadshowId }: InterestCard): string {
    return roadshowId;
  }

  @FieldResolver(() => String, { description: 'Title of the roadshow.' })
  async roadshow(@Root() { id }: InterestCard, @Ctx() ctx: RequestContext): Promise<string> {
    return (await ctx.load(sidesOfCard, id))?.roadshow ?? '';
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Name of the guest; none where the viewer does not learn it.',
  })
  async guest(@Root() card: InterestCard, @Ctx() ctx: RequestContext): Promise<string | null> {
    const sides = await ctx.load(sidesOfCard, card.id);
    return sides && seesContact(await ctx.actor(), card, sides) ? sides.name : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'For whom the guest came; none where the viewer does not learn it.',
  })
  async organization(@Root() card: InterestCard, @Ctx() ctx: RequestContext): Promise<string | null> {
    const sides = await ctx.load(sidesOfCard, card.id);
    return sides && seesContact(await ctx.actor(), card, sides) ? sides.organization : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Address of the guest; none where the viewer does not learn it.',
  })
  async email(@Root() card: InterestCard, @Ctx() ctx: RequestContext): Promise<string | null> {
    const sides = await ctx.load(sidesOfCard, card.id);
    return sides && seesContact(await ctx.actor(), card, sides) ? sides.email : null;
  }

  @FieldResolver(() => FollowedToEnum, {
    description: 'How far it was followed, as far as the viewer learns it.',
  })
  async followedTo(@Root() card: InterestCard, @Ctx() ctx: RequestContext): Promise<FollowedTo> {
    const sides = await ctx.load(sidesOfCard, card.id);
    if (!sides || !seesFollowed(await ctx.actor(), card, sides)) return 'NOTHING';
    return (await ctx.load(followedOf, card.id))?.to ?? 'NOTHING';
  }

  @FieldResolver(() => ID, { nullable: true, description: 'The deal that came of it, for its two sides.' })
  async dealId(@Root() card: InterestCard, @Ctx() ctx: RequestContext): Promise<string | null> {
    const followed: Followed | null = await ctx.load(followedOf, card.id);
    return seesDeal(await ctx.actor(), card) ? (followed?.deals[0]?.dealId ?? null) : null;
  }

  @FieldResolver(() => MoneyScalar, {
    nullable: true,
    description: 'Money received by it, for the sides of the deal.',
  })
  async received(@Root() card: InterestCard, @Ctx() ctx: RequestContext): Promise<bigint | null> {
    const followed = await ctx.load(followedOf, card.id);
    if (!followed || !seesDeal(await ctx.actor(), card)) return null;
    return followed.deals.reduce((sum, { received }) => sum + received, 0n);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer can note that they got in touch.' })
  async mayContact(@Root() card: InterestCard, @Ctx() ctx: RequestContext): Promise<boolean> {
    const sides = await ctx.load(sidesOfCard, card.id);
    if (!sides || card.contactedAt || !card.sharesContact || card.withdrawnAt) return false;
    return mayEnter(await ctx.actor(), { organizationId: sides.unitId, speakerUserId: sides.speakerUserId });
  }
}
