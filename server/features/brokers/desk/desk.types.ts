import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { UserError } from '../../../platform/graphql/user-error.types.ts';
import { type ClientColumn, ClientColumnEnum } from './clients/client-columns.ts';
import { BrokerClient } from './data/broker-client.entity.ts';
import { BrokerLead } from './data/broker-lead.entity.ts';
import { BrokerNote, BrokerTarget, BrokerTask } from './data/lead-parts.entity.ts';
import { type BrokerStage, BrokerStageEnum } from './desk.enums.ts';

export { BrokerClient, BrokerLead, BrokerNote, BrokerTarget, BrokerTask };

export const BrokerLeadConnection = connectionOf(BrokerLead, 'BrokerLead');
export const BrokerTaskConnection = connectionOf(BrokerTask, 'BrokerTask');
export const BrokerClientConnection = connectionOf(BrokerClient, 'BrokerClient');

@ObjectType({ description: 'A column of the board of a broker.' })
@Access('record')
export class BrokerBoardColumn {
  @Field(() => BrokerStageEnum, { description: 'Which.' })
  stage!: BrokerStage;

  @Field(() => [BrokerLead], { description: 'Its first 100 cards in order.' })
  leads!: BrokerLead[];

  @Field(() => Int, { description: 'How many cards it has.' })
  total!: number;
}

@ObjectType({ description: 'What cards come to.' })
@Access('record')
export class BrokerForecast {
  @Field(() => MoneyScalar, { description: 'Commissions by their chances.' })
  expected!: bigint;

  @Field(() => MoneyScalar, { description: 'Commissions if everything comes about.' })
  best!: bigint;

  @Field(() => MoneyScalar, { description: 'Commissions of what is signed or settled.' })
  secured!: bigint;

  @Field(() => Int, { description: 'Cards that are signed or settled.' })
  signed!: number;

  @Field(() => Int, { description: 'Cards that count.' })
  cards!: number;
}

@ObjectType({ description: 'A quarter of a broker: what was wanted, and what the cards come to.' })
@Access('record')
export class BrokerQuarter extends BrokerForecast {
  @Field(() => Int, { description: 'Quarter, 1 to 4.' })
  quarter!: number;

  @Field(() => BrokerTarget, { nullable: true, description: 'What was wanted; none if nothing was said.' })
  target!: BrokerTarget | null;
}

@ObjectType({ description: 'Targets and forecast of a year.' })
@Access('record')
export class BrokerOutlook {
  @Field(() => Int, { description: 'Year.' })
  year!: number;

  @Field(() => [BrokerQuarter], { description: 'Its four quarters.' })
  quarters!: BrokerQuarter[];

  @Field(() => BrokerForecast, { description: 'Cards that are expected on no day.' })
  undated!: BrokerForecast;
}

@ObjectType({ description: 'A row of a file of clients as it stands there.' })
@Access('record')
export class BrokerClientRow {
  @Field(() => Int, { description: 'Its line in the file.' })
  line!: number;

  @Field(() => [String], { description: 'Its cells in the order of the columns.' })
  cells!: string[];
}

@ObjectType({ description: 'What is wrong with a row of a file of clients.' })
@Access('record')
export class BrokerClientRowProblem {
  @Field(() => Int, { description: 'Line in the file.' })
  line!: number;

  @Field(() => ClientColumnEnum, { nullable: true, description: 'What the cell in question means.' })
  column!: ClientColumn | null;

  @Field(() => UserError, { description: 'The problem.' })
  error!: UserError;
}

@ObjectType({ description: 'A file of clients as it would be read in.' })
@Access('record')
export class BrokerClientPreview {
  @Field(() => [String], { description: 'Headers of its columns.' })
  headers!: string[];

  @Field(() => [ClientColumnEnum], {
    nullable: 'items',
    description: 'What each column means; none for one that is left out.',
  })
  columns!: (ClientColumn | null)[];

  @Field(() => [BrokerClientRow], { description: 'Its first 20 rows.' })
  sample!: BrokerClientRow[];

  @Field(() => Int, { description: 'Rows that would make a client.' })
  created!: number;

  @Field(() => Int, { description: 'Rows that would change a client.' })
  updated!: number;

  @Field(() => Int, { description: 'Rows that are left out, for something is wrong.' })
  invalid!: number;

  @Field(() => [BrokerClientRowProblem], { description: 'What is wrong; the first 200.' })
  problems!: BrokerClientRowProblem[];
}

@ObjectType({ description: 'What became of a file of clients.' })
@Access('record')
export class BrokerClientImportView {
  @Field(() => ID, { description: 'Id of the import.' })
  id!: string;

  @Field(() => Int, { description: 'Clients that were made.' })
  created!: number;

  @Field(() => Int, { description: 'Clients that were changed.' })
  updated!: number;

  @Field(() => Int, { description: 'Rows that were left out.' })
  invalid!: number;
}

@ObjectType({ description: 'Answer of the steps of a card.' })
@Access('record')
export class BrokerLeadPayload extends Payload {
  @Field(() => BrokerLead, { nullable: true, description: 'The card; none if nothing was done.' })
  lead!: BrokerLead | null;
}

@ObjectType({ description: 'Answer of the steps of a client.' })
@Access('record')
export class BrokerClientPayload extends Payload {
  @Field(() => BrokerClient, { nullable: true, description: 'The client; none if nothing was done.' })
  client!: BrokerClient | null;
}

@ObjectType({ description: 'Answer of looking into a file of clients.' })
@Access('record')
export class BrokerClientPreviewPayload extends Payload {
  @Field(() => BrokerClientPreview, { nullable: true, description: 'The file; none if it cannot be read.' })
  preview!: BrokerClientPreview | null;
}

@ObjectType({ description: 'Answer of reading a file of clients in.' })
@Access('record')
export class BrokerClientImportPayload extends Payload {
  @Field(() => BrokerClientImportView, {
    nullable: true,
    description: 'What became of it; none if nothing was done.',
  })
  clientImport!: BrokerClientImportView | null;
}

@ObjectType({ description: 'Answer of saying what is to be reached.' })
@Access('record')
export class BrokerTargetPayload extends Payload {
  @Field(() => BrokerTarget, { nullable: true, description: 'The target; none if nothing was done.' })
  target!: BrokerTarget | null;
}
