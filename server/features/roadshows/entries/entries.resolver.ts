import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../../platform/database/page.ts';
import { Access } from '../../../platform/graphql/access.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import { Organization } from '../../accounts/accounts.types.ts';
import { TechResult } from '../../results/result.types.ts';
import { Roadshow } from '../data/roadshow.entity.ts';
import { RoadshowEntry } from '../data/roadshow-entry.entity.ts';
import { RoadshowSession } from '../data/roadshow-session.entity.ts';
import { minutesAfter } from '../hall-time.ts';
import { roadshowById, sessionById } from '../roadshow.loaders.ts';
import { type RoadshowEntryAction, RoadshowEntryActionEnum } from './entries.enums.ts';
import {
  RoadshowEntryConnection,
  RoadshowEntryCount,
  RoadshowEntryDetails,
  RoadshowEntryFilter,
} from './entries.types.ts';
import { findOwnEntries } from './reading/find-entries.service.ts';
import { entryDetails, entrySector, entryTitle, publicResult } from './reading/view-entry.ts';
import { availableActions, visibleCounts, visibleEntries, visibleEntry } from './reading/visible-entries.ts';

@Resolver(() => RoadshowEntry)
export class RoadshowEntryResolver {
  @Query(() => RoadshowEntry, {
    nullable: true,
    description: 'An entry; none if there is none that you may see.',
  })
  @Access('public')
  roadshowEntry(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowEntry | null> {
    return visibleEntry(ctx, id);
  }

  @Query(() => RoadshowEntryConnection, {
    description: 'Entries of the unit acted for, and those whose completer or speaker you are.',
  })
  @Access('signedIn')
  async roadshowEntries(
    @Ctx() ctx: RequestContext,
    @Arg('filter', () => RoadshowEntryFilter, { nullable: true, description: 'Only these.' })
    filter?: RoadshowEntryFilter | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<RoadshowEntry>> {
    const page = { first: first ?? null, after: after ?? null };
    return findOwnEntries(await ctx.scope(), filter ?? {}, page);
  }

  @FieldResolver(() => Roadshow, { description: 'The roadshow.' })
  roadshow(@Root() entry: RoadshowEntry, @Ctx() ctx: RequestContext): Promise<Roadshow | null> {
    return ctx.load(roadshowById, entry.roadshowId);
  }

  @FieldResolver(() => String, { description: 'Title of the result.' })
  title(@Root() entry: RoadshowEntry, @Ctx() ctx: RequestContext): Promise<string> {
    return entryTitle(ctx, entry);
  }

  @FieldResolver(() => String, { description: 'Code of the sector (REG-10) of the result.' })
  sector(@Root() entry: RoadshowEntry, @Ctx() ctx: RequestContext): Promise<string> {
    return entrySector(ctx, entry);
  }

  @FieldResolver(() => TechResult, {
    nullable: true,
    description: 'The result; none while it is not in the public catalogue.',
  })
  result(@Root() entry: RoadshowEntry, @Ctx() ctx: RequestContext): Promise<TechResult | null> {
    return publicResult(ctx, entry);
  }

  @FieldResolver(() => Organization, { description: 'The unit that owns the result.' })
  unit(@Root() entry: RoadshowEntry, @Ctx() ctx: RequestContext): Promise<Organization | null> {
    return ctx.load(organizationById, entry.organizationId);
  }

  @FieldResolver(() => RoadshowSession, { nullable: true, description: 'The session it is in.' })
  async session(@Root() entry: RoadshowEntry, @Ctx() ctx: RequestContext): Promise<RoadshowSession | null> {
    return entry.sessionId === null ? null : ctx.load(sessionById, entry.sessionId);
  }

  @FieldResolver(() => DateTimeScalar, { nullable: true, description: 'When its time on stage ends.' })
  endsAt(@Root() { startsAt, minutes }: RoadshowEntry): Date | null {
    return startsAt === null ? null : minutesAfter(startsAt, minutes);
  }

  @FieldResolver(() => RoadshowEntryDetails, {
    nullable: true,
    description: 'What organiser, unit and completers know; none for everybody else.',
  })
  details(@Root() entry: RoadshowEntry, @Ctx() ctx: RequestContext): Promise<RoadshowEntryDetails | null> {
    return entryDetails(ctx, entry);
  }

  @FieldResolver(() => [RoadshowEntryActionEnum], { description: 'What you can do with it now.' })
  availableActions(@Root() entry: RoadshowEntry, @Ctx() ctx: RequestContext): Promise<RoadshowEntryAction[]> {
    return availableActions(ctx, entry);
  }
}

@Resolver(() => Roadshow)
export class EntriesOfRoadshowResolver {
  @FieldResolver(() => [RoadshowEntry], {
    description:
      "Its entries that you may see, in order: the programme, and what is your own or your unit's.",
  })
  entries(@Root() roadshow: Roadshow, @Ctx() ctx: RequestContext): Promise<RoadshowEntry[]> {
    return visibleEntries(ctx, roadshow);
  }

  @FieldResolver(() => [RoadshowEntryCount], {
    description: 'How many entries are in which state; for the organiser, else none.',
  })
  entryCounts(@Root() roadshow: Roadshow, @Ctx() ctx: RequestContext): Promise<RoadshowEntryCount[]> {
    return visibleCounts(ctx, roadshow);
  }
}
