import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/database/columns.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import {
  type PartyRelation,
  PartyRelationEnum,
  type RegistrationState,
  RegistrationStateEnum,
} from '../auction.enums.ts';
import { Auction } from './auction.entity.ts';

/** An enterprise that asks to bid. */
@Entity('auction_registration')
@Index('auction_registration_once', ['auctionId', 'organizationId'], {
  unique: true,
  where: `state <> 'WITHDRAWN'`,
})
@Index('auction_registration_number', ['auctionId', 'number'], { unique: true, where: 'number IS NOT NULL' })
@Index('auction_registration_of_enterprise', ['organizationId'])
@Check('auction_registration_admitted', `state <> 'ADMITTED' OR number IS NOT NULL`)
@Check(
  'auction_registration_deposit',
  `(deposit_amount IS NULL) = (deposit_reference IS NULL) AND (deposit_amount IS NULL) = (deposit_received_on IS NULL)`,
)
@ObjectType({ description: 'The registration of an enterprise for an auction, for itself and for the unit.' })
@Access('record')
export class AuctionRegistration {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the registration.' })
  id!: string;

  @ForeignKey(() => Auction, { name: 'auction_registration_auction' })
  @Column({ type: 'uuid', name: 'auction_id' })
  auctionId!: string;

  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'uuid', name: 'user_id' })
  userId!: string;

  @Column({ type: 'text' })
  @Field(() => RegistrationStateEnum, { description: 'Where it stands.' })
  state!: RegistrationState;

  @Column({ type: 'text' })
  @Field(() => PartyRelationEnum, { description: 'What was declared about relations to the unit.' })
  relation!: PartyRelation;

  @Column({ type: 'text', name: 'relation_explanation', nullable: true })
  @Field(() => String, { nullable: true, description: 'The relation in words.' })
  relationExplanation!: string | null;

  /** By which all others know the bidder. */
  @Column({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Number of the bidder once admitted.' })
  number!: number | null;

  @Column({ type: 'bigint', name: 'deposit_amount', nullable: true, transformer: bigintColumn })
  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'Deposit that was received, as an officer recorded it.',
  })
  depositAmount!: bigint | null;

  @Column({ type: 'text', name: 'deposit_reference', nullable: true })
  @Field(() => String, { nullable: true, description: 'Reference of the payment where the deposit is held.' })
  depositReference!: string | null;

  @Column({ type: 'date', name: 'deposit_received_on', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Day on which the deposit was received.' })
  depositReceivedOn!: string | null;

  @Column({ type: 'uuid', name: 'deposit_recorded_by', nullable: true })
  depositRecordedBy!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was turned down.' })
  reason!: string | null;

  @Column({ type: 'uuid', name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'decided_at', nullable: true })
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was admitted, turned down or taken back.',
  })
  decidedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'registered_at' })
  @Field(() => DateTimeScalar, { description: 'When it was made.' })
  registeredAt!: Date;
}

/** A bid that was accepted; the database refuses to change or delete one. */
@Entity('auction_bid')
@Index('auction_bid_number', ['auctionId', 'number'], { unique: true })
@Index('auction_bid_key', ['registrationId', 'idempotencyKey'], { unique: true })
@ObjectType({ description: 'A bid that was accepted. Others know the bidder by number only.' })
@Access('record')
export class AuctionBid {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the bid.' })
  id!: string;

  @ForeignKey(() => Auction, { name: 'auction_bid_auction' })
  @Column({ type: 'uuid', name: 'auction_id' })
  auctionId!: string;

  @ForeignKey(() => AuctionRegistration, { name: 'auction_bid_registration' })
  @Column({ type: 'uuid', name: 'registration_id' })
  registrationId!: string;

  /** 1 for the first bid of the auction, without gaps. */
  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Its place among the bids of the auction, from 1.' })
  number!: number;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Number of the bidder.' })
  bidder!: number;

  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'The sum.' })
  amount!: bigint;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was accepted.' })
  at!: Date;

  @Column({ type: 'timestamptz', name: 'ends_at' })
  @Field(() => DateTimeScalar, { description: 'The end of the auction after it.' })
  endsAt!: Date;

  @Column({ type: 'text', name: 'idempotency_key' })
  idempotencyKey!: string;

  @Column({ type: 'uuid', name: 'user_id' })
  userId!: string;
}
