import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/database/columns.ts';
import { Access } from '../../../platform/graphql/access.ts';
import {
  BasisPointsScalar,
  DateScalar,
  DateTimeScalar,
  MoneyScalar,
} from '../../../platform/graphql/scalars.ts';
import { type LeaderPosition, LeaderPositionEnum } from '../../deals/deal.enums.ts';
import type { RuleWarning } from '../../rulebook/rulebook.types.ts';
import type { CommissionBase, CommissionPayer } from '../distributions/split.ts';
import {
  CommissionBaseEnum,
  type CommissionBeneficiary,
  CommissionBeneficiaryEnum,
  CommissionPayerEnum,
  type IncomeBasis,
  IncomeBasisEnum,
  type IncomeConsent,
  IncomeConsentEnum,
  type IncomePlanState,
  IncomePlanStateEnum,
  type IncomePool,
  IncomePoolEnum,
  type IncomeSourceKind,
  IncomeSourceKindEnum,
} from '../income.enums.ts';

/** How the net income of a source is divided, as it was agreed with those who made the result (收益分配方案). */
@Entity('income_plan')
@Index('income_plan_number', ['sourceKind', 'sourceId', 'number'], { unique: true })
@Index('income_plan_in_work', ['sourceKind', 'sourceId'], {
  unique: true,
  where: `state IN ('DRAFT', 'PROPOSED')`,
})
@Index('income_plan_in_force', ['sourceKind', 'sourceId'], { unique: true, where: `state = 'AGREED'` })
@Index('income_plan_of_unit', ['organizationId', 'updatedAt', 'id'])
@Check(
  'income_plan_shares',
  'completers_basis_points >= 0 AND contributors_basis_points >= 0 AND fund_basis_points >= 0 AND completers_basis_points + contributors_basis_points + fund_basis_points <= 10000',
)
@ObjectType({ description: 'How net income is divided (收益分配方案).' })
@Access('record')
export class IncomePlan {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the plan.' })
  id!: string;

  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'text', name: 'source_kind' })
  @Field(() => IncomeSourceKindEnum, { description: 'What the income comes from.' })
  sourceKind!: IncomeSourceKind;

  /** Of the running contract, or of the own implementation. */
  @Column({ type: 'uuid', name: 'source_id' })
  sourceId!: string;

  @Column({ type: 'uuid', name: 'result_id' })
  resultId!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Name of the result.' })
  title!: string;

  /** From 1. */
  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Its place among the plans of the same income, from 1.' })
  number!: number;

  @Column({ type: 'text' })
  @Field(() => IncomePlanStateEnum, { description: 'Where it stands.' })
  state!: IncomePlanState;

  @Column({ type: 'text' })
  @Field(() => IncomeBasisEnum, { description: 'Why the team has a part.' })
  basis!: IncomeBasis;

  /** For AGREED_INCOME. */
  @Column({ type: 'uuid', name: 'grant_id', nullable: true })
  grantId!: string | null;

  @Column({ type: 'boolean', name: 'completers_convert' })
  @Field(() => Boolean, { description: 'Whether the completers convert the result themselves (INC-6).' })
  completersConvert!: boolean;

  @Column({ type: 'integer', name: 'completers_basis_points' })
  @Field(() => BasisPointsScalar, { description: 'Of net income to the completers.' })
  completersBasisPoints!: number;

  @Column({ type: 'integer', name: 'contributors_basis_points' })
  @Field(() => BasisPointsScalar, { description: 'Of net income to the contributors of the conversion.' })
  contributorsBasisPoints!: number;

  @Column({ type: 'integer', name: 'fund_basis_points' })
  @Field(() => BasisPointsScalar, { description: 'Of net income to the conversion fund (INC-7).' })
  fundBasisPoints!: number;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'What those who are asked should know.' })
  note!: string | null;

  /** SHA-256, hex, of the canonical JSON of the content; consents name it. */
  @Column({ type: 'text' })
  @Field(() => String, { description: 'Digest of the content, which a consent names.' })
  digest!: string;

  /** Rules that are not kept and do not block. */
  @Column({ type: 'jsonb' })
  warnings!: RuleWarning[];

  @Column({ type: 'text', name: 'rulebook_version' })
  @Field(() => String, { description: 'Version of the rulebook that judged it last.' })
  rulebookVersion!: string;

  @Column({ type: 'uuid', name: 'proposed_by', nullable: true })
  proposedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'proposed_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the completers were asked.' })
  proposedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'agreed_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the last completer consented.' })
  agreedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'updated_at' })
  @Field(() => DateTimeScalar, { description: 'When it last changed.' })
  updatedAt!: Date;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Counts every change, to find out stale steps.' })
  version!: number;
}

