import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { CreditCodeScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import {
  type OrganizationKind,
  OrganizationKindEnum,
  type Subordination,
  SubordinationEnum,
} from '../accounts.enums.ts';
import { ConsentInput } from '../consents/consents.types.ts';
import { Membership } from '../members/membership.entity.ts';

@InputType({ description: 'A new account for an enterprise, known or new.' })
export class SignUpEnterpriseInput {
  @Field(() => String, { description: 'Mail address, by which to sign in.' })
  email!: string;

  @Field(() => String, { description: 'Password of ten characters or more.' })
  password!: string;

  @Field(() => String, { description: 'Name of the person.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Position in the enterprise.' })
  title?: string | null;

  @Field(() => CreditCodeScalar, { description: 'Credit code of the enterprise; a known one is joined.' })
  creditCode!: string;

  @Field(() => String, { description: 'Registered name of the enterprise.' })
  organizationName!: string;

  @Field(() => String, { description: 'Province by GB/T 2260.' })
  provinceCode!: string;

  @Field(() => String, { description: 'City by GB/T 2260.' })
  cityCode!: string;

  @Field(() => String, { description: 'Industry by GB/T 4754-2017, such as C29 or, in real estate, K701.' })
  industryDivision!: string;

  @Field(() => Int, { nullable: true, description: 'Employees, for the size class.' })
  employees?: number | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'Yearly revenue, for the size class.' })
  revenue?: bigint | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'Total assets, for the size class.' })
  assets?: bigint | null;

  @Field(() => [ConsentInput], { description: 'Consents to the documents in force.' })
  consents!: ConsentInput[];
}

@InputType({ description: 'A university or institute that is not on the platform yet.' })
export class NewUnitInput {
  @Field(() => CreditCodeScalar, { description: 'Its credit code; a known one is joined.' })
  creditCode!: string;

  @Field(() => String, { description: 'Its registered name.' })
  name!: string;

  @Field(() => OrganizationKindEnum, { description: 'UNIVERSITY or INSTITUTE.' })
  kind!: OrganizationKind;

  @Field(() => String, { description: 'Province by GB/T 2260.' })
  provinceCode!: string;

  @Field(() => String, { description: 'City by GB/T 2260.' })
  cityCode!: string;

  @Field(() => SubordinationEnum, { description: 'The level of government that it belongs to.' })
  subordination!: Subordination;

  @Field(() => Boolean, { description: 'Whether it was founded with public funds.' })
  stateFunded!: boolean;
}

@InputType({ description: 'A new account for a researcher of a unit, known or new.' })
export class SignUpResearcherInput {
  @Field(() => String, { description: 'Mail address, by which to sign in.' })
  email!: string;

  @Field(() => String, { description: 'Password of ten characters or more.' })
  password!: string;

  @Field(() => String, { description: 'Name of the person.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Title, such as professor.' })
  title?: string | null;

  @Field(() => String, { nullable: true, description: 'Department or school.' })
  department?: string | null;

  @Field(() => ID, { nullable: true, description: 'The unit, if it is known.' })
  organizationId?: string | null;

  @Field(() => NewUnitInput, { nullable: true, description: 'The unit, if it is not known yet.' })
  newUnit?: NewUnitInput | null;

  @Field(() => [ConsentInput], { description: 'Consents to the documents in force.' })
  consents!: ConsentInput[];
}

@InputType({ description: 'An agency that is not on the platform yet.' })
export class NewAgencyInput {
  @Field(() => CreditCodeScalar, { description: 'Its credit code; a known one is joined.' })
  creditCode!: string;

  @Field(() => String, { description: 'Its registered name.' })
  name!: string;

  @Field(() => String, { description: 'Province by GB/T 2260.' })
  provinceCode!: string;

  @Field(() => String, { description: 'City by GB/T 2260.' })
  cityCode!: string;
}

@InputType({ description: 'A new account for a broker of an agency or unit, or for an independent one.' })
export class SignUpBrokerInput {
  @Field(() => String, { description: 'Mail address, by which to sign in.' })
  email!: string;

  @Field(() => String, { description: 'Password of ten characters or more.' })
  password!: string;

  @Field(() => String, { description: 'Name of the person.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Title or position.' })
  title?: string | null;

  @Field(() => ID, { nullable: true, description: 'The agency or unit, if it is known.' })
  organizationId?: string | null;

  @Field(() => NewAgencyInput, { nullable: true, description: 'The agency, if it is not known yet.' })
  newAgency?: NewAgencyInput | null;

  @Field(() => Boolean, { nullable: true, description: 'Works alone, as a member of the platform.' })
  independent?: boolean | null;

  @Field(() => [ConsentInput], { description: 'Consents to the documents in force.' })
  consents!: ConsentInput[];
}

@ObjectType({ description: 'The answer of a sign-up.' })
@Access('record')
export class SignUpPayload extends Payload {
  @Field(() => Membership, { nullable: true, description: 'The membership, which waits for confirmation.' })
  membership!: Membership | null;
}
