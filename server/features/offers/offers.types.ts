import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { RuleQuote } from '../../platform/errors.ts';
import { Access } from '../../platform/graphql/access.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Payload } from '../../platform/graphql/payload.types.ts';
import { DateScalar } from '../../platform/graphql/scalars.ts';
import { ErrorParam, RuleReference } from '../../platform/graphql/user-error.types.ts';
import { Offer } from './data/offer.entity.ts';
import type { PayAfterUseVerdict } from './eligibility/pay-after-use-verdict.ts';
import {
  type OfferPricing,
  OfferPricingEnum,
  type OfferState,
  OfferStateEnum,
  type PolicyReason,
  PolicyReasonEnum,
} from './offer.enums.ts';
import type { OfferListFilter } from './reading/find-offers.service.ts';
import type { OfferFields } from './steps/write-offer.service.ts';
import { TermsModeEnum } from './terms/terms.enums.ts';
import type { TermsMode } from './terms/terms.ts';
import { DealTerms } from './terms/terms.types.ts';

export type { PayAfterUseVerdict };
/** The types by which other features show offers and verdicts. */
export { Offer };

export const OfferConnection = connectionOf(Offer, 'Offer');

@ObjectType('PayAfterUseVerdict', {
  description:
    'Whether an enterprise is supported by the policy of pay after use (PAU-1), with the figures it was judged by (PAU-6).',
})
@Access('record')
export class PayAfterUseVerdictType implements PayAfterUseVerdict {
  @Field(() => Boolean, {
    description:
      'Whether it may use the name of the policy; if not, it can have the same terms as an ordinary license.',
  })
  eligible!: boolean;

  @Field(() => [PolicyReasonEnum], { description: 'Why.' })
  reasons!: PolicyReason[];

  @Field(() => String, { description: 'Its size class by the figures, or NOT_CLASSIFIABLE.' })
  sizeClass!: string;

  @Field(() => String, { nullable: true, description: 'Row of the standard, such as INDUSTRY.' })
  sizeRow!: string | null;

  @Field(() => String, { nullable: true, description: 'Its industry by GB/T 4754.' })
  industry!: string | null;

  @Field(() => Int, { nullable: true, description: 'Heads.' })
  employees!: number | null;

  @Field(() => String, { nullable: true, description: 'Yearly revenue, yuan with two decimals.' })
  revenue!: string | null;

  @Field(() => String, { nullable: true, description: 'Assets, yuan with two decimals.' })
  assets!: string | null;

  @Field(() => [ErrorParam], {
    description: 'Heads and sums in yuan, with the floors they were compared with.',
  })
  figures!: ErrorParam[];

  @Field(() => String, { description: 'Its province by GB/T 2260.' })
  provinceCode!: string;

  @Field(() => Boolean, { description: "Whether it is in the owner's province." })
  sameProvince!: boolean;

  @Field(() => String, { nullable: true, description: 'Id of the rule; null where the province has none.' })
  ruleId!: string | null;

  @Field(() => RuleReference, { nullable: true, description: 'The rule, quoted.' })
  rule!: RuleQuote | null;
}

@ObjectType({ description: 'The offer after a step, or why nothing was changed.' })
@Access('record')
export class OfferPayload extends Payload {
  @Field(() => Offer, { nullable: true, description: 'The offer as it is now.' })
  offer!: Offer | null;
}

@InputType({ description: 'Narrows the list of offers; what is absent does not matter.' })
export class OfferFilter implements OfferListFilter {
  @Field(() => ID, { nullable: true, description: 'Of this result.' })
  resultId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this organisation.' })
  organizationId?: string | null;

  @Field(() => [OfferStateEnum], { nullable: true, description: 'In these states.' })
  states?: OfferState[] | null;

  @Field(() => [TermsModeEnum], { nullable: true, description: 'With these modes.' })
  modes?: TermsMode[] | null;

  @Field(() => [OfferPricingEnum], { nullable: true, description: 'With these ways of setting the price.' })
  pricings?: OfferPricing[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Only standing ones, or only others.' })
  isStanding?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only with pay after use, or only without.' })
  payAfterUse?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those directed to the organisation acted for.' })
  directedToMe?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Part of the title.' })
  text?: string | null;
}

@InputType({ description: 'What an offer is made of.' })
abstract class OfferContentInput implements OfferFields {
  @Field(() => String, { description: 'What it is called; empty only in a draft.' })
  title!: string;

  @Field(() => DealTerms, { description: 'What it proposes.' })
  terms!: DealTerms;

  @Field(() => OfferPricingEnum, { description: 'How the price is set.' })
  pricing!: OfferPricing;

  @Field(() => Boolean, { description: 'Whether an enterprise can accept it at once.' })
  isStanding!: boolean;

  @Field(() => ID, { nullable: true, description: 'The enterprise it is for; null for everybody.' })
  directedToId?: string | null;

  @Field(() => Boolean, { description: 'Whether it bears the name of the policy of pay after use.' })
  bearsPolicyName!: boolean;

  @Field(() => String, { nullable: true, description: 'What the owner says beside the terms.' })
  note?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Last day on which it is open.' })
  closesOn?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why the guaranteed sum may lie below the valuation of a third party (PRC-5).',
  })
  belowValuationReason?: string | null;
}

@InputType({ description: 'A new offer.' })
export class DraftOfferInput extends OfferContentInput {
  @Field(() => ID, { description: 'The result that is offered.' })
  resultId!: string;
}

@InputType({ description: 'A changed offer.' })
export class EditOfferInput extends OfferContentInput {
  @Field(() => ID, { description: 'Which offer.' })
  offerId!: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'Which offer, for a step.' })
export class OfferStepInput {
  @Field(() => ID, { description: 'Which offer.' })
  offerId!: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'Which offer, and why.' })
export class OfferReasonInput extends OfferStepInput {
  @Field(() => String, { description: 'The reason, which is kept.' })
  reason!: string;
}

@InputType({ description: 'The call of a collective decision on an offer.' })
export class CallOfferDecisionInput extends OfferStepInput {
  @Field(() => [ID], { nullable: true, description: 'Users who take part; null for the whole leadership.' })
  memberIds?: string[] | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day of the meeting.' })
  meetingOn?: string | null;
}

@InputType({ description: 'The publication of the notice of an offer.' })
export class PublishOfferNoticeInput extends OfferStepInput {
  @Field(() => Int, {
    nullable: true,
    description: "Full calendar days; null for what the rule and the unit's settings ask for.",
  })
  days?: number | null;
}
