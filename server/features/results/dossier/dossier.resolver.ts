import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { Page } from '../../../platform/database/page.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { userById } from '../../accounts/accounts.loaders.ts';
import { User } from '../../accounts/accounts.types.ts';
import { readingsOf } from '../confidential/readings.service.ts';
import type { FieldChange } from '../content/diff.ts';
import type { MissingPart } from '../content/missing-parts.ts';
import { EntryReport, OrderDispute } from '../data/complaint.entity.ts';
import { ConfidentialGrant, type ConfidentialReading } from '../data/confidential.entity.ts';
import { ResultReview, ResultVersion } from '../data/review.entity.ts';
import type { TechResult } from '../data/tech-result.entity.ts';
import {
  type DeadlineState,
  DeadlineStateEnum,
  type ResultAction,
  ResultActionEnum,
} from '../result.enums.ts';
import { disputesOf, grantsOf, reportsOf, reviewsOf, versionsOf } from '../result.loaders.ts';
import { ConfidentialReadingConnection } from '../result.types.ts';
import { actionsOn, completenessIn, deadlineOf, missingIn } from './dossier.service.ts';
import { FieldChangeType, HistoryEvent, MissingPartType, ResultDossier } from './dossier.types.ts';
import { historyOf } from './history.service.ts';
import { diffVersions } from './versions.service.ts';

/** The dossier of a result is the result itself, for those who work on it. */
@Resolver(() => ResultDossier)
export class DossierResolver {
  @FieldResolver(() => [MissingPartType], { description: 'What the disclosure lacks, step by step.' })
  missing(@Root() result: TechResult, @Ctx() ctx: RequestContext): Promise<MissingPart[]> {
    return missingIn(ctx, result);
  }

  @FieldResolver(() => Int, { description: 'How complete the disclosure is, in percent.' })
  completeness(@Root() result: TechResult, @Ctx() ctx: RequestContext): Promise<number> {
    return completenessIn(ctx, result);
  }

  @FieldResolver(() => DeadlineStateEnum, { description: 'Where its conversion deadline stands (REG-8).' })
  deadlineState(@Root() result: TechResult, @Ctx() ctx: RequestContext): Promise<DeadlineState> {
    return deadlineOf(ctx, result);
  }

  @FieldResolver(() => [ResultActionEnum], { description: 'What the reader can do now.' })
  availableActions(@Root() result: TechResult, @Ctx() ctx: RequestContext): Promise<ResultAction[]> {
    return actionsOn(ctx, result);
  }

  @FieldResolver(() => [ResultReview], { description: 'Reviews, the latest last.' })
  reviews(@Root() result: TechResult, @Ctx() ctx: RequestContext): Promise<ResultReview[]> {
    return ctx.load(reviewsOf, result.id);
  }

  @FieldResolver(() => [ResultVersion], { description: 'Versions of the content, the latest last.' })
  versions(@Root() result: TechResult, @Ctx() ctx: RequestContext): Promise<ResultVersion[]> {
    return ctx.load(versionsOf, result.id);
  }

  // Of one result at a time: neither has a loader.
  @FieldResolver(() => [FieldChangeType], {
    complexity: 60,
    description: 'What changed between two versions.',
  })
  diff(
    @Root() result: TechResult,
    @Ctx() ctx: RequestContext,
    @Arg('from', () => Int, { description: 'Number of the earlier version.' }) from: number,
    @Arg('to', () => Int, { description: 'Number of the later version.' }) to: number,
  ): Promise<FieldChange[]> {
    return diffVersions(ctx.app, result.id, from, to);
  }

  @FieldResolver(() => [ConfidentialGrant], { description: 'Organisations that were let in, also formerly.' })
  grants(@Root() result: TechResult, @Ctx() ctx: RequestContext): Promise<ConfidentialGrant[]> {
    return ctx.load(grantsOf, result.id);
  }

  @FieldResolver(() => ConfidentialReadingConnection, {
    description: 'Who read the confidential part, the latest first.',
  })
  readings(
    @Root() result: TechResult,
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<ConfidentialReading>> {
    return readingsOf(ctx.app, result.id, { first: first ?? null, after: after ?? null });
  }

  @FieldResolver(() => [OrderDispute], { description: 'Disputes over the order of the completers.' })
  orderDisputes(@Root() result: TechResult, @Ctx() ctx: RequestContext): Promise<OrderDispute[]> {
    return ctx.load(disputesOf, result.id);
  }

  @FieldResolver(() => [EntryReport], { description: "Visitors' reports of the entry." })
  reports(@Root() result: TechResult, @Ctx() ctx: RequestContext): Promise<EntryReport[]> {
    return ctx.load(reportsOf, result.id);
  }

  @FieldResolver(() => [HistoryEvent], {
    complexity: 60,
    description: 'What happened, from the audit chain, the latest last.',
  })
  history(@Root() result: TechResult, @Ctx() ctx: RequestContext): Promise<HistoryEvent[]> {
    return historyOf(ctx, result.id);
  }
}

@Resolver(() => ResultReview)
export class ResultReviewResolver {
  @FieldResolver(() => User, { nullable: true, description: 'Who reviewed.' })
  reviewer(@Root() review: ResultReview, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return review.reviewerId ? ctx.load(userById, review.reviewerId) : null;
  }
}

@Resolver(() => ResultVersion)
export class ResultVersionResolver {
  @FieldResolver(() => User, { nullable: true, description: 'Who made it.' })
  by(@Root() version: ResultVersion, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return version.byUser ? ctx.load(userById, version.byUser) : null;
  }
}
