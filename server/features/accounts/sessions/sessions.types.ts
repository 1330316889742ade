import { Field, ID, InputType } from 'type-graphql';

@InputType({ description: 'What signs in.' })
export class SignInInput {
  @Field(() => String, { description: 'Mail address.' })
  email!: string;

  @Field(() => String, { description: 'Password.' })
  password!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Code of the second factor, where the account has one.',
  })
  code?: string | null;
}

@InputType({ description: 'The membership to act as.' })
export class ActAsInput {
  @Field(() => ID, { description: 'Id of one’s own membership.' })
  membershipId!: string;
}

@InputType({ description: 'A session to end.' })
export class EndSessionInput {
  @Field(() => ID, { description: 'Id of one’s own session.' })
  sessionId!: string;
}
