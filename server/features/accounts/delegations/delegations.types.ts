import { Field, ID, InputType, ObjectType } from 'type-graphql';
import type { Role } from '../../../platform/auth/roles.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { DateScalar } from '../../../platform/graphql/scalars.ts';
import { RoleEnum } from '../accounts.enums.ts';
import { Delegation } from './delegation.entity.ts';

@InputType({ description: 'Lends roles to a colleague for days away.' })
export class DelegateInput {
  @Field(() => ID, { description: 'The colleague’s membership in the same organisation.' })
  toMembershipId!: string;

  @Field(() => [RoleEnum], { description: 'Roles out of one’s own.' })
  roles!: Role[];

  @Field(() => DateScalar, { description: 'First day, today or later.' })
  startsOn!: string;

  @Field(() => DateScalar, { description: 'Last day; 90 days at most.' })
  endsOn!: string;

  @Field(() => String, { nullable: true, description: 'Why.' })
  reason?: string | null;
}

@InputType({ description: 'Takes lent roles back.' })
export class RevokeDelegationInput {
  @Field(() => ID, { description: 'Id of the delegation.' })
  delegationId!: string;
}

@ObjectType({ description: 'The answer of a step with a delegation.' })
@Access('record')
export class DelegationPayload extends Payload {
  @Field(() => Delegation, { nullable: true, description: 'The delegation.' })
  delegation!: Delegation | null;
}
