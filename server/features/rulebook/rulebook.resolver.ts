import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Access } from '../../platform/graphql/access.ts';
import { answer } from '../../platform/graphql/answer.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { DateScalar } from '../../platform/graphql/scalars.ts';
import { adoptRule, revokeRuleAdoption } from './adoptions/adopt-rule.service.ts';
import { setDocumentDates } from './document-dates/document-dates.service.ts';
import {
  AdoptRuleInput,
  RevokeRuleAdoptionInput,
  RulebookPayload,
  RulebookView,
  RuleDocument,
  RuleDocumentPayload,
  SetDocumentDatesInput,
} from './rule.types.ts';
import { viewDocument, viewDocuments, viewRulebook } from './rule-views.ts';
import { readRulebook } from './rulebook.service.ts';
import { RulebookVersion } from './versions/rulebook-version.entity.ts';
import { adoptionRows } from './versions/versions.ts';

@Resolver(() => RulebookView)
export class RulebookResolver {
  @Query(() => RulebookView, {
    description:
      'The rulebook of a unit, for its members, or of a province, for everybody; the unit goes first.',
  })
  @Access('public')
  async rulebook(
    @Ctx() context: RequestContext,
    @Arg('organizationId', () => ID, { nullable: true, description: 'The unit.' })
    organizationId?: string,
    @Arg('province', () => String, { nullable: true, description: 'Province by GB/T 2260, such as 230000.' })
    province?: string,
    @Arg('on', () => DateScalar, { nullable: true, description: 'The day; today if none.' })
    on?: string,
  ): Promise<RulebookView> {
    return viewRulebook(await readRulebook(await context.scope(), { organizationId, province, on }));
  }

  @FieldResolver(() => [RuleDocument], { description: 'The documents of the province and of the state.' })
  documents(@Ctx() context: RequestContext, @Root() rulebook: RulebookView): Promise<RuleDocument[]> {
    return viewDocuments(context.app.db.manager, rulebook.province, rulebook.on);
  }

  @FieldResolver(() => [RulebookVersion], {
    description:
      'By which decisions the unit has adopted rules, as it stands on the day; empty for a province.',
  })
  async adoptions(
    @Ctx() context: RequestContext,
    @Root() { organization, on }: RulebookView,
  ): Promise<RulebookVersion[]> {
    if (!organization) return [];
    const rows = await adoptionRows(context.app.db.manager, [organization.id], on);
    return rows.get(organization.id) ?? [];
  }

  @Mutation(() => RulebookPayload, {
    description: "Makes a document's rule the unit's own, so that it blocks.",
  })
  @Access(['ADMINISTRATOR'])
  adoptRule(
    @Ctx() context: RequestContext,
    @Arg('input', () => AdoptRuleInput, { description: 'The unit, the rule and the day.' })
    input: AdoptRuleInput,
  ) {
    return answer('rulebook', context, async (scope) => viewRulebook(await adoptRule(scope, input)));
  }

  @Mutation(() => RulebookPayload, { description: 'Gives an adopted rule up again; it then only warns.' })
  @Access(['ADMINISTRATOR'])
  revokeRuleAdoption(
    @Ctx() context: RequestContext,
    @Arg('input', () => RevokeRuleAdoptionInput, { description: 'The unit and the rule.' })
    input: RevokeRuleAdoptionInput,
  ) {
    return answer('rulebook', context, async (scope) => viewRulebook(await revokeRuleAdoption(scope, input)));
  }

  @Mutation(() => RuleDocumentPayload, {
    description: 'Sets the days of effect of a plan or guide whose own are missing or have changed.',
  })
  @Access(['OPERATOR'])
  setDocumentDates(
    @Ctx() context: RequestContext,
    @Arg('input', () => SetDocumentDatesInput, { description: 'The document and its days.' })
    input: SetDocumentDatesInput,
  ) {
    return answer('document', context, async (scope) =>
      viewDocument(scope.app.db.manager, await setDocumentDates(scope, input)),
    );
  }
}
