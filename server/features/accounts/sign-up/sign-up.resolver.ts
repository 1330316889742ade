import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import {
  SignUpBrokerInput,
  SignUpEnterpriseInput,
  SignUpPayload,
  SignUpResearcherInput,
} from './sign-up.types.ts';
import { signUpBroker } from './sign-up-broker.service.ts';
import { signUpEnterprise } from './sign-up-enterprise.service.ts';
import { signUpResearcher } from './sign-up-researcher.service.ts';

@Resolver()
export class SignUpResolver {
  @Mutation(() => SignUpPayload, { description: 'Asks for an account for an enterprise.' })
  @Access('public')
  signUpEnterprise(
    @Arg('input', () => SignUpEnterpriseInput, { description: 'Person and enterprise.' })
    input: SignUpEnterpriseInput,
    @Ctx() ctx: RequestContext,
  ): Promise<SignUpPayload> {
    return answer('membership', ctx, (scope) => signUpEnterprise(scope, input));
  }

  @Mutation(() => SignUpPayload, { description: 'Asks for an account for a researcher.' })
  @Access('public')
  signUpResearcher(
    @Arg('input', () => SignUpResearcherInput, { description: 'Person and unit.' })
    input: SignUpResearcherInput,
    @Ctx() ctx: RequestContext,
  ): Promise<SignUpPayload> {
    return answer('membership', ctx, (scope) => signUpResearcher(scope, input));
  }

  @Mutation(() => SignUpPayload, { description: 'Asks for an account for a broker.' })
  @Access('public')
  signUpBroker(
    @Arg('input', () => SignUpBrokerInput, { description: 'Person, and agency or unit if there is one.' })
    input: SignUpBrokerInput,
    @Ctx() ctx: RequestContext,
  ): Promise<SignUpPayload> {
    return answer('membership', ctx, (scope) => signUpBroker(scope, input));
  }
}
