import { Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar } from '../../platform/graphql/scalars.ts';
import {
  type CompleterStatus,
  CompleterStatusEnum,
  type SecurityScreening,
  SecurityScreeningEnum,
} from './result.enums.ts';
import { ResultContentInput } from './result.inputs.ts';

@InputType({
  description: 'Begins a disclosure. A result that is or may be a state secret stores nothing (REG-0).',
})
export class StartDisclosureInput {
  @Field(() => Boolean, { description: 'Whether the result is or may be a state secret.' })
  mayBeStateSecret!: boolean;

  @Field(() => ResultContentInput, { nullable: true, description: 'What is known already.' })
  content?: ResultContentInput | null;
}

@InputType({ description: 'A step of one result.' })
export class ResultStepInput {
  @Field(() => ID, { description: 'The result.' })
  resultId!: string;

  @Field(() => Int, { description: 'The version that was seen; CONFLICT if it is not the present one.' })
  expectedVersion!: number;
}

@InputType({ description: 'Saves a part of the content.' })
export class SaveResultInput extends ResultStepInput {
  @Field(() => ResultContentInput, { description: 'What changes.' })
  content!: ResultContentInput;
}

@InputType({ description: 'One thing that the reviewer looked at.' })
export class ReviewCheckInput {
  @Field(() => String, {
    description:
      'What was looked at. `certificate-seen` (or `certificate-seen:2` for the second right) vouches for certificates that were shown on paper.',
  })
  item!: string;

  @Field(() => Boolean, { description: 'Whether it was in order.' })
  passed!: boolean;

  @Field(() => String, { nullable: true, description: 'Remark.' })
  note?: string | null;
}

@InputType({ description: 'Sends a disclosure back.' })
export class ReturnResultInput extends ResultStepInput {
  @Field(() => String, { description: 'Why, for the completers.' })
  reason!: string;

  @Field(() => [ReviewCheckInput], { nullable: true, description: 'What was looked at.' })
  checks?: ReviewCheckInput[] | null;
}

@InputType({ description: 'Accepts a disclosure into the register.' })
export class RegisterResultInput extends ResultStepInput {
  @Field(() => SecurityScreeningEnum, {
    description: 'Outcome of the security screening, which must be decided (REG-6).',
  })
  screening!: SecurityScreening;

  @Field(() => String, { nullable: true, description: 'Remark on the screening.' })
  screeningNote?: string | null;

  @Field(() => [ReviewCheckInput], { description: 'What was looked at.' })
  checks!: ReviewCheckInput[];
}

@InputType({ description: 'Decides the security screening anew.' })
export class ScreenResultInput extends ResultStepInput {
  @Field(() => SecurityScreeningEnum, { description: 'Outcome, which must be decided.' })
  screening!: SecurityScreening;

  @Field(() => String, { nullable: true, description: 'Remark.' })
  note?: string | null;
}

@InputType({ description: 'Takes a result out of the public catalogue.' })
export class WithdrawResultInput extends ResultStepInput {
  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'Lets an organisation read the confidential part.' })
export class GrantConfidentialAccessInput {
  @Field(() => ID, { description: 'The result.' })
  resultId!: string;

  @Field(() => ID, { description: 'The organisation.' })
  organizationId!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Last day on which it holds.' })
  expiresOn?: string | null;

  @Field(() => String, { description: 'What for.' })
  purpose!: string;
}

@InputType({ description: 'Takes the leave to read the confidential part back.' })
export class RevokeConfidentialAccessInput {
  @Field(() => ID, { description: 'The grant.' })
  grantId!: string;
}

@InputType({ description: 'Disputes the order of the completers.' })
export class RaiseOrderDisputeInput {
  @Field(() => ID, { description: 'The result.' })
  resultId!: string;

  @Field(() => String, { description: 'What is disputed and why.' })
  reason!: string;
}

@InputType({ description: 'Decides a dispute over the order of the completers.' })
export class DecideOrderDisputeInput {
  @Field(() => ID, { description: 'The dispute.' })
  disputeId!: string;

  @Field(() => Boolean, { description: 'True if it was settled, false if it is turned down.' })
  settled!: boolean;

  @Field(() => String, { description: 'How it was decided.' })
  outcome!: string;
}

@InputType({ description: 'Records that a completer left, died or came back.' })
export class MarkCompleterInput extends ResultStepInput {
  @Field(() => ID, { description: 'The completer.' })
  completerId!: string;

  @Field(() => CompleterStatusEnum, { description: 'Relation to the unit from now on.' })
  status!: CompleterStatus;

  @Field(() => ID, {
    nullable: true,
    description:
      'The active completer who speaks for the team instead; needed where the representative goes.',
  })
  newRepresentativeId?: string | null;
}

@InputType({ description: 'Reports that something is wrong with a published entry.' })
export class ReportEntryInput {
  @Field(() => ID, { description: 'The result.' })
  resultId!: string;

  @Field(() => String, { description: 'Short reason or its code.' })
  reason!: string;

  @Field(() => String, { description: 'What is wrong.' })
  text!: string;

  @Field(() => String, { nullable: true, description: 'How to reach the sender.' })
  contact?: string | null;
}

@InputType({ description: 'Answers a report of an entry.' })
export class AnswerEntryReportInput {
  @Field(() => ID, { description: 'The report.' })
  reportId!: string;

  @Field(() => Boolean, { description: 'Whether the report is right.' })
  upheld!: boolean;

  @Field(() => String, { description: 'The answer.' })
  answer!: string;
}
