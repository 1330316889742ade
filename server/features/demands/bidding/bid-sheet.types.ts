import { Field, ID, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { MoneyScalar } from '../../../platform/graphql/scalars.ts';
import type { BidFile, BidPartnerShare, BidRight } from '../content/bid-content.ts';
import {
  BidBudgetLineType,
  BidMilestoneType,
  BidMustHaveType,
  BidPromiseType,
  BidResponsibleType,
  BidRiskType,
  BidTeamMemberType,
} from './bid-draft.types.ts';

@ObjectType('BidPartnerShare', { description: 'A partner of a sealed bid. It consented.' })
@Access('record')
export class BidPartnerShareType implements BidPartnerShare {
  @Field(() => ID, { description: 'Id of the partner.' })
  organizationId!: string;

  @Field(() => String, { description: 'What it does in the work.' })
  role!: string;
}

@ObjectType('BidRight', {
  description: 'A result that is brought in, as it was named when the bid was sealed.',
})
@Access('record')
export class BidRightType implements BidRight {
  @Field(() => ID, { description: 'Id of the result.' })
  resultId!: string;

  @Field(() => String, { description: 'Its name at the sealing.' })
  title!: string;

  @Field(() => String, { description: 'How it is brought in.' })
  note!: string;
}

@ObjectType('BidFile', { description: 'A file of a sealed bid.' })
@Access('record')
export class BidFileType implements BidFile {
  @Field(() => ID, { description: 'Id of the file.' })
  id!: string;

  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'SHA-256 of its content, hex.' })
  sha256!: string;

  @Field(() => String, { description: 'Where it is downloaded by those who may read it.' })
  url(): string {
    return `/files/${this.id}`;
  }
}

@ObjectType('BidSheet', {
  description: 'A sealed bid as it is read. For blind judging whatever names the bidder is left out.',
})
@Access('record')
export class BidSheet {
  @Field(() => ID, { description: 'Id of the bid.' })
  bidId!: string;

  @Field(() => ID, { description: 'Id of the demand.' })
  demandId!: string;

  @Field(() => String, { nullable: true, description: 'Alias, such as 甲; none before the opening.' })
  alias!: string | null;

  @Field(() => Boolean, { description: 'Whether whatever names the bidder is left out.' })
  isBlind!: boolean;

  /** Null where it is blind. */
  leadOrganizationId!: string | null;

  @Field(() => String, { description: 'What is offered, in short.' })
  summary!: string;

  @Field(() => String, { description: 'The approach.' })
  approach!: string;

  @Field(() => [BidPromiseType], { description: 'Promised values, in the order of the targets.' })
  promises!: BidPromiseType[];

  @Field(() => [BidMilestoneType], { description: 'Milestones by day.' })
  milestones!: BidMilestoneType[];

  @Field(() => [BidBudgetLineType], { description: 'The budget.' })
  budget!: BidBudgetLineType[];

  @Field(() => MoneyScalar, { description: 'What is asked for.' })
  ask!: bigint;

  @Field(() => [BidRiskType], { description: 'Risks and answers to them.' })
  risks!: BidRiskType[];

  @Field(() => [BidMustHaveType], { description: 'Must-haves, as the bidder sees them kept.' })
  mustHaves!: BidMustHaveType[];

  @Field(() => [BidTeamMemberType], { nullable: true, description: 'The team; none where it is blind.' })
  team!: BidTeamMemberType[] | null;

  @Field(() => BidResponsibleType, {
    nullable: true,
    description: 'Who answers for the work; none where it is blind.',
  })
  responsiblePerson!: BidResponsibleType | null;

  @Field(() => [BidPartnerShareType], { nullable: true, description: 'Partners; none where it is blind.' })
  partners!: BidPartnerShareType[] | null;

  @Field(() => [BidRightType], {
    nullable: true,
    description: 'Results that are brought in; none where it is blind.',
  })
  rights!: BidRightType[] | null;

  @Field(() => [BidFileType], { nullable: true, description: 'Files; none where it is blind.' })
  files!: BidFileType[] | null;
}
