import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../../platform/database/columns.ts';
import { Access } from '../../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar, MoneyScalar } from '../../../../platform/graphql/scalars.ts';
import { type OwnerKind, OwnerKindEnum } from '../../../ledger/ledger.enums.ts';
import { Engagement } from '../../engagements/data/engagement.entity.ts';
import {
  type AccrualSource,
  AccrualSourceEnum,
  type ClaimPayer,
  ClaimPayerEnum,
  type ClaimRole,
  ClaimRoleEnum,
} from '../settlement.enums.ts';

/**
 * What one beneficiary is owed of the commission on one deal, and what was paid of it. It owes what accrued less what was
 * paid; below zero more was paid than is owed after a reversal, which the next accrual uses up or which is given back.
 */
@Entity('commission_claim')
@Index('commission_claim_place', ['place'], { unique: true })
@Index('commission_claim_of_payer', ['payerId', 'changedAt', 'id'])
@Index('commission_claim_of_organization', ['beneficiaryId', 'changedAt', 'id'])
@Index('commission_claim_of_user', ['userId', 'changedAt', 'id'], { where: 'user_id IS NOT NULL' })
@Index('commission_claim_of_engagement', ['engagementId', 'dealId'])
@Index('commission_claim_of_deal', ['dealId'])
@Index('commission_claim_of_parent', ['parentId'], { where: 'parent_id IS NOT NULL' })
@Check(
  'commission_claim_sums',
  'accrued >= 0 AND paid >= 0 AND pending >= 0 AND invoiced >= 0 AND waiting >= 0',
)
@Check('commission_claim_engaged', `(engagement_id IS NULL) = (role = 'IN_PLAN')`)
@Check('commission_claim_parent', `(parent_id IS NULL) = (payer <> 'AGENCY')`)
@ObjectType({ description: 'What somebody is owed of the commission on a deal, and what was paid of it.' })
@Access('record')
export class CommissionClaim {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the commission.' })
  id!: string;

  /** What it is, as one text: engagement, deal, agency's claim that is divided, and the beneficiary's key. */
  @Column({ type: 'text' })
  place!: string;

  /** Null for a commission that the plan of distribution itself states. */
  @ForeignKey(() => Engagement, { name: 'commission_claim_engagement' })
  @Column({ type: 'uuid', name: 'engagement_id', nullable: true })
  @Field(() => ID, { nullable: true, description: 'The engagement; none where the plan itself states it.' })
  engagementId!: string | null;

  /** Root deal of the contract; null for income of an own implementation. */
  @Column({ type: 'uuid', name: 'deal_id', nullable: true })
  @Field(() => ID, { nullable: true, description: 'The deal; none for income of an own implementation.' })
  dealId!: string | null;

  /** The agency's own claim that this one is a part of. */
  @ForeignKey(() => CommissionClaim, { name: 'commission_claim_parent_fk' })
  @Column({ type: 'uuid', name: 'parent_id', nullable: true })
  parentId!: string | null;

  /** Of the beneficiary in the terms, or of the commission in the plan. */
  @Column({ type: 'text' })
  key!: string;

  @Column({ type: 'text' })
  @Field(() => ClaimPayerEnum, { description: 'Who owes it, and out of what.' })
  payer!: ClaimPayer;

  /** The organisation that owes it. */
  @Column({ type: 'uuid', name: 'payer_id' })
  payerId!: string;

  @Column({ type: 'text' })
  @Field(() => ClaimRoleEnum, { description: 'As what it is owed.' })
  role!: ClaimRole;

  @Column({ type: 'text', name: 'beneficiary_kind' })
  @Field(() => OwnerKindEnum, { description: 'Whether an organisation or a person is owed it.' })
  beneficiaryKind!: OwnerKind;

  /** Owner of the accounts: the organisation, or the person as a payee of who pays. */
  @Column({ type: 'uuid', name: 'beneficiary_id' })
  beneficiaryId!: string;

  /** Account of a PERSON, where there is one. */
  @Column({ type: 'uuid', name: 'user_id', nullable: true })
  userId!: string | null;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Who is owed it.' })
  name!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'What the deal is about.' })
  title!: string;

  /** Number of the engagement, or of the contract. */
  @Column({ type: 'text' })
  @Field(() => String, { description: 'Number of the engagement, or of the contract.' })
  reference!: string;

  /** Fen; the sum of its accruals. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'What fell due, less what was reversed.' })
  accrued!: bigint;

  /** Fen of confirmed payments, less what was given back. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'What was paid and confirmed, less what was given back.' })
  paid!: bigint;

  /** Fen of payments to the beneficiary that are not confirmed. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'What was paid, or is about to be, and is not confirmed yet.' })
  pending!: bigint;

  /** Fen of invoices that stand. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'What was invoiced.' })
  invoiced!: bigint;

  /** Fen that are due and wait for later income, because they would come from below a floor. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, {
    description: 'What is due beyond that and waits for later income, so that no floor is touched.',
  })
  waiting!: bigint;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Version, for steps that depend on what was seen.' })
  version!: number;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'changed_at' })
  @Field(() => DateTimeScalar, { description: 'When it changed last.' })
  changedAt!: Date;

  @Field(() => MoneyScalar, {
    description: 'What is still owed; below zero what was paid beyond what is owed.',
  })
  get open(): bigint {
    return this.accrued - this.paid;
  }
}

/** That a commission grew or shrank; rows are only ever added. */
@Entity('commission_accrual')
@Index('commission_accrual_once', ['claimId', 'source', 'sourceId'], { unique: true })
@Index('commission_accrual_of_claim', ['claimId', 'at', 'id'])
@Index('commission_accrual_by_day', ['bookedOn'])
@Check('commission_accrual_amount', 'amount <> 0')
@ObjectType({ description: 'That a commission grew or shrank.' })
@Access('record')
export class CommissionAccrual {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the record.' })
  id!: string;

  @ForeignKey(() => CommissionClaim, { name: 'commission_accrual_claim' })
  @Column({ type: 'uuid', name: 'claim_id' })
  claimId!: string;

  @Column({ type: 'text' })
  @Field(() => AccrualSourceEnum, { description: 'Why.' })
  source!: AccrualSource;

  /** The money received, the deal signed, the distribution, or the agency's own accrual that is divided. */
  @Column({ type: 'uuid', name: 'source_id' })
  sourceId!: string;

  /** Fen; below zero for a reversal. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'By how much; below zero for a reversal.' })
  amount!: bigint;

  @Column({ type: 'date', name: 'booked_on' })
  @Field(() => DateScalar, { description: 'Day on which it counts.' })
  bookedOn!: string;

  /** The entry that booked it; of a distribution that of the whole of it. */
  @Column({ type: 'uuid', name: 'entry_id' })
  @Field(() => ID, { description: 'The entry that booked it.' })
  entryId!: string;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  at!: Date;
}

/** How far the commission of an engagement that an enterprise pays on a deal was reckoned. */
@Entity('commission_run')
@Check('commission_run_total', 'total >= 0')
export class CommissionRun {
  @ForeignKey(() => Engagement, { name: 'commission_run_engagement' })
  @PrimaryColumn({ type: 'uuid', name: 'engagement_id' })
  engagementId!: string;

  /** Root deal of the contract. */
  @PrimaryColumn({ type: 'uuid', name: 'deal_id' })
  dealId!: string;

  /** Signings (deals) and received money (settlements) that it has in it. */
  @Column({ type: 'uuid', array: true })
  handled!: string[];

  /** Fen that they come to, and that accrued to all beneficiaries together. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  total!: bigint;
}
