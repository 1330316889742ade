import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/database/columns.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import {
  type ConversionMode,
  ConversionModeEnum,
  type ConversionStatus,
  ConversionStatusEnum,
  type PriceKind,
  PriceKindEnum,
  type ResearchStage,
  ResearchStageEnum,
  type ResultState,
  type RightAttribute,
  RightAttributeEnum,
  type SecurityScreening,
} from '../result.enums.ts';

@ObjectType({ description: "The owner's idea of a price; deals set the real one." })
@Access('record')
export class PriceIdea {
  @Field(() => PriceKindEnum, { description: 'How the price is named.' })
  kind!: PriceKind;

  @Field(() => MoneyScalar, { nullable: true, description: 'The figure, or the lower end of a range.' })
  min!: bigint | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'The upper end of a range.' })
  max!: bigint | null;
}

@ObjectType({ description: 'The project that a result came from.' })
@Access('record')
export class PublicProject {
  @Field(() => String, { description: 'Name of the project.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether public money paid for it.' })
  funded!: boolean;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day by which the result is to be converted (REG-8).',
  })
  conversionDeadline!: string | null;
}

/** A transferable result of a unit. Texts that are not written yet are empty; a draft has no stage. */
@Entity('tech_result')
@Index('tech_result_of_unit', ['organizationId', 'updatedAt', 'id'])
@Index('tech_result_published', ['publishedAt', 'id'], { where: `state = 'PUBLISHED'` })
@Index('tech_result_register_number', ['organizationId', 'registerNumber'], {
  unique: true,
  where: 'register_number IS NOT NULL',
})
@Index('tech_result_source', ['organizationId', 'sourceId'], { unique: true, where: 'source_id IS NOT NULL' })
@Index('tech_result_import', ['importId'], { where: 'import_id IS NOT NULL' })
@Check('tech_result_publishable', `state <> 'PUBLISHED' OR security_screening = 'CLEAR'`)
@Check(
  'tech_result_registered',
  `(state IN ('REGISTERED', 'PUBLISHED', 'WITHDRAWN')) = (register_number IS NOT NULL)`,
)
@ObjectType({
  description:
    'A transferable science and technology result. These fields are what everybody may see once it is published.',
})
@Access('record')
export class TechResult {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the result.' })
  id!: string;

