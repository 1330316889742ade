import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { type GuestState, GuestStateEnum } from '../hall.enums.ts';
import { Roadshow } from './roadshow.entity.ts';

/** One person's registration for a roadshow; colleagues register themselves. */
@Entity('roadshow_guest')
@Index('roadshow_guest_once', ['roadshowId', 'userId'], { unique: true })
@Index('roadshow_guest_code', ['roadshowId', 'code'], { unique: true })
@Index('roadshow_guest_in_order', ['roadshowId', 'registeredAt', 'id'])
@Index('roadshow_guest_waiting', ['roadshowId', 'queuedAt', 'id'], { where: `state = 'WAITING'` })
@Index('roadshow_guest_of_user', ['userId', 'registeredAt', 'id'])
@Check('roadshow_guest_queued', `state <> 'WAITING' OR queued_at IS NOT NULL`)
@Check('roadshow_guest_checked_in', `checked_in_at IS NULL OR state = 'APPROVED'`)
@Check('roadshow_guest_declined', `state <> 'DECLINED' OR reason IS NOT NULL`)
@ObjectType({ description: 'The registration of one person for a roadshow.' })
@Access('record')
export class RoadshowGuest {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the registration.' })
  id!: string;

  @ForeignKey(() => Roadshow, { name: 'roadshow_guest_roadshow' })
  @Column({ type: 'uuid', name: 'roadshow_id' })
  roadshowId!: string;

  @Column({ type: 'uuid', name: 'user_id' })
  userId!: string;

  /** For which they come. */
  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  /** Whether they come as a broker. */
  @Column({ type: 'boolean', name: 'is_broker' })
  @Field(() => Boolean, { description: 'Whether the guest comes as a broker.' })
  isBroker!: boolean;

  @Column({ type: 'text' })
  @Field(() => GuestStateEnum, { description: 'Where the registration stands.' })
  state!: GuestState;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Counts the changes, to find out stale steps.' })
  version!: number;

  /** Eight letters without look-alikes; on the ticket, and what the door asks for. */
  @Column({ type: 'text' })
  code!: string;

  /** Codes of sectors (REG-10). */
  @Column({ type: 'text', array: true })
  @Field(() => [String], { description: 'Codes of the sectors (REG-10) that interest the guest.' })
  interests!: string[];

  /** What the guest tells the organiser. */
  @Column({ type: 'text' })
  @Field(() => String, { description: 'What the guest tells the organiser; may be empty.' })
  note!: string;

  /** Consents that units of entries read the guest's name and organisation, to wish for talks at the tables. */
  @Column({ type: 'boolean', name: 'wants_tables' })
  @Field(() => Boolean, {
    description:
      'Whether the guest wants talks at the tables, and lets the units of the entries know who comes.',
  })
  wantsTables!: boolean;

  @Column({ type: 'timestamptz', name: 'registered_at' })
  @Field(() => DateTimeScalar, { description: 'When the guest registered.' })
  registeredAt!: Date;

  /** Since when on the waiting list; the earliest moves up first. */
  @Column({ type: 'timestamptz', name: 'queued_at', nullable: true })
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Since when on the waiting list; none if never.',
  })
  queuedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'checked_in_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the guest came; none yet.' })
  checkedInAt!: Date | null;

  /** Why the organiser declined. */
  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why the organiser declined.' })
  reason!: string | null;
}
