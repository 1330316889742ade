import { Field, ID, InputType, Int } from 'type-graphql';
import { BasisPointsScalar, DateScalar } from '../../../platform/graphql/scalars.ts';
import type { AcceptTerms, DeclineTerms } from './agreeing/answer-terms.service.ts';
import type { ProposeEngagement } from './agreeing/propose-engagement.service.ts';
import type { ProposeTerms } from './agreeing/propose-terms.service.ts';
import type { AskedPart } from './agreeing/read-parts.ts';
import type { AskedTerms } from './agreeing/read-proposal.ts';
import type { SignTerms } from './agreeing/sign-terms.service.ts';
import type { EngagementReference } from './change-engagement.ts';
import type { ClaimReference, NameEngagement } from './claims/answer-claim.service.ts';
import {
  type BeneficiaryRole,
  BeneficiaryRoleEnum,
  type EngagementSide,
  EngagementSideEnum,
  type EngagementState,
  EngagementStateEnum,
} from './engagement.enums.ts';
import { type EngagementPosition, EngagementPositionEnum, MandateType } from './engagement.types.ts';
import { CommissionFieldsInput } from './example/example.types.ts';
import type { EngagementsFilter } from './reading/find-engagements.service.ts';

@InputType({ description: 'Who is to share a commission: by an earlier key, as broker, or as organisation.' })
export class EngagementPartInput implements AskedPart {
  @Field(() => BeneficiaryRoleEnum, { description: 'As what.' })
  role!: BeneficiaryRole;

  @Field(() => String, { nullable: true, description: 'Key of who shares already.' })
  key?: string | null;

  @Field(() => ID, { nullable: true, description: 'The broker.' })
  brokerId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The organisation; not needed for the part of the platform.',
  })
  organizationId?: string | null;

  @Field(() => BasisPointsScalar, { description: 'Share of the commission.' })
  basisPoints!: number;
}

@InputType({ description: 'Terms of a commission with who shares it.' })
export class EngagementTermsInput extends CommissionFieldsInput implements AskedTerms {
  @Field(() => [EngagementPartInput], { description: 'Who shares it; together the whole.' })
  beneficiaries!: EngagementPartInput[];
}

@InputType({ description: 'An engagement to be proposed.' })
export class ProposeEngagementInput implements ProposeEngagement {
  @Field(() => EngagementSideEnum, { description: 'For which side the broker is to work.' })
  side!: EngagementSide;

  @Field(() => ID, { description: 'The client.' })
  clientOrganizationId!: string;

  @Field(() => ID, { nullable: true, description: 'The leading broker; none where you are it.' })
  leadBrokerId?: string | null;

  @Field(() => MandateType, { description: 'What the broker is engaged for.' })
  mandate!: MandateType;

  @Field(() => EngagementTermsInput, { description: 'The commission.' })
  terms!: EngagementTermsInput;

  @Field(() => String, { nullable: true, description: 'What you say to it.' })
  note?: string | null;

  @Field(() => ID, { nullable: true, description: 'A deal of the client that it is about.' })
  dealId?: string | null;
}

@InputType({ description: 'A step with an engagement.' })
export class EngagementStepInput implements EngagementReference {
  @Field(() => ID, { description: 'The engagement.' })
  engagementId!: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'Other terms of an engagement.' })
export class ProposeEngagementTermsInput extends EngagementStepInput implements ProposeTerms {
  @Field(() => MandateType, {
    nullable: true,
    description: 'What the broker is engaged for, where that changes; fixed once all have signed.',
  })
  mandate?: MandateType | null;

  @Field(() => EngagementTermsInput, { description: 'The commission.' })
  terms!: EngagementTermsInput;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day of later terms of an active engagement; tomorrow unless told.',
  })
  agreedFrom?: string | null;

  @Field(() => String, { nullable: true, description: 'What you say to it.' })
  note?: string | null;
}

@InputType({ description: 'Acceptance of proposed terms.' })
export class AcceptEngagementTermsInput extends EngagementStepInput implements AcceptTerms {
  @Field(() => String, { description: 'Digest of the terms that were read.' })
  digest!: string;
}

@InputType({ description: 'A signature over accepted terms.' })
export class SignEngagementTermsInput extends AcceptEngagementTermsInput implements SignTerms {
  @Field(() => String, { description: 'For whom: client, or the key of a beneficiary.' })
  partyKey!: string;
}

@InputType({ description: 'A step with an engagement that needs a reason.' })
export class EngagementReasonInput extends EngagementStepInput implements DeclineTerms {
  @Field(() => String, { description: 'The reason.' })
  reason!: string;
}

@InputType({ description: 'Naming an engagement in a deal.' })
export class NameEngagementInput implements NameEngagement {
  @Field(() => ID, { description: 'The engagement.' })
  engagementId!: string;

  @Field(() => ID, { nullable: true, description: 'The deal; or its number.' })
  dealId?: string | null;

  @Field(() => String, { nullable: true, description: 'Number of the deal.' })
  dealNumber?: string | null;
}

@InputType({ description: 'A step with a claim on a deal.' })
export class EngagementClaimStepInput implements ClaimReference {
  @Field(() => ID, { description: 'The claim.' })
  claimId!: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'A step with a claim on a deal that needs a reason.' })
export class EngagementClaimReasonInput extends EngagementClaimStepInput {
  @Field(() => String, { description: 'The reason.' })
  reason!: string;
}

@InputType({ description: 'Which engagements.' })
export class EngagementListFilter implements EngagementsFilter {
  @Field(() => EngagementPositionEnum, { nullable: true, description: 'Those in which you are this.' })
  as?: EngagementPosition | null;

  @Field(() => [EngagementStateEnum], { nullable: true, description: 'In one of these states.' })
  states?: EngagementState[] | null;

  @Field(() => String, { nullable: true, description: 'In number and words of the scope.' })
  text?: string | null;
}
