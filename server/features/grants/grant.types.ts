import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Access } from '../../platform/graphql/access.ts';
import { connectionOf } from '../../platform/graphql/connection.ts';
import { Payload } from '../../platform/graphql/payload.types.ts';
import { OwnershipGrant } from './data/ownership-grant.entity.ts';
import { type GrantState, GrantStateEnum } from './grant.enums.ts';

export { OwnershipGrant };

export const OwnershipGrantConnection = connectionOf(OwnershipGrant, 'OwnershipGrant');

@ObjectType({ description: 'The grant after a step, or why nothing was changed.' })
@Access('record')
export class OwnershipGrantPayload extends Payload {
  @Field(() => OwnershipGrant, { nullable: true, description: 'The grant as it is now.' })
  grant!: OwnershipGrant | null;
}

@InputType({ description: 'Narrows the list of grants; what is absent does not matter.' })
export class GrantFilter {
  @Field(() => [GrantStateEnum], { nullable: true, description: 'In these states.' })
  states?: GrantState[] | null;

  @Field(() => ID, { nullable: true, description: 'Of this result.' })
  resultId?: string | null;
}
