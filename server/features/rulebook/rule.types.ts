import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Access } from '../../platform/graphql/access.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { describedEnum } from '../../platform/graphql/described-enum.ts';
import { Payload } from '../../platform/graphql/payload.types.ts';
import { DateScalar } from '../../platform/graphql/scalars.ts';
import { RuleAuthorityEnum } from '../../platform/graphql/user-error.types.ts';
import { Organization } from '../accounts/accounts.types.ts';
import { PARAMETER_DIRECTIONS, type ParameterDirection } from './parameters.ts';
import {
  RULE_KINDS,
  RULE_LAYERS,
  type RuleAuthority,
  type RuleKind,
  type RuleLayer,
} from './rulebook.types.ts';
import { RulebookVersion } from './versions/rulebook-version.entity.ts';

const RuleLayerEnum = describedEnum(
  'RuleLayer',
  'Layers of a rulebook, each as strict as the one before or stricter.',
  RULE_LAYERS,
);
const ParameterDirectionEnum = describedEnum(
  'RuleParameterDirection',
  'Which way a parameter of a rule gets stricter, and of what form it is.',
  PARAMETER_DIRECTIONS,
);
const RuleKindEnum = describedEnum('RuleKind', 'What a rule does.', RULE_KINDS);

@ObjectType({ description: 'A parameter of a rule, such as the days of a notice.' })
@Access('public')
export class RuleParameter {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, {
    description: 'Its value: a number, yes as "true", yuan, or a list with spaces between.',
  })
  value!: string;

  @Field(() => ParameterDirectionEnum, { description: 'Which way it gets stricter.' })
  direction!: ParameterDirection;

  @Field(() => [String], { description: 'Every word that a list of this parameter can hold.' })
  choices!: string[];
}

@ObjectType('RuleLayerPart', { description: 'One place that sets a rule, with the values that it gives.' })
@Access('public')
export class RuleLayerView {
  @Field(() => RuleLayerEnum, { description: 'Its layer.' })
  layer!: RuleLayer;

  @Field(() => RuleAuthorityEnum, { description: 'Where it gets its force from.' })
  authority!: RuleAuthority;

  @Field(() => String, {
    nullable: true,
    description: 'Document and article; none for the platform and the unit.',
  })
  citation!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What it asks beyond the text of the rule, in Chinese.',
  })
  text!: string | null;

  @Field(() => String, { nullable: true, description: 'The same in English.' })
  textEn!: string | null;

  @Field(() => [RuleParameter], { description: 'The values that it gives.' })
  parameters!: RuleParameter[];

  @Field(() => Boolean, { description: 'Whether a breach of what it asks stops the step.' })
  blocks!: boolean;

  @Field(() => DateScalar, { nullable: true, description: 'First day of effect, if known.' })
  effectiveFrom!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day of effect, if it ends.' })
  effectiveTo!: string | null;
}

@ObjectType('Rule', { description: 'A rule as it stands for one unit or province on one day.' })
@Access('public')
export class RuleView {
  @Field(() => String, { description: 'Id, such as REG-2.' })
  id!: string;

  @Field(() => String, { description: 'Section of the rulebook, such as REG.' })
  section!: string;

  @Field(() => RuleLayerEnum, {
    description: 'Layer of its strongest source; UNIT once the unit adopted it.',
  })
  layer!: RuleLayer;

  @Field(() => RuleAuthorityEnum, { description: 'Where it gets its force from.' })
  authority!: RuleAuthority;

  @Field(() => RuleKindEnum, { description: 'What it mainly does.' })
  kind!: RuleKind;

  @Field(() => [RuleKindEnum], { description: 'Everything that it does, the main thing first.' })
  kinds!: readonly RuleKind[];

  @Field(() => String, {
    nullable: true,
    description: 'Documents and articles; none for rules of the platform.',
  })
  citation!: string | null;

  @Field(() => String, { description: 'What it asks, in Chinese.' })
  text!: string;

  @Field(() => String, { description: 'What it asks, in English.' })
  textEn!: string;

  @Field(() => [RuleParameter], {
    description: 'Its parameters, joined over the layers: the strictest counts.',
  })
  parameters!: RuleParameter[];

  @Field(() => [RuleLayerView], { description: 'Where it is set, in the order of the layers.' })
  layers!: RuleLayerView[];

  @Field(() => Boolean, { description: 'Whether a breach stops the step; otherwise it is only warned of.' })
  blocks!: boolean;

  @Field(() => Boolean, { description: 'Whether a unit can adopt it as its own rule.' })
  adoptable!: boolean;

  @Field(() => Boolean, { description: 'Whether the unit has adopted it and that is in effect.' })
  adopted!: boolean;

  @Field(() => DateScalar, { nullable: true, description: 'Since when the unit has it as its own rule.' })
  adoptedFrom!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day of effect of its source, if known.' })
  effectiveFrom!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day of effect of its source, if it ends.' })
  effectiveTo!: string | null;
}

