import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { User } from '../members/user.entity.ts';

/** A signed-in browser. Ending it deletes it; the audit trail of the user keeps that it was. */
@Entity('user_session')
@Index('user_session_token', ['tokenHash'], { unique: true })
@Index('user_session_user', ['userId'])
@Index('user_session_expiry', ['expiresAt'])
@ObjectType({ description: 'A browser in which the user is signed in.' })
@Access('record')
export class Session {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the session.' })
  id!: string;

  /** SHA-256 of the cookie's token, hex: what is stored here opens nothing. */
  @Column({ type: 'text', name: 'token_hash' })
  tokenHash!: string;

  @Column({ type: 'uuid', name: 'user_id' })
  @ForeignKey(() => User, { name: 'user_session_user_fk' })
  userId!: string;

  /** The membership acted as; it counts only while it is in force. */
  @Column({ type: 'uuid', name: 'membership_id', nullable: true })
  membershipId!: string | null;

  @Column({ type: 'timestamptz', name: 'second_factor_at', nullable: true })
  secondFactorAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  @Field(() => DateTimeScalar, { description: 'When it began.' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'last_seen_at' })
  @Field(() => DateTimeScalar, { description: 'When it was used last, to the minute.' })
  lastSeenAt!: Date;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  @Field(() => DateTimeScalar, { description: 'When it ends unless it is used before.' })
  expiresAt!: Date;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Network address that it began from.' })
  address!: string | null;

  @Column({ type: 'text', name: 'user_agent', nullable: true })
  @Field(() => String, { nullable: true, description: 'What the browser called itself.' })
  userAgent!: string | null;
}
