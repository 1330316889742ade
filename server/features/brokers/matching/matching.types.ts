import { MaxLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { BasisPointsScalar, DateScalar } from '../../../platform/graphql/scalars.ts';
import { type MatchVerdict, MatchVerdictEnum } from '../../demands/matching/match.enums.ts';
import { BrokerInvitation } from './data/broker-invitation.entity.ts';
import { BrokerWish } from './data/broker-wish.entity.ts';
import {
  type BrokerBar,
  BrokerBarEnum,
  type BrokerDeclineReason,
  BrokerDeclineReasonEnum,
  type BrokerFitCode,
  BrokerFitCodeEnum,
  type BrokerInvitationState,
  BrokerInvitationStateEnum,
  type BrokerInvitationWay,
  BrokerInvitationWayEnum,
  type BrokerSubjectKind,
  BrokerSubjectKindEnum,
  type WantedKind,
  WantedKindEnum,
} from './matching.enums.ts';

export { BrokerInvitation, BrokerWish };

export const BrokerInvitationConnection = connectionOf(BrokerInvitation, 'BrokerInvitation');
export const BrokerWishConnection = connectionOf(BrokerWish, 'BrokerWish');

@ObjectType({ description: 'One line of the explanation why a broker fits.' })
@Access('record')
export class BrokerCriterion {
  @Field(() => BrokerFitCodeEnum, { description: 'What it is about.' })
  code!: BrokerFitCode;

  @Field(() => MatchVerdictEnum, { description: 'What it says.' })
  verdict!: MatchVerdict;

  @Field(() => Int, { description: 'What it adds to the score, in basis points of the best.' })
  points!: number;

  @Field(() => Int, { description: 'The most that it could add.' })
  most!: number;

  @Field(() => [String], { description: 'What is looked for; see the code.' })
  wanted!: string[];

  @Field(() => [String], { description: 'What is known; see the code.' })
  found!: string[];
}

@ObjectType({ description: 'A broker who was found for something, with reasons.' })
@Access('record')
export class BrokerMatch {
  brokerId!: string;

  @Field(() => BasisPointsScalar, { description: 'How well the broker fits, in basis points of the best.' })
  score!: number;

  @Field(() => [BrokerCriterion], { description: 'Why, criterion by criterion.' })
  criteria!: BrokerCriterion[];

  @Field(() => [BrokerBarEnum], { description: 'Why the broker cannot be engaged; empty for who can.' })
  bars!: readonly BrokerBar[];
}

@ObjectType({ description: 'Brokers for a result, a demand or a deal.' })
@Access('record')
export class BrokerRankingView {
  @Field(() => [BrokerMatch], { description: 'Those who can be engaged, the best first.' })
  ranked!: BrokerMatch[];

  @Field(() => [BrokerMatch], { description: 'Those who cannot, with the reason.' })
  barred!: BrokerMatch[];

  @Field(() => Int, { description: 'How many brokers were looked at.' })
  considered!: number;
}

@InputType({ description: 'Narrows the wanted board.' })
export class BrokerWishFilterInput {
  @Field(() => [WantedKindEnum], { nullable: true, description: 'Only these kinds.' })
  kinds?: WantedKind[] | null;

  @Field(() => [String], { nullable: true, description: 'Only of these provincial sectors, by code.' })
  sectors?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Only of this province by GB/T 2260.' })
  provinceCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Part of the title.' })
  text?: string | null;
}

@InputType({ description: 'Narrows invitations and offers.' })
export class BrokerInvitationFilterInput {
  @Field(() => BrokerInvitationWayEnum, { nullable: true, description: 'Only these.' })
  way?: BrokerInvitationWay | null;

  @Field(() => [BrokerInvitationStateEnum], { nullable: true, description: 'Only in these states.' })
  states?: BrokerInvitationState[] | null;

  @Field(() => BrokerSubjectKindEnum, { nullable: true, description: 'Only about this; with its id.' })
  subjectKind?: BrokerSubjectKind | null;

  @Field(() => ID, { nullable: true, description: 'Only about this; with its kind.' })
  subjectId?: string | null;
}

@InputType({ description: 'A result or a demand that wants a broker.' })
export class BrokerWishRefInput {
  @Field(() => WantedKindEnum, { description: 'What it is.' })
  kind!: WantedKind;

  @Field(() => ID, { description: 'Which.' })
  subjectId!: string;

  @Field(() => Int, { nullable: true, description: 'The version that was seen; 0 for none yet.' })
  expectedVersion?: number | null;
}

@InputType({ description: 'Puts a result or a demand on the wanted board, or changes what stands there.' })
export class WantBrokerInput extends BrokerWishRefInput {
  @Field(() => String, { description: 'What is wanted and offered, in short; at most 500 characters.' })
  @MaxLength(5000)
  terms!: string;

  @Field(() => BasisPointsScalar, { nullable: true, description: 'Commission thought of.' })
  basisPoints?: number | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day on which a broker is wanted.' })
  untilDay?: string | null;
}

@InputType({ description: 'What one side writes to the other.' })
class BrokerApproachInput {
  @Field(() => ID, { description: 'The result, the demand or the deal.' })
  subjectId!: string;

  @Field(() => String, { description: 'What is written.' })
  @MaxLength(5000)
  message!: string;

  @Field(() => String, { nullable: true, description: 'Terms thought of, in short.' })
  @MaxLength(5000)
  terms?: string | null;

  @Field(() => Int, { nullable: true, description: 'Days to answer, 1 to 60; 14 unless told.' })
  days?: number | null;
}

@InputType({ description: 'Invites a broker.' })
export class InviteBrokerInput extends BrokerApproachInput {
  @Field(() => BrokerSubjectKindEnum, { description: 'What it is about.' })
  kind!: BrokerSubjectKind;

  @Field(() => ID, { description: 'The broker.' })
  brokerId!: string;
}

@InputType({ description: 'Offers the own work to a client who wants a broker.' })
export class OfferToBrokerInput extends BrokerApproachInput {
  @Field(() => WantedKindEnum, { description: 'What it is about.' })
  kind!: WantedKind;
}

@InputType({ description: 'An invitation or an offer.' })
export class BrokerInvitationStepInput {
  @Field(() => ID, { description: 'Which.' })
  invitationId!: string;

  @Field(() => Int, { nullable: true, description: 'The version that was seen.' })
  expectedVersion?: number | null;
}

@InputType({ description: 'Declines an invitation or an offer.' })
export class DeclineBrokerInvitationInput extends BrokerInvitationStepInput {
  @Field(() => BrokerDeclineReasonEnum, { description: 'Why.' })
  reason!: BrokerDeclineReason;

  @Field(() => String, { nullable: true, description: 'In words; needed for OTHER.' })
  @MaxLength(5000)
  note?: string | null;
}

@ObjectType({ description: 'Answer of the steps of a wish for a broker.' })
@Access('record')
export class BrokerWishPayload extends Payload {
  @Field(() => BrokerWish, { nullable: true, description: 'The wish; none if nothing was done.' })
  wish!: BrokerWish | null;
}

@ObjectType({ description: 'Answer of the steps of an invitation or an offer.' })
@Access('record')
export class BrokerInvitationPayload extends Payload {
  @Field(() => BrokerInvitation, { nullable: true, description: 'It; none if nothing was done.' })
  invitation!: BrokerInvitation | null;
}
