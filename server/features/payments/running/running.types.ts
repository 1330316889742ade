import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { DateScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { type DealSide, DealSideEnum } from '../../deals/deal.enums.ts';
import { type PaymentRecordKind, PaymentRecordKindEnum } from '../events/event.enums.ts';
import type { RunningFilter } from './find-running.service.ts';
import { type RunningState, RunningStateEnum } from './running.enums.ts';
import { RunningContract } from './running-contract.entity.ts';

export { RunningContract };

export const RunningContractConnection = connectionOf(RunningContract, 'RunningContract');

@InputType({ description: 'Narrows the list of running contracts; what is absent does not matter.' })
export class RunningContractFilter implements RunningFilter {
  @Field(() => DealSideEnum, {
    nullable: true,
    description: 'Where the organisation acted for is on this side.',
  })
  side?: DealSide | null;

  @Field(() => [RunningStateEnum], { nullable: true, description: 'In these states.' })
  states?: RunningState[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those with something overdue.' })
  overdue?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Part of the title, or the number.' })
  text?: string | null;
}

@ObjectType({ description: 'The price of being free of all further payments until a day.' })
@Access('record')
export class BuyOutOption {
  @Field(() => MoneyScalar, { description: 'The price.' })
  amount!: bigint;

  @Field(() => DateScalar, { description: 'Last day on which it holds.' })
  untilOn!: string;
}

@ObjectType({
  description: 'What the parties of a running contract can choose and have to establish by its terms.',
})
@Access('record')
export class RunningChoices {
  @Field(() => BuyOutOption, {
    nullable: true,
    description: "Today's price of buying out; none where there is none.",
  })
  buyOut!: BuyOutOption | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day of giving the license back; none without that right.',
  })
  returnUntil!: string | null;

  @Field(() => Int, { description: 'Months by which a payment may be put off; 0 for none.' })
  deferralMonths!: number;

  @Field(() => [PaymentRecordKindEnum], {
    description: 'Events that payments hang on, and both sides establish.',
  })
  events!: PaymentRecordKind[];

  @Field(() => [String], { description: 'Milestones that stage payments wait for.' })
  milestones!: string[];

  @Field(() => Boolean, { description: 'Whether reports name units.' })
  reportsUnits!: boolean;

  @Field(() => Boolean, { description: 'Whether reports name saved costs.' })
  reportsSavings!: boolean;

  @Field(() => Boolean, { description: 'Whether reports name operating profit.' })
  reportsProfit!: boolean;

  @Field(() => DateScalar, { nullable: true, description: 'Last day of the free trial; none without one.' })
  trialUntil!: string | null;
}

@InputType({ description: 'Which running contract, at the version that was seen.' })
export abstract class RunningStepInput {
  @Field(() => ID, { description: 'A deal of the contract.' })
  dealId!: string;

  @Field(() => Int, { description: 'Version of the running contract that was seen.' })
  expectedVersion!: number;
}
