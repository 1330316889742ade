import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { DateTimeScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { RuleReference } from '../../../platform/graphql/user-error.types.ts';
import type { FieldChange } from '../content/diff.ts';
import type { MissingPart } from '../content/missing-parts.ts';
import { PublicProject } from '../data/tech-result.entity.ts';
import {
  type ResultState,
  ResultStateEnum,
  type SecurityScreening,
  SecurityScreeningEnum,
} from '../result.enums.ts';

@ObjectType('MissingPart', { description: 'Something that a disclosure lacks.' })
@Access('record')
export class MissingPartType implements MissingPart {
  @Field(() => String, { description: 'Path of the field, such as summary or rights.0.certificateId.' })
  part!: string;

  @Field(() => Int, { description: 'Step of the disclosure that holds the field, 1 to 6.' })
  step!: number;

  @Field(() => RuleReference, { nullable: true, description: 'The rule that asks for it, if one does.' })
  rule!: RuleReference | null;

  @Field(() => Boolean, { description: 'Whether the result cannot be disclosed without it.' })
  blocksDisclosure!: boolean;

  @Field(() => Boolean, { description: 'Whether the result cannot be registered without it.' })
  blocksRegistration!: boolean;
}

@ObjectType('FieldChange', { description: 'One difference between two versions.' })
@Access('record')
export class FieldChangeType implements FieldChange {
  @Field(() => String, {
    description:
      'The field: `title`; `rights[202319012301.2].holder` for a value of an item; `rights` for an item that came or went.',
  })
  field!: string;

  @Field(() => String, { nullable: true, description: 'What was there; lists one item a line.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'What is there now.' })
  after!: string | null;
}

@ObjectType({ description: 'Something that happened to a result, from its audit chain.' })
@Access('record')
export class HistoryEvent {
  @Field(() => ID, { description: 'Id of the event.' })
  id!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;

  @Field(() => String, { description: 'The step, by the name of its mutation.' })
  action!: string;

  @Field(() => String, { nullable: true, description: 'Name of who did it; none for jobs of the system.' })
  actor!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the organisation they acted for.' })
  actingFor!: string | null;

  @Field(() => String, { nullable: true, description: 'The reason that was given, if one was.' })
  note!: string | null;

  @Field(() => String, { description: "Hash of the event in the case's chain." })
  hash!: string;
}

@ObjectType({ description: "The unit's own view of a result, for completers, officers and supervisors." })
@Access('record')
export class ResultDossier {
  @Field(() => ID, { description: 'Id of the result.' })
  id!: string;

  @Field(() => ResultStateEnum, { description: 'Where it stands.' })
  state!: ResultState;

  @Field(() => Int, { description: 'Version, for edits and steps.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Number in the register, such as 2026-0007.' })
  registerNumber!: string | null;

  @Field(() => Int, { description: 'Step of the disclosure that was open last.' })
  currentStep!: number;

  @Field(() => SecurityScreeningEnum, { description: 'Security screening (REG-6).' })
  securityScreening!: SecurityScreening;

  @Field(() => String, { nullable: true, description: 'Remark on the screening.' })
  securityNote!: string | null;

  @Field(() => PublicProject, { nullable: true, description: 'The project that it came from, if from one.' })
  project!: PublicProject | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'Conversion value in the register (REG-5).' })
  conversionValue!: bigint | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last disclosed.' })
  disclosedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was registered.' })
  registeredAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last withdrawn.' })
  withdrawnAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why it was sent back.' })
  returnReason!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was withdrawn.' })
  withdrawReason!: string | null;

  @Field(() => String, { nullable: true, description: 'Its id where a bulk import took it from.' })
  sourceId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The bulk import that it came with.' })
  importId!: string | null;
}
