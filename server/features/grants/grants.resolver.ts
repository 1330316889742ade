import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../platform/database/page.ts';
import { fileLoader } from '../../platform/files/files.service.ts';
import type { StoredFile } from '../../platform/files/stored-file.entity.ts';
import { StoredFileType } from '../../platform/files/stored-file.types.ts';
import { Access } from '../../platform/graphql/access.ts';
import { answer } from '../../platform/graphql/answer.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { organizationById, userById } from '../accounts/accounts.loaders.ts';
import { Organization, User } from '../accounts/accounts.types.ts';
import { completersOf, resultById } from '../results/result.loaders.ts';
import { TechResult } from '../results/result.types.ts';
import { findGrant, findGrants } from './find-grants.service.ts';
import { type GrantAction, GrantActionEnum } from './grant.enums.ts';
import {
  ApplyForGrantInput,
  CallGrantDecisionInput,
  EditGrantInput,
  ExtendGrantInput,
  GrantReasonInput,
  GrantStepInput,
  LinkGrantResultInput,
  PublishGrantNoticeInput,
  PutGrantInForceInput,
  SignGrantInput,
} from './grant.inputs.ts';
import {
  GrantFilter,
  OwnershipGrant,
  OwnershipGrantConnection,
  OwnershipGrantPayload,
} from './grant.types.ts';
import { grantActions } from './grant-actions.ts';
import { applyForGrant, editGrant } from './steps/apply-for-grant.service.ts';
import {
  endGrant,
  extendGrant,
  linkGrantResult,
  putGrantInForce,
  signGrant,
} from './steps/conclude-grant.service.ts';
import {
  approveGrant,
  callGrantDecision,
  publishGrantNotice,
  refuseGrant,
  reopenGrant,
} from './steps/decide-grant.service.ts';

