import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { describedEnum } from '../../../platform/graphql/described-enum.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import {
  BasisPointsScalar,
  DateScalar,
  DateTimeScalar,
  MoneyScalar,
} from '../../../platform/graphql/scalars.ts';
import { DealEngagement } from './data/deal-engagement.entity.ts';
import { Engagement } from './data/engagement.entity.ts';
import { EngagementSignature, EngagementTerms, type Mandate } from './data/engagement-parts.entity.ts';
import {
  type BeneficiaryKind,
  BeneficiaryKindEnum,
  type BeneficiaryRole,
  BeneficiaryRoleEnum,
  type CommissionBasis,
  CommissionBasisEnum,
  type CommissionDueWhen,
  CommissionDueWhenEnum,
  type EngagementPayer,
  EngagementPayerEnum,
  type TierWay,
  TierWayEnum,
} from './engagement.enums.ts';
import type { CommissionPart, CommissionTerms, CommissionTier } from './terms/commission-terms.ts';

/** The types by which other features show engagements. */
export { DealEngagement, Engagement, EngagementSignature, EngagementTerms };

export const EngagementActionEnum = describedEnum(
  'EngagementAction',
  'What you can do with an engagement now.',
  {
    PROPOSE_TERMS: 'Propose other terms.',
    ACCEPT_TERMS: 'Accept the proposed terms.',
    DECLINE_TERMS: 'Decline what is proposed, or refuse to sign it.',
    SIGN_TERMS: 'Sign the accepted terms.',
    NAME_DEAL: 'Name it in a deal.',
    FULFIL: 'Say that it is fulfilled.',
    END: 'End it.',
  },
);
export type EngagementAction = keyof typeof EngagementActionEnum;

export const EngagementPositionEnum = describedEnum(
  'EngagementPosition',
  'What the reader is in an engagement.',
  {
    CLIENT: 'The client, or reads for it.',
    BROKER: 'The leading broker.',
    SHARES: 'Shares the commission.',
  },
);
export type EngagementPosition = keyof typeof EngagementPositionEnum;

export const ClaimActionEnum = describedEnum(
  'DealEngagementAction',
  'What you can do with a claim on a deal now.',
  {
    ADMIT: 'Admit it.',
    CONTEST: 'Contest it.',
    WITHDRAW: 'Take it back.',
    CONSENT_TO_BOTH_SIDES: "Consent to the brokers' acting for both sides.",
  },
);
export type ClaimAction = keyof typeof ClaimActionEnum;

export const EngagementConflictEnum = describedEnum(
  'EngagementConflict',
  'What is to be settled between brokers before a deal is signed.',
  {
    UNANSWERED: 'A claim waits for an answer.',
    CONTESTED: 'A claim is contested.',
    SEVERAL: 'Several engagements of one side claim the deal.',
    NOT_SIGNED: 'An engagement that claims it is not signed by all.',
    BOTH_SIDES: 'A broker acts for both sides, and a side has not consented.',
    EXCLUSIVE_ELSEWHERE: 'An exclusive engagement for the result is active and claims nothing here.',
  },
);
export type EngagementConflict = keyof typeof EngagementConflictEnum;

const tier = 'A rate from a mark of the base on.';
@ObjectType('EngagementCommissionTier', { description: tier })
@InputType('EngagementCommissionTierInput', { description: tier })
@Access('record')
export class CommissionTierType implements CommissionTier {
  @Field(() => MoneyScalar, { description: 'Mark of the base from which on it counts; of the first zero.' })
  from!: bigint;

  @Field(() => BasisPointsScalar, { description: 'The rate.' })
  basisPoints!: number;
}

@ObjectType('EngagementBeneficiary', { description: 'Who shares a commission.' })
@Access('record')
export class CommissionPartType implements CommissionPart {
  @Field(() => String, { description: 'Names the beneficiary over all versions of the terms.' })
  key!: string;

  @Field(() => BeneficiaryRoleEnum, { description: 'As what.' })
  role!: BeneficiaryRole;

  @Field(() => BeneficiaryKindEnum, { description: 'An organisation or a person.' })
  kind!: BeneficiaryKind;

  @Field(() => ID, { nullable: true, description: 'The organisation.' })
  organizationId!: string | null;

  userId!: string | null;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => BasisPointsScalar, { description: 'Share of the commission.' })
  basisPoints!: number;
}

