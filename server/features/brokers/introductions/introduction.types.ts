import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { BasisPointsScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { type DealSide, DealSideEnum } from '../../deals/deal.enums.ts';
import {
  type CommissionBasis,
  CommissionBasisEnum,
  type CommissionDueWhen,
  CommissionDueWhenEnum,
} from '../engagements/engagement.enums.ts';
import type { AgreeToClaimTerms } from './claims/agree-to-claim-terms.service.ts';
import type { ContestClaim, FindOnClaim } from './claims/answer-claim.service.ts';
import type { ClaimReference } from './claims/change-claim.ts';
import type { ProposeClaimTerms } from './claims/propose-claim-terms.service.ts';
import { Introduction } from './data/introduction.entity.ts';
import { IntroductionAnswer, IntroductionClaim } from './data/introduction-parts.entity.ts';
import {
  type IntroductionDoubt,
  IntroductionDoubtEnum,
  type IntroductionState,
  IntroductionStateEnum,
} from './introduction.enums.ts';
import type { IntroductionListFilter } from './reading/find-introductions.service.ts';
import type { RecordIntroduction } from './recording/read-introduction.ts';

/** The types by which other features show introductions. */
export { Introduction, IntroductionAnswer, IntroductionClaim };

export const IntroductionConnection = connectionOf(Introduction, 'Introduction');
export type IntroductionConnection = InstanceType<typeof IntroductionConnection>;
export const IntroductionClaimConnection = connectionOf(IntroductionClaim, 'IntroductionClaim');
export type IntroductionClaimConnection = InstanceType<typeof IntroductionClaimConnection>;

@ObjectType({ description: 'The signed head of the hash chain that proves an introduction.' })
@Access('record')
export class IntroductionSeal {
  @Field(() => Int, { description: 'Events on the chain.' })
  events!: number;

  @Field(() => String, { description: 'Hash of the last event, which holds those of all before, hex.' })
  hash!: string;

  @Field(() => String, { description: 'Ed25519 signature of the head, base64.' })
  signature!: string;

  @Field(() => Boolean, {
    description: 'Whether the chain was verified from its first event to its signature.',
  })
  isIntact!: boolean;
}

@InputType({ description: 'Narrows a list of introductions; what is absent does not matter.' })
export class IntroductionFilter implements IntroductionListFilter {
  @Field(() => [IntroductionStateEnum], { nullable: true, description: 'In one of these states.' })
  states?: IntroductionState[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Only those of which something may be owed for a deal.',
  })
  hasClaim?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Part of the title, or of the number.' })
  text?: string | null;
}

@InputType({ description: 'Records that you bring two sides together.' })
export class RecordIntroductionInput implements RecordIntroduction {
  @Field(() => ID, { nullable: true, description: 'The published result; else a demand.' })
  resultId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The open demand; else a result.' })
  demandId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The enterprise, for a result.' })
  enterpriseId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The unit, for a demand.' })
  unitId?: string | null;

  @Field(() => DealSideEnum, { description: 'The side that you act for, and ask for a commission.' })
  clientSide!: DealSide;

  @Field(() => ID, { nullable: true, description: 'Your engagement with that side, if you have one.' })
  engagementId?: string | null;

  @Field(() => String, { description: 'What you did to bring them together.' })
  note!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Months of protection, 6 to 36; 24 unless told, none under an engagement.',
  })
  protectionMonths?: number | null;

  @Field(() => String, { description: 'Key of this step: the same key does it once.' })
  idempotencyKey!: string;
}

@InputType({ description: 'A step with one introduction.' })
export class IntroductionStepInput {
  @Field(() => ID, { description: 'The introduction.' })
  introductionId!: string;

  @Field(() => Int, { nullable: true, description: 'Version that was seen; CONFLICT if it is stale.' })
  expectedVersion?: number | null;
}

@InputType({ description: 'Disputes an introduction.' })
export class DisputeIntroductionInput extends IntroductionStepInput {
  @Field(() => IntroductionDoubtEnum, { description: 'Why.' })
  doubt!: IntroductionDoubt;

  @Field(() => String, { nullable: true, description: 'Why, in words; needed for OTHER.' })
  reason?: string | null;
}

@InputType({ description: 'A step with the claim of an introduction on a deal.' })
export class IntroductionClaimStepInput implements ClaimReference {
  @Field(() => ID, { description: 'The claim.' })
  claimId!: string;

  @Field(() => Int, { nullable: true, description: 'Version that was seen; CONFLICT if it is stale.' })
  expectedVersion?: number | null;
}

@InputType({ description: 'Contests a claim before the platform.' })
export class ContestIntroductionClaimInput extends IntroductionClaimStepInput implements ContestClaim {
  @Field(() => IntroductionDoubtEnum, { description: 'Why.' })
  doubt!: IntroductionDoubt;

  @Field(() => String, { nullable: true, description: 'Why, in words; needed for OTHER.' })
  reason?: string | null;
}

@InputType({ description: 'Decides on a contested claim.' })
export class FindOnIntroductionClaimInput extends IntroductionClaimStepInput implements FindOnClaim {
  @Field(() => Boolean, { description: 'Whether the deal rests on the introduction.' })
  isAdmitted!: boolean;

  @Field(() => String, { description: 'Why it is found so.' })
  reason!: string;
}

@InputType({ description: 'Proposes to the client how the commission for a found deal is reckoned.' })
export class ProposeIntroductionClaimTermsInput
  extends IntroductionClaimStepInput
  implements ProposeClaimTerms
{
  @Field(() => CommissionBasisEnum, { description: 'CONTRACT_AMOUNT, RECEIVED or FIXED.' })
  basis!: CommissionBasis;

  @Field(() => BasisPointsScalar, { nullable: true, description: 'Rate of the base; none for FIXED.' })
  basisPoints!: number | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'The sum, for FIXED.' })
  fixed!: bigint | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'Most that is paid altogether; none for no cap.' })
  cap!: bigint | null;

  @Field(() => CommissionDueWhenEnum, { description: 'When it falls due.' })
  due!: CommissionDueWhen;

  @Field(() => BasisPointsScalar, { description: "The agency's part; the rest is the broker's own." })
  agencyBasisPoints!: number;

  @Field(() => String, { description: 'What it is for, in words.' })
  scopeText!: string;

  @Field(() => String, { description: 'What the broker did and owes the client, in words.' })
  duties!: string;
}

@InputType({ description: 'Agrees to the terms that were proposed for a found deal.' })
export class AgreeToIntroductionClaimTermsInput
  extends IntroductionClaimStepInput
  implements AgreeToClaimTerms
{
  @Field(() => String, { description: 'Digest of the terms as they were shown.' })
  digest!: string;
}

@ObjectType({ description: 'The introduction after a step, or why nothing was changed.' })
@Access('record')
export class IntroductionPayload extends Payload {
  @Field(() => Introduction, { nullable: true, description: 'The introduction as it is now.' })
  introduction!: Introduction | null;
}
