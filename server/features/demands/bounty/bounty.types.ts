import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { DateScalar, DateTimeScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { type LaneState, LaneStateEnum } from '../lane.enums.ts';
import {
  type BountyAction,
  BountyActionEnum,
  type BountyStageState,
  BountyStageStateEnum,
  type SafeguardKind,
  SafeguardKindEnum,
} from './bounty.enums.ts';
import { BountyReclaim } from './data/bounty-due.entity.ts';
import { BountyPayment, BountyRepayment, BountyReturn } from './data/bounty-payment.entity.ts';
import { BountySafeguard } from './data/safeguard.entity.ts';

@ObjectType({ description: 'A stage of a bounty with one winner.' })
@Access('record')
export class BountyStageLine {
  @Field(() => ID, { description: 'Id of the line.' })
  id!: string;

  @Field(() => ID, { description: 'The lane of the winner.' })
  laneId!: string;

  @Field(() => String, { description: 'Key of the stage.' })
  stageKey!: string;

  @Field(() => String, { description: 'Name of the stage.' })
  stageName!: string;

  @Field(() => MoneyScalar, { description: 'What it comes to for this winner.' })
  amount!: bigint;

  @Field(() => MoneyScalar, { description: 'What the winner confirmed.' })
  paid!: bigint;

  @Field(() => BountyStageStateEnum, { description: 'Where it stands.' })
  state!: BountyStageState;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it fell due.' })
  dueAt!: Date | null;

  @Field(() => ID, { nullable: true, description: 'The entry by which it fell due.' })
  entryId!: string | null;
}

@ObjectType({ description: 'A winner of a demand as its bounty sees it.' })
@Access('record')
export class BountyLane {
  @Field(() => ID, { description: 'Id of the lane.' })
  id!: string;

  @Field(() => Int, { description: 'Number of the lane.' })
  number!: number;

  @Field(() => LaneStateEnum, { description: 'Where the work stands.' })
  state!: LaneState;

  @Field(() => MoneyScalar, { description: 'What the winner may get in all.' })
  amount!: bigint;

  @Field(() => MoneyScalar, { description: 'What fell due.' })
  due!: bigint;

  @Field(() => MoneyScalar, { description: 'What was paid and confirmed.' })
  paid!: bigint;

  @Field(() => MoneyScalar, { description: 'What is owed and no recorded payment is for.' })
  unpaid!: bigint;

  @Field(() => MoneyScalar, { description: 'What was paid and waits for the winner to confirm it.' })
  pending!: bigint;

  @Field(() => MoneyScalar, { description: 'What is still to be given back.' })
  toGiveBack!: bigint;

  demandId!: string;
  organizationId!: string;
}

@ObjectType({
  description: 'The money of a bounty, as a party of it sees it: a winner only what is its own.',
})
@Access('record')
export class BountyAccount {
  @Field(() => Boolean, { description: 'Whether all of it is shown, or only what concerns your own lanes.' })
  whole!: boolean;

  @Field(() => MoneyScalar, { nullable: true, description: 'What lies with custodians; not for winners.' })
  held!: bigint | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'What is guaranteed; not for winners.' })
  guaranteed!: bigint | null;

  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'What must be kept safe: what can still fall due, and what is owed; not for winners.',
  })
  needed!: bigint | null;

  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'What of deposits and guarantees can go back to the poster; not for winners.',
  })
  free!: bigint | null;

  @Field(() => MoneyScalar, { description: 'What fell due.' })
  due!: bigint;

  @Field(() => MoneyScalar, { description: 'What was paid and confirmed.' })
  paid!: bigint;

  @Field(() => MoneyScalar, { description: 'What was paid and is not confirmed yet.' })
  pending!: bigint;

  @Field(() => MoneyScalar, { description: 'What is to be given back in all.' })
  reclaimed!: bigint;

  @Field(() => MoneyScalar, { description: 'What was given back.' })
  repaid!: bigint;

  @Field(() => Boolean, { description: 'Whether nothing is open: all paid, all given back.' })
  isSettled!: boolean;

  @Field(() => [BountyLane], { description: 'The winners, in order.' })
  lanes!: BountyLane[];

  @Field(() => [BountyStageLine], { description: 'Stages by winner, in the order of the plan.' })
  stages!: BountyStageLine[];

  @Field(() => [BountySafeguard], { description: 'Deposits and guarantees, in order; none for winners.' })
  safeguards!: BountySafeguard[];

  @Field(() => [BountyPayment], { description: 'Payments, in order.' })
  payments!: BountyPayment[];

  @Field(() => [BountyReclaim], { description: 'What is to be given back, in order.' })
  reclaims!: BountyReclaim[];

  @Field(() => [BountyReturn], { description: 'What came back to the poster, in order; none for winners.' })
  returns!: BountyReturn[];

  @Field(() => [BountyRepayment], { description: 'What winners gave back, in order.' })
  repayments!: BountyRepayment[];

  @Field(() => [BountyActionEnum], { description: 'What you can do now.' })
  actions!: BountyAction[];
}

@ObjectType({ description: 'The bounty of a demand: what everybody sees of it, and what its parties see.' })
@Access('record')
export class DemandBounty {
  @Field(() => ID, { description: 'Id of the demand.' })
  id!: string;

  @Field(() => MoneyScalar, { description: 'The bounty.' })
  amount!: bigint;

  @Field(() => Boolean, { description: 'Whether the demand is over: nothing falls due any more.' })
  isOver!: boolean;

  @Field(() => Boolean, { description: 'Whether all that is needed is kept safe today (榜金已保障).' })
  isSafeguarded!: boolean;

  @Field(() => [SafeguardKindEnum], { description: 'What keeps it safe.' })
  keptBy!: SafeguardKind[];

  @Field(() => DateScalar, { nullable: true, description: 'Last day of the guarantee that ends first.' })
  guaranteedUntil!: string | null;
}

export const DemandBountyConnection = connectionOf(DemandBounty, 'DemandBounty');
export const BountyLaneConnection = connectionOf(BountyLane, 'BountyLane');
export const BountySafeguardConnection = connectionOf(BountySafeguard, 'BountySafeguard');

@ObjectType({ description: 'The answer of a step with a safeguard.' })
@Access('record')
export class BountySafeguardPayload extends Payload {
  @Field(() => BountySafeguard, { nullable: true, description: 'The safeguard; none where it was refused.' })
  safeguard!: BountySafeguard | null;
}

@ObjectType({ description: 'The answer of a step with a payment of bounty.' })
@Access('record')
export class BountyPaymentPayload extends Payload {
  @Field(() => BountyPayment, { nullable: true, description: 'The payment; none where it was refused.' })
  payment!: BountyPayment | null;
}

@ObjectType({ description: 'The answer of a return.' })
@Access('record')
export class BountyReturnPayload extends Payload {
  @Field(() => BountyReturn, { nullable: true, description: 'The record; none where it was refused.' })
  bountyReturn!: BountyReturn | null;
}

@ObjectType({ description: 'The answer of a repayment.' })
@Access('record')
export class BountyRepaymentPayload extends Payload {
  @Field(() => BountyRepayment, { nullable: true, description: 'The record; none where it was refused.' })
  repayment!: BountyRepayment | null;
}

export { BountyPayment, BountyReclaim, BountyRepayment, BountyReturn, BountySafeguard };
