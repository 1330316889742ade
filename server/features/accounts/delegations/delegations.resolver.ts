import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { membershipById } from '../accounts.loaders.ts';
import { Membership } from '../members/membership.entity.ts';
import { delegate } from './delegate.service.ts';
import { Delegation } from './delegation.entity.ts';
import { DelegateInput, DelegationPayload, RevokeDelegationInput } from './delegations.types.ts';
import { revokeDelegation } from './revoke-delegation.service.ts';

@Resolver(() => Delegation)
export class DelegationsResolver {
  @FieldResolver(() => Membership, { description: 'Who lends.' })
  from(@Root() delegation: Delegation, @Ctx() ctx: RequestContext): Promise<Membership | null> {
    return ctx.load(membershipById, delegation.fromMembershipId);
  }

  @FieldResolver(() => Membership, { description: 'To whom.' })
  to(@Root() delegation: Delegation, @Ctx() ctx: RequestContext): Promise<Membership | null> {
    return ctx.load(membershipById, delegation.toMembershipId);
  }

  @Mutation(() => DelegationPayload, { description: 'Lends roles to a colleague for days away.' })
  @Access('signedIn')
  delegate(
    @Arg('input', () => DelegateInput, { description: 'To whom, what and when.' }) input: DelegateInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DelegationPayload> {
    return answer('delegation', ctx, (scope) => delegate(scope, input));
  }

  @Mutation(() => DelegationPayload, { description: 'Takes lent roles back at once.' })
  @Access('signedIn')
  revokeDelegation(
    @Arg('input', () => RevokeDelegationInput, { description: 'Which.' }) input: RevokeDelegationInput,
    @Ctx() ctx: RequestContext,
  ): Promise<DelegationPayload> {
    return answer('delegation', ctx, (scope) => revokeDelegation(scope, input));
  }
}
