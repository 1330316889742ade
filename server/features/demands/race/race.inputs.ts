import { Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar } from '../../../platform/graphql/scalars.ts';

@InputType({ description: 'A value that was measured for a target.' })
export class MeasuredValueInput {
  @Field(() => ID, { description: 'The target.' })
  targetId!: string;

  @Field(() => String, {
    description: 'A decimal of at most six places in the unit of the target; 1 or 0 where it is so or not.',
  })
  value!: string;

  @Field(() => String, { nullable: true, description: 'What is to be said about it.' })
  note?: string | null;
}

@InputType({ description: 'Measured results of a lane for the open gate of its race.' })
export class HandInMeasuredInput {
  @Field(() => ID, { description: 'The lane.' })
  laneId!: string;

  @Field(() => Int, { nullable: true, description: 'The version of the lane that was seen.' })
  expectedVersion?: number | null;

  @Field(() => Int, { description: 'Number of the gate.' })
  gate!: number;

  @Field(() => [MeasuredValueInput], { description: 'Values shown or shown anew; others stay.' })
  values!: MeasuredValueInput[];

  @Field(() => DateScalar, { description: 'Day of the measurement.' })
  measuredOn!: string;

  @Field(() => String, { description: 'Laboratory or person that measured.' })
  testedBy!: string;

  @Field(() => String, { nullable: true, description: 'What is to be said about it.' })
  note?: string | null;

  @Field(() => [ID], { description: 'Uploaded evidence, such as test reports; at least one.' })
  fileIds!: string[];
}

@InputType({ description: 'What is said to one measured value.' })
export class MeasuredVerdictInput {
  @Field(() => ID, { description: 'The target.' })
  targetId!: string;

  @Field(() => Boolean, { description: 'Whether it is confirmed.' })
  isConfirmed!: boolean;

  @Field(() => String, { nullable: true, description: 'Why it is refused.' })
  reason?: string | null;
}

@InputType({ description: 'Verdicts on measured values of a lane.' })
export class JudgeMeasuredInput {
  @Field(() => ID, { description: 'What the lane handed in.' })
  reportId!: string;

  @Field(() => Int, { description: 'The version of it that was seen.' })
  expectedVersion!: number;

  @Field(() => [MeasuredVerdictInput], { description: 'The verdicts.' })
  verdicts!: MeasuredVerdictInput[];
}

@InputType({ description: 'The closing of the open gate of a race.' })
export class CloseGateInput {
  @Field(() => ID, { description: 'The demand.' })
  demandId!: string;

  @Field(() => Int, { nullable: true, description: 'The version of the demand that was seen.' })
  expectedVersion?: number | null;

  @Field(() => Int, { description: 'Number of the gate.' })
  gate!: number;
}
