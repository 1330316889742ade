import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Access } from '../../platform/graphql/access.ts';
import { Payload } from '../../platform/graphql/payload.types.ts';
import { DateScalar, MoneyScalar } from '../../platform/graphql/scalars.ts';
import type { ValuationFields } from './read-valuation.ts';
import { Valuation } from './valuation.entity.ts';
import {
  type ValuationKind,
  ValuationKindEnum,
  type ValuationMethod,
  ValuationMethodEnum,
} from './valuations.enums.ts';

/** The type by which other features show valuations. */
export { Valuation };

@InputType({ description: 'A valuation as it is entered.' })
export class ValuationInput implements ValuationFields {
  @Field(() => ValuationKindEnum, { description: 'Who valued it.' })
  kind!: ValuationKind;

  @Field(() => String, { description: 'Name of the appraiser.' })
  appraiser!: string;

  @Field(() => ValuationMethodEnum, { description: 'How it was valued.' })
  method!: ValuationMethod;

  @Field(() => MoneyScalar, { description: 'The value found; above zero.' })
  amount!: bigint;

  @Field(() => DateScalar, { description: 'Day as of which it was valued; not in the future.' })
  valuedOn!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day on which it is in force; one year after the valuation unless told.',
  })
  validUntil?: string | null;

  @Field(() => [ID], { description: "Uploaded reports; a third party's valuation has one at least." })
  fileIds!: string[];

  @Field(() => String, { nullable: true, description: 'A remark.' })
  note?: string | null;
}

@InputType({ description: 'Records a valuation of a result.' })
export class RecordValuationInput {
  @Field(() => ID, { description: 'The result that was valued.' })
  resultId!: string;

  @Field(() => ValuationInput, { description: 'What was found.' })
  valuation!: ValuationInput;
}

@InputType({ description: 'Replaces a mistaken valuation.' })
export class ReplaceValuationInput {
  @Field(() => ID, { description: 'The mistaken valuation.' })
  valuationId!: string;

  @Field(() => ValuationInput, { description: 'What is right.' })
  valuation!: ValuationInput;

  @Field(() => String, { description: 'Why it is replaced.' })
  reason!: string;
}

@ObjectType({ description: 'The valuation, or why nothing was changed.' })
@Access('record')
export class ValuationPayload extends Payload {
  @Field(() => Valuation, { nullable: true, description: 'The valuation as it is recorded.' })
  valuation!: Valuation | null;
}
