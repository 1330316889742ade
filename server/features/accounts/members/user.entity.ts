import { Field, ID, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../platform/graphql/access.ts';

/** A person with an account. */
@Entity('user_account')
@Index('user_account_email', ['email'], { unique: true })
@Check('user_account_email_form', 'email = lower(email)')
@ObjectType({ description: 'A person with an account.' })
@Access('record')
export class User {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the user.' })
  id!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Name.' })
  name!: string;

  /** In lower case, so that it is unique however it is typed. */
  @Column({ type: 'text' })
  email!: string;

  @Column({ type: 'text' })
  locale!: string;

  /** argon2id with its salt and parameters. */
  @Column({ type: 'text', name: 'password_hash' })
  passwordHash!: string;

  /** Secret of the second factor, sealed; null while there is none. */
  @Column({ type: 'text', name: 'totp_secret', nullable: true })
  totpSecret!: string | null;

  /** The last time step whose code was used: a code works once. */
  @Column({ type: 'integer', name: 'totp_last_step', nullable: true })
  totpLastStep!: number | null;

  /** The membership acted as last, with which the next session begins. */
  @Column({ type: 'uuid', name: 'last_membership_id', nullable: true })
  lastMembershipId!: string | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;
}
