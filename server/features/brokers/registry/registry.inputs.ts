import { Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar } from '../../../platform/graphql/scalars.ts';
import {
  type BrokerCertificateKind,
  BrokerCertificateKindEnum,
  type BrokerLanguage,
  BrokerLanguageEnum,
  type BrokerLevel,
  BrokerLevelEnum,
  type BrokerService,
  BrokerServiceEnum,
} from '../broker.enums.ts';
import type { BrokerCertificate } from '../data/broker-profile.entity.ts';
import type { BrokerContent } from './profile/profile-content.ts';

@InputType({ description: 'A certificate; what is empty is missing yet.' })
export class BrokerCertificateInput implements BrokerCertificate {
  @Field(() => BrokerCertificateKindEnum, { description: 'What it proves.' })
  kind!: BrokerCertificateKind;

  @Field(() => String, { description: 'Its number.' })
  number!: string;

  @Field(() => String, { description: 'Who issued it.' })
  issuedBy!: string;

  @Field(() => DateScalar, { nullable: true, description: 'When it was issued.' })
  issuedOn!: string | null;

  @Field(() => ID, { nullable: true, description: 'Its copy, an upload.' })
  fileId!: string | null;
}

@InputType({ description: 'The whole content of a profile; what is empty is missing yet.' })
export class BrokerContentInput implements BrokerContent {
  @Field(() => BrokerLevelEnum, { description: 'Level by the certificates.' })
  level!: BrokerLevel;

  @Field(() => [BrokerCertificateInput], { description: 'Certificates, all of them, 20 at most.' })
  certificates!: BrokerCertificateInput[];

  @Field(() => [String], { description: 'Codes of provincial sectors.' })
  sectors!: string[];

  @Field(() => [String], { description: 'Provinces and cities by GB/T 2260.' })
  regions!: string[];

  @Field(() => [BrokerLanguageEnum], { description: 'Languages.' })
  languages!: BrokerLanguage[];

  @Field(() => [BrokerServiceEnum], { description: 'What the broker does for clients.' })
  services!: BrokerService[];

  @Field(() => String, { description: 'About the own work, 2000 characters at most.' })
  about!: string;

  @Field(() => Int, { description: 'Engagements at once, 1 to 100.' })
  capacity!: number;

  @Field(() => Boolean, { description: 'Whether new engagements are taken.' })
  acceptsNew!: boolean;
}

@InputType({ description: 'A step of a profile.' })
export class BrokerStepInput {
  @Field(() => ID, { description: 'The broker.' })
  brokerId!: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion!: number;
}

@InputType({ description: 'The content to save.' })
export class SaveBrokerProfileInput extends BrokerStepInput {
  @Field(() => BrokerContentInput, { description: 'The whole content.' })
  content!: BrokerContentInput;
}

@InputType({ description: 'A profile that is handed in.' })
export class HandInBrokerProfileInput extends BrokerStepInput {
  @Field(() => Boolean, {
    description: 'That the broker promises to be truthful and to keep secrets (ORG-4).',
  })
  promise!: boolean;
}

@InputType({ description: 'A step of a profile with its reason.' })
export class BrokerReasonInput extends BrokerStepInput {
  @Field(() => String, { description: 'Why; the broker reads it.' })
  reason!: string;
}

@InputType({ description: 'A review of the leading broker of a finished engagement.' })
export class ReviewBrokerInput {
  @Field(() => ID, { description: 'The engagement.' })
  engagementId!: string;

  @Field(() => Int, { description: 'Stars, 1 to 5.' })
  stars!: number;

  @Field(() => String, { description: 'What there is to say, 2000 characters at most.' })
  text!: string;

  @Field(() => Boolean, { description: 'Whether the name of the client may be shown.' })
  showsName!: boolean;
}

@InputType({ description: 'The answer to a review.' })
export class AnswerBrokerReviewInput {
  @Field(() => ID, { description: 'The review.' })
  reviewId!: string;

  @Field(() => String, { description: 'The answer, 2000 characters at most.' })
  answer!: string;
}

@InputType({ description: 'A review to hide.' })
export class HideBrokerReviewInput {
  @Field(() => ID, { description: 'The review.' })
  reviewId!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;
}
