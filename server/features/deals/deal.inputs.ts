import { Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar } from '../../platform/graphql/scalars.ts';
import { type NoticeAudience, NoticeAudienceEnum } from '../notices/notices.enums.ts';
import { DealTerms } from '../offers/terms/terms.types.ts';
import {
  type DealCheckKind,
  DealCheckKindEnum,
  type DealCheckOutcome,
  DealCheckOutcomeEnum,
  type DealDocumentKind,
  DealDocumentKindEnum,
  type LeaderPosition,
  LeaderPositionEnum,
  type PartyConsent,
  PartyConsentEnum,
  type RelationDeclaration,
  RelationDeclarationEnum,
  type ValuationChoice,
  ValuationChoiceEnum,
} from './deal.enums.ts';

@InputType({ description: 'What an enterprise declares when it asks.' })
abstract class AskingInput {
  @Field(() => RelationDeclarationEnum, {
    description: 'Whether the enterprise is related to the unit or the completers.',
  })
  relation!: RelationDeclaration;

  @Field(() => String, { nullable: true, description: 'How it is related; needed where it is.' })
  relationExplanation?: string | null;

  @Field(() => Boolean, { description: 'Whether a foreign party takes part (REG-13).' })
  foreignParty!: boolean;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the same terms are asked for as an ordinary license, without the name of the policy (PAU-1).',
  })
  asOrdinary?: boolean | null;
}

@InputType({ description: 'Asks for a deal, by an offer or for a published result.' })
export class RequestDealInput extends AskingInput {
  @Field(() => ID, { nullable: true, description: 'The offer.' })
  offerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The result, where it is asked for without an offer.' })
  resultId?: string | null;

  @Field(() => DealTerms, {
    nullable: true,
    description: 'Terms that the enterprise proposes; else those of the offer.',
  })
  terms?: DealTerms | null;

  @Field(() => String, { description: 'A word to the unit.' })
  message!: string;
}

@InputType({ description: 'Accepts a standing offer.' })
export class AcceptStandingOfferInput extends AskingInput {
  @Field(() => ID, { description: 'The offer.' })
  offerId!: string;

  @Field(() => String, { description: 'Digest of the terms that were read; CONFLICT if they changed.' })
  termsDigest!: string;
}

@InputType({ description: 'A step of one deal.' })
export class DealStepInput {
  @Field(() => ID, { description: 'The deal.' })
  dealId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that was seen; CONFLICT if it is not the present one. Left out: any.',
  })
  expectedVersion?: number | null;
}

@InputType({ description: 'Ends a deal, or takes it back to negotiating.' })
export class EndDealInput extends DealStepInput {
  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'Proposes terms.' })
export class ProposeTermsInput extends DealStepInput {
  @Field(() => DealTerms, { description: 'The terms.' })
  terms!: DealTerms;

  @Field(() => String, { nullable: true, description: 'A word to the other side.' })
  note?: string | null;
}

@InputType({ description: 'Accepts the proposal that waits.' })
export class AcceptTermsInput extends DealStepInput {
  @Field(() => Int, { description: 'Its number.' })
  proposalNumber!: number;

  @Field(() => String, { description: 'Digest of the terms that were read; CONFLICT if others wait by now.' })
  termsDigest!: string;
}

@InputType({ description: 'Declares whether a side is related to the other.' })
export class DeclareRelationInput extends DealStepInput {
  @Field(() => RelationDeclarationEnum, { description: 'Whether it is.' })
  relation!: RelationDeclaration;

  @Field(() => String, { nullable: true, description: 'How; needed where it is.' })
  explanation?: string | null;

  @Field(() => Boolean, { description: 'Whether a foreign party takes part (REG-13).' })
  foreignParty!: boolean;
}

@InputType({ description: 'A completer who leads the unit.' })
export class DealLeaderInput {
  @Field(() => ID, { nullable: true, description: 'The completer; needed where two have one name.' })
  completerId?: string | null;

  @Field(() => String, { description: 'Name of the completer.' })
  completerName!: string;

  @Field(() => LeaderPositionEnum, { description: 'Head or other leader.' })
  position!: LeaderPosition;

  @Field(() => Boolean, { description: 'Whether the leader takes shares.' })
  takesEquity!: boolean;
}

