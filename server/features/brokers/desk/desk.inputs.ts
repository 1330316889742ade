import { ArrayMaxSize, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { type ClientColumn, ClientColumnEnum } from './clients/client-columns.ts';
import {
  type BrokerLostReason,
  BrokerLostReasonEnum,
  type BrokerStage,
  BrokerStageEnum,
} from './desk.enums.ts';

const VERSION = { nullable: true, description: 'The version that was seen.' } as const;
const CARD = { description: 'The card.' } as const;

@InputType({ description: 'Narrows the list of cards.' })
export class BrokerLeadFilterInput {
  @Field(() => [BrokerStageEnum], { nullable: true, description: 'Only in these columns.' })
  stages?: BrokerStage[] | null;

  @Field(() => String, { nullable: true, description: "Part of the title or of the client's name." })
  text?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Cards that brokers of the agency share with its administrator, instead of one's own.",
  })
  ofAgency?: boolean | null;
}

@InputType({ description: 'What stands on a card; what is absent stays as it is.' })
class BrokerLeadFieldsInput {
  @Field(() => ID, { nullable: true, description: 'The client, one of your own.' })
  clientId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A published result that it is about.' })
  resultId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A published demand that it is about.' })
  demandId?: string | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'Amount of the contract that is expected.' })
  expectedAmount?: bigint | null;

  @Field(() => MoneyScalar, { nullable: true, description: 'Commission as you think.' })
  expectedCommission?: bigint | null;

  @Field(() => DateScalar, { nullable: true, description: 'Day on which it is expected to be signed.' })
  expectedOn?: string | null;

  @Field(() => Int, { nullable: true, description: 'Chance in basis points; none: that of the column.' })
  chance?: number | null;

  @Field(() => BrokerLostReasonEnum, { nullable: true, description: 'Why nothing came of it.' })
  lostReason?: BrokerLostReason | null;

  @Field(() => Boolean, { nullable: true, description: "Whether the agency's administrator reads along." })
  isShared?: boolean | null;
}

@InputType({ description: 'A new card.' })
export class AddBrokerLeadInput extends BrokerLeadFieldsInput {
  @Field(() => String, { description: 'What it is about; at most 200 characters.' })
  @MaxLength(1000)
  title!: string;

  @Field(() => BrokerStageEnum, { nullable: true, description: 'Its column; the first unless told.' })
  stage?: BrokerStage | null;
}

@InputType({ description: 'Changes a card.' })
export class SaveBrokerLeadInput extends BrokerLeadFieldsInput {
  @Field(() => ID, CARD)
  leadId!: string;

  @Field(() => Int, VERSION)
  expectedVersion?: number | null;

  @Field(() => String, { nullable: true, description: 'What it is about; at most 200 characters.' })
  @MaxLength(1000)
  title?: string | null;
}

@InputType({ description: 'A step with a card.' })
export class BrokerLeadStepInput {
  @Field(() => ID, CARD)
  leadId!: string;

  @Field(() => Int, VERSION)
  expectedVersion?: number | null;
}

@InputType({ description: 'Moves a card.' })
export class MoveBrokerLeadInput extends BrokerLeadStepInput {
  @Field(() => BrokerStageEnum, { description: 'Into which column.' })
  stage!: BrokerStage;

  @Field(() => Int, { description: 'Place in the column, from 0; behind the last one it is the last.' })
  position!: number;
}

@InputType({ description: 'A next step.' })
export class AddBrokerTaskInput {
  @Field(() => ID, CARD)
  leadId!: string;

  @Field(() => String, { description: 'What is to be done; at most 200 characters.' })
  @MaxLength(1000)
  title!: string;

  @Field(() => DateScalar, { description: 'On which day.' })
  dueOn!: string;

  @Field(() => String, { nullable: true, description: 'At what time, such as 14:30.' })
  @MaxLength(20)
  atTime?: string | null;

  @Field(() => String, { nullable: true, description: 'Where.' })
  @MaxLength(1000)
  place?: string | null;
}

@InputType({ description: 'Changes a next step.' })
export class SaveBrokerTaskInput extends AddBrokerTaskInput {
  @Field(() => ID, { description: 'The step.' })
  taskId!: string;

  @Field(() => Int, VERSION)
  expectedVersion?: number | null;
}

@InputType({ description: 'A step of a card.' })
export class BrokerTaskStepInput {
  @Field(() => ID, CARD)
  leadId!: string;

  @Field(() => ID, { description: 'The step.' })
  taskId!: string;

  @Field(() => Int, VERSION)
  expectedVersion?: number | null;
}

