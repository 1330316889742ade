import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../platform/graphql/scalars.ts';
import { type DealAction, DealActionEnum } from '../deals/deal.enums.ts';
import {
  type TaskCaseType,
  TaskCaseTypeEnum,
  type TaskKind,
  TaskKindEnum,
  type TaskUrgency,
  TaskUrgencyEnum,
} from './task.enums.ts';

@ObjectType({ description: 'Something that waits for the reader, or that runs where they oversee it.' })
@Access('record')
export class Task {
  @Field(() => ID, { description: 'Id of the task: the same while it waits.' })
  id!: string;

  @Field(() => TaskKindEnum, { description: 'What it is.' })
  kind!: TaskKind;

  @Field(() => Boolean, { description: 'Whether the reader is to act; others are shown to keep informed.' })
  forMe!: boolean;

  @Field(() => String, { description: 'Name of the case; empty for a draft without one.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Number of the case, if it has one.' })
  reference!: string | null;

  @Field(() => TaskCaseTypeEnum, { description: 'Kind of the record to open.' })
  caseType!: TaskCaseType;

  @Field(() => ID, { description: 'Id of the record to open.' })
  caseId!: string;

  @Field(() => DealActionEnum, { nullable: true, description: 'The next step of a deal, where it is one.' })
  dealAction!: DealAction | null;

  organizationId!: string | null;
  userId!: string | null;

  @Field(() => DateTimeScalar, { description: 'Since when it waits.' })
  since!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'First moment that is too late: for a last day the end of it. None without a deadline.',
  })
  until!: Date | null;

  @Field(() => Boolean, { description: 'Whether the deadline is past.' })
  overdue!: boolean;

  @Field(() => TaskUrgencyEnum, { description: 'How near the deadline is.' })
  urgency!: TaskUrgency;
}

@ObjectType({ description: 'How many tasks of a kind there are.' })
@Access('record')
export class TaskTotal {
  @Field(() => TaskKindEnum, { description: 'The kind.' })
  kind!: TaskKind;

  @Field(() => Boolean, { description: 'Whether the reader is to act on them.' })
  forMe!: boolean;

  @Field(() => Int, { description: 'How many.' })
  count!: number;
}

@ObjectType({ description: 'What waits for the reader in the membership acted as.' })
@Access('record')
export class TaskList {
  @Field(() => [Task], {
    description: 'What the reader is to act on, the nearest deadline first, then what runs.',
  })
  tasks!: Task[];

  @Field(() => [TaskTotal], { description: 'How many there are of each kind, also beyond the list.' })
  totals!: TaskTotal[];
}
