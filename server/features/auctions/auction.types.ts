import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../platform/graphql/access.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Payload } from '../../platform/graphql/payload.types.ts';
import { DateScalar, DateTimeScalar, MoneyScalar } from '../../platform/graphql/scalars.ts';
import { DealTermsInput } from '../offers/terms/terms.types.ts';
import {
  type AuctionForm,
  AuctionFormEnum,
  type AuctionTime,
  AuctionTimeEnum,
  type PartyRelation,
  PartyRelationEnum,
} from './auction.enums.ts';
import { Auction } from './data/auction.entity.ts';
import { AuctionBid, AuctionRegistration } from './data/auction-parts.entity.ts';
import type { AuctionListFilter } from './reading/find-auctions.service.ts';

export const AuctionConnection = connectionOf(Auction, 'Auction');
export const AuctionBidConnection = connectionOf(AuctionBid, 'AuctionBid');
export const AuctionRegistrationConnection = connectionOf(AuctionRegistration, 'AuctionRegistration');

@InputType({ description: 'Narrows the list of auctions; what is absent does not matter.' })
export class AuctionFilter implements AuctionListFilter {
  @Field(() => AuctionTimeEnum, { nullable: true, description: 'Open ones, unless told.' })
  time?: AuctionTime | null;

  @Field(() => ID, { nullable: true, description: 'Of this unit.' })
  organizationId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this result.' })
  resultId?: string | null;

  @Field(() => AuctionFormEnum, { nullable: true, description: 'Of this form.' })
  form?: AuctionForm | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those for which the organisation acted for registered.',
  })
  mine?: boolean | null;
}

@InputType({ description: 'Who holds a bidding, with the whole licence for it (PRC-10).' })
export class AuctionOperatorInput {
  @Field(() => String, { description: 'Name of the operator.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Number of its licence.' })
  licenceNumber?: string;

  @Field(() => String, { nullable: true, description: 'Who issued the licence.' })
  licenceIssuer?: string;

  @Field(() => ID, { nullable: true, description: 'Upload of the licence.' })
  licenceFileId?: string;
}

@InputType({ description: 'Everything that bidders must know beforehand.' })
export class AnnounceAuctionInput {
  @Field(() => ID, { description: 'The published result.' })
  resultId!: string;

  @Field(() => AuctionFormEnum, { description: 'How the price is found.' })
  form!: AuctionForm;

  @Field(() => String, { nullable: true, description: 'What else is to be said.' })
  note?: string | null;

  @Field(() => DealTermsInput, { description: 'What is sold. The price takes the place of the entry fee.' })
  terms!: DealTermsInput;

  @Field(() => MoneyScalar, { description: 'Start price; of a listing the listed price.' })
  startPrice!: bigint;

  @Field(() => MoneyScalar, { description: 'Least step from one bid to the next.' })
  increment!: bigint;

  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'Of an auction: the price below which there is no deal; secret.',
  })
  reserve?: bigint | null;

  @Field(() => MoneyScalar, { description: 'Deposit of a bidder; zero for none.' })
  deposit!: bigint;

  @Field(() => AuctionOperatorInput, {
    nullable: true,
    description: 'Licensed operator. Without one the bidding only finds a price (PRC-10).',
  })
  operator?: AuctionOperatorInput | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'From when to register; at once unless told.' })
  registrationOpensAt?: Date | null;

  @Field(() => DateTimeScalar, { description: 'Until when to register.' })
  registrationEndsAt!: Date;

  @Field(() => DateTimeScalar, { description: 'From when bids are taken.' })
  startsAt!: Date;

  @Field(() => DateTimeScalar, { description: 'The end, unless late bids move it.' })
  endsAt!: Date;

  @Field(() => DateTimeScalar, { description: 'The last end to which late bids can move it.' })
  lastEndAt!: Date;

  @Field(() => Int, {
    description: 'Minutes before the end within which a bid moves it by as many; 0 to 60.',
  })
  extensionMinutes!: number;
}

@InputType({ description: 'Calls an auction off.' })
export class CancelAuctionInput {
  @Field(() => ID, { description: 'Which.' })
  auctionId!: string;

  @Field(() => String, { description: 'Why; everybody sees it.' })
  reason!: string;
}

@InputType({ description: 'Registers the enterprise that is acted for.' })
export class RegisterForAuctionInput {
  @Field(() => ID, { description: 'For which auction.' })
  auctionId!: string;

  @Field(() => PartyRelationEnum, {
    description: 'Declaration about relations to the unit and the completers.',
  })
  relation!: PartyRelation;

  @Field(() => String, { nullable: true, description: 'The relation in words, where there is one.' })
  relationExplanation?: string | null;
}

@InputType({ description: 'A registration.' })
export class AuctionRegistrationInput {
  @Field(() => ID, { description: 'Which.' })
  registrationId!: string;
}

@InputType({ description: 'A deposit that arrived where it is held.' })
export class RecordDepositInput {
  @Field(() => ID, { description: 'Of which registration.' })
  registrationId!: string;

  @Field(() => MoneyScalar, { description: 'The sum that arrived.' })
  amount!: bigint;

  @Field(() => String, { description: 'Reference of the payment.' })
  reference!: string;

  @Field(() => DateScalar, { description: 'Day on which it arrived; today or earlier.' })
  receivedOn!: string;
}

@InputType({ description: 'Turns a registration down.' })
export class TurnDownBidderInput {
  @Field(() => ID, { description: 'Which.' })
  registrationId!: string;

  @Field(() => String, { description: 'Why; the enterprise sees it.' })
  reason!: string;
}

@InputType({ description: 'A bid.' })
export class PlaceBidInput {
  @Field(() => ID, { description: 'On which auction.' })
  auctionId!: string;

  @Field(() => MoneyScalar, { description: 'The sum.' })
  amount!: bigint;

  @Field(() => String, {
    description:
      'Chosen by the client, 8 to 64 letters, digits and hyphens; the same for each try of one bid.',
  })
  idempotencyKey!: string;
}

@ObjectType({ description: 'The auction after a step, or why nothing was changed.' })
@Access('record')
export class AuctionPayload extends Payload {
  @Field(() => Auction, { nullable: true, description: 'The auction as it is now.' })
  auction!: Auction | null;
}

@ObjectType({ description: 'The registration after a step, or why nothing was changed.' })
@Access('record')
export class AuctionRegistrationPayload extends Payload {
  @Field(() => AuctionRegistration, { nullable: true, description: 'The registration as it is now.' })
  registration!: AuctionRegistration | null;
}

@ObjectType({ description: 'The bid that was accepted, or why none was.' })
@Access('record')
export class AuctionBidPayload extends Payload {
  @Field(() => AuctionBid, { nullable: true, description: 'The bid.' })
  bid!: AuctionBid | null;
}
