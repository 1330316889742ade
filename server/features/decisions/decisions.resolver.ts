import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type CaseType, CaseTypeEnum } from '../../platform/cases.ts';
import type { Page } from '../../platform/database/page.ts';
import { fileLoader } from '../../platform/files/files.service.ts';
import type { StoredFile } from '../../platform/files/stored-file.entity.ts';
import { StoredFileType } from '../../platform/files/stored-file.types.ts';
import { Access } from '../../platform/graphql/access.ts';
import { answer } from '../../platform/graphql/answer.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { organizationById, userById } from '../accounts/accounts.loaders.ts';
import { Organization, User } from '../accounts/accounts.types.ts';
import { cancelDecision, closeDecision } from './close-decision.service.ts';
import { memberOf } from './decision.policy.ts';
import { type DecisionState, DecisionStateEnum } from './decisions.enums.ts';
import {
  CancelDecisionInput,
  CloseDecisionInput,
  CollectiveDecision,
  CollectiveDecisionConnection,
  CollectiveDecisionPayload,
  DecisionMember,
  VoteCount,
  VoteInput,
} from './decisions.types.ts';
import { findDecision, findDecisions, membersOfDecision } from './find-decisions.service.ts';
import { vote } from './vote.service.ts';
import { countVotes } from './votes.ts';

@Resolver(() => CollectiveDecision)
export class DecisionsResolver {
  @FieldResolver(() => Organization, { description: 'The unit that decides.' })
  organization(
    @Root() decision: CollectiveDecision,
    @Ctx() ctx: RequestContext,
  ): Promise<Organization | null> {
    return ctx.load(organizationById, decision.organizationId);
  }

  @FieldResolver(() => [DecisionMember], {
    complexity: 20,
    description: 'The members with their votes, recused ones too.',
  })
  members(@Root() decision: CollectiveDecision, @Ctx() ctx: RequestContext): Promise<DecisionMember[]> {
    return ctx.load(membersOfDecision, decision.id);
  }

  @FieldResolver(() => VoteCount, { description: 'How the votes stand.' })
  async count(@Root() decision: CollectiveDecision, @Ctx() ctx: RequestContext): Promise<VoteCount> {
    return countVotes(await ctx.load(membersOfDecision, decision.id));
  }

  @FieldResolver(() => DecisionMember, {
    nullable: true,
    description: "The reader's own place in it, if any.",
  })
  async mine(
    @Root() decision: CollectiveDecision,
    @Ctx() ctx: RequestContext,
  ): Promise<DecisionMember | null> {
    return memberOf(await ctx.actor(), { members: await ctx.load(membersOfDecision, decision.id) });
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who called it.' })
  calledBy(@Root() decision: CollectiveDecision, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return decision.calledBy ? ctx.load(userById, decision.calledBy) : null;
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who closed it or called it off.' })
  decidedBy(@Root() decision: CollectiveDecision, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return decision.decidedBy ? ctx.load(userById, decision.decidedBy) : null;
  }

  @FieldResolver(() => StoredFileType, { nullable: true, description: 'The minutes.' })
  minutes(
    @Root() decision: CollectiveDecision,
    @Ctx() ctx: RequestContext,
  ): Promise<StoredFile | null> | null {
    return decision.minutesFileId ? ctx.load(fileLoader, decision.minutesFileId) : null;
  }

  @Query(() => CollectiveDecisionConnection, {
    description: 'Collective decisions of the unit acted for, the latest first.',
  })
  @Access('signedIn')
  async collectiveDecisions(
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [DecisionStateEnum], { nullable: true, description: 'In these states.' })
    states?: DecisionState[] | null,
    @Arg('caseType', () => CaseTypeEnum, { nullable: true, description: 'On this kind of case.' })
    caseType?: CaseType | null,
    @Arg('caseId', () => ID, { nullable: true, description: 'On this case.' }) caseId?: string | null,
    @Arg('waitingForMe', () => Boolean, { nullable: true, description: 'Only those that wait for my vote.' })
    waitingForMe?: boolean | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<CollectiveDecision>> {
    const filter = {
      states: states ?? null,
      caseType: caseType ?? null,
      caseId: caseId ?? null,
      waitingForMe: waitingForMe ?? null,
    };
    return findDecisions(await ctx.scope(), filter, { first: first ?? null, after: after ?? null });
  }

  @Query(() => CollectiveDecision, {
    nullable: true,
    description: 'One decision; null where it is not for you.',
  })
  @Access('signedIn')
  async collectiveDecision(
    @Arg('id', () => ID, { description: 'The decision.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<CollectiveDecision | null> {
    return findDecision(await ctx.scope(), id);
  }

  @Mutation(() => CollectiveDecisionPayload, {
    description: 'Votes, or changes the vote, until the closing.',
  })
  @Access(['LEADERSHIP_MEMBER'])
  vote(
    @Arg('input', () => VoteInput, { description: 'The vote.' }) input: VoteInput,
    @Ctx() ctx: RequestContext,
  ): Promise<CollectiveDecisionPayload> {
    return answer('decision', ctx, (scope) => vote(scope, input));
  }

  @Mutation(() => CollectiveDecisionPayload, { description: 'Closes a decision with its minutes.' })
  @Access(['OFFICER'])
  closeDecision(
    @Arg('input', () => CloseDecisionInput, { description: 'Minutes and day of the meeting.' })
    input: CloseDecisionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<CollectiveDecisionPayload> {
    return answer('decision', ctx, (scope) => closeDecision(scope, input));
  }

  @Mutation(() => CollectiveDecisionPayload, { description: 'Calls off a decision that is not closed.' })
  @Access(['OFFICER'])
  cancelDecision(
    @Arg('input', () => CancelDecisionInput, { description: 'Which one, and why.' })
    input: CancelDecisionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<CollectiveDecisionPayload> {
    return answer('decision', ctx, (scope) => cancelDecision(scope, input));
  }
}
