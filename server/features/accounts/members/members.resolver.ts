import { Arg, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../../platform/database/page.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { organizationById, userById } from '../accounts.loaders.ts';
import { Organization } from '../organizations/organization.entity.ts';
import { changeRoles } from './change-roles.service.ts';
import { confirmMembership, rejectMembership } from './decide-membership.service.ts';
import { endMembership } from './end-membership.service.ts';
import { pendingMemberships } from './find-memberships.service.ts';
import { memberEmail } from './member-email.ts';
import {
  ChangeRolesInput,
  DecideMembershipInput,
  EndMembershipInput,
  MembershipConnection,
  MembershipPayload,
  RequestMembershipInput,
} from './members.types.ts';
import { Membership } from './membership.entity.ts';
import { requestMembership } from './request-membership.service.ts';
import { User } from './user.entity.ts';

@Resolver(() => Membership)
export class MembersResolver {
  @FieldResolver(() => User, { description: 'Who it is.' })
  user(@Root() membership: Membership, @Ctx() ctx: RequestContext): Promise<User | null> {
    return ctx.load(userById, membership.userId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Mail address; for the member, the organisation’s administrators and supervisors, and the operator.',
  })
  email(@Root() membership: Membership, @Ctx() ctx: RequestContext): Promise<string | null> {
    return memberEmail(ctx, membership);
  }

  @FieldResolver(() => Organization, { description: 'Where.' })
  organization(@Root() membership: Membership, @Ctx() ctx: RequestContext): Promise<Organization | null> {
    return ctx.load(organizationById, membership.organizationId);
  }

  @Query(() => MembershipConnection, { description: 'Who asks to join the organisation acted for.' })
  @Access(['ADMINISTRATOR'])
  async pendingMemberships(
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<Membership>> {
    return pendingMemberships(await ctx.scope(), { first: first ?? null, after: after ?? null });
  }

  @Mutation(() => MembershipPayload, { description: 'Asks for a further membership.' })
  @Access('signedIn')
  requestMembership(
    @Arg('input', () => RequestMembershipInput, { description: 'Where and in which roles.' })
    input: RequestMembershipInput,
    @Ctx() ctx: RequestContext,
  ): Promise<MembershipPayload> {
    return answer('membership', ctx, (scope) => requestMembership(scope, input));
  }

  @Mutation(() => MembershipPayload, { description: 'Puts a membership that waits in force.' })
  @Access('signedIn')
  confirmMembership(
    @Arg('input', () => DecideMembershipInput, { description: 'The decision.' }) input: DecideMembershipInput,
    @Ctx() ctx: RequestContext,
  ): Promise<MembershipPayload> {
    return answer('membership', ctx, (scope) => confirmMembership(scope, input));
  }

  @Mutation(() => MembershipPayload, { description: 'Turns a membership that waits down.' })
  @Access('signedIn')
  rejectMembership(
    @Arg('input', () => DecideMembershipInput, { description: 'The decision.' }) input: DecideMembershipInput,
    @Ctx() ctx: RequestContext,
  ): Promise<MembershipPayload> {
    return answer('membership', ctx, (scope) => rejectMembership(scope, input));
  }

  @Mutation(() => MembershipPayload, { description: 'Changes the roles of a member.' })
  @Access('signedIn')
  changeRoles(
    @Arg('input', () => ChangeRolesInput, { description: 'The change.' }) input: ChangeRolesInput,
    @Ctx() ctx: RequestContext,
  ): Promise<MembershipPayload> {
    return answer('membership', ctx, (scope) => changeRoles(scope, input));
  }

  @Mutation(() => MembershipPayload, { description: 'Ends a membership: one’s own or a member’s.' })
  @Access('signedIn')
  endMembership(
    @Arg('input', () => EndMembershipInput, { description: 'Which and why.' }) input: EndMembershipInput,
    @Ctx() ctx: RequestContext,
  ): Promise<MembershipPayload> {
    return answer('membership', ctx, (scope) => endMembership(scope, input));
  }
}
