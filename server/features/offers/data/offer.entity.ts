import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { type OfferPricing, OfferPricingEnum, type OfferState, OfferStateEnum } from '../offer.enums.ts';
import type { Terms, TermsMode } from '../terms/terms.ts';
import { DealTerms } from '../terms/terms.types.ts';
import { termsColumn } from '../terms/terms-json.ts';

/** Conditions under which the owner of a result would make a deal (要约, 挂出的合作条件). */
@Entity('offer')
@Index('offer_of_result', ['resultId', 'state'])
@Index('offer_of_unit', ['organizationId', 'updatedAt', 'id'])
@Index('offer_directed', ['directedToId', 'updatedAt', 'id'], { where: 'directed_to_id IS NOT NULL' })
@Index('offer_open', ['openedAt', 'id'], { where: `state = 'OPEN'` })
@Check('offer_standing_negotiated', `NOT is_standing OR pricing = 'NEGOTIATED'`)
@ObjectType({ description: 'Conditions under which the owner of a result would make a deal.' })
@Access('record')
export class Offer {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the offer.' })
  id!: string;

  @Column({ type: 'uuid', name: 'result_id' })
  resultId!: string;

  /** The unit that owns the result. */
  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'text' })
  @Field(() => OfferStateEnum, { description: 'Where it stands.' })
  state!: OfferState;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Counts every change; steps name the one they saw.' })
  version!: number;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  /** The mode of the terms, for lists. */
  @Column({ type: 'text' })
  mode!: TermsMode;

  @Column({ type: 'jsonb', transformer: termsColumn })
  @Field(() => DealTerms, { description: 'What it proposes.' })
  terms!: Terms;

  /** SHA-256, hex, of the terms. */
  @Column({ type: 'text', name: 'terms_digest' })
  @Field(() => String, { description: 'Digest of the terms: changed terms have another one.' })
  termsDigest!: string;

  @Column({ type: 'text' })
  @Field(() => OfferPricingEnum, { description: 'How the price is set.' })
  pricing!: OfferPricing;

  @Column({ type: 'boolean', name: 'is_standing' })
  @Field(() => Boolean, {
    description: 'Whether it can be accepted at once: its decision and notice are behind it when it opens.',
  })
  isStanding!: boolean;

  /** The enterprise it is for; null for everybody. */
  @Column({ type: 'uuid', name: 'directed_to_id', nullable: true })
  directedToId!: string | null;

  @Column({ type: 'boolean', name: 'bears_policy_name' })
  @Field(() => Boolean, {
    description:
      'Whether it bears the name of the policy of pay after use (先使用后付费) toward those it supports.',
  })
  bearsPolicyName!: boolean;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'What the owner says beside the terms.' })
  note!: string | null;

  @Column({ type: 'date', name: 'closes_on', nullable: true })
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day on which it is open; null for no such day.',
  })
  closesOn!: string | null;

  /** Why the guaranteed sum may lie below the valuation (PRC-5). */
  @Column({ type: 'text', name: 'below_valuation_reason', nullable: true })
  belowValuationReason!: string | null;

  @Column({ type: 'uuid', name: 'created_by', nullable: true })
  createdBy!: string | null;

  /** Who wrote what it proposes now. */
  @Column({ type: 'uuid', name: 'written_by', nullable: true })
  writtenBy!: string | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  @Field(() => DateTimeScalar, { description: 'When it was begun.' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'updated_at' })
  @Field(() => DateTimeScalar, { description: 'When it last changed.' })
  updatedAt!: Date;

  /** First opening. */
  @Column({ type: 'timestamptz', name: 'opened_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was first opened.' })
  openedAt!: Date | null;

  /** Why it was suspended or closed. */
  @Column({ type: 'text', name: 'end_reason', nullable: true })
  endReason!: string | null;
}
