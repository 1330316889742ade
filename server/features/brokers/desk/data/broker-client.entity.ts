import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../../../platform/graphql/scalars.ts';
import { BrokerProfile } from '../../data/broker-profile.entity.ts';

/** Somebody whom a broker works with or for, as the broker notes them; private to the broker. */
@Entity('broker_client')
@Index('broker_client_code', ['brokerId', 'creditCode'], { unique: true, where: 'credit_code IS NOT NULL' })
@Index('broker_client_name', ['brokerId', 'name'], { unique: true })
@Index('broker_client_changed', ['brokerId', 'updatedAt', 'id'])
@ObjectType({ description: 'A client in the address book of a broker.' })
@Access('record')
export class BrokerClient {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the client.' })
  id!: string;

  @Column({ type: 'uuid', name: 'broker_id' })
  @ForeignKey(() => BrokerProfile, { name: 'broker_client_broker' })
  brokerId!: string;

  /** The membership as which the broker acts. */
  @Column({ type: 'uuid', name: 'membership_id' })
  membershipId!: string;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Counts every change.' })
  version!: number;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Name of the organisation.' })
  name!: string;

  @Column({ type: 'text', name: 'credit_code', nullable: true })
  @Field(() => String, { nullable: true, description: 'Unified social credit code.' })
  creditCode!: string | null;

  /** The organisation on the platform with that code. */
  @Column({ type: 'uuid', name: 'organization_id', nullable: true })
  organizationId!: string | null;

  @Column({ type: 'text', name: 'contact_name', nullable: true })
  @Field(() => String, { nullable: true, description: 'Whom to speak to.' })
  contactName!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Telephone.' })
  phone!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Mail address.' })
  email!: string | null;

  @Column({ type: 'text', name: 'region_code', nullable: true })
  @Field(() => String, { nullable: true, description: 'Province or city by GB/T 2260.' })
  regionCode!: string | null;

  @Column({ type: 'text', array: true })
  @Field(() => [String], { description: 'Provincial sectors, by code.' })
  sectors!: string[];

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'What the client looks for or has.' })
  interest!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Where the contact came from.' })
  source!: string | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  @Field(() => DateTimeScalar, { description: 'When it was noted.' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'updated_at' })
  @Field(() => DateTimeScalar, { description: 'When it was changed last.' })
  updatedAt!: Date;
}

/** A file of clients that was read in. */
@Entity('broker_client_import')
@Index('broker_client_import_of', ['brokerId', 'at', 'id'])
export class BrokerClientImport {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'broker_id' })
  @ForeignKey(() => BrokerProfile, { name: 'broker_client_import_broker' })
  brokerId!: string;

  @Column({ type: 'uuid', name: 'file_id' })
  fileId!: string;

  @Column({ type: 'integer' })
  created!: number;

  @Column({ type: 'integer' })
  updated!: number;

  @Column({ type: 'integer' })
  invalid!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
