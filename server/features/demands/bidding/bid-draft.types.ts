import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { DateScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import type {
  BidDraft,
  BidMustHave,
  BidPromise,
  BidResponsible,
  BidRight,
  BidRisk,
  BidTeamMember,
} from '../content/bid-content.ts';

// One class is both what is shown and what is sent: the shape of a draft is the same in both directions.

const promise = 'What a bid promises for one target of the demand.';
@ObjectType('BidPromise', { description: promise })
@InputType('BidPromiseInput', { description: promise })
@Access('record')
export class BidPromiseType implements Omit<BidPromise, 'value'> {
  @Field(() => String, { description: 'Id of the target within the demand.' })
  targetId!: string;

  @Field(() => String, {
    nullable: true,
    description:
      "Promised value, a decimal in the target's unit; for yes or no 1 or 0. None while it is open.",
  })
  value!: string | null;

  @Field(() => String, { nullable: true, description: 'Upper end of a promised range; none for one value.' })
  upper!: string | null;

  @Field(() => String, { description: 'How it is reached and shown.' })
  how!: string;
}

const milestone = 'A milestone of the work that is offered.';
@ObjectType('BidMilestone', { description: milestone })
@InputType('BidMilestoneInput', { description: milestone })
@Access('record')
export class BidMilestoneType {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Day by which it is reached; none while it is open.',
  })
  dueOn!: string | null;

  @Field(() => String, { description: 'What is handed over then.' })
  deliverable!: string;
}

const member = 'Somebody of the team.';
@ObjectType('BidTeamMember', { description: member })
@InputType('BidTeamMemberInput', { description: member })
@Access('record')
export class BidTeamMemberType implements BidTeamMember {
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { description: 'Title or position.' })
  title!: string;

  @Field(() => String, { description: 'What the person does in the work.' })
  role!: string;

  @Field(() => ID, { nullable: true, description: 'Account of the person here, if there is one.' })
  userId!: string | null;
}

const responsible = 'Who answers for the work (项目负责人).';
@ObjectType('BidResponsible', { description: responsible })
@InputType('BidResponsibleInput', { description: responsible })
@Access('record')
export class BidResponsibleType implements BidResponsible {
  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { description: 'Title or position.' })
  title!: string;

  @Field(() => ID, { nullable: true, description: 'Account of the person here, if there is one.' })
  userId!: string | null;
}

const budget = 'A line of the budget.';
@ObjectType('BidBudgetLine', { description: budget })
@InputType('BidBudgetLineInput', { description: budget })
@Access('record')
export class BidBudgetLineType {
  @Field(() => String, { description: 'What it is spent on.' })
  item!: string;

  @Field(() => MoneyScalar, { nullable: true, description: 'The sum; none while it is open.' })
  amount!: bigint | null;
}

const right = 'A result of the bidder that is brought in.';
@ObjectType('BidDraftRight', { description: right })
@InputType('BidRightInput', { description: right })
@Access('record')
export class BidDraftRightType implements Omit<BidRight, 'title'> {
  @Field(() => ID, { description: 'Id of the result.' })
  resultId!: string;

  @Field(() => String, { description: 'How it is brought in.' })
  note!: string;
}

const risk = 'A risk, and what is done about it.';
@ObjectType('BidRisk', { description: risk })
@InputType('BidRiskInput', { description: risk })
@Access('record')
export class BidRiskType implements BidRisk {
  @Field(() => String, { description: 'What may go wrong.' })
  risk!: string;

  @Field(() => String, { description: 'What is done about it.' })
  answer!: string;
}

const mustHave = 'Whether a must-have of the demand is kept.';
@ObjectType('BidMustHave', { description: mustHave })
@InputType('BidMustHaveInput', { description: mustHave })
@Access('record')
export class BidMustHaveType implements Omit<BidMustHave, 'kept'> {
  @Field(() => String, { description: 'Id of the must-have within the demand.' })
  id!: string;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is kept; none while it is open.' })
  kept!: boolean | null;

  @Field(() => String, { description: 'What shows it.' })
  note!: string;
}

const draft = 'A bid as it is written. Texts may be empty and values open until it is handed in.';
@ObjectType('BidDraft', { description: draft })
@InputType('BidDraftInput', { description: draft })
@Access('record')
export class BidDraftType implements BidDraft {
  @Field(() => String, { description: 'What is offered, in short.' })
  summary!: string;

  @Field(() => String, { description: 'The approach.' })
  approach!: string;

  @Field(() => [BidPromiseType], { description: 'Promised values, by target.' })
  promises!: BidPromiseType[];

  @Field(() => [BidMilestoneType], { description: 'Milestones of the work.' })
  milestones!: BidMilestoneType[];

  @Field(() => [BidTeamMemberType], { description: 'The team.' })
  team!: BidTeamMemberType[];

  @Field(() => BidResponsibleType, { nullable: true, description: 'Who answers for the work.' })
  responsiblePerson!: BidResponsibleType | null;

  @Field(() => [BidBudgetLineType], { description: 'The budget; its sum is at least what is asked for.' })
  budget!: BidBudgetLineType[];

  @Field(() => MoneyScalar, { nullable: true, description: 'What is asked for; at most the bounty.' })
  ask!: bigint | null;

  @Field(() => [BidDraftRightType], { description: 'Results of the bidder that are brought in.' })
  rights!: BidDraftRightType[];

  @Field(() => [BidRiskType], { description: 'Risks and answers to them.' })
  risks!: BidRiskType[];

  @Field(() => [BidMustHaveType], { description: 'Must-haves of the demand, kept or not.' })
  mustHaves!: BidMustHaveType[];

  @Field(() => [ID], { description: 'Files.' })
  fileIds!: string[];
}
