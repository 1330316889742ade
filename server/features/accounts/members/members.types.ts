import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { Role } from '../../../platform/auth/roles.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { RoleEnum } from '../accounts.enums.ts';
import { Membership } from './membership.entity.ts';

export const MembershipConnection = connectionOf(Membership, 'Membership');
export type MembershipConnection = InstanceType<typeof MembershipConnection>;

@InputType({ description: 'A decision on a membership that waits.' })
export class DecideMembershipInput {
  @Field(() => ID, { description: 'Id of the membership.' })
  membershipId!: string;

  @Field(() => Int, { description: 'The version that was decided on.' })
  expectedVersion!: number;

  @Field(() => [RoleEnum], { nullable: true, description: 'Roles to grant instead of those asked for.' })
  roles?: Role[] | null;

  @Field(() => String, { nullable: true, description: 'Why; needed to turn it down.' })
  reason?: string | null;
}

@InputType({ description: 'A change of a member’s roles.' })
export class ChangeRolesInput {
  @Field(() => ID, { description: 'Id of the membership.' })
  membershipId!: string;

  @Field(() => Int, { description: 'The version that was edited.' })
  expectedVersion!: number;

  @Field(() => [RoleEnum], { description: 'All roles that the member has from now on.' })
  roles!: Role[];

  @Field(() => String, { nullable: true, description: 'Position or title; absent stays, null clears.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'Department; absent stays, null clears.' })
  department?: string | null;
}

@InputType({ description: 'The end of a membership.' })
export class EndMembershipInput {
  @Field(() => ID, { description: 'Id of the membership.' })
  membershipId!: string;

  @Field(() => Int, { description: 'The version that was decided on.' })
  expectedVersion!: number;

  @Field(() => String, { description: 'Why.' })
  reason!: string;
}

@InputType({ description: 'Asks for a further membership.' })
export class RequestMembershipInput {
  @Field(() => ID, { description: 'Id of the organisation.' })
  organizationId!: string;

  @Field(() => [RoleEnum], { description: 'The roles asked for.' })
  roles!: Role[];

  @Field(() => String, { nullable: true, description: 'Position or title.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'Department or school.' })
  department?: string | null;
}

@ObjectType({ description: 'The answer of a step with a membership.' })
@Access('record')
export class MembershipPayload extends Payload {
  @Field(() => Membership, { nullable: true, description: 'The membership.' })
  membership!: Membership | null;
}
