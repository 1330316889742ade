import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { ErrorParam } from '../../../platform/graphql/user-error.types.ts';
import { type SizeClass, SizeClassEnum, type Subordination, SubordinationEnum } from '../accounts.enums.ts';
import { dealSettingsOf } from './deal-settings.service.ts';
import { Organization } from './organization.entity.ts';
import { sizeVerdictOf } from './size-verdict.ts';

export const OrganizationConnection = connectionOf(Organization, 'Organization');
export type OrganizationConnection = InstanceType<typeof OrganizationConnection>;

@ObjectType({ description: 'How the size class of an enterprise was found.' })
@Access('record')
export class SizeVerdict {
  @Field(() => SizeClassEnum, { description: 'The class.' })
  sizeClass!: SizeClass;

  @Field(() => String, { nullable: true, description: 'Row of the standard, such as INDUSTRY.' })
  row!: string | null;

  @Field(() => String, { description: 'Why this class, as a code such as REACHES_ALL_SMALL_FLOORS.' })
  reason!: string;

  @Field(() => [ErrorParam], {
    description:
      'Each figure that the row asks for (EMPLOYEES as heads, REVENUE and ASSETS in yuan) with its floors: EMPLOYEES, EMPLOYEES_LARGE, EMPLOYEES_MEDIUM, EMPLOYEES_SMALL; what is missing is absent.',
  })
  figures!: ErrorParam[];
}

@ObjectType({ description: 'How a unit runs its deals, as far as that is its own choice.' })
@Access('record')
export class DealSettings {
  @Field(() => MoneyScalar, {
    nullable: true,
    description:
      'Deals from this sum on are major and need a collective decision (PRC-6); none: every disposing deal is major.',
  })
  collectiveDecisionFrom!: bigint | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Days of its own, longer public notice; the term of the rulebook holds in any case.',
  })
  noticeDays!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'How the conversion office is reached: the way to object that notices name.',
  })
  officeContact!: string | null;

  @Field(() => Boolean, { description: 'Whether everybody can read its public notices.' })
  noticeToEveryone!: boolean;
}

@ObjectType({ description: 'An organisation as its own members and the platform operator see it.' })
@Access('record')
export class OrganizationAccount {
  @Field(() => Organization, { description: 'What everybody sees of it.' })
  readonly organization: Organization;

  constructor(organization: Organization) {
    this.organization = organization;
  }

  @Field(() => ID, { description: 'Id of the organisation.' })
  get id(): string {
    return this.organization.id;
  }

  @Field(() => Int, { nullable: true, description: 'Employees.' })
  get employees(): number | null {
    return this.organization.employees;
  }

  @Field(() => MoneyScalar, { nullable: true, description: 'Yearly revenue.' })
  get revenue(): bigint | null {
    return this.organization.revenue;
  }

  @Field(() => MoneyScalar, { nullable: true, description: 'Total assets.' })
  get assets(): bigint | null {
    return this.organization.assets;
  }

  @Field(() => SizeVerdict, {
    nullable: true,
    description: 'How its size class was found; enterprises only.',
  })
  get sizeVerdict(): SizeVerdict | null {
    return sizeVerdictOf(this.organization);
  }

  @Field(() => Boolean, { description: 'Whether it was founded with public funds.' })
  get stateFunded(): boolean {
    return this.organization.stateFunded;
  }

  @Field(() => SubordinationEnum, { description: 'The level of government that it belongs to.' })
  get subordination(): Subordination {
    return this.organization.subordination;
  }

  @Field(() => String, { nullable: true, description: 'The office that decides on state secrets in it.' })
  get secrecyOffice(): string | null {
    return this.organization.secrecyOffice;
  }

  @Field(() => Boolean, { description: 'Whether everybody can read its public notices.' })
  get noticeToEveryone(): boolean {
    return this.organization.noticeToEveryone;
  }

  @Field(() => DealSettings, { description: 'How it runs its deals.' })
  get dealSettings(): DealSettings {
    return dealSettingsOf(this.organization);
  }

  @Field(() => Int, { description: 'Version, for edits and decisions.' })
  get version(): number {
    return this.organization.version;
  }
}

@InputType({ description: 'A decision of the platform operator on a new organisation.' })
export class DecideOrganizationInput {
  @Field(() => ID, { description: 'Id of the organisation.' })
  organizationId!: string;

  @Field(() => Int, { description: 'The version that was decided on.' })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: 'Why; needed to turn it down.' })
  reason?: string | null;
}

@InputType({
  description: 'Changes to an organisation: what is absent stays, null clears what may be empty.',
})
export class EditOrganizationInput {
  @Field(() => ID, { description: 'Id of the organisation.' })
  organizationId!: string;

  @Field(() => Int, { description: 'The version that was edited.' })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: 'Registered name.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'English name.' })
  nameEn?: string | null;

  @Field(() => String, { nullable: true, description: 'What it is called for short.' })
  shortName?: string | null;

  @Field(() => String, { nullable: true, description: 'What it says about itself.' })
  intro?: string | null;

  @Field(() => String, { nullable: true, description: 'Address of its web site, http or https.' })
  website?: string | null;

  @Field(() => String, { nullable: true, description: 'Industry by GB/T 4754-2017; enterprises only.' })
  industryDivision?: string | null;

  @Field(() => String, { nullable: true, description: 'Province by GB/T 2260.' })
  provinceCode?: string | null;

  @Field(() => String, { nullable: true, description: 'City by GB/T 2260.' })
  cityCode?: string | null;

  @Field(() => Int, { nullable: true, description: 'Employees.' })
  employees?: number | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'Yearly revenue.' })
  revenue?: bigint | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'Total assets.' })
  assets?: bigint | null;

  @Field(() => String, { nullable: true, description: 'The office that decides on state secrets in it.' })
  secrecyOffice?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether everybody can read its public notices.' })
  noticeToEveryone?: boolean | null;

  @Field(() => SubordinationEnum, {
    nullable: true,
    description: 'Level of government; the operator sets it.',
  })
  subordination?: Subordination | null;

  @Field(() => Boolean, { nullable: true, description: 'Founded with public funds; the operator sets it.' })
  stateFunded?: boolean | null;
}

@InputType({
  description: 'How a unit runs its deals: what is absent stays, null clears what may be empty.',
})
export class SetDealSettingsInput {
  @Field(() => ID, { description: 'The unit.' })
  organizationId!: string;

  @Field(() => Int, { description: 'The version of the account that was edited.' })
  expectedVersion!: number;

  @Field(() => MoneyScalar, {
    nullable: true,
    description: 'From which sum on deals are decided collectively; none: every disposing deal.',
  })
  collectiveDecisionFrom?: bigint | null;

  @Field(() => Int, { nullable: true, description: 'Days of its own, longer notice: 1 to 365.' })
  noticeDays?: number | null;

  @Field(() => String, { nullable: true, description: 'How the conversion office is reached.' })
  officeContact?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether everybody can read its public notices.' })
  noticeToEveryone?: boolean | null;
}

@ObjectType({ description: 'The answer of a step with an organisation.' })
@Access('record')
export class OrganizationPayload extends Payload {
  @Field(() => OrganizationAccount, { nullable: true, description: 'The organisation.' })
  account!: OrganizationAccount | null;
}
