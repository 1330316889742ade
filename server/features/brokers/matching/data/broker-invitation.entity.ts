import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { clock } from '../../../../platform/clock.ts';
import { Access } from '../../../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../../../platform/graphql/scalars.ts';
import { BrokerProfile } from '../../data/broker-profile.entity.ts';
import {
  type BrokerDeclineReason,
  BrokerDeclineReasonEnum,
  type BrokerInvitationState,
  BrokerInvitationStateEnum,
  type BrokerInvitationWay,
  BrokerInvitationWayEnum,
  type BrokerSubjectKind,
  BrokerSubjectKindEnum,
  stateOfInvitation,
} from '../matching.enums.ts';

/** A client's invitation to a broker, or a broker's offer to a client, about a result, a demand or a deal. */
@Entity('broker_invitation')
@Index('broker_invitation_open', ['brokerId', 'clientOrganizationId', 'subjectKind', 'subjectId'], {
  unique: true,
  where: `state = 'SENT'`,
})
@Index('broker_invitation_of_broker', ['brokerId', 'sentAt', 'id'])
@Index('broker_invitation_of_client', ['clientOrganizationId', 'sentAt', 'id'])
@Index('broker_invitation_of_agency', ['agencyId', 'sentAt', 'id'], { where: 'agency_id IS NOT NULL' })
@Check('broker_invitation_answered', `(state IN ('ACCEPTED', 'DECLINED')) = (answered_at IS NOT NULL)`)
@Check('broker_invitation_reason', `(state = 'DECLINED') = (reason IS NOT NULL)`)
@Check('broker_invitation_words', `reason IS DISTINCT FROM 'OTHER' OR note IS NOT NULL`)
@ObjectType({ description: 'An invitation to a broker, or an offer by one.' })
@Access('record')
export class BrokerInvitation {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the invitation or offer.' })
  id!: string;

  @Column({ type: 'text' })
  @Field(() => BrokerInvitationWayEnum, { description: 'Who approached whom.' })
  way!: BrokerInvitationWay;

  /** As it was written last; the deadline counts beside it, see `state`. */
  @Column({ type: 'text', name: 'state' })
  lastState!: BrokerInvitationState;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Counts every change.' })
  version!: number;

  @Column({ type: 'uuid', name: 'broker_id' })
  @ForeignKey(() => BrokerProfile, { name: 'broker_invitation_broker' })
  brokerId!: string;

  /** The agency of the broker; null for those of a unit and for independent ones. */
  @Column({ type: 'uuid', name: 'agency_id', nullable: true })
  agencyId!: string | null;

  @Column({ type: 'uuid', name: 'client_organization_id' })
  clientOrganizationId!: string;

  @Column({ type: 'text', name: 'subject_kind' })
  @Field(() => BrokerSubjectKindEnum, { description: 'What it is about.' })
  subjectKind!: BrokerSubjectKind;

  @Column({ type: 'uuid', name: 'subject_id' })
  @Field(() => ID, { description: 'The result, the demand or the deal.' })
  subjectId!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'What the one writes to the other.' })
  message!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Terms thought of, in short.' })
  terms!: string | null;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  @Field(() => DateTimeScalar, { description: 'First moment that is too late for an answer.' })
  expiresAt!: Date;

  @Column({ type: 'uuid', name: 'sent_by' })
  sentBy!: string;

  @Column({ type: 'timestamptz', name: 'sent_at' })
  @Field(() => DateTimeScalar, { description: 'When it was sent.' })
  sentAt!: Date;

  @Column({ type: 'uuid', name: 'answered_by', nullable: true })
  answeredBy!: string | null;

  @Column({ type: 'timestamptz', name: 'answered_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was accepted or declined.' })
  answeredAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => BrokerDeclineReasonEnum, { nullable: true, description: 'Why it was declined.' })
  reason!: BrokerDeclineReason | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Words about the reason.' })
  note!: string | null;

  /** The engagement that was proposed when it was accepted. */
  @Column({ type: 'uuid', name: 'engagement_id', nullable: true })
  @Field(() => ID, { nullable: true, description: 'The engagement that came of it.' })
  engagementId!: string | null;

  @Field(() => BrokerInvitationStateEnum, { description: 'Where it stands.' })
  get state(): BrokerInvitationState {
    return stateOfInvitation(this, clock.now());
  }
}