  /** The unit that owns it. */
  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'text' })
  state!: ResultState;

  /** Counts every change, to find out stale edits. */
  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Its title; empty in a draft that has none yet.' })
  title!: string;

  @Column({ type: 'text', name: 'title_en', nullable: true })
  @Field(() => String, { nullable: true, description: 'Its title in English.' })
  titleEn!: string | null;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'What it is, for the public.' })
  summary!: string;

  @Column({ type: 'text', array: true })
  @Field(() => [String], { description: 'Keywords.' })
  keywords!: string[];

  /** Code of REG-10; empty while not chosen. */
  @Column({ type: 'text' })
  @Field(() => String, {
    description: 'Code of the provincial sector (REG-10); empty in a draft that has none yet.',
  })
  sector!: string;

  @Column({ type: 'text', name: 'strategic_industry', nullable: true })
  @Field(() => String, { nullable: true, description: 'Code of the strategic emerging industry.' })
  strategicIndustry!: string | null;

  /** Division of GB/T 4754, such as `C29`. */
  @Column({ type: 'text', name: 'industry_division', nullable: true })
  @Field(() => String, { nullable: true, description: 'Division of GB/T 4754, such as C29.' })
  industryDivision!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'Class of the International Patent Classification, such as C12N or C12N 1/20.',
  })
  ipc!: string | null;

  /** 1 to 9. */
  @Column({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Technology readiness level, 1 to 9.' })
  trl!: number | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => ResearchStageEnum, {
    nullable: true,
    description: 'Stage of research and development; none only in a draft.',
  })
  stage!: ResearchStage | null;

  @Column({ type: 'text', name: 'province_code' })
  @Field(() => String, { description: 'Province by GB/T 2260, such as 230000.' })
  provinceCode!: string;

  @Column({ type: 'text', name: 'city_code', nullable: true })
  @Field(() => String, { nullable: true, description: 'City by GB/T 2260, such as 230100.' })
  cityCode!: string | null;

  @Column({ type: 'text', array: true })
  @Field(() => [ConversionModeEnum], { description: 'Modes of conversion that the owner wishes for.' })
  modes!: ConversionMode[];

  @Column({ type: 'boolean', name: 'pay_after_use' })
  @Field(() => Boolean, { description: 'Whether the owner offers it for use before payment.' })
  payAfterUse!: boolean;

  @Column({ type: 'text', name: 'price_kind' })
  priceKind!: PriceKind;

  /** Fen. */
  @Column({ type: 'bigint', name: 'price_min', nullable: true, transformer: bigintColumn })
  priceMin!: bigint | null;

  /** Fen. */
  @Column({ type: 'bigint', name: 'price_max', nullable: true, transformer: bigintColumn })
  priceMax!: bigint | null;

  @Column({ type: 'text', name: 'advantages_technical', nullable: true })
  @Field(() => String, { nullable: true, description: 'Technical advantages over what exists.' })
  advantagesTechnical!: string | null;

  @Column({ type: 'text', name: 'advantages_economic', nullable: true })
  @Field(() => String, { nullable: true, description: 'Economic advantages over what exists.' })
  advantagesEconomic!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'What partner or help is looked for.' })
  seeking!: string | null;

  @Column({ type: 'text', name: 'research_state', nullable: true })
  @Field(() => String, { nullable: true, description: 'State of research and development.' })
  researchState!: string | null;

  @Column({ type: 'text', name: 'market_prospects', nullable: true })
  @Field(() => String, { nullable: true, description: 'Market prospects.' })
  marketProspects!: string | null;

  /** Codes of REG-11. */
  @Column({ type: 'text', array: true })
  @Field(() => [String], {
    description: 'Codes of the kinds of projects that the state supports first (REG-11).',
  })
  purposes!: string[];

  /** Name of the project it came from; null if from none. */
  @Column({ type: 'text', name: 'project_name', nullable: true })
  projectName!: string | null;

  @Column({ type: 'boolean', name: 'project_funded' })
  projectFunded!: boolean;

  /** Day by which a publicly funded result is to be converted (REG-8). */
  @Column({ type: 'date', name: 'conversion_deadline', nullable: true })
  conversionDeadline!: string | null;

  /** Mark of REG-3, computed at registration and when rights change afterwards. */
  @Column({ type: 'text', nullable: true })
  @Field(() => RightAttributeEnum, {
    nullable: true,
    description: 'Whether it is authorised (REG-3); none before registration.',
  })
  attribute!: RightAttribute | null;

  @Column({ type: 'text', name: 'conversion_status' })
  @Field(() => ConversionStatusEnum, { description: 'Mark of conversion (REG-4).' })
  conversionStatus!: ConversionStatus;

  @Column({ type: 'integer', name: 'conversion_count' })
  @Field(() => Int, { description: 'How often it was converted.' })
  conversionCount!: number;

  /** Fen; REG-5. */
  @Column({ type: 'bigint', name: 'conversion_value', nullable: true, transformer: bigintColumn })
  conversionValue!: bigint | null;

  @Column({ type: 'boolean', name: 'has_confidential_part' })
  @Field(() => Boolean, { description: 'Whether there is a confidential part beside what is shown.' })
  hasConfidentialPart!: boolean;

  /** Step of the disclosure that was open last. */
  @Column({ type: 'integer', name: 'current_step' })
  currentStep!: number;

  /** `<year>-<number within the unit>`, such as `2026-0007`; without gaps. */
  @Column({ type: 'text', name: 'register_number', nullable: true })
  registerNumber!: string | null;

  @Column({ type: 'text', name: 'security_screening' })
  securityScreening!: SecurityScreening;

  @Column({ type: 'text', name: 'security_note', nullable: true })
  securityNote!: string | null;

  @Column({ type: 'text', name: 'return_reason', nullable: true })
  returnReason!: string | null;

  @Column({ type: 'text', name: 'withdraw_reason', nullable: true })
  withdrawReason!: string | null;

  /** Number of its last `ResultVersion`; 0 before the first. */
  @Column({ type: 'integer', name: 'last_version' })
  lastVersion!: number;

  /** Null where a job of the system made it on nobody's behalf. */
  @Column({ type: 'uuid', name: 'created_by', nullable: true })
  createdBy!: string | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'updated_at' })
  @Field(() => DateTimeScalar, { description: 'When it last changed.' })
  updatedAt!: Date;

  /** Who handed it in; null for one that came in with a bulk import. */
  @Column({ type: 'uuid', name: 'disclosed_by', nullable: true })
  disclosedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'disclosed_at', nullable: true })
  disclosedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'registered_at', nullable: true })
  registeredAt!: Date | null;

  /** Of the last publication. */
  @Column({ type: 'timestamptz', name: 'published_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was last published.' })
  publishedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'withdrawn_at', nullable: true })
  withdrawnAt!: Date | null;

  /** Its id where a bulk import took it from; unique within the unit. */
  @Column({ type: 'text', name: 'source_id', nullable: true })
  sourceId!: string | null;

  @Column({ type: 'uuid', name: 'import_id', nullable: true })
  importId!: string | null;

  @Field(() => PriceIdea, { description: 'What the owner thinks of a price.' })
  get price(): PriceIdea {
    return { kind: this.priceKind, min: this.priceMin, max: this.priceMax };
  }

  get project(): PublicProject | null {
    if (this.projectName === null) return null;
    return {
      name: this.projectName,
      funded: this.projectFunded,
      conversionDeadline: this.conversionDeadline,
    };
  }
}
