import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { Membership, Organization, User } from '../../accounts/accounts.types.ts';
import {
  type BrokerCertificateKind,
  type BrokerLanguage,
  BrokerLanguageEnum,
  type BrokerLevel,
  BrokerLevelEnum,
  type BrokerProfileState,
  type BrokerService,
  BrokerServiceEnum,
} from '../broker.enums.ts';

/** A certificate as a profile keeps it. */
export interface BrokerCertificate {
  kind: BrokerCertificateKind;
  number: string;
  issuedBy: string;
  /** Day `YYYY-MM-DD`. */
  issuedOn: string | null;
  /** Copy of it, private to broker and deciders. */
  fileId: string | null;
}

/** What somebody else vouches for; a change of it waits to be confirmed. */
export interface BrokerStanding {
  level: BrokerLevel;
  certificates: BrokerCertificate[];
}

/**
 * A broker (技术经理人): what one membership with the role BROKER does and is known for. As the schema shows it, it is
 * the public part; `BrokerAccount` is the rest.
 */
@Entity('broker_profile')
@Index('broker_profile_number', ['number'], { unique: true })
@Index('broker_profile_membership', ['membershipId'], { unique: true })
@Index('broker_profile_of_organization', ['organizationId', 'state', 'id'])
@Index('broker_profile_of_user', ['userId'])
@Index('broker_profile_in_state', ['state', 'handedInAt', 'id'])
@Check('broker_profile_capacity', 'capacity BETWEEN 1 AND 100')
@Check('broker_profile_confirmed', `state NOT IN ('CONFIRMED', 'SUSPENDED') OR confirmed_at IS NOT NULL`)
@Check('broker_profile_proposal', 'proposed_at IS NULL OR proposed IS NOT NULL')
@ObjectType('Broker', { description: 'A broker (技术经理人) as everybody may know them.' })
@Access('record')
export class BrokerProfile {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the broker.' })
  id!: string;

  /** Such as `经2026-0001`. */
  @Column({ type: 'text' })
  @Field(() => String, { description: 'Number of the broker: 经, year, running number.' })
  number!: string;

  @Column({ type: 'uuid', name: 'user_id' })
  @ForeignKey(() => User, { name: 'broker_profile_user' })
  userId!: string;

  /** The agency or unit; for an independent broker the platform. */
  @Column({ type: 'uuid', name: 'organization_id' })
  @ForeignKey(() => Organization, { name: 'broker_profile_organization' })
  organizationId!: string;

  @Column({ type: 'uuid', name: 'membership_id' })
  @ForeignKey(() => Membership, { name: 'broker_profile_membership_fk' })
  membershipId!: string;

  @Column({ type: 'text' })
  @Field(() => BrokerLevelEnum, { description: 'Level, confirmed by the certificates.' })
  level!: BrokerLevel;

  @Column({ type: 'jsonb' })
  certificates!: BrokerCertificate[];

  /** Codes of provincial sectors. */
  @Column({ type: 'text', array: true })
  @Field(() => [String], { description: 'Provincial sectors that the broker works in, by code.' })
  sectors!: string[];

  /** Provinces and cities by GB/T 2260. */
  @Column({ type: 'text', array: true })
  @Field(() => [String], { description: 'Provinces and cities that the broker works in, by GB/T 2260.' })
  regions!: string[];

  @Column({ type: 'text', array: true })
  @Field(() => [BrokerLanguageEnum], { description: 'Languages that the broker works in.' })
  languages!: BrokerLanguage[];

  @Column({ type: 'text', array: true })
  @Field(() => [BrokerServiceEnum], { description: 'What the broker does for clients.' })
  services!: BrokerService[];

  @Column({ type: 'text' })
  @Field(() => String, { description: 'What the broker says about the own work.' })
  about!: string;

  /** Engagements that run at once, at most. */
  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'How many engagements the broker runs at once, at most.' })
  capacity!: number;

  @Column({ type: 'boolean', name: 'accepts_new' })
  @Field(() => Boolean, { description: 'Whether the broker takes new engagements at the moment.' })
  acceptsNew!: boolean;

  @Column({ type: 'text' })
  state!: BrokerProfileState;

  @Column({ type: 'integer' })
  version!: number;

  /** Another level or other certificates of a confirmed broker, until they are confirmed. */
  @Column({ type: 'jsonb', nullable: true })
  proposed!: BrokerStanding | null;

  /** When these were handed in; null while they are written. */
  @Column({ type: 'timestamptz', name: 'proposed_at', nullable: true })
  proposedAt!: Date | null;

  /** Why it was returned or suspended last. */
  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  /** Whether the operator suspended it: then only the operator ends that. */
  @Column({ type: 'boolean', name: 'suspended_by_operator' })
  suspendedByOperator!: boolean;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'updated_at' })
  updatedAt!: Date;

  @Column({ type: 'timestamptz', name: 'handed_in_at', nullable: true })
  handedInAt!: Date | null;

  /** When the profile was confirmed first. */
  @Column({ type: 'timestamptz', name: 'confirmed_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the profile was confirmed.' })
  confirmedAt!: Date | null;

  @Column({ type: 'uuid', name: 'confirmed_by', nullable: true })
  confirmedBy!: string | null;
}

/** The last number that was given to a broker in a year. */
@Entity('broker_counter')
export class BrokerCounter {
  @PrimaryColumn({ type: 'integer' })
  year!: number;

  @Column({ type: 'integer' })
  last!: number;
}
