import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../../platform/graphql/access.ts';
import { BasisPointsScalar, DateScalar, MoneyScalar } from '../../../../platform/graphql/scalars.ts';
import { ConversionModeEnum } from '../../../results/result.enums.ts';
import type { ConversionMode } from '../../../rulebook/rules/vocabulary.ts';
import { type BrokerLevel, BrokerLevelEnum } from '../../broker.enums.ts';
import { type ClaimRole, ClaimRoleEnum } from '../settlement.enums.ts';

@ObjectType({ description: 'A deal in the yearly record of a broker.' })
@Access('record')
export class BrokerRecordDeal {
  @Field(() => ID, { description: 'Id of the line: of deal and engagement.' })
  id!: string;

  @Field(() => ID, { description: 'Id of the deal.' })
  dealId!: string;

  @Field(() => String, { description: 'Number of the contract.' })
  number!: string;

  @Field(() => String, { description: 'What it is about.' })
  title!: string;

  @Field(() => ConversionModeEnum, { description: 'Way of conversion.' })
  mode!: ConversionMode;

  @Field(() => String, { description: 'The owner of the result.' })
  ownerName!: string;

  @Field(() => String, { description: 'The enterprise.' })
  enterpriseName!: string;

  @Field(() => DateScalar, { description: 'Day of the last signature.' })
  signedOn!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the technology contract; none before it is registered.',
  })
  registrationNumber!: string | null;

  @Field(() => MoneyScalar, { description: 'As registered, else the fixed amount of the terms.' })
  contractAmount!: bigint;

  @Field(() => MoneyScalar, { description: 'What was received under the contract in the year.' })
  received!: bigint;

  @Field(() => String, { description: 'Number of the engagement.' })
  engagement!: string;

  @Field(() => ClaimRoleEnum, { description: 'As what the broker took part.' })
  role!: ClaimRole;

  @Field(() => MoneyScalar, { description: 'What the broker in person was owed in the year.' })
  commission!: bigint;
}

@ObjectType({ description: 'The yearly record of a broker, fit for a title review (REP-5).' })
@Access('record')
export class BrokerYearlyRecord {
  @Field(() => Int, { description: 'The year.' })
  year!: number;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { description: 'Number in the registry.' })
  number!: string;

  @Field(() => BrokerLevelEnum, { description: 'Level.' })
  level!: BrokerLevel;

  @Field(() => String, { description: 'Agency or unit.' })
  organization!: string;

  @Field(() => [BrokerRecordDeal], { description: 'The deals, by the day of signing.' })
  deals!: BrokerRecordDeal[];

  @Field(() => MoneyScalar, { description: 'Contract amounts together.' })
  contractAmount!: bigint;

  @Field(() => MoneyScalar, { description: 'What was received in the year, together.' })
  received!: bigint;

  @Field(() => MoneyScalar, { description: 'Commission of the year, together.' })
  commission!: bigint;

  @Field(() => String, { description: 'SHA-256 of the record, hex.' })
  digest!: string;

  @Field(() => String, { description: 'Fingerprint of the key that signed it.' })
  fingerprint!: string;
}

@ObjectType({ description: "A broker's part of an agency's bonus." })
@Access('record')
export class BonusBroker {
  @Field(() => ID, { description: 'Id of the broker.' })
  brokerId!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => MoneyScalar, { description: 'What was paid under the contracts that the broker led.' })
  turnover!: bigint;

  @Field(() => MoneyScalar, { description: 'Part of the half that is the brokers’ at least.' })
  amount!: bigint;
}

@ObjectType({ description: 'What an agency would get of the bonus programme; for information.' })
@Access('record')
export class AgencyBonusLine {
  @Field(() => Int, { description: 'Its place.' })
  rank!: number;

  @Field(() => ID, { description: 'Id of the agency.' })
  agencyId!: string;

  @Field(() => String, { description: 'Its name.' })
  agencyName!: string;

  @Field(() => Int, { description: 'Registered contracts that were paid for.' })
  deals!: number;

  @Field(() => MoneyScalar, { description: 'What was really paid under them in the year.' })
  turnover!: bigint;

  @Field(() => MoneyScalar, { description: 'The bonus; zero beyond the last place.' })
  bonus!: bigint;

  @Field(() => MoneyScalar, { description: 'The least of it that goes to the brokers.' })
  forBrokers!: bigint;

  @Field(() => [BonusBroker], { description: 'The brokers, who brought most first.' })
  brokers!: BonusBroker[];
}

@ObjectType({ description: 'The bonus programme of a year as a calculation (INC-12); for information.' })
@Access('record')
export class BonusProgramme {
  @Field(() => Int, { description: 'The year.' })
  year!: number;

  @Field(() => String, { description: 'The rule that it follows.' })
  ruleId!: string;

  @Field(() => Int, { description: 'How many agencies get a bonus.' })
  places!: number;

  @Field(() => BasisPointsScalar, { description: 'Share of the turnover.' })
  basisPoints!: number;

  @Field(() => MoneyScalar, { description: 'The most that one agency gets.' })
  most!: bigint;

  @Field(() => [AgencyBonusLine], { description: 'The agencies in order; for an agency its own line only.' })
  lines!: AgencyBonusLine[];
}
