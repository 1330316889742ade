import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../../platform/database/page.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { answer, answerDone } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { DonePayload } from '../../../platform/graphql/payload.types.ts';
import { organizationById, userById } from '../../accounts/accounts.loaders.ts';
import { Organization, User } from '../../accounts/accounts.types.ts';
import { resultById } from '../../results/result.loaders.ts';
import { TechResult } from '../../results/result.types.ts';
import { Demand } from '../data/demand.entity.ts';
import { demandById } from '../demand.loaders.ts';
import type { DemandMatch, MatchDigest, MatchDismissal } from './data/match.entity.ts';
import { findDigest, setMatchDigest } from './digest/choose-digest.service.ts';
import { type MatchFate, MatchFateEnum } from './match.enums.ts';
import { UNIT_SEES } from './matching.policy.ts';
import {
  ContactMatchInput,
  DemandMatchFilterInput,
  DismissMatchInput,
  Match,
  MatchConnection,
  MatchDemandInput,
  MatchDigestChoice,
  MatchDigestPayload,
  MatchPayload,
  MatchResultInput,
  MatchResultPayload,
  MatchStepInput,
  MyMatchFilterInput,
  OwnDismissal,
  SeeMatchesInput,
  SetMatchDigestInput,
} from './matching.types.ts';
import { findDemandMatches, findMyMatches } from './reading/find-matches.service.ts';
import { ownDismissal, viewersFate } from './reading/view-match.ts';
import { contactMatch } from './steps/contact-match.service.ts';
import { dismissMatch, restoreMatch } from './steps/dismiss-match.service.ts';
import { matchDemand } from './steps/match-demand.service.ts';
import { matchResult } from './steps/match-result.service.ts';
import { seeMatches } from './steps/see-matches.service.ts';

const PAGE_SIZE = { nullable: true, description: 'Page size.' } as const;
const CURSOR = { nullable: true, description: 'Cursor.' } as const;
const INPUT = { description: 'What.' } as const;

