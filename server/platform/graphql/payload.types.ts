import { Field, ObjectType } from 'type-graphql';
import { Access } from './access.ts';
import { UserError } from './user-error.types.ts';

/** What every mutation answers beside the changed object. */
@ObjectType({ description: 'What every mutation answers.' })
@Access('record')
export class Payload {
  @Field(() => [UserError], { description: 'Why nothing was changed; empty if it was done.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'The answer of a step that has nothing to show but that it was done.' })
@Access('record')
export class DonePayload extends Payload {
  @Field(() => Boolean, { description: 'Whether it was done.' })
  done!: boolean;
}
