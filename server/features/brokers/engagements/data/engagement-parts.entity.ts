import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar } from '../../../../platform/graphql/scalars.ts';
import { type TermsState, TermsStateEnum } from '../engagement.enums.ts';
import type { CommissionTerms } from '../terms/commission-terms.ts';
import { commissionColumn } from '../terms/terms-json.ts';
import { Engagement } from './engagement.entity.ts';

/** What a broker is engaged for, as a version of the terms states it. */
export interface Mandate {
  resultId: string | null;
  demandId: string | null;
  scopeText: string;
  isExclusive: boolean;
  /** Day, `YYYY-MM-DD`. */
  startsOn: string;
  endsOn: string;
  duties: string;
  confidentialAccess: boolean;
}

/** Who proposed a version: the client or the brokers. */
export type ProposedBy = 'CLIENT' | 'BROKER';

/** One version of what was proposed or agreed; what was signed is never changed. */
@Entity('engagement_terms')
@Index('engagement_terms_number', ['engagementId', 'number'], { unique: true })
@Index('engagement_terms_open', ['engagementId'], {
  unique: true,
  where: `state IN ('PROPOSED', 'ACCEPTED')`,
})
@Index('engagement_terms_in_force', ['engagementId', 'effectiveFrom'], {
  unique: true,
  where: `state = 'SIGNED'`,
})
@Check('engagement_terms_signed', `(state = 'SIGNED') = (effective_from IS NOT NULL)`)
@ObjectType('EngagementTerms', { description: 'A version of the terms of an engagement.' })
@Access('record')
export class EngagementTerms {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the version.' })
  id!: string;

  @ForeignKey(() => Engagement, { name: 'engagement_terms_engagement', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'engagement_id' })
  engagementId!: string;

  /** From 1, without gaps. */
  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Its number, from 1.' })
  number!: number;

  @Column({ type: 'text' })
  @Field(() => TermsStateEnum, { description: 'Where it stands.' })
  state!: TermsState;

  @Column({ type: 'text', name: 'proposed_by' })
  proposedBy!: ProposedBy;

  @Column({ type: 'uuid', name: 'proposed_by_user' })
  proposedByUser!: string;

  @Column({ type: 'timestamptz', name: 'proposed_at' })
  @Field(() => DateTimeScalar, { description: 'When it was proposed.' })
  proposedAt!: Date;

  /** What the proposer says to it. */
  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'What the proposer says to it.' })
  note!: string | null;

  @Column({ type: 'jsonb' })
  mandate!: Mandate;

  @Column({ type: 'jsonb', transformer: commissionColumn })
  terms!: CommissionTerms;

  /** First day on which it is to hold, as agreed. */
  @Column({ type: 'date', name: 'agreed_from' })
  @Field(() => DateScalar, { description: 'First day on which it is to hold, as agreed.' })
  agreedFrom!: string;

  /** First day on which it holds: the agreed one, or a later one where the signatures came later. */
  @Column({ type: 'date', name: 'effective_from', nullable: true })
  @Field(() => DateScalar, {
    nullable: true,
    description: 'First day on which it holds; none before all have signed.',
  })
  effectiveFrom!: string | null;

  /** SHA-256, hex, over the engagement, its mandate and these terms. */
  @Column({ type: 'text' })
  @Field(() => String, { description: 'Digest of mandate and terms, which each signature is given over.' })
  digest!: string;

  @Column({ type: 'timestamptz', name: 'accepted_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the other side accepted it.' })
  acceptedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'signed_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When all had signed.' })
  signedAt!: Date | null;
}

/** That somebody signed a version; the database refuses to change or delete it. */
@Entity('engagement_signature')
@Index('engagement_signature_once', ['termsId', 'partyKey'], { unique: true })
@Index('engagement_signature_of_engagement', ['engagementId', 'at', 'id'])
@ObjectType('EngagementSignature', { description: 'A signature over a version of the terms.' })
@Access('record')
export class EngagementSignature {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the signature.' })
  id!: string;

  @ForeignKey(() => Engagement, { name: 'engagement_signature_engagement', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'engagement_id' })
  engagementId!: string;

  @ForeignKey(() => EngagementTerms, { name: 'engagement_signature_terms', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'terms_id' })
  termsId!: string;

  /** `client`, or the key of a beneficiary. */
  @Column({ type: 'text', name: 'party_key' })
  @Field(() => String, { description: 'Who signed: client, or the key of a beneficiary.' })
  partyKey!: string;

  @Column({ type: 'uuid', name: 'user_id' })
  userId!: string;

  @Column({ type: 'uuid', name: 'organization_id', nullable: true })
  organizationId!: string | null;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Digest of what was signed.' })
  digest!: string;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was signed.' })
  at!: Date;
}
