import { ArrayMaxSize, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import {
  type BountySource,
  BountySourceEnum,
  type SafeguardKind,
  SafeguardKindEnum,
} from './bounty.enums.ts';

const KEY = { description: 'Made by the client; the same again does nothing twice.' };
const REFERENCE = { nullable: true, description: 'Reference of the bank (流水号).' } as const;
const VERSION = { nullable: true, description: 'The version that was seen.' } as const;

@InputType({ description: 'A deposit or a guarantee for a bounty.' })
export class RecordSafeguardInput {
  @Field(() => ID, { description: 'The demand.' })
  demandId!: string;

  @Field(() => SafeguardKindEnum, { description: 'Whether money was laid down or somebody guarantees it.' })
  kind!: SafeguardKind;

  @Field(() => MoneyScalar, { description: 'The sum.' })
  amount!: bigint;

  @Field(() => String, { description: 'Custodian of the deposit, or the guarantor.' })
  holder!: string;

  @Field(() => String, { nullable: true, description: 'Number of the slip or the letter.' })
  reference?: string | null;

  @Field(() => DateScalar, { description: 'Day on which it was laid down or the letter was issued.' })
  since!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Last day of a guarantee.' })
  validUntil?: string | null;

  @ArrayMaxSize(10)
  @Field(() => [ID], { description: 'Evidence: the slip or the letter; at least one.' })
  fileIds!: string[];

  @MaxLength(100)
  @Field(() => String, KEY)
  idempotencyKey!: string;
}

@InputType({ description: 'A step with a safeguard.' })
export class SafeguardStepInput {
  @Field(() => ID, { description: 'The safeguard.' })
  safeguardId!: string;

  @Field(() => Int, VERSION)
  expectedVersion?: number | null;

  @MaxLength(100)
  @Field(() => String, KEY)
  idempotencyKey!: string;
}

@InputType({ description: 'Does not confirm a safeguard.' })
export class RejectSafeguardInput extends SafeguardStepInput {
  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'A payment of bounty that was made.' })
export class RecordBountyPaymentInput {
  @Field(() => ID, { description: 'The lane of the winner.' })
  laneId!: string;

  @Field(() => MoneyScalar, { description: 'What was paid.' })
  amount!: bigint;

  @Field(() => BountySourceEnum, { description: 'What it is paid out of.' })
  source!: BountySource;

  @Field(() => ID, { nullable: true, description: 'The deposit, where it is paid out of one.' })
  safeguardId?: string | null;

  @Field(() => DateScalar, { description: 'Day of the transfer.' })
  paidOn!: string;

  @Field(() => String, REFERENCE)
  reference?: string | null;

  @ArrayMaxSize(10)
  @Field(() => [ID], { description: 'Slips of the bank.' })
  fileIds!: string[];

  @MaxLength(100)
  @Field(() => String, KEY)
  idempotencyKey!: string;
}

@InputType({ description: 'A step with a payment of bounty.' })
export class BountyPaymentStepInput {
  @Field(() => ID, { description: 'The payment.' })
  paymentId!: string;

  @Field(() => Int, VERSION)
  expectedVersion?: number | null;

  @MaxLength(100)
  @Field(() => String, KEY)
  idempotencyKey!: string;
}

@InputType({ description: 'Says that a payment of bounty cannot be found.' })
export class DisputeBountyPaymentInput extends BountyPaymentStepInput {
  @Field(() => String, { description: 'What was looked for and not found.' })
  reason!: string;
}

@InputType({ description: 'A deposit that came back, or a guarantee that is released.' })
export class ReturnBountyInput {
  @Field(() => ID, { description: 'The deposit or the guarantee.' })
  safeguardId!: string;

  @Field(() => MoneyScalar, { description: 'How much of it; at most what is free.' })
  amount!: bigint;

  @Field(() => DateScalar, { description: 'Day on which it came back.' })
  returnedOn!: string;

  @Field(() => String, REFERENCE)
  reference?: string | null;

  @MaxLength(100)
  @Field(() => String, KEY)
  idempotencyKey!: string;
}

@InputType({ description: 'Bounty that a winner gave back.' })
export class RecordRepaymentInput {
  @Field(() => ID, { description: 'The claim that it answers.' })
  reclaimId!: string;

  @Field(() => MoneyScalar, { description: 'What came in.' })
  amount!: bigint;

  @Field(() => DateScalar, { description: 'Day on which it came in.' })
  receivedOn!: string;

  @Field(() => String, REFERENCE)
  reference?: string | null;

  @MaxLength(100)
  @Field(() => String, KEY)
  idempotencyKey!: string;
}
