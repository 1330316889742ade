import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { BasisPointsScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { CommissionAccrual, CommissionClaim } from './data/commission-claim.entity.ts';
import { CommissionInvoice, CommissionPayment } from './data/commission-payment.entity.ts';
import { InnerSplit, InnerSplitPart } from './data/inner-split.entity.ts';

export const CommissionClaimConnection = connectionOf(CommissionClaim, 'CommissionClaim');

@ObjectType({ description: 'Sums of a list of commissions.' })
@Access('record')
export class CommissionTotals {
  @Field(() => Int, { description: 'How many there are.' })
  count!: number;

  @Field(() => MoneyScalar, { description: 'What fell due.' })
  accrued!: bigint;

  @Field(() => MoneyScalar, { description: 'What was paid and confirmed.' })
  paid!: bigint;

  @Field(() => MoneyScalar, { description: 'What was paid and is not confirmed yet.' })
  pending!: bigint;

  @Field(() => MoneyScalar, { description: 'What is still owed.' })
  owed!: bigint;

  @Field(() => MoneyScalar, { description: 'What was paid beyond what is owed.' })
  overpaid!: bigint;
}

@ObjectType({
  description: 'The inner split of an agency for an engagement, as the agency and its members see it.',
})
@Access('record')
export class InnerSplits {
  @Field(() => BasisPointsScalar, {
    nullable: true,
    description: "The agency's part of the commission; none for members.",
  })
  share!: number | null;

  @Field(() => InnerSplit, { nullable: true, description: 'The one that holds.' })
  inForce!: InnerSplit | null;

  @Field(() => InnerSplit, { nullable: true, description: 'The one that members are asked about.' })
  proposed!: InnerSplit | null;

  @Field(() => Boolean, { description: 'Whether you may propose another one.' })
  canPropose!: boolean;
}

@ObjectType({ description: 'The answer of a step with a payment of commission.' })
@Access('record')
export class CommissionPaymentPayload extends Payload {
  @Field(() => CommissionPayment, { nullable: true, description: 'The payment; none where it was refused.' })
  payment!: CommissionPayment | null;
}

@ObjectType({ description: 'The answer of a step with an invoice for commission.' })
@Access('record')
export class CommissionInvoicePayload extends Payload {
  @Field(() => CommissionInvoice, { nullable: true, description: 'The invoice; none where it was refused.' })
  invoice!: CommissionInvoice | null;
}

@ObjectType({ description: 'The answer of a step with an inner split.' })
@Access('record')
export class InnerSplitPayload extends Payload {
  @Field(() => InnerSplit, { nullable: true, description: 'The split; none where it was refused.' })
  split!: InnerSplit | null;
}

export {
  CommissionAccrual,
  CommissionClaim,
  CommissionInvoice,
  CommissionPayment,
  InnerSplit,
  InnerSplitPart,
};
