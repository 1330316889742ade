import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../../platform/database/page.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import {
  type MembershipStatus,
  MembershipStatusEnum,
  type OrganizationKind,
  OrganizationKindEnum,
} from '../accounts.enums.ts';
import { membershipsOf } from '../members/find-memberships.service.ts';
import { MembershipConnection } from '../members/members.types.ts';
import type { Membership } from '../members/membership.entity.ts';
import { confirmOrganization, rejectOrganization } from './decide-organization.service.ts';
import { editOrganization } from './edit-organization.service.ts';
import {
  findAccount,
  findOrganization,
  findOrganizations,
  pendingOrganizations,
} from './find-organizations.service.ts';
import { Organization } from './organization.entity.ts';
import {
  DecideOrganizationInput,
  EditOrganizationInput,
  OrganizationAccount,
  OrganizationConnection,
  OrganizationPayload,
  SetDealSettingsInput,
} from './organization.types.ts';
import { setDealSettings } from './set-deal-settings.service.ts';

@Resolver(() => OrganizationAccount)
export class OrganizationsResolver {
  @FieldResolver(() => MembershipConnection, {
    description:
      'Its members; those that are not active only for administrators, supervisors and the operator.',
  })
  async memberships(
    @Root() account: OrganizationAccount,
    @Ctx() ctx: RequestContext,
    @Arg('status', () => MembershipStatusEnum, { nullable: true, description: 'Only these.' })
    status?: MembershipStatus | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<Membership>> {
    return membershipsOf(await ctx.scope(), account.id, {
      status: status ?? null,
      first: first ?? null,
      after: after ?? null,
    });
  }

  @Query(() => Organization, { nullable: true, description: 'An organisation.' })
  @Access('public')
  async organization(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Organization | null> {
    return findOrganization(await ctx.scope(), id);
  }

  @Query(() => OrganizationConnection, { description: 'Confirmed organisations by name.' })
  @Access('public')
  async organizations(
    @Ctx() ctx: RequestContext,
    @Arg('kinds', () => [OrganizationKindEnum], { nullable: true, description: 'Only these kinds.' }) kinds?:
      | OrganizationKind[]
      | null,
    @Arg('text', () => String, { nullable: true, description: 'Part of a name, or a credit code.' }) text?:
      | string
      | null,
    @Arg('provinceCode', () => String, { nullable: true, description: 'Only this province.' }) provinceCode?:
      | string
      | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<Organization>> {
    return findOrganizations(await ctx.scope(), {
      kinds: kinds ?? null,
      text: text ?? null,
      provinceCode: provinceCode ?? null,
      first: first ?? null,
      after: after ?? null,
    });
  }

  @Query(() => OrganizationAccount, {
    nullable: true,
    description: 'An organisation as its members and the operator see it.',
  })
  @Access('signedIn')
  async organizationAccount(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganizationAccount | null> {
    return findAccount(await ctx.scope(), id);
  }

  @Query(() => OrganizationConnection, { description: 'Organisations that wait for the operator.' })
  @Access(['OPERATOR'])
  async pendingOrganizations(
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<Organization>> {
    return pendingOrganizations(await ctx.scope(), { first: first ?? null, after: after ?? null });
  }

  @Mutation(() => OrganizationPayload, { description: 'Confirms a new organisation and its first member.' })
  @Access('signedIn')
  confirmOrganization(
    @Arg('input', () => DecideOrganizationInput, { description: 'The decision.' })
    input: DecideOrganizationInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganizationPayload> {
    return answer(
      'account',
      ctx,
      async (scope) => new OrganizationAccount(await confirmOrganization(scope, input)),
    );
  }

  @Mutation(() => OrganizationPayload, { description: 'Turns a new organisation down.' })
  @Access('signedIn')
  rejectOrganization(
    @Arg('input', () => DecideOrganizationInput, { description: 'The decision.' })
    input: DecideOrganizationInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganizationPayload> {
    return answer(
      'account',
      ctx,
      async (scope) => new OrganizationAccount(await rejectOrganization(scope, input)),
    );
  }

  @Mutation(() => OrganizationPayload, { description: 'Changes an organisation.' })
  @Access('signedIn')
  editOrganization(
    @Arg('input', () => EditOrganizationInput, { description: 'The changes.' }) input: EditOrganizationInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganizationPayload> {
    return answer(
      'account',
      ctx,
      async (scope) => new OrganizationAccount(await editOrganization(scope, input)),
    );
  }

  @Mutation(() => OrganizationPayload, { description: 'Sets how a unit runs its deals.' })
  @Access(['ADMINISTRATOR'])
  setDealSettings(
    @Arg('input', () => SetDealSettingsInput, { description: 'The settings.' }) input: SetDealSettingsInput,
    @Ctx() ctx: RequestContext,
  ): Promise<OrganizationPayload> {
    return answer(
      'account',
      ctx,
      async (scope) => new OrganizationAccount(await setDealSettings(scope, input)),
    );
  }
}
