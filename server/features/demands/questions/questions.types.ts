import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { DemandQuestion } from './demand-question.entity.ts';

export const DemandQuestionConnection = connectionOf(DemandQuestion, 'DemandQuestion');

@ObjectType({ description: 'Whether questions about a demand are taken, and what the viewer may do.' })
@Access('record')
export class DemandAsking {
  @Field(() => Boolean, { description: 'Whether questions are taken at this moment.' })
  isOpen!: boolean;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When questions end: 48 hours before the deadline for bids; none for plain demands.',
  })
  closesAt!: Date | null;

  @Field(() => Boolean, { description: 'Whether the viewer may ask now.' })
  mayAsk!: boolean;

  @Field(() => Boolean, { description: 'Whether the viewer may answer now.' })
  mayAnswer!: boolean;

  @Field(() => Boolean, { description: 'Whether the viewer may take questions out of the public view.' })
  mayHide!: boolean;
}

@InputType({ description: 'A question about a demand.' })
export class AskDemandQuestionInput {
  @Field(() => ID, { description: 'The demand.' })
  demandId!: string;

  @Field(() => String, { description: 'The question, up to 2000 characters.' })
  body!: string;
}

@InputType({ description: 'An answer to a question.' })
export class AnswerDemandQuestionInput {
  @Field(() => ID, { description: 'The question.' })
  questionId!: string;

  @Field(() => String, { description: 'The answer, up to 2000 characters.' })
  answer!: string;
}

@InputType({ description: 'Takes a question out of the public view.' })
export class HideDemandQuestionInput {
  @Field(() => ID, { description: 'The question.' })
  questionId!: string;

  @Field(() => String, { description: 'Why; everybody may read it.' })
  reason!: string;
}

@ObjectType({ description: 'Answer of a step with a question.' })
@Access('record')
export class DemandQuestionPayload extends Payload {
  @Field(() => DemandQuestion, { nullable: true, description: 'The question.' })
  question!: DemandQuestion | null;
}
