import { Field, InputType } from 'type-graphql';

@InputType({ description: 'A change of one’s own password.' })
export class ChangePasswordInput {
  @Field(() => String, { description: 'The present password.' })
  current!: string;

  @Field(() => String, { description: 'The new one, of ten characters or more.' })
  next!: string;
}

@InputType({ description: 'Asks for a link that sets a new password.' })
export class RequestPasswordResetInput {
  @Field(() => String, { description: 'Mail address of the account.' })
  email!: string;
}

@InputType({ description: 'Sets a new password by a mailed link.' })
export class ResetPasswordInput {
  @Field(() => String, { description: 'The token of the link.' })
  token!: string;

  @Field(() => String, { description: 'The new password, of ten characters or more.' })
  password!: string;
}
