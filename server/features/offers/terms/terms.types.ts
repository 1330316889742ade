import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { BasisPointsScalar, DateScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { PayAfterUseTermsType, PaymentTermsType } from './payment.types.ts';
import {
  DisputeWayEnum,
  EquityTriggerKindEnum,
  ImprovementsEnum,
  LicenseKindEnum,
  SublicensingEnum,
  TermsModeEnum,
} from './terms.enums.ts';
import type {
  DeliveryTerms,
  DisputeTerms,
  EquityTerms,
  EquityTrigger,
  Improvements,
  LicenseTerms,
  TermsMode,
  WorkTerms,
} from './terms.ts';

// One class is both what is shown and what is sent: the shape of terms is the same in both directions.

const license = 'What the licensee may do.';
@ObjectType('LicenseTerms', { description: license })
@InputType('LicenseTermsInput', { description: license })
@Access('record')
export class LicenseTermsType implements LicenseTerms {
  @Field(() => LicenseKindEnum, { description: 'Who beside the licensee may use the result.' })
  kind!: LicenseTerms['kind'];

  @Field(() => String, { description: 'Field of use, in words.' })
  fieldOfUse!: string;

  @Field(() => [String], { description: 'Provinces by GB/T 2260; empty for the whole of China.' })
  territory!: string[];

  @Field(() => Int, { nullable: true, description: 'Months; null for as long as the right lasts.' })
  months!: number | null;

  @Field(() => SublicensingEnum, { description: 'Whether others may be licensed in turn.' })
  sublicensing!: LicenseTerms['sublicensing'];
}

const equity = 'The result in exchange for shares.';
@ObjectType('EquityTerms', { description: equity })
@InputType('EquityTermsInput', { description: equity })
@Access('record')
export class EquityTermsType implements EquityTerms {
  @Field(() => MoneyScalar, { description: 'What the result is put in at.' })
  valueOfResult!: bigint;

  @Field(() => String, {
    nullable: true,
    description: 'The enterprise that takes it, where it is still to be founded; null for the other party.',
  })
  newCompany!: string | null;

  @Field(() => BasisPointsScalar, { description: 'Share of the company that it is given for.' })
  basisPoints!: number;

  @Field(() => BasisPointsScalar, {
    description: 'Of those shares, to the completers and contributors (INC-3).',
  })
  teamBasisPoints!: number;

  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'Money put in beside it from residual funds of research contracts (PAU-7).',
  })
  residualFunds!: bigint | null;

  @Field(() => BasisPointsScalar, {
    nullable: true,
    description: 'Of the shares for that money, to the researchers.',
  })
  residualTeamBasisPoints!: number | null;
}

const trigger = 'What turns an invested result into shares (PAU-5).';
@ObjectType('EquityTrigger', { description: trigger })
@InputType('EquityTriggerInput', { description: trigger })
@Access('record')
export class EquityTriggerType implements EquityTrigger {
  @Field(() => EquityTriggerKindEnum, { description: 'Kind of the trigger.' })
  kind!: EquityTrigger['kind'];

  @Field(() => MoneyScalar, {
    description: 'Least sum of the round, or the yearly revenue to keep.',
  })
  amount!: bigint;

  @Field(() => Int, { nullable: true, description: 'For STABLE_GROWTH: years running.' })
  years!: number | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day by which it must fire; null only in a draft.',
  })
  until!: string;
}

const work = 'Work that one side does for the other, or both do together.';
@ObjectType('WorkTerms', { description: work })
@InputType('WorkTermsInput', { description: work })
@Access('record')
export class WorkTermsType implements WorkTerms {
  @Field(() => String, { description: 'What is done.' })
  subject!: string;

  @Field(() => [String], { description: 'What comes out of it.' })
  deliverables!: string[];

  @Field(() => String, { description: 'How the work is accepted.' })
  acceptance!: string;

  @Field(() => Int, { description: 'Months that it takes.' })
  months!: number;

  @Field(() => BasisPointsScalar, {
    nullable: true,
    description: "For JOINT_IMPLEMENTATION: the unit's share of operating profit a year.",
  })
  profitBasisPoints!: number | null;
}

const delivery = 'What is handed over with the result.';
@ObjectType('DeliveryTerms', { description: delivery })
@InputType('DeliveryTermsInput', { description: delivery })
@Access('record')
export class DeliveryTermsType implements DeliveryTerms {
  @Field(() => [String], { description: 'Drawings, strains, source code, protocols and the like.' })
  items!: string[];

  @Field(() => Int, { description: 'Days of training or help on the spot; 0 for none.' })
  trainingDays!: number;

  @Field(() => Int, { description: 'Days after signing within which all of it is handed over.' })
  withinDays!: number;
}

const dispute = 'How disputes are settled.';
@ObjectType('DisputeTerms', { description: dispute })
@InputType('DisputeTermsInput', { description: dispute })
@Access('record')
export class DisputeTermsType implements DisputeTerms {
  @Field(() => DisputeWayEnum, { description: 'By arbitration or by a court.' })
  way!: DisputeTerms['way'];

  @Field(() => String, { description: 'The commission, or the place of the court.' })
  place!: string;
}

const terms = 'The terms of a deal as structured data. A part that does not belong to the mode is null.';
@ObjectType('DealTerms', { description: terms })
@InputType('DealTermsInput', { description: terms })
@Access('record')
export class DealTerms {
  @Field(() => TermsModeEnum, { description: 'What the deal does with the result.' })
  mode!: TermsMode;

  @Field(() => LicenseTermsType, { nullable: true, description: 'For LICENSE: what the licensee may do.' })
  license!: LicenseTermsType | null;

  @Field(() => PaymentTermsType, {
    nullable: true,
    description: 'What is paid and when; null only where nothing but shares or profit is given.',
  })
  payment!: PaymentTermsType | null;

  @Field(() => PayAfterUseTermsType, {
    nullable: true,
    description: 'For a LICENSE that is used before it is paid.',
  })
  payAfterUse!: PayAfterUseTermsType | null;

  @Field(() => EquityTermsType, { nullable: true, description: 'For EQUITY and INVEST_THEN_EQUITY.' })
  equity!: EquityTermsType | null;

  @Field(() => EquityTriggerType, { nullable: true, description: 'For INVEST_THEN_EQUITY (PAU-5).' })
  trigger!: EquityTriggerType | null;

  @Field(() => WorkTermsType, {
    nullable: true,
    description: 'For DEVELOPMENT, CONSULTING, SERVICE and JOINT_IMPLEMENTATION.',
  })
  work!: WorkTermsType | null;

  @Field(() => DeliveryTermsType, { description: 'What is handed over.' })
  delivery!: DeliveryTermsType;

  @Field(() => ImprovementsEnum, { description: 'To whom later improvements belong.' })
  improvements!: Improvements;

  @Field(() => Int, {
    description: 'Years for which both sides keep what they learn to themselves; 0 for none.',
  })
  confidentialityYears!: number;

  @Field(() => DisputeTermsType, { description: 'How disputes are settled.' })
  dispute!: DisputeTermsType;

  @Field(() => String, { description: 'What both sides agreed beside; empty for nothing.' })
  other!: string;
}

/** As input: the same class, which the schema calls `DealTermsInput`. */
export { DealTerms as DealTermsInput };
