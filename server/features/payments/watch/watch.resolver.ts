import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { StoredFile } from '../../../platform/files/stored-file.entity.ts';
import { StoredFileType } from '../../../platform/files/stored-file.types.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { User } from '../../accounts/accounts.types.ts';
import { BY, filesOf, userOf } from '../running/evidence-fields.ts';
import { RunningContract } from '../running/running.types.ts';
import { rightsInWatch } from './rights-of.ts';
import { MarkRightInput, RightMark, RightMarkPayload, WatchedRightType } from './watch.types.ts';
import { markRight } from './watch-rights.service.ts';

@Resolver(() => RunningContract)
export class WatchedRightsResolver {
  @FieldResolver(() => [WatchedRightType], { description: 'The rights of its result, as they stand today.' })
  rights(@Root() { resultId }: RunningContract, @Ctx() ctx: RequestContext): Promise<WatchedRightType[]> {
    return ctx.load(rightsInWatch, resultId);
  }
}

@Resolver(() => RightMark)
export class RightMarkResolver {
  @FieldResolver(() => [StoredFileType], { description: 'Its proof.' })
  files(@Root() { fileIds }: RightMark, @Ctx() ctx: RequestContext): Promise<StoredFile[]> {
    return filesOf(ctx, fileIds);
  }

  @FieldResolver(() => User, BY)
  by(@Root() { byUser }: RightMark, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return userOf(ctx, byUser);
  }

  @Mutation(() => RightMarkPayload, {
    description:
      'Records an annual fee, a lapse or a restoration; a lapse is told to both sides of every contract.',
  })
  @Access('signedIn')
  markRight(
    @Arg('input', () => MarkRightInput, { description: 'Which right, and what happened.' })
    input: MarkRightInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RightMarkPayload> {
    return answer('mark', ctx, (scope) => markRight(scope, input));
  }
}