@Resolver(() => OwnershipGrant)
export class OwnershipGrantResolver {
  @Query(() => OwnershipGrant, { nullable: true, description: 'A grant that you may see.' })
  @Access('signedIn')
  async ownershipGrant(
    @Arg('id', () => ID, { description: 'Id of the grant.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<OwnershipGrant | null> {
    return (await findGrant(await ctx.scope(), id))?.grant ?? null;
  }

  @Query(() => OwnershipGrantConnection, {
    description: 'Grants of the unit acted for; for researchers, their own and those of their results.',
  })
  @Access('signedIn')
  async ownershipGrants(
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { nullable: true, description: 'How many; 20 unless told, at most 100.' })
    first?: number,
    @Arg('after', () => String, { nullable: true, description: 'Cursor to go on after.' }) after?: string,
    @Arg('filter', () => GrantFilter, { nullable: true, description: 'Which ones.' }) filter?: GrantFilter,
  ): Promise<Page<OwnershipGrant>> {
    return findGrants(await ctx.scope(), filter ?? {}, {
      first: first ?? null,
      after: after ?? null,
    });
  }

  @FieldResolver(() => Organization, { description: 'The unit that grants.' })
  organization(@Root() grant: OwnershipGrant, @Ctx() ctx: RequestContext): Promise<Organization | null> {
    return ctx.load(organizationById, grant.organizationId);
  }

  @FieldResolver(() => TechResult, {
    nullable: true,
    description: 'The result; none while it is yet to come.',
  })
  result(@Root() grant: OwnershipGrant, @Ctx() ctx: RequestContext): Promise<TechResult | null> | null {
    return grant.resultId ? ctx.load(resultById, grant.resultId) : null;
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who applied for the team.' })
  appliedBy(@Root() grant: OwnershipGrant, @Ctx() ctx: RequestContext): Promise<User | null> {
    return ctx.load(userById, grant.appliedBy);
  }

  @FieldResolver(() => StoredFileType, { nullable: true, description: 'The signed inner split.' })
  splitFile(@Root() grant: OwnershipGrant, @Ctx() ctx: RequestContext): Promise<StoredFile | null> | null {
    return grant.splitFileId ? ctx.load(fileLoader, grant.splitFileId) : null;
  }

  @FieldResolver(() => StoredFileType, { nullable: true, description: 'The signed agreement.' })
  agreementFile(
    @Root() grant: OwnershipGrant,
    @Ctx() ctx: RequestContext,
  ): Promise<StoredFile | null> | null {
    return grant.agreementFileId ? ctx.load(fileLoader, grant.agreementFileId) : null;
  }

  @FieldResolver(() => [GrantActionEnum], { description: 'What you can do with it now.' })
  async actions(@Root() grant: OwnershipGrant, @Ctx() ctx: RequestContext): Promise<GrantAction[]> {
    const completers = grant.resultId ? await ctx.load(completersOf, grant.resultId) : [];
    const team = completers.flatMap(({ userId }) => (userId ? [userId] : []));
    return grantActions(await ctx.actor(), { grant, team });
  }

  @Mutation(() => OwnershipGrantPayload, { description: 'The team applies for a grant (赋权).' })
  @Access(['RESEARCHER'])
  applyForGrant(
    @Arg('input', () => ApplyForGrantInput, { description: 'What is applied for.' })
    input: ApplyForGrantInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OwnershipGrantPayload> {
    return answer('grant', ctx, (scope) => applyForGrant(scope, input));
  }

  @Mutation(() => OwnershipGrantPayload, {
    description: 'Applicant and office change application and agreement.',
  })
  @Access(['RESEARCHER', 'OFFICER'])
  editGrant(
    @Arg('input', () => EditGrantInput, { description: 'The changed application.' }) input: EditGrantInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OwnershipGrantPayload> {
    return answer('grant', ctx, (scope) => editGrant(scope, input));
  }

  @Mutation(() => OwnershipGrantPayload, { description: 'Calls the collective decision (PRC-6).' })
  @Access(['OFFICER'])
  callGrantDecision(
    @Arg('input', () => CallGrantDecisionInput, { description: 'Who decides, and when.' })
    input: CallGrantDecisionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OwnershipGrantPayload> {
    return answer('grant', ctx, (scope) => callGrantDecision(scope, input));
  }

  @Mutation(() => OwnershipGrantPayload, { description: 'Approves a grant for the unit.' })
  @Access(['OFFICER'])
  approveGrant(
    @Arg('input', () => GrantStepInput, { description: 'Which grant.' }) input: GrantStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OwnershipGrantPayload> {
    return answer('grant', ctx, (scope) => approveGrant(scope, input));
  }

  @Mutation(() => OwnershipGrantPayload, { description: 'Gives public notice of an approved grant (GRT-3).' })
  @Access(['OFFICER'])
  publishGrantNotice(
    @Arg('input', () => PublishGrantNoticeInput, { description: 'Which grant, and for how long.' })
    input: PublishGrantNoticeInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OwnershipGrantPayload> {
    return answer('grant', ctx, (scope) => publishGrantNotice(scope, input));
  }

  @Mutation(() => OwnershipGrantPayload, {
    description: 'Takes a grant back to the application; decision and notice are void.',
  })
  @Access(['OFFICER'])
  reopenGrant(
    @Arg('input', () => GrantReasonInput, { description: 'Which grant, and why.' }) input: GrantReasonInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OwnershipGrantPayload> {
    return answer('grant', ctx, (scope) => reopenGrant(scope, input));
  }

  @Mutation(() => OwnershipGrantPayload, {
    description: 'The office refuses an application, or the applicant takes it back.',
  })
  @Access(['RESEARCHER', 'OFFICER'])
  refuseGrant(
    @Arg('input', () => GrantReasonInput, { description: 'Which grant, and why.' }) input: GrantReasonInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OwnershipGrantPayload> {
    return answer('grant', ctx, (scope) => refuseGrant(scope, input));
  }

  @Mutation(() => OwnershipGrantPayload, { description: 'Records the written agreement that was signed.' })
  @Access(['OFFICER'])
  signGrant(
    @Arg('input', () => SignGrantInput, { description: 'The agreement.' }) input: SignGrantInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OwnershipGrantPayload> {
    return answer('grant', ctx, (scope) => signGrant(scope, input));
  }

  @Mutation(() => OwnershipGrantPayload, { description: 'Records that the rights have passed to the team.' })
  @Access(['OFFICER'])
  putGrantInForce(
    @Arg('input', () => PutGrantInForceInput, { description: 'Which grant, and from when.' })
    input: PutGrantInForceInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OwnershipGrantPayload> {
    return answer('grant', ctx, (scope) => putGrantInForce(scope, input));
  }

  @Mutation(() => OwnershipGrantPayload, {
    description: 'Names the result that a reserved grant was waiting for.',
  })
  @Access(['OFFICER'])
  linkGrantResult(
    @Arg('input', () => LinkGrantResultInput, { description: 'Grant and result.' })
    input: LinkGrantResultInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OwnershipGrantPayload> {
    return answer('grant', ctx, (scope) => linkGrantResult(scope, input));
  }

  @Mutation(() => OwnershipGrantPayload, { description: 'Extends a right of use by whole years.' })
  @Access(['OFFICER'])
  extendGrant(
    @Arg('input', () => ExtendGrantInput, { description: 'By how many years, and why.' })
    input: ExtendGrantInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OwnershipGrantPayload> {
    return answer('grant', ctx, (scope) => extendGrant(scope, input));
  }

  @Mutation(() => OwnershipGrantPayload, { description: 'Ends a grant in force, with a reason.' })
  @Access(['OFFICER'])
  endGrant(
    @Arg('input', () => GrantReasonInput, { description: 'Which grant, and why.' }) input: GrantReasonInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OwnershipGrantPayload> {
    return answer('grant', ctx, (scope) => endGrant(scope, input));
  }
}
