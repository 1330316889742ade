import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { userById } from '../../accounts/accounts.loaders.ts';
import { User } from '../../accounts/accounts.types.ts';
import { SaveContractTemplateInput } from './contract.inputs.ts';
import { ContractPlace, ContractTemplatePayload, ContractTemplateType } from './contract.types.ts';
import { contractPlaces } from './templates/contract-places.ts';
import { findTemplates, saveTemplate, type Template } from './templates/templates.service.ts';
import { CONTRACT_TYPE_OF } from './text/facts.ts';

@Resolver(() => ContractTemplateType)
export class ContractTemplatesResolver {
  @Query(() => [ContractTemplateType], {
    description: 'The templates of your unit, one for each mode: its own newest version, or ours.',
  })
  @Access(['OFFICER', 'ADMINISTRATOR', 'SUPERVISOR'])
  async contractTemplates(
    @Arg('organizationId', () => ID, { description: 'The unit.' }) organizationId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<ContractTemplateType[]> {
    return (await findTemplates(await ctx.scope(), organizationId)).map(viewOf);
  }

  @Query(() => [ContractPlace], { description: 'The places that a template may use.' })
  @Access('signedIn')
  contractPlaces(): ContractPlace[] {
    return contractPlaces();
  }

  @Mutation(() => ContractTemplatePayload, { description: "Saves the unit's own template as a new version." })
  @Access(['OFFICER'])
  saveContractTemplate(
    @Arg('input', () => SaveContractTemplateInput, { description: 'The template.' })
    input: SaveContractTemplateInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ContractTemplatePayload> {
    return answer('template', ctx, async (scope) => viewOf(await saveTemplate(scope, input)));
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who saved it; none for ours.' })
  author(@Root() { byUser }: ContractTemplateType, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return byUser ? ctx.load(userById, byUser) : null;
  }
}

function viewOf({ at, ...template }: Template): ContractTemplateType {
  return { ...template, type: CONTRACT_TYPE_OF[template.mode], updatedAt: at };
}
