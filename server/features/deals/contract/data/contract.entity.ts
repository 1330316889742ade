import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../../platform/database/columns.ts';
import { Access } from '../../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar } from '../../../../platform/graphql/scalars.ts';
import type { ContractType } from '../../../rulebook/rules/vocabulary.ts';
import { Deal } from '../../data/deal.entity.ts';
import type { DealSide } from '../../deal.enums.ts';
import { ContractTypeEnum } from '../contract.enums.ts';

/** The contract of a deal: what is written, who signs, when it holds, how it is registered. One for each deal. */
@Entity('contract')
@Index('contract_of_deal', ['dealId'], { unique: true })
@Index('contract_registration_number', ['registrationNumber'], {
  unique: true,
  where: 'registration_number IS NOT NULL',
})
@ObjectType({ description: 'The contract of a deal.' })
@Access('record')
export class Contract {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the contract.' })
  id!: string;

  @ForeignKey(() => Deal, { name: 'contract_deal', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'deal_id' })
  dealId!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Its number; of an imported one the number that it was signed under.' })
  number!: string;

  @Column({ type: 'text' })
  @Field(() => ContractTypeEnum, { description: 'Type under which it is registered (PRC-9).' })
  type!: ContractType;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Its title, in Chinese.' })
  title!: string;

  /** Of the terms that it was written from last. */
  @Column({ type: 'text', name: 'terms_digest' })
  @Field(() => String, { description: 'Digest of the terms that it is about.' })
  termsDigest!: string;

  @Column({ type: 'date', name: 'signed_on', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Day of the last signature.' })
  signedOn!: string | null;

  @Column({ type: 'date', name: 'valid_from', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'First day on which it holds.' })
  validFrom!: string | null;

  @Column({ type: 'date', name: 'valid_until', nullable: true })
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day on which it holds; none is without end.',
  })
  validUntil!: string | null;

  /** Signed before the unit joined: nothing of it ran here. */
  @Column({ type: 'boolean' })
  @Field(() => Boolean, {
    description:
      'Whether it was signed before the unit joined and only entered here: no decision or notice of ours stands behind it.',
  })
  imported!: boolean;

  /** For an imported one: what was decided and announced at the time, as the unit declares it. */
  @Column({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'For an imported one: what was decided and announced then, as the unit declares it.',
  })
  declaration!: string | null;

  @Column({ type: 'uuid', array: true, name: 'declaration_file_ids' })
  declarationFileIds!: string[];

  @Column({ type: 'timestamptz', name: 'confirmed_at', nullable: true })
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'For an imported one: when the enterprise confirmed it.',
  })
  confirmedAt!: Date | null;

  @Column({ type: 'uuid', name: 'confirmed_by', nullable: true })
  confirmedBy!: string | null;

  @Column({ type: 'text', name: 'registration_number', nullable: true })
  registrationNumber!: string | null;

  @Column({ type: 'date', name: 'registered_on', nullable: true })
  registeredOn!: string | null;

  @Column({ type: 'text', nullable: true })
  office!: string | null;

  /** Fen. */
  @Column({ type: 'bigint', name: 'total_amount', nullable: true, transformer: bigintColumn })
  totalAmount!: bigint | null;

  /** Fen; the part of the total that is paid for technology. */
  @Column({ type: 'bigint', name: 'technology_amount', nullable: true, transformer: bigintColumn })
  technologyAmount!: bigint | null;

  @Column({ type: 'text', name: 'right_kind', nullable: true })
  rightKind!: string | null;

  @Column({ type: 'text', nullable: true })
  sector!: string | null;

  @Column({ type: 'text', name: 'way_of_payment', nullable: true })
  wayOfPayment!: string | null;

  /** The side that recorded the end before its time; it ends once the other records it too. */
  @Column({ type: 'text', name: 'termination_side', nullable: true })
  terminationSide!: DealSide | null;

  @Column({ type: 'text', name: 'termination_reason', nullable: true })
  terminationReason!: string | null;

  @Column({ type: 'uuid', name: 'termination_by', nullable: true })
  terminationBy!: string | null;

  @Column({ type: 'timestamptz', name: 'termination_at', nullable: true })
  terminationAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}
