import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../platform/graphql/access.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { describedEnum } from '../../platform/graphql/described-enum.ts';
import { Payload } from '../../platform/graphql/payload.types.ts';
import { DateScalar, DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { type ObjectionOutcome, ObjectionOutcomeEnum } from './notices.enums.ts';
import type { NewObjection } from './object-to-notice.service.ts';
import { Objection } from './objection.entity.ts';
import type { TermOfObjection } from './objection-term.ts';
import { PublicNotice } from './public-notice.entity.ts';

/** The types by which other features show notices and objections. */
export { Objection, PublicNotice };

export const PublicNoticeConnection = connectionOf(PublicNotice, 'PublicNotice');
export const ObjectionConnection = connectionOf(Objection, 'Objection');

export const ObjectionActionEnum = describedEnum(
  'ObjectionAction',
  'What the reader can do with an objection at this moment.',
  {
    ADMIT: 'Admit it (`admitObjection`).',
    TURN_DOWN: 'Turn it down (`turnDownObjection`).',
    ASSIGN: 'Name who investigates (`assignInvestigator`).',
    RECORD_FINDINGS: 'Record the findings (`recordFindings`).',
    PUBLISH: 'Publish the outcome (`publishObjectionOutcome`).',
  },
);
export type ObjectionAction = keyof typeof ObjectionActionEnum;

@ObjectType({ description: 'The published outcome of an objection, without who objected.' })
@Access('record')
export class PublishedOutcome {
  @Field(() => ID, { description: 'Id of the objection.' })
  id!: string;

  @Field(() => ObjectionOutcomeEnum, { description: 'How it ended.' })
  outcome!: ObjectionOutcome;

  @Field(() => String, { description: 'In words.' })
  text!: string;

  @Field(() => DateTimeScalar, { description: 'When it was published.' })
  publishedAt!: Date;
}

@ObjectType({ description: 'Until when an objection is to be admitted or turned down.' })
@Access('record')
export class ObjectionTerm implements TermOfObjection {
  @Field(() => DateScalar, { nullable: true, description: 'Last day; none where a calendar is missing.' })
  day!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Year whose calendar of working days is missing; nothing is guessed.',
  })
  missingYear!: number | null;

  @Field(() => Boolean, { description: 'Whether the term is over, or was over when it was decided.' })
  overdue!: boolean;
}

@ObjectType({ description: 'Somebody who can be named to investigate.' })
@Access('record')
export class InvestigatorCandidate {
  @Field(() => ID, { description: 'The user.' })
  userId!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;
}

@InputType({ description: 'Objects to a notice while it runs.' })
export class ObjectToNoticeInput implements NewObjection {
  @Field(() => ID, { description: 'The notice.' })
  noticeId!: string;

  @Field(() => String, { description: 'What is objected to and why.' })
  grounds!: string;

  @Field(() => String, { nullable: true, description: "Your name; the account's unless told." })
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "How to reach you; the account's address unless told.",
  })
  contact?: string | null;

  @Field(() => [ID], { nullable: true, description: 'Uploaded proofs; for those who are signed in.' })
  fileIds?: string[] | null;
}

@InputType({ description: 'A step of one objection.' })
export class ObjectionStepInput {
  @Field(() => ID, { description: 'The objection.' })
  objectionId!: string;

  @Field(() => Int, { description: 'Version that you saw.' })
  expectedVersion!: number;
}

@InputType({ description: 'Turns an objection down.' })
export class TurnDownObjectionInput extends ObjectionStepInput {
  @Field(() => String, { description: 'Why; the objector is told.' })
  reason!: string;
}

@InputType({ description: 'Names who investigates an objection.' })
export class AssignInvestigatorInput extends ObjectionStepInput {
  @Field(() => ID, { description: 'The user, of the unit, who is no party.' })
  investigatorId!: string;
}

@InputType({ description: 'Records what an investigation found.' })
export class RecordFindingsInput extends ObjectionStepInput {
  @Field(() => String, { description: 'What was found.' })
  findings!: string;

  @Field(() => [ID], { nullable: true, description: 'Uploaded proofs.' })
  fileIds?: string[] | null;
}

@InputType({ description: 'Publishes the outcome of an objection.' })
export class PublishObjectionOutcomeInput extends ObjectionStepInput {
  @Field(() => ObjectionOutcomeEnum, { description: 'How it ends.' })
  outcome!: ObjectionOutcome;

  @Field(() => String, { description: 'In words, for all who may read the notice.' })
  text!: string;
}

@ObjectType({ description: 'The objection after a step, or why nothing was changed.' })
@Access('record')
export class ObjectionPayload extends Payload {
  @Field(() => Objection, { nullable: true, description: 'The objection as it is now.' })
  objection!: Objection | null;
}
