import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/database/columns.ts';
import { Access } from '../../../platform/graphql/access.ts';
import {
  BasisPointsScalar,
  DateScalar,
  DateTimeScalar,
  MoneyScalar,
} from '../../../platform/graphql/scalars.ts';
import { EquityHolding, EquityStake } from './equity-stake.entity.ts';
import {
  type EquityIncomeKind,
  EquityIncomeKindEnum,
  type ShareMovementKind,
  ShareMovementKindEnum,
} from './holdings.enums.ts';

/** A movement of shares. The database refuses changes: what is held is what the movements come to. */
@Entity('share_movement')
@Index('share_movement_of_holding', ['holdingId', 'sequence'], { unique: true })
@Check('share_movement_sequence', 'sequence >= 1 AND "after" BETWEEN 0 AND 10000')
@Check('share_movement_proceeds', `proceeds IS NULL OR (kind = 'SOLD' AND proceeds >= 0)`)
@ObjectType({ description: 'A movement of shares.' })
@Access('record')
export class ShareMovement {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the movement.' })
  id!: string;

  @ForeignKey(() => EquityHolding, { name: 'share_movement_holding' })
  @Column({ type: 'uuid', name: 'holding_id' })
  holdingId!: string;

  /** From 1. */
  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Its place among the movements of the holding, from 1.' })
  sequence!: number;

  @Column({ type: 'text' })
  @Field(() => ShareMovementKindEnum, { description: 'What moved them.' })
  kind!: ShareMovementKind;

  /** Basis points of the company; below zero for what was given away. */
  @Column({ type: 'integer' })
  @Field(() => Int, {
    description: 'Basis points of the company; below zero for what was given away or diluted.',
  })
  change!: number;

  @Column({ type: 'integer' })
  @Field(() => BasisPointsScalar, { description: 'Share of the company that is held after it.' })
  after!: number;

  @Column({ type: 'date', name: 'moved_on' })
  @Field(() => DateScalar, { description: 'Day of the movement.' })
  on!: string;

  /** Fen, of a sale. */
  @Column({ type: 'bigint', nullable: true, transformer: bigintColumn })
  @Field(() => MoneyScalar, { nullable: true, description: 'What a sale brought; none for other movements.' })
  proceeds!: bigint | null;

  /** A holder of the register on the other side. */
  @Column({ type: 'uuid', name: 'other_holding_id', nullable: true })
  otherHoldingId!: string | null;

  /** Who is on the other side, outside the register. */
  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Who is on the other side, outside the register.' })
  counterparty!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'A remark.' })
  note!: string | null;

  @Column({ type: 'uuid', name: 'file_ids', array: true })
  fileIds!: string[];

  @Column({ type: 'uuid', name: 'by_user', nullable: true })
  byUser!: string | null;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was entered here.' })
  at!: Date;
}

/** Money that shares of the unit brought. The database refuses changes: a mistaken one is reversed by another. */
@Entity('equity_income')
@Index('equity_income_of_stake', ['stakeId', 'receivedOn', 'id'])
@Index('equity_income_reverses', ['reversesId'], { unique: true, where: 'reverses_id IS NOT NULL' })
@Check('equity_income_amount', '(amount < 0) = (reverses_id IS NOT NULL) AND amount <> 0')
@ObjectType({ description: 'Money that shares of the unit brought.' })
@Access('record')
export class EquityIncome {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the income.' })
  id!: string;

  @ForeignKey(() => EquityStake, { name: 'equity_income_stake' })
  @Column({ type: 'uuid', name: 'stake_id' })
  stakeId!: string;

  @Column({ type: 'text' })
  @Field(() => EquityIncomeKindEnum, { description: 'Dividend or proceeds.' })
  kind!: EquityIncomeKind;

  /** Fen; below zero where it reverses another. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'The sum; below zero where it reverses another.' })
  amount!: bigint;

  @Column({ type: 'date', name: 'received_on' })
  @Field(() => DateScalar, { description: 'Day of receipt.' })
  receivedOn!: string;

  @ForeignKey(() => ShareMovement, { name: 'equity_income_movement' })
  @Column({ type: 'uuid', name: 'movement_id', nullable: true })
  movementId!: string | null;

  @ForeignKey(() => EquityIncome, { name: 'equity_income_reversed' })
  @Column({ type: 'uuid', name: 'reverses_id', nullable: true })
  @Field(() => ID, { nullable: true, description: 'The income that it reverses; none for a plain one.' })
  reversesId!: string | null;

  /** Entry of the ledger. */
  @Column({ type: 'uuid', name: 'entry_id' })
  @Field(() => ID, { description: 'Its entry in the ledger.' })
  entryId!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'A remark, or why it was reversed.' })
  note!: string | null;

  @Column({ type: 'uuid', name: 'file_ids', array: true })
  fileIds!: string[];

  @Column({ type: 'uuid', name: 'by_user', nullable: true })
  byUser!: string | null;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was entered here.' })
  at!: Date;
}
