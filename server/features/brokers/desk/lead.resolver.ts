import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../../platform/database/page.ts';
import type { StoredFile } from '../../../platform/files/stored-file.entity.ts';
import { StoredFileType } from '../../../platform/files/stored-file.types.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { BasisPointsScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { demandById } from '../../demands/demand.loaders.ts';
import { Demand } from '../../demands/posting/posting.types.ts';
import { resultById } from '../../results/result.loaders.ts';
import { TechResult } from '../../results/result.types.ts';
import { brokerById } from '../broker.loaders.ts';
import { BrokerProfile } from '../data/broker-profile.entity.ts';
import { Engagement } from '../engagements/data/engagement.entity.ts';
import { type BrokerLeadSort, BrokerLeadSortEnum } from './desk.enums.ts';
import { BrokerLeadFilterInput } from './desk.inputs.ts';
import {
  BrokerBoardColumn,
  BrokerClient,
  BrokerLead,
  BrokerLeadConnection,
  BrokerNote,
  BrokerOutlook,
  BrokerTask,
  BrokerTaskConnection,
} from './desk.types.ts';
import { clientById, filesOfLead, leadById, tasksOfLead } from './reading/desk.loaders.ts';
import {
  type BoardColumn,
  findBoard,
  findLeads,
  findOpenTasks,
  seeLead,
} from './reading/find-leads.service.ts';
import { commissionFor, engagementFor, mayEdit, notesFor } from './reading/view-lead.ts';
import { chanceOf } from './targets/forecast.ts';
import { outlook, type YearOutlook } from './targets/targets.service.ts';

const PAGE_SIZE = { nullable: true, description: 'Page size.' } as const;
const CURSOR = { nullable: true, description: 'Cursor.' } as const;

@Resolver(() => BrokerLead)
export class BrokerLeadResolver {
  @Query(() => [BrokerBoardColumn], { description: 'Your board as a broker, column by column.' })
  @Access(['BROKER'])
  async brokerBoard(@Ctx() ctx: RequestContext): Promise<BoardColumn[]> {
    return findBoard(await ctx.scope());
  }