/** Somebody who shares a pool of net income. */
@Entity('income_plan_member')
@Index('income_plan_member_of_plan', ['planId', 'pool', 'position'], { unique: true })
@Index('income_plan_member_waiting', ['userId'], { where: `consent = 'PENDING' AND user_id IS NOT NULL` })
@Check('income_plan_member_share', 'basis_points BETWEEN 0 AND 10000')
@ObjectType({ description: 'Somebody who shares a pool of net income.' })
@Access('record')
export class IncomePlanMember {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the entry.' })
  id!: string;

  @ForeignKey(() => IncomePlan, { name: 'income_plan_member_plan', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'plan_id' })
  planId!: string;

  @Column({ type: 'text' })
  @Field(() => IncomePoolEnum, { description: 'The pool.' })
  pool!: IncomePool;

  /** From 1. */
  @Column({ type: 'integer' })
  position!: number;

  /** For completers; null for contributors. */
  @Column({ type: 'uuid', name: 'completer_id', nullable: true })
  @Field(() => ID, { nullable: true, description: 'The completer; none for contributors.' })
  completerId!: string | null;

  @Column({ type: 'uuid', name: 'user_id', nullable: true })
  @Field(() => ID, { nullable: true, description: 'The account, where there is one.' })
  userId!: string | null;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'What a contributor did for the conversion.' })
  contribution!: string | null;

  @Column({ type: 'integer', name: 'basis_points' })
  @Field(() => BasisPointsScalar, { description: 'Part of the pool; all parts make the whole.' })
  basisPoints!: number;

  @Column({ type: 'text', name: 'leader_position', nullable: true })
  @Field(() => LeaderPositionEnum, {
    nullable: true,
    description: 'Position among the leaders of the unit (INC-8); none for others.',
  })
  leaderPosition!: LeaderPosition | null;

  /** Null for contributors, who are not asked. */
  @Column({ type: 'text', nullable: true })
  @Field(() => IncomeConsentEnum, { nullable: true, description: 'Consent of a completer; none of others.' })
  consent!: IncomeConsent | null;

  /** The content that was consented to: with another one the consent is void. */
  @Column({ type: 'text', name: 'consent_digest', nullable: true })
  consentDigest!: string | null;

  @Column({ type: 'timestamptz', name: 'consented_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was answered.' })
  consentedAt!: Date | null;

  /** The signed paper of somebody without an account. */
  @Column({ type: 'uuid', name: 'consent_file_id', nullable: true })
  consentFileId!: string | null;

  @Column({ type: 'text', name: 'refusal_reason', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was refused.' })
  refusalReason!: string | null;
}

/** A commission that was agreed before the distribution (INC-9). */
@Entity('income_commission')
@Index('income_commission_of_plan', ['planId', 'position'], { unique: true })
@Check('income_commission_sum', '(basis_points IS NULL) <> (fixed IS NULL)')
@ObjectType({ description: 'A commission that was agreed beforehand (INC-9).' })
@Access('record')
export class IncomeCommission {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the commission.' })
  id!: string;

  @ForeignKey(() => IncomePlan, { name: 'income_commission_plan', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'plan_id' })
  planId!: string;

  /** From 1. */
  @Column({ type: 'integer' })
  position!: number;

  /** Names the agreement through all plans, so that what was paid of it is known. */
  @Column({ type: 'text' })
  key!: string;

  @Column({ type: 'text', name: 'beneficiary_kind' })
  @Field(() => CommissionBeneficiaryEnum, { description: 'An organisation or a person.' })
  beneficiaryKind!: CommissionBeneficiary;

  @Column({ type: 'uuid', name: 'organization_id', nullable: true })
  organizationId!: string | null;

  @Column({ type: 'uuid', name: 'user_id', nullable: true })
  userId!: string | null;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Name of who gets it.' })
  name!: string;

  @Column({ type: 'text' })
  @Field(() => CommissionPayerEnum, { description: 'Out of whose part it is paid.' })
  payer!: CommissionPayer;

  @Column({ type: 'text' })
  @Field(() => CommissionBaseEnum, { description: 'What it is a share of.' })
  base!: CommissionBase;

  @Column({ type: 'integer', name: 'basis_points', nullable: true })
  @Field(() => BasisPointsScalar, { nullable: true, description: 'Share of the base; none for a fixed sum.' })
  basisPoints!: number | null;

  /** Fen. */
  @Column({ type: 'bigint', nullable: true, transformer: bigintColumn })
  @Field(() => MoneyScalar, { nullable: true, description: 'Fixed sum, once; none for a share.' })
  fixed!: bigint | null;

  @Column({ type: 'date', name: 'agreed_on' })
  @Field(() => DateScalar, { description: 'Day on which it was agreed.' })
  agreedOn!: string;

  /** The written agreement. */
  @Column({ type: 'uuid', name: 'file_id', nullable: true })
  fileId!: string | null;
}
