import { Field, ID, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Role } from '../../../platform/auth/roles.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { RoleEnum } from '../accounts.enums.ts';
import { Membership } from '../members/membership.entity.ts';

/** Roles lent to a colleague for days away. Lent is at most what the lender holds on the day itself. */
@Entity('delegation')
@Index('delegation_from', ['fromMembershipId', 'startsOn', 'id'])
@Index('delegation_to', ['toMembershipId', 'endsOn'])
@Check('delegation_days', 'starts_on <= ends_on')
@ObjectType({ description: 'Roles lent to a colleague for days away.' })
@Access('record')
export class Delegation {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the delegation.' })
  id!: string;

  @Column({ type: 'uuid', name: 'from_membership_id' })
  @ForeignKey(() => Membership, { name: 'delegation_from_fk' })
  fromMembershipId!: string;

  @Column({ type: 'uuid', name: 'to_membership_id' })
  @ForeignKey(() => Membership, { name: 'delegation_to_fk' })
  toMembershipId!: string;

  @Column({ type: 'text', array: true })
  @Field(() => [RoleEnum], { description: 'The roles lent.' })
  roles!: Role[];

  @Column({ type: 'date', name: 'starts_on' })
  @Field(() => DateScalar, { description: 'First day.' })
  startsOn!: string;

  @Column({ type: 'date', name: 'ends_on' })
  @Field(() => DateScalar, { description: 'Last day.' })
  endsOn!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why, as the lender wrote it.' })
  reason!: string | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'revoked_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was taken back, if it was.' })
  revokedAt!: Date | null;
}
