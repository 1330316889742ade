import { Field, ID, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar } from '../../../../platform/graphql/scalars.ts';
import { type DealSide, DealSideEnum } from '../../deal.enums.ts';
import {
  type DocumentFormat,
  DocumentFormatEnum,
  type SignatoryAuthority,
  SignatoryAuthorityEnum,
} from '../contract.enums.ts';
import { Contract } from './contract.entity.ts';

/** The contract as it was written from terms; those of former terms stay. */
@Entity('contract_document')
@Index('contract_document_of_contract', ['contractId', 'at', 'id'])
@ObjectType({ description: 'The contract as a file, written from terms.' })
@Access('record')
export class ContractDocument {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the document.' })
  id!: string;

  @ForeignKey(() => Contract, { name: 'contract_document_contract', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'contract_id' })
  contractId!: string;

  @Column({ type: 'text' })
  @Field(() => DocumentFormatEnum, { description: 'Its format.' })
  format!: DocumentFormat;

  @Column({ type: 'uuid', name: 'file_id' })
  fileId!: string;

  @Column({ type: 'text', name: 'terms_digest' })
  @Field(() => String, { description: 'Digest of the terms that it was written from.' })
  termsDigest!: string;

  /** The unit's template; null for ours. */
  @Column({ type: 'uuid', name: 'template_id', nullable: true })
  templateId!: string | null;

  /** Whether it is the last one written in its format. */
  @Column({ type: 'boolean' })
  latest!: boolean;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was written.' })
  at!: Date;
}

/** Somebody who signs for a party. */
@Entity('signatory')
@Index('signatory_of_contract', ['contractId', 'place'], { unique: true })
@Check('signatory_authority', `authority <> 'AUTHORIZED' OR authority_file_id IS NOT NULL`)
@ObjectType({ description: 'Somebody who signs for a party, with the right to do so.' })
@Access('record')
export class Signatory {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @ForeignKey(() => Contract, { name: 'signatory_contract', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'contract_id' })
  contractId!: string;

  /** From 1. */
  @Column({ type: 'integer' })
  place!: number;

  @Column({ type: 'text' })
  @Field(() => DealSideEnum, { description: 'The side.' })
  side!: DealSide;

  /** The co-owner signed for; null for the unit and the enterprise themselves. */
  @Column({ type: 'uuid', name: 'party_id', nullable: true })
  @Field(() => ID, {
    nullable: true,
    description: 'The co-owner signed for; none for the two sides themselves.',
  })
  partyId!: string | null;

  @Column({ type: 'text', name: 'organization_name' })
  @Field(() => String, { description: 'The organisation signed for.' })
  organizationName!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Name of the person.' })
  name!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'What the person is there, such as 副院长.' })
  position!: string;

  @Column({ type: 'text' })
  @Field(() => SignatoryAuthorityEnum, { description: 'By what right.' })
  authority!: SignatoryAuthority;

  @Column({ type: 'uuid', name: 'authority_file_id', nullable: true })
  authorityFileId!: string | null;
}

/** A signed or sealed copy of a party. The newest of a party counts; former ones stay. */
@Entity('signed_copy')
@Index('signed_copy_of_contract', ['contractId', 'at', 'id'])
@ObjectType({ description: 'A signed or sealed copy of the contract.' })
@Access('record')
export class SignedCopy {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the copy.' })
  id!: string;

  @ForeignKey(() => Contract, { name: 'signed_copy_contract', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'contract_id' })
  contractId!: string;

  @Column({ type: 'text' })
  @Field(() => DealSideEnum, { description: 'The side that signed it.' })
  side!: DealSide;

  @Column({ type: 'uuid', name: 'party_id', nullable: true })
  @Field(() => ID, {
    nullable: true,
    description: 'The co-owner who signed; none for the two sides themselves.',
  })
  partyId!: string | null;

  @Column({ type: 'uuid', name: 'file_id' })
  fileId!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'SHA-256 of the file in hex, as it stands in the audit trail.' })
  sha256!: string;

  @Column({ type: 'text', name: 'terms_digest' })
  termsDigest!: string;

  @Column({ type: 'date', name: 'signed_on' })
  @Field(() => DateScalar, { description: 'Day of the signature.' })
  signedOn!: string;

  /** The officer recorded a paper that the other side signed. */
  @Column({ type: 'boolean', name: 'on_behalf' })
  @Field(() => Boolean, {
    description:
      "Whether the unit's officer recorded the paper of another party, instead of that party itself.",
  })
  onBehalf!: boolean;

  @Column({ type: 'uuid', name: 'by_user', nullable: true })
  byUser!: string | null;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was uploaded.' })
  at!: Date;
}

/** A handover of know-how and things. */
@Entity('handover')
@Index('handover_of_contract', ['contractId', 'at', 'id'])
@Check('handover_answer', `(answered_at IS NULL) = (accepted IS NULL)`)
@ObjectType({ description: 'A handover of know-how and things.' })
@Access('record')
export class Handover {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the handover.' })
  id!: string;

  @ForeignKey(() => Contract, { name: 'handover_contract', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'contract_id' })
  contractId!: string;

  @Column({ type: 'text', array: true })
  @Field(() => [String], { description: 'What was handed over, of what the terms name.' })
  items!: string[];

  @Column({ type: 'date', name: 'handed_on' })
  handedOn!: string;

  @Column({ type: 'uuid', array: true, name: 'file_ids' })
  fileIds!: string[];

  @Column({ type: 'uuid', name: 'by_user', nullable: true })
  byUser!: string | null;

  @Column({ type: 'timestamptz' })
  at!: Date;

  /** What the enterprise answered; null before it did. */
  @Column({ type: 'boolean', nullable: true })
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the enterprise accepted it; none before it answered.',
  })
  accepted!: boolean | null;

  @Column({ type: 'timestamptz', name: 'answered_at', nullable: true })
  answeredAt!: Date | null;

  @Column({ type: 'uuid', name: 'answered_by', nullable: true })
  answeredBy!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'Remarks of the acceptance, or the reason of the refusal.',
  })
  remarks!: string | null;
}

/** A version of a unit's own template for a mode; the newest counts, none is ever changed. */
@Entity('contract_template')
@Index('contract_template_version', ['organizationId', 'mode', 'version'], { unique: true })
export class StoredTemplate {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'text' })
  mode!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'jsonb' })
  clauses!: { heading: string; text: string }[];

  /** From 1. */
  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'uuid', name: 'by_user', nullable: true })
  byUser!: string | null;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
