import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../../platform/database/page.ts';
import type { StoredFile } from '../../../platform/files/stored-file.entity.ts';
import { StoredFileType } from '../../../platform/files/stored-file.types.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { Organization as OrganizationType } from '../../accounts/accounts.types.ts';
import type { Organization } from '../../accounts/organizations/organization.entity.ts';
import { presentState } from '../change-demand.ts';
import { bountyPlan } from '../content/bounty-plan.ts';
import { completenessOf } from '../content/completeness.ts';
import { DemandContactType } from '../content/content-parts.types.ts';
import type { DemandContact } from '../content/demand-content.ts';
import { Demand } from '../data/demand.entity.ts';
import { DemandAmendment, DemandAnswer, DemandInvitation } from '../data/demand-parts.entity.ts';
import { type DemandState, DemandStateEnum } from '../demand.enums.ts';
import { demandPolicy } from '../demand.policy.ts';
import { type DemandAction, DemandActionEnum, type DemandSort, DemandSortEnum } from './posting.enums.ts';
import { amendmentsOf } from './posting.loaders.ts';
import {
  BountyPlanRow,
  DemandCompleteness,
  DemandConfidential,
  DemandConnection,
  DemandContentType,
  DemandFilter,
} from './posting.types.ts';
import { demandActions } from './reading/demand-actions.ts';
import { findDemand, findDemands } from './reading/find-demands.service.ts';
import {
  filesOf,
  visibleAnswers,
  visibleConfidential,
  visibleContact,
  visibleInvitations,
  visiblePoster,
} from './reading/view-demand.ts';

@Resolver(() => Demand)
export class DemandResolver {
  @Query(() => Demand, { nullable: true, description: 'A demand; none if there is none that you may see.' })
  @Access('public')
  async demand(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Demand | null> {
    return findDemand(await ctx.scope(), id);
  }

  @Query(() => DemandConnection, {
    description: 'Demands of the enterprise acted for; for operators all that were handed in.',
  })
  @Access('signedIn')
  async demands(
    @Ctx() ctx: RequestContext,
    @Arg('filter', () => DemandFilter, { nullable: true, description: 'Only these.' })
    filter?: DemandFilter | null,
    @Arg('sort', () => DemandSortEnum, { nullable: true, description: 'Order; newest first unless told.' })
    sort?: DemandSort | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<Demand>> {
    const page = { first: first ?? null, after: after ?? null };
    return findDemands(await ctx.scope(), filter ?? {}, sort ?? 'NEWEST', page);
  }

  @FieldResolver(() => DemandStateEnum, { description: 'Where it stands at this moment.' })
  state(@Root() demand: Demand): DemandState {
    return presentState(demand);
  }

  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'The poster; none where it does not show its name to you.',
  })
  poster(@Root() demand: Demand, @Ctx() ctx: RequestContext): Promise<Organization | null> {
    return visiblePoster(ctx, demand);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you act for the poster.' })
  async isMine(@Root() demand: Demand, @Ctx() ctx: RequestContext): Promise<boolean> {
    return demandPolicy.post(await ctx.actor(), demand);
  }

  @FieldResolver(() => DemandContentType, { description: 'What it says.' })
  content(@Root() demand: Demand): DemandContentType {
    return demand.content;
  }

  @FieldResolver(() => [StoredFileType], { description: 'Files for everybody.' })
  files(@Root() demand: Demand, @Ctx() ctx: RequestContext): Promise<StoredFile[]> {
    return filesOf(ctx, demand.content.fileIds);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether there is a part that is read against a promise only.',
  })
  hasConfidentialPart(@Root() demand: Demand): boolean {
    const { text, fileIds } = demand.content.confidentialPart;
    return text !== '' || fileIds.length > 0;
  }

  @FieldResolver(() => DemandConfidential, {
    nullable: true,
    description: 'The confidential part; none unless you may read it.',
  })
  confidentialPart(
    @Root() demand: Demand,
    @Ctx() ctx: RequestContext,
  ): Promise<{ text: string; files: StoredFile[] } | null> {
    return visibleConfidential(ctx, demand);
  }

  @FieldResolver(() => DemandContactType, {
    nullable: true,
    description: 'Whom bidders ask; none unless your bid was admitted.',
  })
  contact(@Root() demand: Demand, @Ctx() ctx: RequestContext): Promise<DemandContact | null> {
    return visibleContact(ctx, demand);
  }

  @FieldResolver(() => DemandCompleteness, { description: 'How complete it is.' })
  completeness(@Root() demand: Demand): DemandCompleteness {
    return completenessOf(demand.content, demand.mode);
  }

  @FieldResolver(() => [BountyPlanRow], { description: 'How the bounty is paid.' })
  bountyPlan(@Root() demand: Demand): BountyPlanRow[] {
    return bountyPlan(demand.content, demand.mode);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Why it was returned last; for the poster and operators.',
  })
  async returnReason(@Root() demand: Demand, @Ctx() ctx: RequestContext): Promise<string | null> {
    return demandPolicy.seePrivate(await ctx.actor(), demand) ? demand.returnReason : null;
  }

  @FieldResolver(() => [DemandAmendment], { description: 'Its changes since the publication.' })
  changes(@Root() demand: Demand, @Ctx() ctx: RequestContext): Promise<DemandAmendment[]> {
    return ctx.load(amendmentsOf, demand.id);
  }

  @FieldResolver(() => [DemandInvitation], {
    description: 'Who was invited, for poster and operators; else your own invitation.',
  })
  invitations(@Root() demand: Demand, @Ctx() ctx: RequestContext): Promise<DemandInvitation[]> {
    return visibleInvitations(ctx, demand);
  }

  @FieldResolver(() => [DemandAnswer], {
    description: 'Answers to a plain demand, for the poster; for a unit its own.',
  })
  answers(@Root() demand: Demand, @Ctx() ctx: RequestContext): Promise<DemandAnswer[]> {
    return visibleAnswers(ctx, demand);
  }

  @FieldResolver(() => [DemandActionEnum], { description: 'What you can do with it now.' })
  async availableActions(@Root() demand: Demand, @Ctx() ctx: RequestContext): Promise<DemandAction[]> {
    return demandActions(await ctx.actor(), demand);
  }
}
