import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../platform/graphql/access.ts';
import { BasisPointsScalar, DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import type { Terms } from '../../offers/terms/terms.ts';
import { termsColumn } from '../../offers/terms/terms-json.ts';
import {
  type DealSide,
  DealSideEnum,
  type LeaderPosition,
  LeaderPositionEnum,
  type PartyConsent,
  PartyConsentEnum,
  type ProposalState,
  ProposalStateEnum,
  type RelationDeclaration,
  RelationDeclarationEnum,
} from '../deal.enums.ts';
import { Deal } from './deal.entity.ts';

/** A proposal of terms in the negotiation. */
@Entity('deal_proposal')
@Index('deal_proposal_of_deal', ['dealId', 'number'], { unique: true })
@ObjectType({ description: 'A proposal of terms.' })
@Access('record')
export class DealProposal {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @ForeignKey(() => Deal, { name: 'deal_proposal_deal', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'deal_id' })
  dealId!: string;

  /** From 1. */
  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Its place in the negotiation, from 1.' })
  number!: number;

  @Column({ type: 'text' })
  @Field(() => DealSideEnum, { description: 'The side that proposed.' })
  side!: DealSide;

  /** Null where a job of the system proposed, such as an auction for the winner. */
  @Column({ type: 'uuid', name: 'by_user', nullable: true })
  byUser!: string | null;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;

  @Column({ type: 'jsonb', transformer: termsColumn })
  terms!: Terms;

  @Column({ type: 'text', name: 'terms_digest' })
  @Field(() => String, { description: 'Digest of the terms, which an acceptance names.' })
  termsDigest!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'A word to the other side.' })
  note!: string | null;

  @Column({ type: 'text' })
  @Field(() => ProposalStateEnum, { description: 'Where it stands.' })
  state!: ProposalState;

  @Column({ type: 'timestamptz', name: 'accepted_by_owner_at', nullable: true })
  acceptedByOwnerAt!: Date | null;

  @Column({ type: 'uuid', name: 'accepted_by_owner', nullable: true })
  acceptedByOwner!: string | null;

  @Column({ type: 'timestamptz', name: 'accepted_by_enterprise_at', nullable: true })
  acceptedByEnterpriseAt!: Date | null;

  @Column({ type: 'uuid', name: 'accepted_by_enterprise', nullable: true })
  acceptedByEnterprise!: string | null;
}

/** What a side declares about itself; declared anew, the last one counts. */
@Entity('deal_declaration')
@ObjectType({ description: 'What a side declares about itself.' })
@Access('record')
export class DealDeclaration {
  @ForeignKey(() => Deal, { name: 'deal_declaration_deal', onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'uuid', name: 'deal_id' })
  dealId!: string;

  @PrimaryColumn({ type: 'text' })
  @Field(() => DealSideEnum, { description: 'The side.' })
  side!: DealSide;

  @Column({ type: 'text' })
  @Field(() => RelationDeclarationEnum, { description: 'Whether it is related to the other side.' })
  relation!: RelationDeclaration;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'How it is related.' })
  explanation!: string | null;

  @Column({ type: 'boolean', name: 'foreign_party' })
  @Field(() => Boolean, { description: 'Whether a foreign party takes part (REG-13).' })
  foreignParty!: boolean;

  @Column({ type: 'uuid', name: 'by_user', nullable: true })
  byUser!: string | null;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;
}

/** A completer who leads the unit (INC-8). */
@Entity('deal_leader')
@ObjectType({ description: 'A completer who leads the unit (INC-8).' })
@Access('record')
export class DealLeader {
  @ForeignKey(() => Deal, { name: 'deal_leader_deal', onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'uuid', name: 'deal_id' })
  dealId!: string;

  @PrimaryColumn({ type: 'uuid', name: 'completer_id' })
  completerId!: string;

  @Column({ type: 'text', name: 'completer_name' })
  @Field(() => String, { description: 'Name of the completer.' })
  completerName!: string;

  @Column({ type: 'uuid', name: 'user_id', nullable: true })
  @Field(() => ID, { nullable: true, description: 'The account of the completer, where there is one.' })
  userId!: string | null;

  @Column({ type: 'text' })
  @Field(() => LeaderPositionEnum, { description: 'Head or other leader.' })
  position!: LeaderPosition;

  @Column({ type: 'boolean', name: 'takes_equity' })
  @Field(() => Boolean, { description: 'Whether the leader takes shares.' })
  takesEquity!: boolean;
}

/** A co-owner of the right beside the unit. */
@Entity('deal_party')
@Index('deal_party_of_deal', ['dealId', 'position'], { unique: true })
@ObjectType({ description: 'A co-owner of the right, who has to consent.' })
@Access('record')
export class DealParty {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the party.' })
  id!: string;

  @ForeignKey(() => Deal, { name: 'deal_party_deal', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'deal_id' })
  dealId!: string;

  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Name of the co-owner.' })
  name!: string;

  @Column({ type: 'uuid', name: 'organization_id', nullable: true })
  organizationId!: string | null;

  /** The grant that made the team an owner; null for co-owners of the right. */
  @Column({ type: 'uuid', name: 'grant_id', nullable: true })
  grantId!: string | null;

  @Column({ type: 'integer', nullable: true })
  @Field(() => BasisPointsScalar, { nullable: true, description: 'Its share of the right, if known.' })
  share!: number | null;

  @Column({ type: 'text' })
  @Field(() => PartyConsentEnum, { description: 'What it says to the agreed terms.' })
  consent!: PartyConsent;

  @Column({ type: 'uuid', name: 'consent_file_id', nullable: true })
  consentFileId!: string | null;

  /** The terms that it consented to: others need its consent anew. */
  @Column({ type: 'text', name: 'consent_digest', nullable: true })
  consentDigest!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it consented or refused.' })
  at!: Date | null;
}
