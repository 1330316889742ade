import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Role } from '../../../platform/auth/roles.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { type MembershipStatus, MembershipStatusEnum, RoleEnum } from '../accounts.enums.ts';
import { Organization } from '../organizations/organization.entity.ts';
import { User } from './user.entity.ts';

/** What a user is in an organisation. Everything on the platform is done *as* one membership. */
@Entity('membership')
@Index('membership_one_at_a_time', ['userId', 'organizationId'], {
  unique: true,
  where: `status IN ('PENDING', 'ACTIVE')`,
})
@Index('membership_organization', ['organizationId', 'status', 'requestedAt', 'id'])
@Index('membership_user', ['userId'])
@Check('membership_roles', 'cardinality(roles) > 0')
@ObjectType({ description: 'What a user is in an organisation, with the roles to act in.' })
@Access('record')
export class Membership {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the membership.' })
  id!: string;

  @Column({ type: 'uuid', name: 'user_id' })
  @ForeignKey(() => User, { name: 'membership_user_fk' })
  userId!: string;

  @Column({ type: 'uuid', name: 'organization_id' })
  @ForeignKey(() => Organization, { name: 'membership_organization_fk' })
  organizationId!: string;

  @Column({ type: 'text', array: true })
  @Field(() => [RoleEnum], { description: 'Its roles; those asked for while it waits.' })
  roles!: Role[];

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Position or title.' })
  title!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Department or school.' })
  department!: string | null;

  @Column({ type: 'text' })
  @Field(() => MembershipStatusEnum, { description: 'Where it stands.' })
  status!: MembershipStatus;

  @Column({ type: 'timestamptz', name: 'requested_at' })
  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  requestedAt!: Date;

  @Column({ type: 'timestamptz', name: 'decided_at', nullable: true })
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was confirmed, turned down or ended.',
  })
  decidedAt!: Date | null;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Version, for edits.' })
  version!: number;
}
