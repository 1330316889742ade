import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { RuleQuote } from '../../../platform/errors.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import type { PayAfterUseVerdict } from '../../offers/eligibility/pay-after-use-verdict.ts';
import { OfferPricingEnum } from '../../offers/offer.enums.ts';
import type { Terms } from '../../offers/terms/terms.ts';
import { termsColumn } from '../../offers/terms/terms-json.ts';
import type { ComplianceCode } from '../../rulebook/compliance.codes.ts';
import type { PricingWay } from '../../rulebook/rules/vocabulary.ts';
import {
  type DealAction,
  type DealOrigin,
  DealOriginEnum,
  type DealSide,
  type DealState,
  DealStateEnum,
  type ValuationChoice,
} from '../deal.enums.ts';

/** What the case waits for, as it was judged last; kept so that lists cost nothing. */
export interface WaitsFor {
  action: DealAction | null;
  who: DealSide | null;
  waitsUntil: string | null;
  rule: RuleQuote | null;
  code: ComplianceCode | null;
  /** Steps of the unit that are asked for and can be taken. */
  ready: DealAction[];
}

/** One case file between the owner of a result and an enterprise. */
@Entity('deal')
@Index('deal_number', ['organizationId', 'number'], { unique: true })
@Index('deal_of_owner', ['organizationId', 'requestedAt', 'id'])
@Index('deal_of_enterprise', ['enterpriseId', 'requestedAt', 'id'])
@Index('deal_of_result', ['resultId', 'state'])
@Index('deal_of_offer', ['offerId'], { where: 'offer_id IS NOT NULL' })
@Index('deal_open_request', ['requestKey', 'enterpriseId'], {
  unique: true,
  where: `state IN ('REQUESTED', 'NEGOTIATING', 'AGREED', 'DECIDED', 'ON_NOTICE', 'CLEARED') AND prior_deal_id IS NULL`,
})
@Index('deal_open_follow_up', ['priorDealId'], {
  unique: true,
  where: `state IN ('REQUESTED', 'NEGOTIATING', 'AGREED', 'DECIDED', 'ON_NOTICE', 'CLEARED') AND prior_deal_id IS NOT NULL`,
})
@Index('deal_waiting', ['waitsUntil'], { where: 'waits_until IS NOT NULL' })
@Check(
  'deal_agreed_terms',
  `state NOT IN ('AGREED', 'DECIDED', 'ON_NOTICE', 'CLEARED', 'SIGNED', 'ACTIVE', 'COMPLETED', 'TERMINATED') OR (terms IS NOT NULL AND terms_digest IS NOT NULL)`,
)
@Check('deal_two_sides', 'organization_id <> enterprise_id')
@ObjectType({ description: 'A case file between the owner of a result and an enterprise (成交案件).' })
@Access('record')
export class Deal {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the deal.' })
  id!: string;

  /** Short name of the unit, year and running number, such as `龙大2026-0001`. */
  @Column({ type: 'text' })
  @Field(() => String, { description: 'Its number: short name of the unit, year, running number.' })
  number!: string;

  @Column({ type: 'uuid', name: 'result_id' })
  resultId!: string;

  @Column({ type: 'uuid', name: 'offer_id', nullable: true })
  offerId!: string | null;

  /** The offer, else the result: an enterprise has one open request for each. */
  @Column({ type: 'uuid', name: 'request_key' })
  requestKey!: string;

  @Column({ type: 'text' })
  @Field(() => DealOriginEnum, { description: 'What it came from.' })
  origin!: DealOrigin;

