import { Field, ID, ObjectType } from 'type-graphql';
import { USER_ERROR_CODES, type UserErrorCode } from '../errors.ts';
import { Access } from './access.ts';
import { describedEnum } from './described-enum.ts';

export const UserErrorCodeEnum = describedEnum(
  'UserErrorCode',
  'Why something was refused.',
  USER_ERROR_CODES,
);

export const RuleAuthorityEnum = describedEnum('RuleAuthority', 'Where a rule gets its force from.', {
  LAW: 'National law or the provincial ordinance.',
  DOCUMENT: 'A policy document; it blocks where the unit adopted it as its own rule.',
  PLATFORM: 'A condition of this platform, which cites no article.',
});

@ObjectType({ description: 'A named value that belongs to a message, such as a limit.' })
@Access('public')
export class ErrorParam {
  @Field(() => String, { description: 'Name of the value.' })
  name!: string;

  @Field(() => String, { description: 'The value as text.' })
  value!: string;
}

@ObjectType({ description: 'The rule on which a refusal rests.' })
@Access('public')
export class RuleReference {
  @Field(() => ID, { description: 'Id of the rule in the rulebook, such as REG-2.' })
  id!: string;

  @Field(() => RuleAuthorityEnum, { description: 'Where the rule gets its force from.' })
  authority!: 'LAW' | 'DOCUMENT' | 'PLATFORM';

  @Field(() => String, {
    nullable: true,
    description: 'Document and article; none for rules of the platform.',
  })
  citation!: string | null;

  @Field(() => String, { description: 'What the rule asks, in Chinese.' })
  text!: string;

  @Field(() => String, { description: 'What the rule asks, in English.' })
  textEn!: string;
}

@ObjectType({ description: 'An expected refusal: what was not done and why. Nothing was changed.' })
@Access('public')
export class UserError {
  @Field(() => UserErrorCodeEnum, { description: 'The kind of refusal, from a closed list.' })
  code!: UserErrorCode;

  @Field(() => String, { description: 'For developers; the client has its own words for each code.' })
  message!: string;

  @Field(() => String, { nullable: true, description: 'Path of the input field in question.' })
  field!: string | null;

  @Field(() => [ErrorParam], { description: 'Values for the message, such as limits.' })
  params!: ErrorParam[];

  @Field(() => RuleReference, {
    nullable: true,
    description: 'The rule on which the refusal rests, if one does.',
  })
  rule!: RuleReference | null;
}
