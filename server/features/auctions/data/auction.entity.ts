import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { clock } from '../../../platform/clock.ts';
import { bigintColumn } from '../../../platform/database/columns.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { DateTimeScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import type { Terms } from '../../offers/terms/terms.ts';
import { termsColumn } from '../../offers/terms/terms-json.ts';
import {
  type AuctionFailure,
  AuctionFailureEnum,
  type AuctionForm,
  AuctionFormEnum,
  type AuctionOutcome,
  type AuctionState,
  AuctionStateEnum,
} from '../auction.enums.ts';
import { stateAt } from '../auction.states.ts';
import { leastBid } from '../bidding.ts';

@ObjectType({ description: 'Who holds a bidding, with the licence for it (PRC-10).' })
@Access('record')
export class AuctionOperator {
  @Field(() => String, { description: 'Name of the operator.' })
  name!: string;

  @Field(() => String, { description: 'Number of its licence.' })
  licenceNumber!: string;

  @Field(() => String, { description: 'Who issued the licence.' })
  licenceIssuer!: string;
}

/** A listing or an ascending auction of a published result. Times are moments; money is fen. */
@Entity('auction')
@Index('auction_one_open', ['resultId'], { unique: true, where: 'outcome IS NULL' })
@Index('auction_open', ['endsAt', 'id'], { where: 'outcome IS NULL' })
@Index('auction_over', ['outcomeAt', 'id'], { where: 'outcome IS NOT NULL' })
@Index('auction_of_unit', ['organizationId'])
@Check(
  'auction_licence',
  `(operator_name IS NULL) = (licence_number IS NULL) AND (operator_name IS NULL) = (licence_issuer IS NULL)
    AND (operator_name IS NULL) = (licence_file_id IS NULL)`,
)
@Check(
  'auction_times',
  `registration_opens_at < registration_ends_at AND registration_ends_at <= starts_at AND starts_at < ends_at
    AND ends_at <= last_end_at`,
)
@Check(
  'auction_highest',
  `(bid_count = 0) = (highest_amount IS NULL) AND (bid_count = 0) = (highest_registration_id IS NULL)`,
)
@Check('auction_outcome', `(outcome IS NULL) = (outcome_at IS NULL)`)
@Check('auction_cancelled_unbid', `outcome <> 'CANCELLED' OR bid_count = 0`)
@ObjectType({
  description:
    'A bidding for a published result: a listing or an ascending auction. It ends by the clock and becomes a deal.',
})
@Access('record')
export class Auction {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the auction.' })
  id!: string;

  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'uuid', name: 'result_id' })
  resultId!: string;

  @Column({ type: 'text' })
  @Field(() => AuctionFormEnum, { description: 'How the price is found.' })
  form!: AuctionForm;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Version, for steps that depend on what was seen.' })
  version!: number;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'What the unit says about it; may be empty.' })
  note!: string;

  /** What is sold; the price replaces the entry fee. */
  @Column({ type: 'jsonb', transformer: termsColumn })
  terms!: Terms;

  @Column({ type: 'bigint', name: 'start_price', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'Start price; of a listing the listed price.' })
  startPrice!: bigint;

  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'Least step from one bid to the next.' })
  increment!: bigint;

  /** Secret while the bidding lasts. */
  @Column({ type: 'bigint', nullable: true, transformer: bigintColumn })
  reserve!: bigint | null;

  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, {
    description: 'Deposit that a bidder pays before being admitted; zero for none. It is held elsewhere.',
  })
  deposit!: bigint;

  @Column({ type: 'text', name: 'operator_name', nullable: true })
  operatorName!: string | null;

  @Column({ type: 'text', name: 'licence_number', nullable: true })
  licenceNumber!: string | null;

  @Column({ type: 'text', name: 'licence_issuer', nullable: true })
  licenceIssuer!: string | null;

  @Column({ type: 'uuid', name: 'licence_file_id', nullable: true })
  licenceFileId!: string | null;

  @Column({ type: 'timestamptz', name: 'registration_opens_at' })
  @Field(() => DateTimeScalar, { description: 'From when enterprises register.' })
  registrationOpensAt!: Date;

  @Column({ type: 'timestamptz', name: 'registration_ends_at' })
  @Field(() => DateTimeScalar, {
    description: 'Until when enterprises register; of a listing its closing date.',
  })
  registrationEndsAt!: Date;

  @Column({ type: 'timestamptz', name: 'starts_at' })
  @Field(() => DateTimeScalar, { description: 'From when bids are taken.' })
  startsAt!: Date;

  @Column({ type: 'timestamptz', name: 'announced_end_at' })
  @Field(() => DateTimeScalar, { description: 'The end as it was announced.' })
  announcedEndAt!: Date;

  @Column({ type: 'timestamptz', name: 'ends_at' })
  @Field(() => DateTimeScalar, { description: 'The end as it stands, late bids included.' })
  endsAt!: Date;

  @Column({ type: 'timestamptz', name: 'last_end_at' })
  @Field(() => DateTimeScalar, { description: 'No bid moves the end past this.' })
  lastEndAt!: Date;

  @Column({ type: 'integer', name: 'extension_minutes' })
  @Field(() => Int, {
    description: 'A bid within so many minutes before the end moves it by as many; 0 for a fixed end.',
  })
  extensionMinutes!: number;

  @Column({ type: 'integer', name: 'admitted_count' })
  @Field(() => Int, { description: 'How many bidders are admitted.' })
  admittedCount!: number;

  @Column({ type: 'integer', name: 'bid_count' })
  @Field(() => Int, { description: 'How many bids there are.' })
  bidCount!: number;

  @Column({ type: 'bigint', name: 'highest_amount', nullable: true, transformer: bigintColumn })
  @Field(() => MoneyScalar, { nullable: true, description: 'The highest bid; none before the first.' })
  highestAmount!: bigint | null;

  @Column({ type: 'integer', name: 'highest_bidder', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Number of the bidder who leads, or who won.' })
  highestBidder!: number | null;

  @Column({ type: 'uuid', name: 'highest_registration_id', nullable: true })
  highestRegistrationId!: string | null;

  @Column({ type: 'text', nullable: true })
  outcome!: AuctionOutcome | null;

  @Column({ type: 'text', name: 'failure', nullable: true })
  @Field(() => AuctionFailureEnum, { nullable: true, description: 'Why it ended without a deal, if it did.' })
  failure!: AuctionFailure | null;

  @Column({ type: 'text', name: 'cancel_reason', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was called off, if it was.' })
  cancelReason!: string | null;

  @Column({ type: 'timestamptz', name: 'outcome_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the outcome was written.' })
  outcomeAt!: Date | null;

  @Column({ type: 'bigint', name: 'final_price', nullable: true, transformer: bigintColumn })
  @Field(() => MoneyScalar, { nullable: true, description: 'The price that was found, if there is a deal.' })
  finalPrice!: bigint | null;

  @Column({ type: 'uuid', name: 'winner_registration_id', nullable: true })
  winnerRegistrationId!: string | null;

  @Column({ type: 'uuid', name: 'deal_id', nullable: true })
  dealId!: string | null;

  @Column({ type: 'uuid', name: 'announced_by', nullable: true })
  announcedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'announced_at' })
  @Field(() => DateTimeScalar, { description: 'When it was announced.' })
  announcedAt!: Date;

  @Field(() => AuctionStateEnum, { description: 'Where it stands at this moment.' })
  get state(): AuctionState {
    return stateAt(this, clock.now());
  }

  @Field(() => DateTimeScalar, {
    description: "The server's clock at this reading, by which countdowns are to be set.",
  })
  get readAt(): Date {
    return clock.now();
  }

  @Field(() => MoneyScalar, { nullable: true, description: 'The least next bid; none once it is over.' })
  get leastBid(): bigint | null {
    return ['ANNOUNCED', 'REGISTRATION', 'RUNNING'].includes(this.state) ? leastBid(this) : null;
  }

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the secret reserve is met; none without one.',
  })
  get reserveMet(): boolean | null {
    return this.reserve === null ? null : (this.highestAmount ?? 0n) >= this.reserve;
  }

  @Field(() => AuctionOperator, {
    nullable: true,
    description:
      'Its licensed operator. Without one the bidding only finds a price, and the deal is then negotiated (PRC-10).',
  })
  get operator(): AuctionOperator | null {
    const { operatorName: name, licenceNumber, licenceIssuer } = this;
    return name !== null && licenceNumber !== null && licenceIssuer !== null
      ? { name, licenceNumber, licenceIssuer }
      : null;
  }
}
