import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { UserErrorData } from '../../../platform/errors.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { BasisPointsScalar, DateScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { UserError } from '../../../platform/graphql/user-error.types.ts';
import { type LeaderPosition, LeaderPositionEnum } from '../../deals/deal.enums.ts';
import { EquityHolding, EquityStake } from './equity-stake.entity.ts';
import {
  type EquityIncomeKind,
  EquityIncomeKindEnum,
  type HoldingAction,
  HoldingActionEnum,
  type ShareRegister,
  ShareRegisterEnum,
  type StakeOrigin,
  StakeOriginEnum,
} from './holdings.enums.ts';
import { EquityIncome, ShareMovement } from './share-movement.entity.ts';

export { EquityHolding, EquityIncome, EquityStake, ShareMovement };

export const EquityHoldingConnection = connectionOf(EquityHolding, 'EquityHolding');

@ObjectType({ description: 'A contract whose shares are to be registered.' })
@Access('record')
export class SharesToRegister {
  @Field(() => ID, { description: 'The deal.' })
  dealId!: string;

  @Field(() => String, { description: 'Number of the contract.' })
  contractNumber!: string;

  @Field(() => String, { description: 'Name of the result.' })
  title!: string;

  enterpriseId!: string;

  @Field(() => StakeOriginEnum, { description: 'How the result becomes shares.' })
  origin!: StakeOrigin;

  @Field(() => DateScalar, { description: 'Day of the last signature.' })
  signedOn!: string;
}

@ObjectType({ description: 'What a member of the team gets of the shares.' })
@Access('record')
export class SharePart {
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => BasisPointsScalar, {
    description: 'Share of the company; zero for those who are paid in cash.',
  })
  basisPoints!: number;

  @Field(() => LeaderPositionEnum, {
    nullable: true,
    description: 'Position among the leaders of the unit (INC-8); none for others.',
  })
  leader!: LeaderPosition | null;

  @Field(() => Boolean, { description: 'Whether they take shares; leaders who do not are paid in cash.' })
  takesEquity!: boolean;

  @Field(() => Boolean, {
    description: 'Whether the shares must not be traded while the holder is in office.',
  })
  noTradeInOffice!: boolean;
}

@ObjectType({ description: 'How the shares of a contract would be divided now.' })
@Access('record')
export class ShareDivision {
  @Field(() => StakeOriginEnum, { description: 'How the result becomes shares.' })
  origin!: StakeOrigin;

  @Field(() => String, { description: 'The company by the terms.' })
  company!: string;

  @Field(() => DateScalar, { description: 'First day on which the shares can have been acquired.' })
  possibleFrom!: string;

  @Field(() => BasisPointsScalar, { description: 'Share of the company for the result.' })
  basisPoints!: number;

  @Field(() => BasisPointsScalar, { description: 'Of it, to the unit.' })
  unitBasisPoints!: number;

  @Field(() => BasisPointsScalar, { description: 'Of it, to the team.' })
  teamBasisPoints!: number;

  @Field(() => BasisPointsScalar, {
    nullable: true,
    description: 'Least of the shares that go to the team (INC-3); none where no rule says so.',
  })
  floorBasisPoints!: number | null;

  @Field(() => MoneyScalar, { description: 'What the result is put in at.' })
  value!: bigint;

  @Field(() => MoneyScalar, { nullable: true, description: 'Residual funds put in with it (PAU-7).' })
  residualFunds!: bigint | null;

  @Field(() => [SharePart], { description: 'The parts of the team.' })
  parts!: SharePart[];
}

@ObjectType({ description: 'Everything about the shares that a contract brings.' })
@Access('record')
export class EquityOfDeal {
  @Field(() => ID, { description: 'The deal.' })
  dealId!: string;

  @Field(() => EquityStake, { nullable: true, description: 'The registered shares; none before.' })
  stake!: EquityStake | null;

  @Field(() => [EquityHolding], { description: 'Who holds them.' })
  holdings!: EquityHolding[];

  @Field(() => [EquityIncome], { description: 'What the shares of the unit brought, the latest first.' })
  incomes!: EquityIncome[];

  @Field(() => [UserError], { description: 'Why they cannot be registered now; empty where they can.' })
  stops!: readonly UserErrorData[];

  @Field(() => [HoldingActionEnum], { description: 'What you can do.' })
  actions!: HoldingAction[];
}

@ObjectType({ description: 'The registered shares after a step, or why nothing was changed.' })
@Access('record')
export class EquityStakePayload extends Payload {
  @Field(() => EquityStake, { nullable: true, description: 'The shares.' })
  stake!: EquityStake | null;
}

@ObjectType({ description: 'A holding after a step, or why nothing was changed.' })
@Access('record')
export class EquityHoldingPayload extends Payload {
  @Field(() => EquityHolding, { nullable: true, description: 'The holding as it is now.' })
  holding!: EquityHolding | null;
}

@ObjectType({ description: 'An income after a step, or why nothing was changed.' })
@Access('record')
export class EquityIncomePayload extends Payload {
  @Field(() => EquityIncome, { nullable: true, description: 'The income.' })
  income!: EquityIncome | null;
}

