import { Field, ID, InputType, Int } from 'type-graphql';
import { BasisPointsScalar, DateScalar, MoneyScalar } from '../../platform/graphql/scalars.ts';
import {
  type GrantKind,
  GrantKindEnum,
  type GrantTiming,
  GrantTimingEnum,
  type Relinquishment,
  RelinquishmentEnum,
} from './grant.enums.ts';
import type { AgreementFields, ApplicationFields } from './read-application.ts';

@InputType({ description: "A member of the team with their part of the team's share." })
export class GrantShareInput {
  @Field(() => ID, { nullable: true, description: 'The completer; for a result that is there.' })
  completerId?: string | null;

  @Field(() => String, { nullable: true, description: 'Name; for a result that is yet to come.' })
  name?: string | null;

  @Field(() => BasisPointsScalar, { description: 'Part of the share; all parts make the whole.' })
  basisPoints!: number;
}

@InputType({ description: 'What the written agreement states; gaps can be filled until it is approved.' })
export class GrantAgreementInput implements AgreementFields {
  @Field(() => BasisPointsScalar, {
    nullable: true,
    description: "The unit's part of later net income of conversion.",
  })
  unitIncomeBasisPoints?: number | null;

  @Field(() => String, { nullable: true, description: 'How and when income is paid.' })
  incomeWay?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day by which it is to be converted.' })
  conversionDeadline?: string | null;

  @Field(() => String, { nullable: true, description: 'How the costs of conversion are shared.' })
  costSharing?: string | null;

  @Field(() => String, { nullable: true, description: 'Who pays for keeping the right.' })
  keepingCosts?: string | null;

  @Field(() => String, { nullable: true, description: 'How the team reports, and how often.' })
  reporting?: string | null;

  @Field(() => String, { nullable: true, description: 'How conversions are decided.' })
  decisionOnConversion?: string | null;

  @Field(() => String, { nullable: true, description: 'Other rights and duties of both sides.' })
  rightsAndDuties?: string | null;
}

@InputType({ description: 'An application for a reserved grant: what it is to be is named with it (GRT-5).' })
export class ReservedGrantInput implements Omit<ApplicationFields, 'timing'> {
  @Field(() => GrantKindEnum, { description: 'What is applied for.' })
  kind!: GrantKind;

  @Field(() => String, { nullable: true, description: 'What the result is to be, while it is yet to come.' })
  title?: string | null;

  @Field(() => BasisPointsScalar, {
    nullable: true,
    description: "The team's share; for co-ownership only.",
  })
  shareBasisPoints?: number | null;

  @Field(() => Int, { nullable: true, description: 'Years; for a right of use only.' })
  useYears?: number | null;

  @Field(() => Boolean, { description: 'Whether nobody else claims the result, as the team declares.' })
  titleClear!: boolean;

  @Field(() => String, { description: 'Prospects of use, in words.' })
  prospects!: string;

  @Field(() => String, { nullable: true, description: 'Who will take the result.' })
  recipient?: string | null;

  @Field(() => [GrantShareInput], { description: 'How the team divides its share.' })
  shares!: GrantShareInput[];

  @Field(() => ID, {
    nullable: true,
    description: 'The paper on the inner split, signed by the whole team.',
  })
  splitFileId?: string | null;

  @Field(() => GrantAgreementInput, { description: 'What the written agreement states.' })
  agreement!: GrantAgreementInput;

  @Field(() => RelinquishmentEnum, {
    nullable: true,
    description: 'How the unit gives up its remaining share.',
  })
  relinquishment?: Relinquishment | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'One-off fee for the resources used.' })
  resourceFee?: bigint | null;
}

@InputType({ description: 'What an application for a grant holds.' })
class ApplicationInput extends ReservedGrantInput implements ApplicationFields {
  @Field(() => GrantTimingEnum, { description: 'When it is to be granted.' })
  timing!: GrantTiming;
}

@InputType({ description: 'An application for a grant.' })
export class ApplyForGrantInput extends ApplicationInput {
  @Field(() => ID, { nullable: true, description: 'The result; none while it is yet to come.' })
  resultId?: string | null;
}

@InputType({ description: 'A changed application.' })
export class EditGrantInput extends ApplicationInput {
  @Field(() => ID, { description: 'The grant.' })
  grantId!: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'A step on a grant.' })
export class GrantStepInput {
  @Field(() => ID, { description: 'The grant.' })
  grantId!: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'The call of a collective decision on a grant.' })
export class CallGrantDecisionInput extends GrantStepInput {
  @Field(() => DateScalar, { nullable: true, description: 'Day of the meeting.' })
  meetingOn?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Users who take part; the whole leadership if none.' })
  memberIds?: string[] | null;
}

@InputType({ description: 'The public notice of a grant.' })
export class PublishGrantNoticeInput extends GrantStepInput {
  @Field(() => Int, { nullable: true, description: 'Days, if more than the rules ask for.' })
  days?: number | null;
}

@InputType({ description: 'A step on a grant that needs a reason.' })
export class GrantReasonInput extends GrantStepInput {
  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'The signed agreement of a grant.' })
export class SignGrantInput extends GrantStepInput {
  @Field(() => ID, { description: 'The uploaded agreement.' })
  fileId!: string;

  @Field(() => DateScalar, { description: 'Day on which it was signed.' })
  agreedOn!: string;
}

@InputType({ description: 'The passing of the rights.' })
export class PutGrantInForceInput extends GrantStepInput {
  @Field(() => DateScalar, { description: 'Day from which the grant holds.' })
  from!: string;
}

@InputType({ description: 'The result that a reserved grant was waiting for.' })
export class LinkGrantResultInput extends GrantStepInput {
  @Field(() => ID, { description: 'The result, in the register.' })
  resultId!: string;
}

@InputType({ description: 'More years for a right of use.' })
export class ExtendGrantInput extends GrantReasonInput {
  @Field(() => Int, { description: 'Whole years, 1 to 50.' })
  years!: number;
}
