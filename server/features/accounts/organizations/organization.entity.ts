import { Field, ID, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/database/columns.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { CreditCodeScalar } from '../../../platform/graphql/scalars.ts';
import {
  type OrganizationKind,
  OrganizationKindEnum,
  type OrganizationStatus,
  OrganizationStatusEnum,
  type SizeClass,
  SizeClassEnum,
  type Subordination,
} from '../accounts.enums.ts';

/** An organisation. The fields of the schema are what everybody may know; the rest is in `OrganizationAccount`. */
@Entity('organization')
@Index('organization_credit_code', ['creditCode'], { unique: true, where: `status <> 'REJECTED'` })
@Index('organization_status', ['status', 'id'])
@Check('organization_size_class', `(kind = 'ENTERPRISE') = (size_class IS NOT NULL)`)
@ObjectType({
  description: 'A university, institute, enterprise, agency or department; "unit" where it owns results.',
})
@Access('public')
export class Organization {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the organisation.' })
  id!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Its registered name.' })
  name!: string;

  @Column({ type: 'text', name: 'name_en', nullable: true })
  @Field(() => String, { nullable: true, description: 'Its English name.' })
  nameEn!: string | null;

  @Column({ type: 'text', name: 'short_name', nullable: true })
  @Field(() => String, { nullable: true, description: 'What it is called for short.' })
  shortName!: string | null;

  @Column({ type: 'text' })
  @Field(() => OrganizationKindEnum, { description: 'What it is.' })
  kind!: OrganizationKind;

  @Column({ type: 'text', name: 'credit_code' })
  @Field(() => CreditCodeScalar, { description: 'Its unified social credit code.' })
  creditCode!: string;

  @Column({ type: 'text', name: 'province_code' })
  @Field(() => String, { description: 'Province by GB/T 2260, such as 230000.' })
  provinceCode!: string;

  @Column({ type: 'text', name: 'city_code' })
  @Field(() => String, { description: 'City by GB/T 2260, such as 230100.' })
  cityCode!: string;

  @Column({ type: 'text', name: 'industry_division', nullable: true })
  @Field(() => String, { nullable: true, description: 'Industry by GB/T 4754-2017, such as C29.' })
  industryDivision!: string | null;

  @Column({ type: 'text', name: 'size_class', nullable: true })
  @Field(() => SizeClassEnum, {
    nullable: true,
    description: 'Size class; none for other kinds than enterprises.',
  })
  sizeClass!: SizeClass | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'What it says about itself.' })
  intro!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Address of its web site.' })
  website!: string | null;

  @Column({ type: 'text' })
  @Field(() => OrganizationStatusEnum, { description: 'Where it stands on the platform.' })
  status!: OrganizationStatus;

  @Column({ type: 'integer', nullable: true })
  employees!: number | null;

  /** Yearly revenue in fen. */
  @Column({ type: 'bigint', nullable: true, transformer: bigintColumn })
  revenue!: bigint | null;

  /** Total assets in fen. */
  @Column({ type: 'bigint', nullable: true, transformer: bigintColumn })
  assets!: bigint | null;

  /** Whether it was founded with public funds; rules for public units depend on it. */
  @Column({ type: 'boolean', name: 'state_funded' })
  stateFunded!: boolean;

  @Column({ type: 'text' })
  subordination!: Subordination;

  /** The office that decides on state secrets in the unit, as its members are told it. */
  @Column({ type: 'text', name: 'secrecy_office', nullable: true })
  secrecyOffice!: string | null;

  /** Whether public notices of the unit can be read by everybody: within the unit is the rule (PRC-2), wider its choice. */
  @Column({ type: 'boolean', name: 'notice_to_everyone' })
  noticeToEveryone!: boolean;

  /** Deals from this sum in fen on are major and are decided collectively (PRC-6); null: every disposing deal is. */
  @Column({ type: 'bigint', name: 'collective_decision_from', nullable: true, transformer: bigintColumn })
  collectiveDecisionFrom!: bigint | null;

  /** Days of the unit's own, longer notice; the term of the rulebook holds in any case. */
  @Column({ type: 'integer', name: 'notice_days', nullable: true })
  noticeDays!: number | null;

  /** How the conversion office is reached: the way to object that notices name. */
  @Column({ type: 'text', name: 'office_contact', nullable: true })
  officeContact!: string | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'decided_at', nullable: true })
  decidedAt!: Date | null;

  @Column({ type: 'integer' })
  version!: number;
}
