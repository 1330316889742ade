import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { Roadshow } from './roadshow.entity.ts';

/** A part of the programme in one room without a break. */
@Entity('roadshow_session')
@Index('roadshow_session_of_roadshow', ['roadshowId', 'position'])
@Check('roadshow_session_times', 'starts_at < ends_at')
@ObjectType({ description: 'A part of the programme in one room.' })
@Access('record')
export class RoadshowSession {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the session.' })
  id!: string;

  @ForeignKey(() => Roadshow, { name: 'roadshow_session_roadshow' })
  @Column({ type: 'uuid', name: 'roadshow_id' })
  roadshowId!: string;

  /** From 1, in the order of their beginnings. */
  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Place among the sessions, from 1.' })
  position!: number;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Its title.' })
  title!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'The room or the channel.' })
  room!: string;

  @Column({ type: 'text', name: 'host_name', nullable: true })
  @Field(() => String, { nullable: true, description: 'Who leads through it.' })
  hostName!: string | null;

  @Column({ type: 'timestamptz', name: 'starts_at' })
  @Field(() => DateTimeScalar, { description: 'When it begins.' })
  startsAt!: Date;

  @Column({ type: 'timestamptz', name: 'ends_at' })
  @Field(() => DateTimeScalar, { description: 'When it ends.' })
  endsAt!: Date;
}