@ObjectType({ description: 'A law, ordinance, plan or guide that rules are cited from.' })
@Access('public')
export class RuleDocument {
  @Field(() => ID, { description: 'Short name, such as HLJ-ORD.' })
  id!: string;

  @Field(() => String, { description: 'Chinese title.' })
  title!: string;

  @Field(() => String, { description: 'English title, ours.' })
  titleEn!: string;

  @Field(() => RuleLayerEnum, { description: 'Its layer.' })
  layer!: RuleLayer;

  @Field(() => RuleAuthorityEnum, { description: 'Its authority.' })
  authority!: RuleAuthority;

  @Field(() => Boolean, { description: 'Whether it is only a draft for comments.' })
  draft!: boolean;

  @Field(() => DateScalar, { nullable: true, description: 'First day of effect, if known.' })
  effectiveFrom!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day of effect, if it ends.' })
  effectiveTo!: string | null;

  @Field(() => String, { nullable: true, description: 'What is to be known about its dates, in Chinese.' })
  note!: string | null;

  @Field(() => String, { nullable: true, description: 'The same in English.' })
  noteEn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where the operator has the dates from, if an operator set them.',
  })
  datesNote!: string | null;
}

@ObjectType('Rulebook', { description: 'The rules of a unit, or of a province, on one day.' })
@Access('record')
export class RulebookView {
  @Field(() => String, { description: 'Names the content: equal versions have equal rules.' })
  version!: string;

  @Field(() => String, { description: 'Province by GB/T 2260, such as 230000.' })
  province!: string;

  @Field(() => Organization, { nullable: true, description: 'The unit, if it is the rulebook of one.' })
  organization!: Organization | null;

  @Field(() => DateScalar, { description: 'The day it is read for.' })
  on!: string;

  @Field(() => [RuleView], { description: 'Its rules in the order of the sections.' })
  rules!: RuleView[];
}

@InputType({ description: 'A stricter value for a parameter of a rule.' })
export class RuleValueInput {
  @Field(() => String, { description: 'Name of the parameter.' })
  name!: string;

  @Field(() => String, {
    description: 'The value: a number, true or false, yuan, or a list with spaces between.',
  })
  value!: string;
}

@InputType({ description: 'Gives a rule of the platform stricter values.' })
export class AmendRuleInput {
  @Field(() => String, { description: 'The rule, such as DEM-1.' })
  ruleId!: string;

  @Field(() => [RuleValueInput], { description: 'The values; none takes earlier ones back.' })
  parameters!: RuleValueInput[];

  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day on which they count: today (unless told) or later.',
  })
  effectiveFrom?: string | null;

  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: "Makes a document's rule the unit's own." })
export class AdoptRuleInput {
  @Field(() => ID, { description: 'The unit.' })
  organizationId!: string;

  @Field(() => String, { description: 'The rule, such as REG-2.' })
  ruleId!: string;

  @Field(() => DateScalar, { description: 'First day on which it blocks: today or later.' })
  effectiveFrom!: string;

  @Field(() => [RuleValueInput], {
    nullable: true,
    description: "The unit's own values, as strict as the rule or stricter; all of them each time.",
  })
  parameters?: RuleValueInput[] | null;

  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'Gives an adopted rule up again, from today on.' })
export class RevokeRuleAdoptionInput {
  @Field(() => ID, { description: 'The unit.' })
  organizationId!: string;

  @Field(() => String, { description: 'The rule, such as REG-2.' })
  ruleId!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'Days of effect of a plan or guide whose own are missing or have changed.' })
export class SetDocumentDatesInput {
  @Field(() => ID, { description: 'Short name of the document, such as HLJ-REF.' })
  documentId!: string;

  @Field(() => DateScalar, { nullable: true, description: 'First day of effect; none: not known.' })
  effectiveFrom?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day of effect; none: it does not end, or ends as it says itself.',
  })
  effectiveTo?: string | null;

  @Field(() => String, { description: 'Where the days come from.' })
  note!: string;
}

@ObjectType({ description: 'The rulebook after a change, or why nothing was changed.' })
@Access('record')
export class RulebookPayload extends Payload {
  @Field(() => RulebookView, { nullable: true, description: 'The rulebook as it is now.' })
  rulebook!: RulebookView | null;
}

@ObjectType({ description: 'The document after a change, or why nothing was changed.' })
@Access('record')
export class RuleDocumentPayload extends Payload {
  @Field(() => RuleDocument, { nullable: true, description: 'The document as it is now.' })
  document!: RuleDocument | null;
}

@ObjectType({ description: 'The change of a rule of the platform, or why nothing was changed.' })
@Access('record')
export class RulebookVersionPayload extends Payload {
  @Field(() => RulebookVersion, { nullable: true, description: 'The new version.' })
  version!: RulebookVersion | null;
}

export const RulebookVersionConnection = connectionOf(RulebookVersion, 'RulebookVersion');
export type RulebookVersionConnection = InstanceType<typeof RulebookVersionConnection>;