const KEY = 'Made once for each opened dialog: the same key does the step once.';
const FILES = 'Files that prove it, uploaded before.';

@InputType({ description: 'Enters the shares that a contract brought.' })
export class RegisterSharesInput {
  @Field(() => ID, { description: 'The deal.' })
  dealId!: string;

  @Field(() => String, { nullable: true, description: "The company, where it is not the terms' own." })
  company?: string | null;

  @Field(() => DateScalar, { description: "Day on which the company's register shows the shares." })
  acquiredOn!: string;

  @Field(() => BasisPointsScalar, {
    nullable: true,
    description: 'Share of the company for residual funds; asked for where such were put in (PAU-7).',
  })
  residualBasisPoints?: number | null;

  @Field(() => [ID], { description: FILES })
  fileIds!: string[];

  @Field(() => String, { description: KEY })
  idempotencyKey!: string;
}

@InputType({ description: 'Records that shares were sold.' })
export class SellSharesInput {
  @Field(() => ID, { description: 'The holding.' })
  holdingId!: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion!: number;

  @Field(() => BasisPointsScalar, { description: 'How many basis points of the company.' })
  basisPoints!: number;

  @Field(() => DateScalar, { description: 'Day of the sale.' })
  on!: string;

  @Field(() => MoneyScalar, { description: 'What it brought.' })
  proceeds!: bigint;

  @Field(() => String, { description: 'Who bought them.' })
  counterparty!: string;

  @Field(() => String, { nullable: true, description: 'A remark.' })
  note?: string | null;

  @Field(() => [ID], { description: FILES })
  fileIds!: string[];

  @Field(() => String, { description: KEY })
  idempotencyKey!: string;
}

@InputType({ description: 'Records that shares went to somebody else without a price.' })
export class TransferSharesInput {
  @Field(() => ID, { description: 'The holding.' })
  holdingId!: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion!: number;

  @Field(() => BasisPointsScalar, { description: 'How many basis points of the company.' })
  basisPoints!: number;

  @Field(() => DateScalar, { description: 'Day of the transfer.' })
  on!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Another holding of the same register; none for somebody outside.',
  })
  toHoldingId?: string | null;

  @Field(() => String, { nullable: true, description: 'Who got them, outside the register.' })
  counterparty?: string | null;

  @Field(() => String, { nullable: true, description: 'A remark.' })
  note?: string | null;

  @Field(() => [ID], { description: FILES })
  fileIds!: string[];

  @Field(() => String, { description: KEY })
  idempotencyKey!: string;
}

@InputType({ description: 'Records that others took new shares of the company.' })
export class DiluteSharesInput {
  @Field(() => ID, { description: 'The deal.' })
  dealId!: string;

  @Field(() => BasisPointsScalar, {
    description: 'What all holdings of the contract have together afterwards.',
  })
  basisPointsAfter!: number;

  @Field(() => DateScalar, { description: 'Day of it.' })
  on!: string;

  @Field(() => String, { nullable: true, description: 'A remark.' })
  note?: string | null;

  @Field(() => [ID], { description: FILES })
  fileIds!: string[];

  @Field(() => String, { description: KEY })
  idempotencyKey!: string;
}

@InputType({ description: 'Records that a leader left office (INC-8).' })
export class EndOfficeInput {
  @Field(() => ID, { description: 'The holding.' })
  holdingId!: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion!: number;

  @Field(() => DateScalar, { description: 'Last day in office.' })
  on!: string;

  @Field(() => [ID], { description: FILES })
  fileIds!: string[];

  @Field(() => String, { description: KEY })
  idempotencyKey!: string;
}

@InputType({ description: 'Records money that shares of the unit brought.' })
export class RecordEquityIncomeInput {
  @Field(() => ID, { description: 'The deal.' })
  dealId!: string;

  @Field(() => EquityIncomeKindEnum, { description: 'Dividend or proceeds.' })
  kind!: EquityIncomeKind;

  @Field(() => MoneyScalar, { description: 'The sum, above zero.' })
  amount!: bigint;

  @Field(() => DateScalar, { description: 'Day of receipt.' })
  receivedOn!: string;

  @Field(() => ID, { nullable: true, description: 'The sale that it is the proceeds of.' })
  movementId?: string | null;

  @Field(() => String, { nullable: true, description: 'A remark.' })
  note?: string | null;

  @Field(() => [ID], { description: FILES })
  fileIds!: string[];

  @Field(() => String, { description: KEY })
  idempotencyKey!: string;
}

@InputType({ description: 'Reverses a mistaken income of shares.' })
export class ReverseEquityIncomeInput {
  @Field(() => ID, { description: 'The income.' })
  incomeId!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => String, { description: KEY })
  idempotencyKey!: string;
}

@InputType({ description: 'Narrows the register of shares; what is absent does not matter.' })
export class EquityHoldingFilter {
  @Field(() => ShareRegisterEnum, { nullable: true, description: 'Of this register.' })
  register?: ShareRegister | null;

  @Field(() => String, { nullable: true, description: 'Part of company, result or contract number.' })
  text?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only what is held still.' })
  held?: boolean | null;
}