@ObjectType('EngagementCommission', { description: 'What was agreed about a commission (INC-9).' })
@Access('record')
export class CommissionTermsType implements CommissionTerms {
  @Field(() => CommissionBasisEnum, { description: 'What it is reckoned from.' })
  basis!: CommissionBasis;

  @Field(() => TierWayEnum, { description: 'How the tiers work.' })
  way!: TierWay;

  @Field(() => [CommissionTierType], { description: 'Rates by size; none for a fixed sum.' })
  tiers!: CommissionTier[];

  @Field(() => MoneyScalar, { nullable: true, description: 'The fixed sum.' })
  fixed!: bigint | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'Most that is paid altogether.' })
  cap!: bigint | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'Least that is paid once anything is due.' })
  minimum!: bigint | null;

  @Field(() => EngagementPayerEnum, { description: 'Who pays.' })
  payer!: EngagementPayer;

  @Field(() => CommissionDueWhenEnum, { description: 'When it falls due.' })
  due!: CommissionDueWhen;

  @Field(() => Int, { description: 'Months after the end for which introductions are protected.' })
  protectionMonths!: number;

  @Field(() => [CommissionPartType], { description: 'Who shares it; together the whole.' })
  beneficiaries!: CommissionPart[];
}

const mandate = 'What a broker is engaged for.';
@ObjectType('EngagementMandate', { description: mandate })
@InputType('EngagementMandateInput', { description: mandate })
@Access('record')
export class MandateType implements Mandate {
  @Field(() => ID, {
    nullable: true,
    description: 'The result; none for a demand, or for what the words say.',
  })
  resultId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The demand.' })
  demandId!: string | null;

  @Field(() => String, { description: 'In words.' })
  scopeText!: string;

  @Field(() => Boolean, { description: 'Whether the client engages nobody else for it.' })
  isExclusive!: boolean;

  @Field(() => DateScalar, { description: 'First day.' })
  startsOn!: string;

  @Field(() => DateScalar, { description: 'Last day.' })
  endsOn!: string;

  @Field(() => String, { description: 'What the broker owes the client, in words.' })
  duties!: string;

  @Field(() => Boolean, { description: 'Whether the brokers may know the confidential part of it.' })
  confidentialAccess!: boolean;
}

@ObjectType('EngagementSigner', { description: 'Who has to sign a version, and whether they did.' })
@Access('record')
export class EngagementSigner {
  @Field(() => String, { description: 'client, or the key of a beneficiary.' })
  key!: string;

  @Field(() => BeneficiaryRoleEnum, { nullable: true, description: 'As what; none for the client.' })
  role!: BeneficiaryRole | null;

  @Field(() => String, { description: 'Name of the party.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Who signed for it.' })
  signedBy!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was signed.' })
  signedAt!: Date | null;

  @Field(() => Boolean, { description: 'Whether you can sign for it now.' })
  canSign!: boolean;
}

@ObjectType('EngagementSubject', { description: 'What an engagement is about.' })
@Access('record')
export class EngagementSubjectType {
  @Field(() => ID, { description: 'Id of the result or of the demand.' })
  id!: string;

  @Field(() => Boolean, { description: 'Whether it is a demand; else it is a result.' })
  isDemand!: boolean;

  @Field(() => String, { description: 'Its title.' })
  title!: string;
}

@ObjectType('EngagedDeal', { description: 'What a broker may know of a deal that an engagement claims.' })
@Access('record')
export class EngagedDeal {
  @Field(() => ID, { description: 'Id of the deal.' })
  id!: string;

  @Field(() => String, { description: 'Its number.' })
  number!: string;

  @Field(() => String, { nullable: true, description: 'Its title, once the claim is admitted.' })
  title!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the other side, once the claim is admitted.' })
  otherSide!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was signed, once admitted.' })
  signedAt!: Date | null;

  @Field(() => Boolean, { description: 'Whether you can open it.' })
  isOpenToYou!: boolean;
}

export const EngagementConnection = connectionOf(Engagement, 'Engagement');

@ObjectType({ description: 'The answer of a step with an engagement.' })
@Access('record')
export class EngagementPayload extends Payload {
  @Field(() => Engagement, { nullable: true, description: 'The engagement; none where it was refused.' })
  engagement!: Engagement | null;
}

@ObjectType({ description: 'The answer of a step with a claim on a deal.' })
@Access('record')
export class DealEngagementPayload extends Payload {
  @Field(() => DealEngagement, { nullable: true, description: 'The claim; none where it was refused.' })
  claim!: DealEngagement | null;
}
