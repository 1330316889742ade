import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { DateScalar, DateTimeScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { TermsModeEnum } from '../../offers/terms/terms.enums.ts';
import type { TermsMode } from '../../offers/terms/terms.ts';
import type { ContractType } from '../../rulebook/rules/vocabulary.ts';
import { ContractTypeEnum } from './contract.enums.ts';

@ObjectType({ description: 'Registration of a technology contract (技术合同认定登记, PRC-9).' })
@Access('record')
export class ContractRegistration {
  @Field(() => String, { nullable: true, description: 'Number: 16 digits, 14 in older ones.' })
  registrationNumber!: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day of the registration.' })
  registeredOn!: string | null;

  @Field(() => String, { nullable: true, description: 'Office that registered it.' })
  office!: string | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'Total amount of the contract.' })
  totalAmount!: bigint | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'Part of it that is paid for technology.' })
  technologyAmount!: bigint | null;

  @Field(() => String, { nullable: true, description: 'Kind of right by its code (RightKind), or NONE.' })
  rightKind!: string | null;

  @Field(() => String, { nullable: true, description: 'Sector by its code (REG-10).' })
  sector!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Way of payment: LUMP_SUM, INSTALMENTS, ROYALTY, ENTRY_FEE_AND_ROYALTY, OTHER.',
  })
  wayOfPayment!: string | null;

  @Field(() => [String], { description: 'Names of the fields that are still missing.' })
  missing!: string[];
}

@ObjectType({ description: 'An end before its time that one side recorded, while the other has not.' })
@Access('record')
export class ContractTermination {
  @Field(() => String, { description: 'Side that recorded it: OWNER or ENTERPRISE.' })
  side!: string;

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;
}

@ObjectType({ description: 'An article of a template.' })
@Access('record')
export class ContractClause {
  @Field(() => String, { description: 'Heading.' })
  heading!: string;

  @Field(() => String, { description: 'Text with places such as {{royalty}}; each line is a paragraph.' })
  text!: string;
}

@ObjectType('ContractTemplate', {
  description: 'The template by which a unit writes contracts of a mode: its own newest version, or ours.',
})
@Access('record')
export class ContractTemplateType {
  @Field(() => ID, { description: 'Id of the version; one of ours begins with "default-".' })
  id!: string;

  @Field(() => TermsModeEnum, { description: 'Mode of the deals that it is for.' })
  mode!: TermsMode;

  @Field(() => ContractTypeEnum, { description: 'Type under which such contracts are registered.' })
  type!: ContractType;

  @Field(() => String, { description: 'What the unit calls it.' })
  name!: string;

  @Field(() => [ContractClause], { description: 'Articles in order.' })
  clauses!: ContractClause[];

  @Field(() => Int, { description: 'Counts the versions of the unit; 0 for ours.' })
  version!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was saved; none for ours.' })
  updatedAt!: Date | null;

  byUser!: string | null;
}

@ObjectType({ description: 'A place of a template that is filled from the terms.' })
@Access('public')
export class ContractPlace {
  @Field(() => String, { description: 'Name, written {{name}}.' })
  name!: string;

  @Field(() => Boolean, {
    description: 'Whether it stands for whole paragraphs and tables, and so alone on its line.',
  })
  isBlock!: boolean;

  @Field(() => String, { description: 'What it stands for, in Chinese.' })
  meaning!: string;

  @Field(() => String, { description: 'What it stands for, in English.' })
  meaningEn!: string;

  @Field(() => String, {
    description: 'What is written for example terms; a line for each paragraph or row.',
  })
  example!: string;
}

@ObjectType({ description: 'A saved template.' })
@Access('record')
export class ContractTemplatePayload extends Payload {
  @Field(() => ContractTemplateType, { nullable: true, description: 'The new version.' })
  template!: ContractTemplateType | null;
}
