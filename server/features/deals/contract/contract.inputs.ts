import { Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { OfferPricingEnum } from '../../offers/offer.enums.ts';
import { TermsModeEnum } from '../../offers/terms/terms.enums.ts';
import type { TermsMode } from '../../offers/terms/terms.ts';
import { DealTerms } from '../../offers/terms/terms.types.ts';
import type { PricingWay } from '../../rulebook/rules/vocabulary.ts';
import { type DealSide, DealSideEnum } from '../deal.enums.ts';
import { type SignatoryAuthority, SignatoryAuthorityEnum } from './contract.enums.ts';

@InputType({ description: 'Somebody who signs for a party.' })
export class SignatoryInput {
  @Field(() => DealSideEnum, { description: 'The side.' })
  side!: DealSide;

  @Field(() => ID, { nullable: true, description: 'The co-owner signed for; none for the sides themselves.' })
  partyId?: string | null;

  @Field(() => String, { description: 'Name of the person.' })
  name!: string;

  @Field(() => String, { description: 'What the person is there, such as 副院长.' })
  position!: string;

  @Field(() => SignatoryAuthorityEnum, { description: 'By what right.' })
  authority!: SignatoryAuthority;

  @Field(() => ID, { nullable: true, description: 'The power of attorney; needed for AUTHORIZED.' })
  authorityFileId?: string | null;
}

@InputType({ description: 'Names who signs for your side, in place of those named before.' })
export class EditSignatoriesInput {
  @Field(() => ID, { description: 'The deal.' })
  dealId!: string;

  @Field(() => [SignatoryInput], { description: 'All of your side; the owner names co-owners’ too.' })
  signatories!: SignatoryInput[];
}

@InputType({ description: 'A signed or sealed copy of the contract.' })
export class UploadSignedCopyInput {
  @Field(() => ID, { description: 'The deal.' })
  dealId!: string;

  @Field(() => DealSideEnum, { description: 'The side that signed it.' })
  side!: DealSide;

  @Field(() => ID, { nullable: true, description: 'The co-owner who signed; none for the sides themselves.' })
  partyId?: string | null;

  @Field(() => ID, { description: 'The uploaded file.' })
  fileId!: string;

  @Field(() => DateScalar, { description: 'Day of the signature: not before the deal was signed here.' })
  signedOn!: string;
}

@InputType({ description: 'What was handed over.' })
export class RecordHandoverInput {
  @Field(() => ID, { description: 'The deal.' })
  dealId!: string;

  @Field(() => [String], { description: 'Items, each of those that the terms name.' })
  items!: string[];

  @Field(() => DateScalar, { description: 'Day of the handover.' })
  on!: string;

  @Field(() => [ID], { description: 'Lists and receipts.' })
  fileIds!: string[];
}

@InputType({ description: 'The answer to a handover.' })
export class AcceptHandoverInput {
  @Field(() => ID, { description: 'The deal.' })
  dealId!: string;

  @Field(() => ID, { description: 'The handover.' })
  handoverId!: string;

  @Field(() => Boolean, { description: 'Whether it is accepted.' })
  accepted!: boolean;

  @Field(() => String, { nullable: true, description: 'Remarks; needed as the reason of a refusal.' })
  remarks?: string | null;
}

@InputType({ description: 'What is known of the registration of the contract; the rest may come later.' })
export class RecordContractRegistrationInput {
  @Field(() => ID, { description: 'The deal.' })
  dealId!: string;

  @Field(() => String, { nullable: true, description: 'Number: 16 digits, 14 in older ones.' })
  registrationNumber?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day of the registration.' })
  registeredOn?: string | null;

  @Field(() => String, { nullable: true, description: 'Office that registered it.' })
  office?: string | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'Total amount of the contract.' })
  totalAmount?: bigint | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'Part of it for technology; at most the total.' })
  technologyAmount?: bigint | null;

  @Field(() => String, { nullable: true, description: 'Kind of right by its code (RightKind), or NONE.' })
  rightKind?: string | null;

  @Field(() => String, { nullable: true, description: 'Sector by its code (REG-10).' })
  sector?: string | null;

  @Field(() => String, { nullable: true, description: 'Way of payment by its code.' })
  wayOfPayment?: string | null;
}

@InputType({ description: 'Amends or renews a running contract by a new deal.' })
export class AmendDealInput {
  @Field(() => ID, { description: 'The running deal.' })
  dealId!: string;

  @Field(() => Int, { description: 'The version that was seen; CONFLICT if it is not the present one.' })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: 'Why, as a word to the other side.' })
  note?: string | null;
}

@InputType({ description: 'Enters a contract that was signed before the unit joined.' })
export class ImportContractInput {
  @Field(() => ID, { description: 'The result.' })
  resultId!: string;

  @Field(() => ID, { description: 'The enterprise, which has to confirm it.' })
  enterpriseId!: string;

  @Field(() => String, { description: 'Number that it was signed under.' })
  number!: string;

  @Field(() => DateScalar, { description: 'Day of its signature: before the unit joined.' })
  signedOn!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day on which it holds; none is without end.',
  })
  validUntil?: string | null;

  @Field(() => DealTerms, { description: 'Its terms.' })
  terms!: DealTerms;

  @Field(() => OfferPricingEnum, { description: 'How its price was found.' })
  pricing!: PricingWay;

  @Field(() => String, {
    description: 'What was decided and announced at the time, as the unit declares it.',
  })
  declaration!: string;

  @Field(() => [ID], {
    description: 'The signed contract first, then what proves the declaration; at least one.',
  })
  fileIds!: string[];
}

@InputType({ description: 'The answer of the enterprise to an imported contract.' })
export class ConfirmImportInput {
  @Field(() => ID, { description: 'The deal.' })
  dealId!: string;

  @Field(() => Int, { description: 'The version that was seen; CONFLICT if it is not the present one.' })
  expectedVersion!: number;

  @Field(() => Boolean, { description: 'Whether the contract is confirmed.' })
  confirmed!: boolean;

  @Field(() => String, { nullable: true, description: 'Reason of a denial.' })
  reason?: string | null;
}

@InputType({ description: 'An article of a template.' })
export class ContractClauseInput {
  @Field(() => String, { description: 'Heading, without places.' })
  heading!: string;

  @Field(() => String, { description: 'Text with places; each line is a paragraph.' })
  text!: string;
}

@InputType({ description: "Saves the unit's own template for a mode as a new version." })
export class SaveContractTemplateInput {
  @Field(() => TermsModeEnum, { description: 'Mode of the deals that it is for.' })
  mode!: TermsMode;

  @Field(() => String, { description: 'What the unit calls it.' })
  name!: string;

  @Field(() => [ContractClauseInput], { description: 'Articles in order.' })
  clauses!: ContractClauseInput[];

  @Field(() => Int, { description: 'The version that was seen; 0 for ours.' })
  expectedVersion!: number;
}
