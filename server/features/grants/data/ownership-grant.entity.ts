import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/database/columns.ts';
import { Access } from '../../../platform/graphql/access.ts';
import {
  BasisPointsScalar,
  DateScalar,
  DateTimeScalar,
  MoneyScalar,
} from '../../../platform/graphql/scalars.ts';
import {
  type GrantKind,
  GrantKindEnum,
  type GrantState,
  GrantStateEnum,
  type GrantTiming,
  GrantTimingEnum,
  type Relinquishment,
  RelinquishmentEnum,
} from '../grant.enums.ts';

/** One member of the team with their part of what is granted, as the team agreed among itself. */
@ObjectType({ description: "A member of the team with their part of the team's share." })
@Access('record')
export class GrantShare {
  @Field(() => ID, { nullable: true, description: 'The completer; none while the result is yet to come.' })
  completerId!: string | null;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => BasisPointsScalar, { description: "Part of the team's share; all parts make the whole." })
  basisPoints!: number;
}

/** What the written agreement states (GRT-4); empty texts are what is still missing. */
@ObjectType({ description: 'What the written agreement states (GRT-4).' })
@Access('record')
export class GrantAgreement {
  @Field(() => BasisPointsScalar, {
    nullable: true,
    description: "The unit's part of later net income of conversion.",
  })
  unitIncomeBasisPoints!: number | null;

  @Field(() => String, { description: 'How and when income is paid.' })
  incomeWay!: string;

  @Field(() => DateScalar, { nullable: true, description: 'Day by which the result is to be converted.' })
  conversionDeadline!: string | null;

  @Field(() => String, { description: 'How the costs of conversion are shared.' })
  costSharing!: string;

  @Field(() => String, { description: 'Who pays for keeping the right.' })
  keepingCosts!: string;

  @Field(() => String, { description: 'How the team reports, and how often.' })
  reporting!: string;

  @Field(() => String, { description: 'How conversions are decided.' })
  decisionOnConversion!: string;

  @Field(() => String, { description: 'Other rights and duties of both sides.' })
  rightsAndDuties!: string;
}

/** A grant of ownership or use to the team (赋权); its audit case is `OwnershipGrant`. */
@Entity('ownership_grant')
@Index('ownership_grant_of_result', ['resultId'], {
  unique: true,
  where: `result_id IS NOT NULL AND state NOT IN ('ENDED', 'REFUSED')`,
})
@Index('ownership_grant_of_unit', ['organizationId', 'appliedAt', 'id'])
@Index('ownership_grant_of_applicant', ['appliedBy', 'id'])
@Check('ownership_grant_result', `result_id IS NOT NULL OR timing = 'RESERVED'`)
@Check(
  'ownership_grant_share',
  `(kind = 'FULL_WITH_AGREED_INCOME' AND share_basis_points = 10000) OR
   (kind = 'CO_OWNERSHIP' AND share_basis_points BETWEEN 1 AND 9999) OR
   (kind = 'LONG_TERM_USE' AND share_basis_points IS NULL AND use_years IS NOT NULL)`,
)
@ObjectType({ description: 'A grant of ownership or use of a result to the team that made it (赋权).' })
@Access('record')
export class OwnershipGrant {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the grant.' })
  id!: string;

  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  /** Null for a reserved grant whose result is yet to come. */
  @Column({ type: 'uuid', name: 'result_id', nullable: true })
  resultId!: string | null;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Name of the result, or of what it is to be.' })
  title!: string;

  @Column({ type: 'text' })
  @Field(() => GrantKindEnum, { description: 'What is granted.' })
  kind!: GrantKind;

  @Column({ type: 'text' })
  @Field(() => GrantTimingEnum, { description: 'When it is granted.' })
  timing!: GrantTiming;

  @Column({ type: 'text' })
  @Field(() => GrantStateEnum, { description: 'Where it stands.' })
  state!: GrantState;

  @Column({ type: 'integer', name: 'share_basis_points', nullable: true })
  @Field(() => BasisPointsScalar, {
    nullable: true,
    description: "The team's share of the ownership; none for a right of use.",
  })
  shareBasisPoints!: number | null;

  @Column({ type: 'integer', name: 'use_years', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Years of a right of use; none for ownership.' })
  useYears!: number | null;

  @Column({ type: 'boolean', name: 'title_clear' })
  @Field(() => Boolean, { description: 'Whether the team declares that nobody else claims the result.' })
  titleClear!: boolean;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Prospects of use, in words.' })
  prospects!: string;

  /** Who will take the result (承接对象). */
  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Who will take the result; needed at once (GRT-2).' })
  recipient!: string | null;

  @Column({ type: 'jsonb' })
  @Field(() => [GrantShare], { description: 'How the team divides its share.' })
  shares!: GrantShare[];

  /** Signed by the whole team: the inner split and that everybody is willing. */
  @Column({ type: 'uuid', name: 'split_file_id', nullable: true })
  splitFileId!: string | null;

  @Column({ type: 'jsonb' })
  @Field(() => GrantAgreement, { description: 'What the written agreement states.' })
  agreement!: GrantAgreement;

  @Column({ type: 'text', nullable: true })
  @Field(() => RelinquishmentEnum, {
    nullable: true,
    description: 'How the unit gives up its remaining share; none where it keeps it.',
  })
  relinquishment!: Relinquishment | null;

  /** Fen. */
  @Column({ type: 'bigint', name: 'resource_fee', nullable: true, transformer: bigintColumn })
  @Field(() => MoneyScalar, { nullable: true, description: 'One-off fee for the resources used.' })
  resourceFee!: bigint | null;

  /** The signed agreement. */
  @Column({ type: 'uuid', name: 'agreement_file_id', nullable: true })
  agreementFileId!: string | null;

  @Column({ type: 'uuid', name: 'applied_by' })
  appliedBy!: string;

  @Column({ type: 'timestamptz', name: 'applied_at' })
  @Field(() => DateTimeScalar, { description: 'When the team applied.' })
  appliedAt!: Date;

  @Column({ type: 'uuid', name: 'approved_by', nullable: true })
  approvedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'approved_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the unit approved it.' })
  approvedAt!: Date | null;

  @Column({ type: 'date', name: 'agreed_on', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Day of the written agreement.' })
  agreedOn!: string | null;

  @Column({ type: 'date', name: 'in_force_from', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Day from which it holds.' })
  inForceFrom!: string | null;

  /** Last day of a right of use. */
  @Column({ type: 'date', name: 'last_day', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Last day of a right of use.' })
  lastDay!: string | null;

  @Column({ type: 'text', name: 'end_reason', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was refused or ended.' })
  endReason!: string | null;

  @Column({ type: 'timestamptz', name: 'updated_at' })
  @Field(() => DateTimeScalar, { description: 'When it last changed.' })
  updatedAt!: Date;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Version, for edits.' })
  version!: number;
}