  /** The unit that owns the result. */
  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'uuid', name: 'enterprise_id' })
  enterpriseId!: string;

  /** The running deal that this one amends or renews. */
  @Column({ type: 'uuid', name: 'prior_deal_id', nullable: true })
  @ForeignKey(() => Deal, { name: 'deal_prior' })
  priorDealId!: string | null;

  @Column({ type: 'text' })
  @Field(() => DealStateEnum, { description: 'Where it stands.' })
  state!: DealState;

  @Column({ type: 'text' })
  @Field(() => OfferPricingEnum, { description: 'How the price of the present terms is found (PRC-1).' })
  pricing!: PricingWay;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Counts every change, to find out stale steps.' })
  version!: number;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Name of the result at the request.' })
  title!: string;

  /** The agreed ones. */
  @Column({ type: 'jsonb', nullable: true, transformer: termsColumn })
  terms!: Terms | null;

  @Column({ type: 'text', name: 'terms_digest', nullable: true })
  @Field(() => String, { nullable: true, description: 'Digest of the agreed terms; none before.' })
  termsDigest!: string | null;

  /** Number of the proposal that was agreed. */
  @Column({ type: 'integer', name: 'terms_number', nullable: true })
  termsNumber!: number | null;

  /** Terms whose price a listing or an auction found: with others the price is negotiated. */
  @Column({ type: 'text', name: 'priced_digest', nullable: true })
  pricedDigest!: string | null;

  @Column({ type: 'boolean', name: 'bears_policy_name' })
  @Field(() => Boolean, { description: 'Whether it bears the name of the policy 先使用后付费 (PAU-1).' })
  bearsPolicyName!: boolean;

  /** The verdict of PAU-1 at the request. */
  @Column({ type: 'jsonb', nullable: true })
  eligibility!: PayAfterUseVerdict | null;

  /** PRC-4. */
  @Column({ type: 'text', name: 'valuation_choice', nullable: true })
  valuationChoice!: ValuationChoice | null;

  /** PRC-5, and why nothing is valued (PRC-4). */
  @Column({ type: 'text', name: 'price_reason', nullable: true })
  priceReason!: string | null;

  /** The terms that the reason was given for. */
  @Column({ type: 'text', name: 'price_reason_digest', nullable: true })
  priceReasonDigest!: string | null;

  /** Whether the unit said which completers lead it (INC-8). */
  @Column({ type: 'boolean', name: 'leaders_declared' })
  leadersDeclared!: boolean;

  @Column({ type: 'uuid', name: 'requested_by', nullable: true })
  requestedBy!: string | null;

  /** Who negotiates for the unit. */
  @Column({ type: 'uuid', name: 'negotiator_user_id', nullable: true })
  negotiatorUserId!: string | null;

  @Column({ type: 'text', name: 'confidentiality_text', nullable: true })
  confidentialityText!: string | null;

  @Column({ type: 'date', name: 'confidentiality_expires_on', nullable: true })
  confidentialityExpiresOn!: string | null;

  @Column({ type: 'timestamptz', name: 'confidentiality_accepted_at', nullable: true })
  confidentialityAcceptedAt!: Date | null;

  @Column({ type: 'uuid', name: 'confidentiality_accepted_by', nullable: true })
  confidentialityAcceptedBy!: string | null;

  /** The leave to read the confidential part that this deal gave. */
  @Column({ type: 'uuid', name: 'confidential_grant_id', nullable: true })
  confidentialGrantId!: string | null;

  @Column({ type: 'text', name: 'end_reason', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it ended, or went back to negotiating.' })
  endReason!: string | null;

  @Column({ type: 'jsonb', name: 'waits_for' })
  waitsFor!: WaitsFor;

  /** Side that the case waits for; null where it waits for nobody. */
  @Column({ type: 'text', name: 'waits_side', nullable: true })
  waitsSide!: DealSide | null;

  @Column({ type: 'timestamptz', name: 'waits_until', nullable: true })
  waitsUntil!: Date | null;

  /** Deadlines that were written about, such as `notice:<id>`. */
  @Column({ type: 'text', array: true })
  reminded!: string[];

  /** Last day of the contract in effect; null for one without end, and before. */
  @Column({ type: 'date', name: 'contract_ends_on', nullable: true })
  contractEndsOn!: string | null;

  @Column({ type: 'timestamptz', name: 'requested_at' })
  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  requestedAt!: Date;

  @Column({ type: 'timestamptz', name: 'agreed_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the present terms were agreed.' })
  agreedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'cleared_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was cleared for signing.' })
  clearedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'signed_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was signed.' })
  signedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'active_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the contract took effect.' })
  activeAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'ended_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended.' })
  endedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'updated_at' })
  updatedAt!: Date;
}

/** The last number that a unit gave to a deal in a year. */
@Entity('deal_counter')
export class DealCounter {
  @PrimaryColumn({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @PrimaryColumn({ type: 'integer' })
  year!: number;

  @Column({ type: 'integer' })
  last!: number;
}
