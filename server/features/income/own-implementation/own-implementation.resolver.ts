import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../../platform/database/page.ts';
import { fileLoader } from '../../../platform/files/files.service.ts';
import type { StoredFile } from '../../../platform/files/stored-file.entity.ts';
import { StoredFileType } from '../../../platform/files/stored-file.types.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { userById } from '../../accounts/accounts.loaders.ts';
import { User } from '../../accounts/accounts.types.ts';
import { countingYears } from './counting-years.ts';
import {
  findOwnImplementation,
  findOwnImplementations,
  ownActions,
  yearsOf,
} from './find-own-implementations.service.ts';
import { type OwnImplementationAction, OwnImplementationActionEnum } from './own-implementation.enums.ts';
import {
  ConfirmProfitInput,
  OwnImplementation,
  OwnImplementationConnection,
  OwnImplementationFilter,
  OwnImplementationPayload,
  OwnImplementationYear,
  RecordProfitInput,
  ReopenProfitInput,
  StartOwnImplementationInput,
  StopOwnImplementationInput,
} from './own-implementation.types.ts';
import { confirmProfit, recordProfit, reopenProfit } from './profit.service.ts';
import { startOwnImplementation, stopOwnImplementation } from './start-own-implementation.service.ts';

async function filesBy(ids: readonly string[], ctx: RequestContext): Promise<StoredFile[]> {
  const files = await Promise.all(ids.map((id) => ctx.load(fileLoader, id)));
  return files.filter((file) => file !== null);
}

@Resolver(() => OwnImplementationYear)
export class OwnImplementationYearResolver {
  @FieldResolver(() => [StoredFileType], { description: 'Accounts and audit reports.' })
  files(@Root() year: OwnImplementationYear, @Ctx() ctx: RequestContext): Promise<StoredFile[]> {
    return filesBy(year.fileIds, ctx);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who recorded it.' })
  recordedBy(@Root() year: OwnImplementationYear, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return year.recordedBy ? ctx.load(userById, year.recordedBy) : null;
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who confirmed it.' })
  confirmedBy(@Root() year: OwnImplementationYear, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return year.confirmedBy ? ctx.load(userById, year.confirmedBy) : null;
  }
}

@Resolver(() => OwnImplementation)
export class OwnImplementationResolver {
  @FieldResolver(() => [OwnImplementationYear], {
    description: 'The years in which the team is paid, in order; those that began before production ended.',
  })
  async yearlyProfits(
    @Root() own: OwnImplementation,
    @Ctx() ctx: RequestContext,
  ): Promise<OwnImplementationYear[]> {
    return countingYears(own, await ctx.load(yearsOf, own.id));
  }

  @FieldResolver(() => [StoredFileType], { description: 'Proof of the start of production.' })
  files(@Root() own: OwnImplementation, @Ctx() ctx: RequestContext): Promise<StoredFile[]> {
    return filesBy(own.fileIds, ctx);
  }

  @FieldResolver(() => [OwnImplementationActionEnum], { description: 'What you can do with it now.' })
  async actions(
    @Root() own: OwnImplementation,
    @Ctx() ctx: RequestContext,
  ): Promise<OwnImplementationAction[]> {
    return ownActions(await ctx.actor(), own, await ctx.load(yearsOf, own.id));
  }

  @Query(() => OwnImplementationConnection, {
    description: 'Own implementations of the unit acted for; to researchers those of their own results.',
  })
  @Access('signedIn')
  async ownImplementations(
    @Ctx() ctx: RequestContext,
    @Arg('filter', () => OwnImplementationFilter, { nullable: true, description: 'Narrows the list.' })
    filter?: OwnImplementationFilter | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<OwnImplementation>> {
    return findOwnImplementations(await ctx.scope(), filter ?? {}, {
      first: first ?? null,
      after: after ?? null,
    });
  }

  @Query(() => OwnImplementation, {
    nullable: true,
    description: 'One own implementation; null where it is not for you.',
  })
  @Access('signedIn')
  async ownImplementation(
    @Arg('id', () => ID, { description: 'The own implementation.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<OwnImplementation | null> {
    return findOwnImplementation(await ctx.scope(), id);
  }

  @Mutation(() => OwnImplementationPayload, {
    description: 'Records that a unit puts a result into production itself (INC-4).',
  })
  @Access(['OFFICER'])
  startOwnImplementation(
    @Arg('input', () => StartOwnImplementationInput, { description: 'Result, day and years.' })
    input: StartOwnImplementationInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OwnImplementationPayload> {
    return answer('ownImplementation', ctx, (scope) => startOwnImplementation(scope, input));
  }

  @Mutation(() => OwnImplementationPayload, { description: 'Records that production ended.' })
  @Access(['OFFICER'])
  stopOwnImplementation(
    @Arg('input', () => StopOwnImplementationInput, { description: 'When, and why.' })
    input: StopOwnImplementationInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OwnImplementationPayload> {
    return answer('ownImplementation', ctx, (scope) => stopOwnImplementation(scope, input));
  }

  @Mutation(() => OwnImplementationPayload, { description: 'Records the operating profit of a year.' })
  @Access(['OFFICER', 'FINANCE_OFFICER'])
  recordProfit(
    @Arg('input', () => RecordProfitInput, { description: 'The profit.' }) input: RecordProfitInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OwnImplementationPayload> {
    return answer('ownImplementation', ctx, (scope) => recordProfit(scope, input));
  }

  @Mutation(() => OwnImplementationPayload, {
    description: 'Confirms the operating profit that somebody else recorded: it becomes income.',
  })
  @Access(['OFFICER', 'FINANCE_OFFICER'])
  confirmProfit(
    @Arg('input', () => ConfirmProfitInput, { description: 'The year.' }) input: ConfirmProfitInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OwnImplementationPayload> {
    return answer('ownImplementation', ctx, (scope) => confirmProfit(scope, input));
  }

  @Mutation(() => OwnImplementationPayload, {
    description: 'Opens a confirmed year again; its entry is reversed.',
  })
  @Access(['OFFICER', 'FINANCE_OFFICER'])
  reopenProfit(
    @Arg('input', () => ReopenProfitInput, { description: 'The year, and why.' }) input: ReopenProfitInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OwnImplementationPayload> {
    return answer('ownImplementation', ctx, (scope) => reopenProfit(scope, input));
  }
}