  @Query(() => BrokerLead, { nullable: true, description: 'A card; none if there is none that you may see.' })
  @Access(['BROKER', 'ADMINISTRATOR'])
  async brokerLead(
    @Arg('id', () => ID, { description: 'Which.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<BrokerLead | null> {
    return seeLead(await ctx.scope(), id);
  }

  @Query(() => BrokerLeadConnection, { description: 'Cards as a list.' })
  @Access(['BROKER', 'ADMINISTRATOR'])
  async brokerLeads(
    @Ctx() ctx: RequestContext,
    @Arg('filter', () => BrokerLeadFilterInput, { nullable: true, description: 'Only these.' })
    filter?: BrokerLeadFilterInput | null,
    @Arg('sort', () => BrokerLeadSortEnum, {
      nullable: true,
      description: 'Order; the last changed first unless told.',
    })
    sort?: BrokerLeadSort | null,
    @Arg('first', () => Int, PAGE_SIZE) first?: number | null,
    @Arg('after', () => String, CURSOR) after?: string | null,
  ): Promise<Page<BrokerLead>> {
    const page = { first: first ?? null, after: after ?? null };
    return findLeads(await ctx.scope(), filter ?? {}, sort ?? 'CHANGED', page);
  }

  @Query(() => BrokerOutlook, { description: 'Your targets of a year, and what the cards come to.' })
  @Access(['BROKER'])
  async brokerOutlook(
    @Arg('year', () => Int, { description: 'Year.' }) year: number,
    @Ctx() ctx: RequestContext,
  ): Promise<YearOutlook> {
    return outlook(await ctx.scope(), year);
  }

  @FieldResolver(() => BrokerProfile, { nullable: true, description: 'Whose card it is.' })
  broker(@Root() { brokerId }: BrokerLead, @Ctx() ctx: RequestContext): Promise<BrokerProfile | null> {
    return ctx.load(brokerById, brokerId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether you can change it.' })
  async canEdit(@Root() lead: BrokerLead, @Ctx() ctx: RequestContext): Promise<boolean> {
    return mayEdit(await ctx.actor(), lead);
  }

  @FieldResolver(() => Boolean, { description: 'Whether it can be shared with an agency.' })
  canShare(@Root() { agencyId }: BrokerLead): boolean {
    return agencyId !== null;
  }

  @FieldResolver(() => BasisPointsScalar, { description: 'The chance that counts in the forecast.' })
  likelihood(@Root() lead: BrokerLead): number {
    return chanceOf(lead);
  }

  @FieldResolver(() => MoneyScalar, {
    nullable: true,
    description: 'Commission if it comes about: by the terms of the engagement, else as the broker thinks.',
  })
  commission(@Root() lead: BrokerLead, @Ctx() ctx: RequestContext): Promise<bigint | null> {
    return commissionFor(ctx, lead);
  }

  @FieldResolver(() => BrokerClient, { nullable: true, description: 'The client.' })
  client(@Root() { clientId }: BrokerLead, @Ctx() ctx: RequestContext): Promise<BrokerClient | null> | null {
    return clientId === null ? null : ctx.load(clientById, clientId);
  }

  @FieldResolver(() => TechResult, { nullable: true, description: 'The result, while it is published.' })
  async result(@Root() { resultId }: BrokerLead, @Ctx() ctx: RequestContext): Promise<TechResult | null> {
    const result = resultId === null ? null : await ctx.load(resultById, resultId);
    return result?.state === 'PUBLISHED' ? result : null;
  }

  @FieldResolver(() => Demand, { nullable: true, description: 'The demand, once it is published.' })
  async demand(@Root() { demandId }: BrokerLead, @Ctx() ctx: RequestContext): Promise<Demand | null> {
    const demand = demandId === null ? null : await ctx.load(demandById, demandId);
    return demand?.publishedAt ? demand : null;
  }

  @FieldResolver(() => Engagement, { nullable: true, description: 'The engagement, for who may see it.' })
  engagement(@Root() lead: BrokerLead, @Ctx() ctx: RequestContext): Promise<Engagement | null> {
    return engagementFor(ctx, lead);
  }

  @FieldResolver(() => [BrokerTask], { description: 'Next steps, the open ones first.' })
  tasks(@Root() { id }: BrokerLead, @Ctx() ctx: RequestContext): Promise<BrokerTask[]> {
    return ctx.load(tasksOfLead, id);
  }

  @FieldResolver(() => [BrokerNote], { description: 'Notes that you may read, the last first.' })
  notes(@Root() lead: BrokerLead, @Ctx() ctx: RequestContext): Promise<BrokerNote[]> {
    return notesFor(ctx, lead);
  }

  @FieldResolver(() => [StoredFileType], { description: 'Documents.' })
  files(@Root() { id }: BrokerLead, @Ctx() ctx: RequestContext): Promise<StoredFile[]> {
    return ctx.load(filesOfLead, id);
  }
}

@Resolver(() => BrokerTask)
export class BrokerTaskResolver {
  @Query(() => BrokerTaskConnection, { description: 'Next steps of all your cards, the nearest first.' })
  @Access(['BROKER'])
  async brokerTasks(
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, PAGE_SIZE) first?: number | null,
    @Arg('after', () => String, CURSOR) after?: string | null,
  ): Promise<Page<BrokerTask>> {
    return findOpenTasks(await ctx.scope(), { first: first ?? null, after: after ?? null });
  }

  @FieldResolver(() => BrokerLead, { nullable: true, description: 'The card.' })
  lead(@Root() { leadId }: BrokerTask, @Ctx() ctx: RequestContext): Promise<BrokerLead | null> {
    return ctx.load(leadById, leadId);
  }
}
