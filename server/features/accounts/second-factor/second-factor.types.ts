import { Field, InputType, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';

@ObjectType('SecondFactorSetup', { description: 'What an authenticator is set up with.' })
@Access('record')
export class SecondFactorSetupType {
  @Field(() => String, { description: 'The secret in base32.' })
  secret!: string;

  @Field(() => String, { description: 'The same as an otpauth address.' })
  uri!: string;

  @Field(() => String, { description: 'The address as a QR code, SVG.' })
  qrSvg!: string;
}

@InputType({ description: 'Passes the second factor in this session.' })
export class VerifySecondFactorInput {
  @Field(() => String, { description: 'The code that the authenticator shows.' })
  code!: string;
}

@InputType({ description: 'Turns the second factor on.' })
export class EnableSecondFactorInput {
  @Field(() => String, { description: 'The secret of the set-up.' })
  secret!: string;

  @Field(() => String, { description: 'A code that the authenticator shows.' })
  code!: string;
}

@InputType({ description: 'Turns the second factor off.' })
export class DisableSecondFactorInput {
  @Field(() => String, { description: 'Password.' })
  password!: string;

  @Field(() => String, { description: 'A code that the authenticator shows.' })
  code!: string;
}
