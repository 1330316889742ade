import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { DateScalar } from '../../../platform/graphql/scalars.ts';
import { type RightKind, RightKindEnum } from '../../results/result.enums.ts';
import { RightMark } from './right-mark.entity.ts';
import {
  type RightMarkKind,
  RightMarkKindEnum,
  type RightStanding,
  RightStandingEnum,
} from './watch.enums.ts';

export { RightMark };

@ObjectType('WatchedRight', {
  description: 'A right of the result of a running contract, as it stands today.',
})
@Access('record')
export class WatchedRightType {
  @Field(() => String, { description: 'Names the right in the watch: its number, else kind and place.' })
  key!: string;

  @Field(() => RightKindEnum, { description: 'Kind of right.' })
  kind!: RightKind;

  @Field(() => String, { nullable: true, description: 'Its number.' })
  number!: string | null;

  @Field(() => RightStandingEnum, { description: 'How it stands.' })
  standing!: RightStanding;

  @Field(() => DateScalar, { nullable: true, description: 'Last day of its term.' })
  expiresOn!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day that the fees paid cover, as recorded.' })
  paidUntil!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day on which the next annual fee is in time.',
  })
  feeDueOn!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day on which it can be paid with a surcharge.',
  })
  graceUntil!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Since when it has lapsed.' })
  lapsedOn!: string | null;

  @Field(() => [RightMark], { description: 'What was recorded, oldest first.' })
  marks!: RightMark[];
}

@InputType({ description: 'Records an annual fee, a lapse or a restoration.' })
export class MarkRightInput {
  @Field(() => ID, { description: 'A deal of a contract on the result.' })
  dealId!: string;

  @Field(() => String, { description: 'The right by its key.' })
  rightKey!: string;

  @Field(() => RightMarkKindEnum, { description: 'What is recorded.' })
  kind!: RightMarkKind;

  @Field(() => DateScalar, { description: 'The day.' })
  on!: string;

  @Field(() => DateScalar, { nullable: true, description: 'For a fee: the last day that it covers.' })
  paidUntil?: string | null;

  @Field(() => String, { nullable: true, description: 'What is to be said beside it.' })
  note?: string | null;

  @Field(() => [ID], { description: 'Uploaded proof; needed for a lapse and a restoration.' })
  fileIds!: string[];
}

@ObjectType({ description: 'What was recorded, or why nothing was changed.' })
@Access('record')
export class RightMarkPayload extends Payload {
  @Field(() => RightMark, { nullable: true, description: 'The record.' })
  mark!: RightMark | null;
}
