import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../platform/graphql/access.ts';
import { BasisPointsScalar, DateScalar } from '../../../platform/graphql/scalars.ts';
import {
  type CompleterStatus,
  CompleterStatusEnum,
  type EncumbranceKind,
  EncumbranceKindEnum,
  type RightKind,
  RightKindEnum,
} from '../result.enums.ts';
import { TechResult } from './tech-result.entity.ts';

/** Somebody who made the result, in the agreed order. */
@Entity('completer')
@Index('completer_of_result', ['resultId', 'position'], { unique: true })
@Index('completer_representative', ['resultId'], { unique: true, where: 'representative' })
@Index('completer_user', ['userId'], { where: 'user_id IS NOT NULL' })
@Check('completer_active_representative', `NOT representative OR status = 'ACTIVE'`)
@ObjectType({ description: 'Somebody who made the result.' })
@Access('record')
export class Completer {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the completer.' })
  id!: string;

  @ForeignKey(() => TechResult, { name: 'completer_result', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'result_id' })
  resultId!: string;

  /** From 1. */
  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Place in the agreed order, from 1.' })
  position!: number;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Column({ type: 'text', name: 'unit_name', nullable: true })
  @Field(() => String, { nullable: true, description: 'Where the completer works or worked.' })
  unitName!: string | null;

  /** As it was given, to find the person's account; never shown. */
  @Column({ type: 'text', nullable: true })
  email!: string | null;

  @Column({ type: 'uuid', name: 'user_id', nullable: true })
  userId!: string | null;

  /** Speaks for the team. */
  @Column({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Whether this one speaks for the team.' })
  representative!: boolean;

  @Column({ type: 'text' })
  @Field(() => CompleterStatusEnum, { description: 'Relation to the unit.' })
  status!: CompleterStatus;
}

/** A right in the result. */
@Entity('result_right')
@Index('result_right_of_result', ['resultId', 'position'], { unique: true })
@Index('result_right_number', ['number'], { where: 'number IS NOT NULL' })
@ObjectType({ description: 'A right in the result.' })
@Access('record')
export class ResultRight {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the right.' })
  id!: string;

  @ForeignKey(() => TechResult, { name: 'result_right_result', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'result_id' })
  resultId!: string;

  /** From 1. */
  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'text' })
  @Field(() => RightKindEnum, { description: 'Kind of right.' })
  kind!: RightKind;

  /** Patent numbers in their normal form; other kinds as their office writes them. */
  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Number, for patents in its normal form.' })
  number!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Who holds it.' })
  holder!: string | null;

  @Column({ type: 'date', name: 'applied_on', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Day of the application.' })
  appliedOn!: string | null;

  @Column({ type: 'date', name: 'obtained_on', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Day on which it was obtained.' })
  obtainedOn!: string | null;

  @Column({ type: 'date', name: 'expires_on', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Day on which it ends.' })
  expiresOn!: string | null;

  /** How a secret is kept. */
  @Column({ type: 'text', name: 'how_kept', nullable: true })
  @Field(() => String, { nullable: true, description: 'How a secret is kept.' })
  howKept!: string | null;

  @Column({ type: 'uuid', name: 'certificate_id', nullable: true })
  certificateId!: string | null;
}

/** Somebody who owns the result together with the unit. */
@Entity('co_owner')
@Index('co_owner_of_result', ['resultId', 'position'], { unique: true })
@ObjectType({ description: 'Somebody who owns the result together with the unit.' })
@Access('record')
export class CoOwner {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the co-owner.' })
  id!: string;

  @ForeignKey(() => TechResult, { name: 'co_owner_result', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'result_id' })
  resultId!: string;

  /** From 1. */
  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Column({ type: 'uuid', name: 'organization_id', nullable: true })
  organizationId!: string | null;

  @Column({ type: 'text', name: 'province_code', nullable: true })
  @Field(() => String, { nullable: true, description: 'Province by GB/T 2260.' })
  provinceCode!: string | null;

  /** Basis points. */
  @Column({ type: 'integer', nullable: true })
  @Field(() => BasisPointsScalar, { nullable: true, description: 'Share in the ownership.' })
  share!: number | null;
}

/** A pledge, a license given before, or something else that weighs on the result. */
@Entity('encumbrance')
@Index('encumbrance_of_result', ['resultId', 'position'], { unique: true })
@ObjectType({ description: 'What already weighs on the result.' })
@Access('record')
export class Encumbrance {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the encumbrance.' })
  id!: string;

  @ForeignKey(() => TechResult, { name: 'encumbrance_result', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'result_id' })
  resultId!: string;

  /** From 1. */
  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'text' })
  @Field(() => EncumbranceKindEnum, { description: 'Kind.' })
  kind!: EncumbranceKind;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'In whose favour it is.' })
  holder!: string | null;

  @Column({ type: 'date', name: 'starts_on', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'First day.' })
  startsOn!: string | null;

  @Column({ type: 'date', name: 'ends_on', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Last day.' })
  endsOn!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'More about it.' })
  note!: string | null;
}

/** A picture of the result's page. */
@Entity('result_picture')
@Index('result_picture_of_result', ['resultId', 'position'], { unique: true })
@ObjectType({ description: "A picture of the result's page." })
@Access('record')
export class ResultPicture {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the picture.' })
  id!: string;

  @ForeignKey(() => TechResult, { name: 'result_picture_result', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'result_id' })
  resultId!: string;

  /** From 1. */
  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'uuid', name: 'file_id' })
  fileId!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'What it shows.' })
  caption!: string | null;
}
