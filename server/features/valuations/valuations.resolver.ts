import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { fileLoader } from '../../platform/files/files.service.ts';
import type { StoredFile } from '../../platform/files/stored-file.entity.ts';
import { StoredFileType } from '../../platform/files/stored-file.types.ts';
import { Access } from '../../platform/graphql/access.ts';
import { answer } from '../../platform/graphql/answer.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { userById } from '../accounts/accounts.loaders.ts';
import { User } from '../accounts/accounts.types.ts';
import { replacementOf, valuationsOf } from './find-valuations.service.ts';
import { recordValuation, replaceValuation } from './record-valuation.service.ts';
import {
  RecordValuationInput,
  ReplaceValuationInput,
  Valuation,
  ValuationPayload,
} from './valuations.types.ts';

@Resolver(() => Valuation)
export class ValuationsResolver {
  @FieldResolver(() => [StoredFileType], { description: 'The reports.' })
  async files(@Root() valuation: Valuation, @Ctx() ctx: RequestContext): Promise<StoredFile[]> {
    const files = await Promise.all(valuation.fileIds.map((id) => ctx.load(fileLoader, id)));
    return files.filter((file) => file !== null);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who recorded it.' })
  recordedBy(@Root() valuation: Valuation, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return valuation.recordedBy ? ctx.load(userById, valuation.recordedBy) : null;
  }

  @FieldResolver(() => Valuation, {
    nullable: true,
    description: 'The valuation that replaces this one, if it was mistaken.',
  })
  async replacedBy(@Root() valuation: Valuation, @Ctx() ctx: RequestContext): Promise<Valuation | null> {
    return (await ctx.load(replacementOf, valuation.id))[0] ?? null;
  }

  @Query(() => [Valuation], {
    complexity: 60,
    description:
      'Valuations of a result, the latest first; for officers, leaders, supervisors and administrators of its unit.',
  })
  @Access('signedIn')
  async valuations(
    @Arg('resultId', () => ID, { description: 'The result.' }) resultId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Valuation[]> {
    return valuationsOf(await ctx.scope(), resultId);
  }

  @Mutation(() => ValuationPayload, { description: 'Records a valuation of a result.' })
  @Access(['OFFICER'])
  recordValuation(
    @Arg('input', () => RecordValuationInput, { description: 'The valuation.' }) input: RecordValuationInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ValuationPayload> {
    return answer('valuation', ctx, (scope) => recordValuation(scope, input));
  }

  @Mutation(() => ValuationPayload, {
    description: 'Replaces a mistaken valuation; both stay and are shown.',
  })
  @Access(['OFFICER'])
  replaceValuation(
    @Arg('input', () => ReplaceValuationInput, { description: 'The right one, and why.' })
    input: ReplaceValuationInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ValuationPayload> {
    return answer('valuation', ctx, (scope) => replaceValuation(scope, input));
  }
}
