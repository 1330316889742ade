import { Field, ID, InputType, Int } from 'type-graphql';
import { BasisPointsScalar, DateScalar, MoneyScalar } from '../../platform/graphql/scalars.ts';
import type {
  CompleterFields,
  CoOwnerFields,
  EncumbranceFields,
  PictureFields,
  ResultContentFields,
  RightFields,
} from './content/content.types.ts';
import {
  type CompleterStatus,
  CompleterStatusEnum,
  type ConversionMode,
  ConversionModeEnum,
  type EncumbranceKind,
  EncumbranceKindEnum,
  type PriceKind,
  PriceKindEnum,
  type ResearchStage,
  ResearchStageEnum,
  type RightKind,
  RightKindEnum,
} from './result.enums.ts';

@InputType({ description: 'A right in the result.' })
export class RightInput implements RightFields {
  @Field(() => RightKindEnum, { description: 'Kind of right.' })
  kind!: RightKind;

  @Field(() => String, {
    nullable: true,
    description: 'Number; a patent number with its check digit, with or without CN or ZL before it.',
  })
  number?: string | null;

  @Field(() => String, { nullable: true, description: 'Who holds it.' })
  holder?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day of the application.' })
  appliedOn?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day on which it was obtained.' })
  obtainedOn?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day on which it ends.' })
  expiresOn?: string | null;

  @Field(() => String, { nullable: true, description: 'How a secret is kept.' })
  howKept?: string | null;

  @Field(() => ID, { nullable: true, description: 'Uploaded certificate.' })
  certificateId?: string | null;
}

@InputType({ description: 'Somebody who made the result; the order of the list is the agreed order.' })
export class CompleterInput implements CompleterFields {
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Where the completer works or worked.' })
  unitName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Address by which a member of the unit is found; never shown.',
  })
  email?: string | null;

  @Field(() => ID, { nullable: true, description: 'Account of a member of the unit.' })
  userId?: string | null;

  @Field(() => Boolean, { description: 'Whether this one speaks for the team; at most one does.' })
  representative!: boolean;

  @Field(() => CompleterStatusEnum, {
    nullable: true,
    defaultValue: 'ACTIVE',
    description: 'Relation to the unit.',
  })
  status?: CompleterStatus | null;
}

@InputType({ description: 'Somebody who owns the result together with the unit.' })
export class CoOwnerInput implements CoOwnerFields {
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => ID, { nullable: true, description: 'Its organisation on the platform.' })
  organizationId?: string | null;

  @Field(() => String, { nullable: true, description: 'Province by GB/T 2260.' })
  provinceCode?: string | null;

  @Field(() => BasisPointsScalar, { nullable: true, description: 'Share in the ownership.' })
  share?: number | null;
}

@InputType({ description: 'What already weighs on the result.' })
export class EncumbranceInput implements EncumbranceFields {
  @Field(() => EncumbranceKindEnum, { description: 'Kind.' })
  kind!: EncumbranceKind;

  @Field(() => String, { nullable: true, description: 'In whose favour it is.' })
  holder?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'First day.' })
  startsOn?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day.' })
  endsOn?: string | null;

  @Field(() => String, { nullable: true, description: 'More about it.' })
  note?: string | null;
}

@InputType({ description: "The owner's idea of a price." })
export class PriceIdeaInput {
  @Field(() => PriceKindEnum, { description: 'How the price is named.' })
  kind!: PriceKind;

  @Field(() => MoneyScalar, { nullable: true, description: 'The figure, or the lower end of a range.' })
  min?: bigint | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'The upper end of a range.' })
  max?: bigint | null;
}

@InputType({ description: 'The project that a result came from.' })
export class PublicProjectInput {
  @Field(() => String, { description: 'Name of the project.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether public money paid for it.' })
  funded!: boolean;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day by which the result is to be converted (REG-8).',
  })
  conversionDeadline?: string | null;
}

@InputType({ description: "A picture of the result's page." })
export class PictureInput implements PictureFields {
  @Field(() => ID, { description: 'Uploaded picture.' })
  fileId!: string;

  @Field(() => String, { nullable: true, description: 'What it shows.' })
  caption?: string | null;
}

@InputType({
  description:
    'Content of a result. Everything is optional: null clears a field, an absent one stays as it is.',
})
export class ResultContentInput implements ResultContentFields {
  @Field(() => String, { nullable: true, description: 'Title.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'Title in English.' })
  titleEn?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is, for the public.' })
  summary?: string | null;

  @Field(() => [String], { nullable: true, description: 'Keywords, at most 20.' })
  keywords?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Code of the provincial sector (REG-10).' })
  sector?: string | null;

  @Field(() => String, { nullable: true, description: 'Code of the strategic emerging industry.' })
  strategicIndustry?: string | null;

  @Field(() => String, { nullable: true, description: 'Division of GB/T 4754, such as C29.' })
  industryDivision?: string | null;

  @Field(() => String, { nullable: true, description: 'Class of the International Patent Classification.' })
  ipc?: string | null;

  @Field(() => Int, { nullable: true, description: 'Technology readiness level, 1 to 9.' })
  trl?: number | null;

  @Field(() => ResearchStageEnum, { nullable: true, description: 'Stage of research and development.' })
  stage?: ResearchStage | null;

  @Field(() => String, { nullable: true, description: "Province by GB/T 2260; the unit's unless told." })
  provinceCode?: string | null;

  @Field(() => String, { nullable: true, description: 'City by GB/T 2260.' })
  cityCode?: string | null;

  @Field(() => [ConversionModeEnum], { nullable: true, description: 'Modes of conversion wished for.' })
  modes?: ConversionMode[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is offered for use before payment.' })
  payAfterUse?: boolean | null;

  @Field(() => PriceIdeaInput, { nullable: true, description: 'Idea of a price.' })
  price?: PriceIdeaInput | null;

  @Field(() => [RightInput], { nullable: true, description: 'Rights.' })
  rights?: RightInput[] | null;

  @Field(() => [CompleterInput], { nullable: true, description: 'Completers in their order.' })
  completers?: CompleterInput[] | null;

  @Field(() => [CoOwnerInput], { nullable: true, description: 'Co-owners.' })
  coOwners?: CoOwnerInput[] | null;

  @Field(() => [EncumbranceInput], { nullable: true, description: 'Pledges, licenses and the like.' })
  encumbrances?: EncumbranceInput[] | null;

  @Field(() => [PictureInput], { nullable: true, description: 'Pictures, at most 12.' })
  pictures?: PictureInput[] | null;

  @Field(() => String, { nullable: true, description: 'Technical advantages over what exists.' })
  advantagesTechnical?: string | null;

  @Field(() => String, { nullable: true, description: 'Economic advantages over what exists.' })
  advantagesEconomic?: string | null;

  @Field(() => String, { nullable: true, description: 'What partner or help is looked for.' })
  seeking?: string | null;

  @Field(() => String, { nullable: true, description: 'State of research and development.' })
  researchState?: string | null;

  @Field(() => String, { nullable: true, description: 'Market prospects.' })
  marketProspects?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Codes of the kinds of projects supported first (REG-11).',
  })
  purposes?: string[] | null;

  @Field(() => PublicProjectInput, { nullable: true, description: 'The project that it came from.' })
  project?: PublicProjectInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'Confidential text; only the unit reads it, and whom it lets.',
  })
  confidentialText?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Uploaded files of the confidential part.' })
  confidentialFileIds?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Step of the disclosure that is open, 0 to 6.' })
  currentStep?: number | null;
}
