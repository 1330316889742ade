import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { fileLoader } from '../../../platform/files/files.service.ts';
import type { StoredFile } from '../../../platform/files/stored-file.entity.ts';
import { StoredFileType } from '../../../platform/files/stored-file.types.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { organizationById, userById } from '../../accounts/accounts.loaders.ts';
import { Organization, User } from '../../accounts/accounts.types.ts';
import { ConfidentialGrant, ConfidentialPart, ConfidentialReading } from '../data/confidential.entity.ts';
import { ConfidentialGrantPayload } from '../result.types.ts';
import { GrantConfidentialAccessInput, RevokeConfidentialAccessInput } from '../result-steps.inputs.ts';
import { grantConfidentialAccess, revokeConfidentialAccess } from './grant-access.service.ts';

@Resolver(() => ConfidentialPart)
export class ConfidentialPartResolver {
  @FieldResolver(() => [StoredFileType], { description: 'Its files.' })
  async files(@Root() part: ConfidentialPart, @Ctx() ctx: RequestContext): Promise<StoredFile[]> {
    const files = await Promise.all(part.fileIds.map((fileId) => ctx.load(fileLoader, fileId)));
    return files.filter((file) => file !== null);
  }
}

@Resolver(() => ConfidentialGrant)
export class ConfidentialGrantResolver {
  @FieldResolver(() => Organization, { description: 'The organisation that was let in.' })
  organization(@Root() grant: ConfidentialGrant, @Ctx() ctx: RequestContext): Promise<Organization | null> {
    return ctx.load(organizationById, grant.organizationId);
  }

  @Mutation(() => ConfidentialGrantPayload, {
    description: 'Lets an organisation read the confidential part.',
  })
  @Access(['OFFICER'])
  grantConfidentialAccess(
    @Arg('input', () => GrantConfidentialAccessInput, { description: 'Whom, what for and how long.' })
    input: GrantConfidentialAccessInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ConfidentialGrantPayload> {
    return answer('grant', ctx, (scope) => grantConfidentialAccess(scope, input));
  }

  @Mutation(() => ConfidentialGrantPayload, { description: 'Takes the leave to read back.' })
  @Access(['OFFICER'])
  revokeConfidentialAccess(
    @Arg('input', () => RevokeConfidentialAccessInput, { description: 'Which grant.' })
    input: RevokeConfidentialAccessInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ConfidentialGrantPayload> {
    return answer('grant', ctx, (scope) => revokeConfidentialAccess(scope, input));
  }
}

@Resolver(() => ConfidentialReading)
export class ConfidentialReadingResolver {
  @FieldResolver(() => User, { nullable: true, description: 'Who read.' })
  user(@Root() reading: ConfidentialReading, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return reading.userId ? ctx.load(userById, reading.userId) : null;
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'The organisation that they acted for.' })
  organization(
    @Root() reading: ConfidentialReading,
    @Ctx() ctx: RequestContext,
  ): Promise<Organization | null> | null {
    return reading.organizationId ? ctx.load(organizationById, reading.organizationId) : null;
  }

  @FieldResolver(() => StoredFileType, {
    nullable: true,
    description: 'The file that was read; none for the text.',
  })
  file(@Root() reading: ConfidentialReading, @Ctx() ctx: RequestContext): Promise<StoredFile | null> | null {
    return reading.fileId ? ctx.load(fileLoader, reading.fileId) : null;
  }
}