@InputType({ description: 'Says which completers lead the unit (INC-8); an empty list: none.' })
export class DeclareLeadersInput extends DealStepInput {
  @Field(() => [DealLeaderInput], { description: 'The leaders among the completers.' })
  leaders!: DealLeaderInput[];
}

@InputType({ description: 'Records what a co-owner says to the agreed terms.' })
export class RecordPartyConsentInput extends DealStepInput {
  @Field(() => ID, { description: 'The co-owner.' })
  partyId!: string;

  @Field(() => PartyConsentEnum, { description: 'What it says.' })
  consent!: PartyConsent;

  @Field(() => ID, { nullable: true, description: 'The paper; needed for a consent.' })
  fileId?: string | null;
}

@InputType({ description: 'Writes to the other side.' })
export class PostDealMessageInput {
  @Field(() => ID, { description: 'The deal.' })
  dealId!: string;

  @Field(() => String, { description: 'The message.' })
  text!: string;

  @Field(() => [ID], { nullable: true, description: 'Files with it.' })
  fileIds?: string[] | null;
}

@InputType({ description: 'Puts a document into the case.' })
export class AddDealDocumentInput {
  @Field(() => ID, { description: 'The deal.' })
  dealId!: string;

  @Field(() => ID, { description: 'The file.' })
  fileId!: string;

  @Field(() => DealDocumentKindEnum, { description: 'What it is.' })
  kind!: DealDocumentKind;

  @Field(() => String, { nullable: true, description: 'A remark.' })
  note?: string | null;
}

@InputType({ description: 'Offers the confidential part against a promise.' })
export class OpenConfidentialityInput extends DealStepInput {
  @Field(() => String, { description: 'What is promised.' })
  text!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Last day on which it can be read.' })
  expiresOn?: string | null;
}

@InputType({
  description:
    'Records why the price may lie below a valuation (PRC-5), or what was decided about valuing (PRC-4).',
})
export class RecordPriceReasonInput extends DealStepInput {
  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => ValuationChoiceEnum, { nullable: true, description: 'What was decided about valuing.' })
  choice?: ValuationChoice | null;
}

@InputType({ description: 'Calls the collective decision (PRC-6).' })
export class CallDealDecisionInput extends DealStepInput {
  @Field(() => DateScalar, { nullable: true, description: 'Day of the meeting.' })
  meetingOn?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Users who take part; the whole leadership unless told.',
  })
  memberIds?: string[] | null;
}

@InputType({ description: 'Publishes the notice (PRC-2).' })
export class PublishDealNoticeInput extends DealStepInput {
  @Field(() => Int, {
    nullable: true,
    description: 'Full days; what the rule and the unit ask for unless told.',
  })
  days?: number | null;

  @Field(() => NoticeAudienceEnum, {
    nullable: true,
    description: "Who may read it: the unit's setting decides, and refuses a wider one than it allows.",
  })
  audience?: NoticeAudience | null;
}

@InputType({ description: 'Records what the supervising department said (REG-6).' })
export class RecordApprovalInput extends DealStepInput {
  @Field(() => String, { description: 'The department.' })
  department!: string;

  @Field(() => String, { description: 'Number of its paper.' })
  reference!: string;

  @Field(() => Boolean, { description: 'Whether it approved.' })
  approved!: boolean;

  @Field(() => DateScalar, { description: 'Day of its decision.' })
  decidedOn!: string;

  @Field(() => ID, { nullable: true, description: 'Its paper; needed for an approval.' })
  fileId?: string | null;
}

@InputType({ description: 'Records that an approval was filed with the finance department.' })
export class RecordFilingInput extends DealStepInput {
  @Field(() => ID, { description: 'The approval.' })
  approvalId!: string;

  @Field(() => DateScalar, { description: 'Day of the filing.' })
  filedOn!: string;
}

@InputType({ description: 'Records a check of export control or ethics (REG-13).' })
export class RecordDealCheckInput extends DealStepInput {
  @Field(() => DealCheckKindEnum, { description: 'What was checked.' })
  kind!: DealCheckKind;

  @Field(() => DealCheckOutcomeEnum, { description: 'How it ended.' })
  outcome!: DealCheckOutcome;

  @Field(() => String, { nullable: true, description: 'A remark.' })
  note?: string | null;

  @Field(() => ID, { nullable: true, description: "A paper; needed for the authority's leave." })
  fileId?: string | null;
}
