import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar } from '../../../../platform/graphql/scalars.ts';
import { Organization } from '../../../accounts/accounts.types.ts';
import { BrokerProfile } from '../../data/broker-profile.entity.ts';
import {
  type EngagementSide,
  EngagementSideEnum,
  type EngagementState,
  EngagementStateEnum,
} from '../engagement.enums.ts';

/** That a client engages a broker (委托协议). What was engaged for is fixed once all have signed; its terms have versions. */
@Entity('engagement')
@Index('engagement_number', ['number'], { unique: true })
@Index('engagement_of_client', ['clientOrganizationId', 'id'])
@Index('engagement_of_lead', ['leadBrokerId', 'state', 'id'])
@Index('engagement_of_result', ['resultId'], { where: 'result_id IS NOT NULL' })
@Index('engagement_of_demand', ['demandId'], { where: 'demand_id IS NOT NULL' })
@Index('engagement_of_persons', { synchronize: false })
@Index('engagement_of_organizations', { synchronize: false })
@Check('engagement_days', 'starts_on <= ends_on')
@Check('engagement_scope', 'result_id IS NULL OR demand_id IS NULL')
@Check('engagement_signed', `state NOT IN ('ACTIVE', 'FULFILLED', 'ENDED') OR activated_at IS NOT NULL`)
@Check(
  'engagement_over',
  `(state IN ('FULFILLED', 'DECLINED', 'ENDED')) = (over_at IS NOT NULL)
    AND (state NOT IN ('DECLINED', 'ENDED') OR end_reason IS NOT NULL)`,
)
@ObjectType('Engagement', { description: 'That a client engages a broker (委托协议).' })
@Access('record')
export class Engagement {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the engagement.' })
  id!: string;

  /** Such as `委2026-0001`. */
  @Column({ type: 'text' })
  @Field(() => String, { description: 'Number of the engagement: 委, year, running number.' })
  number!: string;

  @Column({ type: 'text' })
  @Field(() => EngagementStateEnum, { description: 'Where it stands.' })
  state!: EngagementState;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Version, for steps that depend on what was seen.' })
  version!: number;

  @Column({ type: 'text' })
  @Field(() => EngagementSideEnum, { description: 'For which side the broker works.' })
  side!: EngagementSide;

  @Column({ type: 'uuid', name: 'client_organization_id' })
  @ForeignKey(() => Organization, { name: 'engagement_client' })
  clientOrganizationId!: string;

  @Column({ type: 'uuid', name: 'lead_broker_id' })
  @ForeignKey(() => BrokerProfile, { name: 'engagement_lead' })
  leadBrokerId!: string;

  /** The membership as which the leading broker acts. */
  @Column({ type: 'uuid', name: 'lead_membership_id' })
  leadMembershipId!: string;

  /** The broker's agency or unit; of an independent broker the platform. */
  @Column({ type: 'uuid', name: 'lead_organization_id' })
  leadOrganizationId!: string;

  /** Who shares the commission, by any version of the terms that was signed and the one that is open. */
  @Column({ type: 'uuid', name: 'party_user_ids', array: true })
  partyUserIds!: string[];

  @Column({ type: 'uuid', name: 'party_organization_ids', array: true })
  partyOrganizationIds!: string[];

  /** What the broker is to find a taker for; null for a demand, or for all that the words of the scope name. */
  @Column({ type: 'uuid', name: 'result_id', nullable: true })
  resultId!: string | null;

  /** What the broker is to find a result for. */
  @Column({ type: 'uuid', name: 'demand_id', nullable: true })
  demandId!: string | null;

  @Column({ type: 'text', name: 'scope_text' })
  @Field(() => String, { description: 'What the broker is engaged for, in words.' })
  scopeText!: string;

  @Column({ type: 'boolean', name: 'is_exclusive' })
  @Field(() => Boolean, { description: 'Whether the client engages nobody else for it.' })
  isExclusive!: boolean;

  @Column({ type: 'date', name: 'starts_on' })
  @Field(() => DateScalar, { description: 'First day.' })
  startsOn!: string;

  @Column({ type: 'date', name: 'ends_on' })
  @Field(() => DateScalar, { description: 'Last day.' })
  endsOn!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'What the broker owes the client, in words.' })
  duties!: string;

  @Column({ type: 'boolean', name: 'confidential_access' })
  @Field(() => Boolean, {
    description: 'Whether the brokers may know the confidential part of what they are engaged for.',
  })
  confidentialAccess!: boolean;

  @Column({ type: 'timestamptz', name: 'proposed_at' })
  @Field(() => DateTimeScalar, { description: 'When it was proposed first.' })
  proposedAt!: Date;

  /** When the last signature made it active. */
  @Column({ type: 'timestamptz', name: 'activated_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When all had signed.' })
  activatedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'changed_at' })
  @Field(() => DateTimeScalar, { description: 'When it changed last.' })
  changedAt!: Date;

  @Column({ type: 'timestamptz', name: 'over_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was fulfilled, ended or declined.' })
  overAt!: Date | null;

  @Column({ type: 'text', name: 'end_reason', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was declined or ended.' })
  endReason!: string | null;
}

/** The last number that was given to an engagement in a year. */
@Entity('engagement_counter')
export class EngagementCounter {
  @PrimaryColumn({ type: 'integer' })
  year!: number;

  @Column({ type: 'integer' })
  last!: number;
}
