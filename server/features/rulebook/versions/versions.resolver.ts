import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { actingUser } from '../../../platform/auth/actor.ts';
import type { Page } from '../../../platform/database/page.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { membershipById } from '../../accounts/accounts.loaders.ts';
import { Membership } from '../../accounts/accounts.types.ts';
import { AmendRuleInput, RulebookVersionConnection, RulebookVersionPayload } from '../rule.types.ts';
import { amendRule } from './amend-rule.service.ts';
import { findVersions } from './find-versions.service.ts';
import { RulebookVersion } from './rulebook-version.entity.ts';

@Resolver(() => RulebookVersion)
export class VersionsResolver {
  @FieldResolver(() => Membership, {
    nullable: true,
    description: 'Who decided it, and as what; visitors are not shown persons.',
  })
  async author(@Ctx() context: RequestContext, @Root() version: RulebookVersion): Promise<Membership | null> {
    if (!actingUser(await context.actor())) return null;
    return context.load(membershipById, version.authorMembershipId);
  }

  @Query(() => RulebookVersionConnection, {
    description:
      'What changed in the rulebook of a unit, for its members, or of a province, for everybody; the latest first.',
  })
  @Access('public')
  async rulebookVersions(
    @Ctx() context: RequestContext,
    @Arg('organizationId', () => ID, { nullable: true, description: 'The unit.' })
    organizationId?: string | null,
    @Arg('province', () => String, { nullable: true, description: 'Province by GB/T 2260, such as 230000.' })
    province?: string | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<RulebookVersion>> {
    return findVersions(await context.scope(), {
      organizationId: organizationId ?? null,
      province: province ?? null,
      first: first ?? null,
      after: after ?? null,
    });
  }

  @Mutation(() => RulebookVersionPayload, {
    description: 'Gives a rule of the platform stricter values, or takes them back.',
  })
  @Access(['OPERATOR'])
  amendRule(
    @Ctx() context: RequestContext,
    @Arg('input', () => AmendRuleInput, { description: 'The rule and its values.' }) input: AmendRuleInput,
  ) {
    return answer('version', context, (scope) => amendRule(scope, input));
  }
}