@InputType({ description: 'Marks a next step as done or not.' })
export class FinishBrokerTaskInput extends BrokerTaskStepInput {
  @Field(() => Boolean, { description: 'Whether it is done.' })
  done!: boolean;
}

@InputType({ description: 'A note of what was said with a party.' })
export class AddBrokerNoteInput {
  @Field(() => ID, CARD)
  leadId!: string;

  @Field(() => String, { description: 'What was said; at most 2,000 characters.' })
  @MaxLength(10_000)
  text!: string;

  @Field(() => String, { nullable: true, description: 'With whom.' })
  @MaxLength(1000)
  withParty?: string | null;

  @Field(() => DateScalar, { nullable: true, description: 'On which day; today unless told.' })
  happenedOn?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether you alone read it, also on a shared card.' })
  isPrivate?: boolean | null;
}

@InputType({ description: 'A note of a card.' })
export class BrokerNoteStepInput {
  @Field(() => ID, CARD)
  leadId!: string;

  @Field(() => ID, { description: 'The note.' })
  noteId!: string;
}

@InputType({ description: 'Documents for a card.' })
export class AttachBrokerLeadFilesInput {
  @Field(() => ID, CARD)
  leadId!: string;

  @ArrayMaxSize(20)
  @Field(() => [ID], { description: 'The documents.' })
  fileIds!: string[];
}

@InputType({ description: 'A document of a card.' })
export class BrokerLeadFileInput {
  @Field(() => ID, CARD)
  leadId!: string;

  @Field(() => ID, { description: 'The document.' })
  fileId!: string;
}

@InputType({ description: 'A client in your address book.' })
export class SaveBrokerClientInput {
  @Field(() => ID, { nullable: true, description: 'Which; none for a new one.' })
  clientId?: string | null;

  @Field(() => Int, VERSION)
  expectedVersion?: number | null;

  @Field(() => String, { description: 'Name of the organisation.' })
  @MaxLength(1000)
  name!: string;

  @Field(() => String, { nullable: true, description: 'Unified social credit code.' })
  @MaxLength(100)
  creditCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Whom to speak to.' })
  @MaxLength(1000)
  contactName?: string | null;

  @Field(() => String, { nullable: true, description: 'Telephone.' })
  @MaxLength(200)
  phone?: string | null;

  @Field(() => String, { nullable: true, description: 'Mail address.' })
  @MaxLength(1000)
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'Province or city by GB/T 2260.' })
  @MaxLength(20)
  regionCode?: string | null;

  @ArrayMaxSize(50)
  @Field(() => [String], { nullable: true, description: 'Provincial sectors, by code.' })
  sectors?: string[] | null;

  @Field(() => String, { nullable: true, description: 'What the client looks for or has.' })
  @MaxLength(10_000)
  interest?: string | null;

  @Field(() => String, { nullable: true, description: 'Where the contact came from.' })
  @MaxLength(1000)
  source?: string | null;
}

@InputType({ description: 'A client in your address book.' })
export class BrokerClientStepInput {
  @Field(() => ID, { description: 'Which.' })
  clientId!: string;

  @Field(() => Int, VERSION)
  expectedVersion?: number | null;
}

@InputType({ description: 'A file of clients (CSV or XLSX).' })
export class PreviewBrokerClientsInput {
  @Field(() => ID, { description: 'The uploaded file.' })
  fileId!: string;

  @ArrayMaxSize(200)
  @Field(() => [ClientColumnEnum], {
    nullable: 'itemsAndList',
    description: 'What each column means, in order; what the headers suggest, unless told.',
  })
  columns?: (ClientColumn | null)[] | null;
}

@InputType({ description: 'Reads a file of clients in.' })
export class ImportBrokerClientsInput extends PreviewBrokerClientsInput {
  @MaxLength(100)
  @Field(() => String, { description: 'Made by the client; the same again does nothing twice.' })
  idempotencyKey!: string;
}

@InputType({ description: 'What is to be reached in a quarter.' })
export class SetBrokerTargetInput {
  @Field(() => Int, { description: 'Year.' })
  year!: number;

  @Field(() => Int, { description: 'Quarter, 1 to 4.' })
  quarter!: number;

  @Field(() => MoneyScalar, { description: 'Commission to reach.' })
  commission!: bigint;

  @Field(() => Int, { description: 'Deals to sign.' })
  deals!: number;

  @Field(() => Int, { nullable: true, description: 'The version that was seen; 0 for none yet.' })
  expectedVersion?: number | null;
}
