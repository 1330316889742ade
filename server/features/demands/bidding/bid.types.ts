import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { type BidPartnerState, BidPartnerStateEnum, type BidState, BidStateEnum } from '../bid.enums.ts';
import { BidDraftType } from './bid-draft.types.ts';
import {
  type BiddingBar,
  BiddingBarEnum,
  type BidGap,
  BidGapEnum,
  type BidPromiseVerdict,
  BidPromiseVerdictEnum,
} from './bidding.enums.ts';
import type { BidListFilter } from './reading/find-bids.service.ts';

@ObjectType('Bid', {
  description:
    'A bid for a demand (揭榜). Before the deadline nobody but the bidder knows of it; then it is open to who judges.',
})
@Access('record')
export class BidType {
  @Field(() => ID, { description: 'Id of the bid.' })
  id!: string;

  demandId!: string;
  leadOrganizationId!: string;

  @Field(() => Int, { description: 'Counts every change, to find out stale steps.' })
  version!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Digest that commits the bidder to what was handed in: SHA-256 over salt and text, hex.',
  })
  digest!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was handed in last.' })
  sealedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was withdrawn.' })
  withdrawnAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'Alias for judging, such as 甲; none before the opening.',
  })
  alias!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was begun.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When it was changed last.' })
  updatedAt!: Date;
}

@ObjectType('BidPartner', { description: 'An organisation that is asked to be, or is, partner in a bid.' })
@Access('record')
export class BidPartnerType {
  @Field(() => ID, { description: 'Id of the entry.' })
  id!: string;

  organizationId!: string;

  @Field(() => String, { description: 'What it does in the work.' })
  role!: string;

  @Field(() => BidPartnerStateEnum, { description: 'What it says.' })
  state!: BidPartnerState;

  @Field(() => DateTimeScalar, { description: 'When it was asked.' })
  askedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it answered.' })
  answeredAt!: Date | null;
}

@ObjectType('BidGapAt', { description: 'Something that a bid lacks.' })
@Access('record')
export class BidGapAtType {
  @Field(() => BidGapEnum, { description: 'What it lacks.' })
  code!: BidGap;

  @Field(() => String, { description: 'Path of the field within the draft.' })
  field!: string;
}

@ObjectType('BidTargetVerdict', { description: 'How a promised value compares with its target.' })
@Access('record')
export class BidTargetVerdictType {
  @Field(() => String, { description: 'Id of the target within the demand.' })
  targetId!: string;

  @Field(() => BidPromiseVerdictEnum, { description: 'The comparison; of a range both ends count.' })
  verdict!: BidPromiseVerdict;
}

@ObjectType('BidProof', {
  description:
    'What proves that a bid is the one that was sealed: SHA-256 over salt and text gives the digest.',
})
@Access('record')
export class BidProof {
  @Field(() => String, { description: 'The random salt, hex, which stands before the text.' })
  salt!: string;

  @Field(() => String, { description: 'The text that was committed to: canonical JSON.' })
  text!: string;

  @Field(() => String, { description: 'The digest, hex, as the audit trail has it.' })
  digest!: string;

  @Field(() => Boolean, { description: 'Whether they agree.' })
  isIntact!: boolean;
}

@ObjectType('BidSeal', { description: 'A bid by its id, with the digest that it was sealed under.' })
@Access('record')
export class BidSealType {
  @Field(() => ID, { description: 'Id of the bid.' })
  bidId!: string;

  @Field(() => String, { description: 'Digest, hex.' })
  digest!: string;
}

@ObjectType('BiddingStanding', {
  description: 'How the organisation acted for stands to the bidding for a demand.',
})
@Access('record')
export class BiddingStanding {
  @Field(() => Boolean, { description: 'Whether bids are taken at this moment.' })
  isOpen!: boolean;

  @Field(() => DateTimeScalar, { description: 'The moment, by the clock that the deadline is judged by.' })
  at!: Date;

  @Field(() => [BiddingBarEnum], {
    description: 'What keeps the organisation from bidding; empty for nothing.',
  })
  bars!: BiddingBar[];

  @Field(() => Boolean, { description: 'Whether the viewer could begin a bid now.' })
  mayBegin!: boolean;

  @Field(() => Boolean, {
    description: 'Whether the organisation leads a bid already, also one that the viewer does not see.',
  })
  isTaken!: boolean;

  @Field(() => BidType, {
    nullable: true,
    description: 'The bid of the own side, if the viewer may know it.',
  })
  bid!: BidType | null;
}

export const BidConnection = connectionOf(BidType, 'Bid');

@InputType({ description: 'Narrows the list of own bids; what is absent does not matter.' })
export class BidFilter implements BidListFilter {
  @Field(() => [BidStateEnum], { nullable: true, description: 'In one of these states.' })
  states?: BidState[] | null;

  @Field(() => ID, { nullable: true, description: 'For this demand.' })
  demandId?: string | null;

  @Field(() => String, { nullable: true, description: "With these words in the demand's title or number." })
  text?: string | null;
}

@InputType({ description: 'Begins a bid.' })
export class BeginBidInput {
  @Field(() => ID, { description: 'The demand.' })
  demandId!: string;
}

@InputType({ description: 'A step of one bid.' })
export class BidStepInput {
  @Field(() => ID, { description: 'The bid.' })
  bidId!: string;

  @Field(() => Int, { nullable: true, description: 'Version that was seen; CONFLICT if it is stale.' })
  expectedVersion?: number | null;
}

@InputType({ description: 'Saves what is written of a bid.' })
export class SaveBidInput {
  @Field(() => ID, { description: 'The bid.' })
  bidId!: string;

  @Field(() => Int, { description: 'Version that was seen; CONFLICT if it is stale.' })
  expectedVersion!: number;

  @Field(() => BidDraftType, { description: 'All of the draft.' })
  draft!: BidDraftType;
}

@InputType({ description: 'Asks an organisation to be partner in a bid.' })
export class AskBidPartnerInput {
  @Field(() => ID, { description: 'The bid.' })
  bidId!: string;

  @Field(() => ID, { description: 'The organisation.' })
  organizationId!: string;

  @Field(() => String, { description: 'What it is to do in the work.' })
  role!: string;
}

@InputType({ description: 'Takes a partner out of a bid.' })
export class DropBidPartnerInput {
  @Field(() => ID, { description: 'The bid.' })
  bidId!: string;

  @Field(() => ID, { description: 'The partner.' })
  organizationId!: string;
}

@InputType({ description: 'Answers whether the organisation acted for takes part in a bid.' })
export class AnswerBidPartnerInput {
  @Field(() => ID, { description: 'The bid.' })
  bidId!: string;

  @Field(() => Boolean, { description: 'Whether it takes part.' })
  consents!: boolean;
}

@ObjectType({ description: 'The answer of a step of a bid.' })
@Access('record')
export class BidPayload extends Payload {
  @Field(() => BidType, { nullable: true, description: 'The bid after the step; none if it was refused.' })
  bid!: BidType | null;
}