@Resolver(() => Match)
export class MatchingResolver {
  @Query(() => MatchConnection, {
    description: 'What was found for a demand, the best first, for its poster.',
  })
  @Access('signedIn')
  async demandMatches(
    @Arg('demandId', () => ID, { description: 'The demand.' }) demandId: string,
    @Arg('filter', () => DemandMatchFilterInput, { description: 'What of it.' })
    filter: DemandMatchFilterInput,
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, PAGE_SIZE) first?: number | null,
    @Arg('after', () => String, CURSOR) after?: string | null,
  ): Promise<Page<DemandMatch>> {
    return findDemandMatches(await ctx.scope(), demandId, filter, {
      first: first ?? null,
      after: after ?? null,
    });
  }

  @Query(() => MatchConnection, {
    description: "Open demands that fit results of the viewer's unit, the last found first.",
  })
  @Access(UNIT_SEES)
  async myMatches(
    @Ctx() ctx: RequestContext,
    @Arg('filter', () => MyMatchFilterInput, { nullable: true, description: 'Only these.' })
    filter?: MyMatchFilterInput | null,
    @Arg('first', () => Int, PAGE_SIZE) first?: number | null,
    @Arg('after', () => String, CURSOR) after?: string | null,
  ): Promise<Page<DemandMatch>> {
    return findMyMatches(await ctx.scope(), filter ?? {}, { first: first ?? null, after: after ?? null });
  }

  @Query(() => MatchDigestChoice, { description: 'Whether the viewer gets the weekly mail of matches.' })
  @Access('signedIn')
  async matchDigest(@Ctx() ctx: RequestContext): Promise<Pick<MatchDigest, 'wanted' | 'sentAt'>> {
    return findDigest(await ctx.scope());
  }

  @FieldResolver(() => Demand, { nullable: true, description: 'The demand.' })
  demand(@Root() { demandId }: DemandMatch, @Ctx() ctx: RequestContext): Promise<Demand | null> {
    return ctx.load(demandById, demandId);
  }

  @FieldResolver(() => ID, { nullable: true, description: 'The result, for a RESULT.' })
  resultId(@Root() { kind, subjectId }: DemandMatch): string | null {
    return kind === 'RESULT' ? subjectId : null;
  }

  @FieldResolver(() => TechResult, {
    nullable: true,
    description: 'The result, for a RESULT in the catalogue.',
  })
  async result(
    @Root() { kind, subjectId }: DemandMatch,
    @Ctx() ctx: RequestContext,
  ): Promise<TechResult | null> {
    const result = kind === 'RESULT' ? await ctx.load(resultById, subjectId) : null;
    return result?.state === 'PUBLISHED' ? result : null;
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'The unit.' })
  organization(@Root() match: DemandMatch, @Ctx() ctx: RequestContext): Promise<Organization | null> {
    return ctx.load(organizationById, match.organizationId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'The person, for an EXPERT.' })
  person(@Root() { kind, subjectId }: DemandMatch, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return kind === 'EXPERT' ? ctx.load(userById, subjectId) : null;
  }

  @FieldResolver(() => MatchFateEnum, { description: 'What became of it, as the own side knows.' })
  fate(@Root() match: DemandMatch, @Ctx() ctx: RequestContext): Promise<MatchFate> {
    return viewersFate(ctx, match);
  }

  @FieldResolver(() => OwnDismissal, { nullable: true, description: 'Why the own side put it aside.' })
  dismissal(@Root() match: DemandMatch, @Ctx() ctx: RequestContext): Promise<MatchDismissal | null> {
    return ownDismissal(ctx, match);
  }

  @Mutation(() => DonePayload, {
    description: 'Matches a demand with results, units and experts anew, for its poster.',
  })
  @Access('signedIn')
  matchDemand(
    @Arg('input', () => MatchDemandInput, INPUT) input: MatchDemandInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DonePayload> {
    return answerDone(ctx, (scope) => matchDemand(scope, input));
  }

  @Mutation(() => MatchResultPayload, {
    description: 'Matches a published result with the open demands anew, for its unit.',
  })
  @Access(UNIT_SEES)
  matchResult(
    @Arg('input', () => MatchResultInput, INPUT) input: MatchResultInput,
    @Ctx() ctx: RequestContext,
  ): Promise<object> {
    return answer('count', ctx, (scope) => matchResult(scope, input));
  }

  @Mutation(() => DonePayload, { description: 'Notes that the unit looked at matches.' })
  @Access(UNIT_SEES)
  seeMatches(
    @Arg('input', () => SeeMatchesInput, INPUT) input: SeeMatchesInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DonePayload> {
    return answerDone(ctx, (scope) => seeMatches(scope, input));
  }

  @Mutation(() => MatchPayload, { description: 'Puts a match aside for the own side, with the reason.' })
  @Access('signedIn')
  dismissMatch(
    @Arg('input', () => DismissMatchInput, INPUT) input: DismissMatchInput,
    @Ctx() ctx: RequestContext,
  ): Promise<object> {
    return answer('match', ctx, (scope) => dismissMatch(scope, input));
  }

  @Mutation(() => MatchPayload, { description: 'Takes back that a match was put aside.' })
  @Access('signedIn')
  restoreMatch(
    @Arg('input', () => MatchStepInput, INPUT) input: MatchStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<object> {
    return answer('match', ctx, (scope) => restoreMatch(scope, input));
  }

  @Mutation(() => MatchPayload, { description: 'Writes to the other side of a match, once.' })
  @Access('signedIn')
  contactMatch(
    @Arg('input', () => ContactMatchInput, INPUT) input: ContactMatchInput,
    @Ctx() ctx: RequestContext,
  ): Promise<object> {
    return answer('match', ctx, (scope) => contactMatch(scope, input));
  }

  @Mutation(() => MatchDigestPayload, { description: 'Turns the weekly mail of matches on or off.' })
  @Access('signedIn')
  setMatchDigest(
    @Arg('input', () => SetMatchDigestInput, INPUT) input: SetMatchDigestInput,
    @Ctx() ctx: RequestContext,
  ): Promise<object> {
    return answer('digest', ctx, (scope) => setMatchDigest(scope, input));
  }
}
