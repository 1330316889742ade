import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { fileLoader } from '../../platform/files/files.service.ts';
import type { StoredFile } from '../../platform/files/stored-file.entity.ts';
import { StoredFileType } from '../../platform/files/stored-file.types.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { organizationById, userById } from '../accounts/accounts.loaders.ts';
import { Organization, User } from '../accounts/accounts.types.ts';
import { Completer, CoOwner, ResultPicture, ResultRight } from './data/result-parts.entity.ts';
import { dossierOf } from './dossier/dossier.service.ts';
import { resultById } from './result.loaders.ts';

@Resolver(() => Completer)
export class CompleterResolver {
  @FieldResolver(() => User, { nullable: true, description: 'Their account, if they have one.' })
  user(@Root() completer: Completer, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return completer.userId ? ctx.load(userById, completer.userId) : null;
  }
}

@Resolver(() => ResultRight)
export class ResultRightResolver {
  @FieldResolver(() => StoredFileType, {
    nullable: true,
    description: 'Its certificate, for those who work on the result in the unit.',
  })
  async certificate(@Root() right: ResultRight, @Ctx() ctx: RequestContext): Promise<StoredFile | null> {
    if (right.certificateId === null) return null;
    const result = await ctx.load(resultById, right.resultId);
    if (!result || !(await dossierOf(ctx, result))) return null;
    return ctx.load(fileLoader, right.certificateId);
  }
}

@Resolver(() => CoOwner)
export class CoOwnerResolver {
  @FieldResolver(() => Organization, {
    nullable: true,
    description: 'Its organisation on the platform, if there is one.',
  })
  organization(@Root() owner: CoOwner, @Ctx() ctx: RequestContext): Promise<Organization | null> | null {
    return owner.organizationId ? ctx.load(organizationById, owner.organizationId) : null;
  }
}

@Resolver(() => ResultPicture)
export class ResultPictureResolver {
  @FieldResolver(() => StoredFileType, { description: 'The picture.' })
  file(@Root() picture: ResultPicture, @Ctx() ctx: RequestContext): Promise<StoredFile | null> {
    return ctx.load(fileLoader, picture.fileId);
  }
}
