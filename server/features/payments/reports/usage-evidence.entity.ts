import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/database/columns.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar, MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { type DealSide, DealSideEnum } from '../../deals/deal.enums.ts';
import { RunningContract } from '../running/running-contract.entity.ts';

/** The total of a year, as the licensee declared it from its accounts; of several the last one holds. */
@Entity('year_declaration')
@Index('year_declaration_of_year', ['runningId', 'year', 'at'])
@ObjectType({ description: 'The total of a calendar year, as the licensee declared it.' })
@Access('record')
export class YearDeclaration {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the declaration.' })
  id!: string;

  @ForeignKey(() => RunningContract, { name: 'year_declaration_running' })
  @Column({ type: 'uuid', name: 'running_id' })
  runningId!: string;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'The year.' })
  year!: number;

  @Column({ type: 'bigint', name: 'net_sales', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'Net sales of the year.' })
  netSales!: bigint;

  @Column({ type: 'bigint', transformer: bigintColumn })
  units!: bigint;

  @Column({ type: 'bigint', name: 'cost_saving', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'Costs saved in the year.' })
  costSaving!: bigint;

  @Column({ type: 'uuid', array: true, name: 'file_ids' })
  fileIds!: string[];

  @Column({ type: 'uuid', name: 'by_user', nullable: true })
  byUser!: string | null;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;
}

/** Evidence of sales from elsewhere: a tender that was won, an invoice seen, a report of a fair. */
@Entity('trade_record')
@Index('trade_record_of_running', ['runningId', 'from', 'id'])
@ObjectType({ description: 'Evidence of sales from elsewhere, against which reports are held.' })
@Access('record')
export class TradeRecord {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the record.' })
  id!: string;

  @ForeignKey(() => RunningContract, { name: 'trade_record_running' })
  @Column({ type: 'uuid', name: 'running_id' })
  runningId!: string;

  @Column({ type: 'date', name: 'sold_from' })
  @Field(() => DateScalar, { description: 'First day of the sales.' })
  from!: string;

  @Column({ type: 'date', name: 'sold_to' })
  @Field(() => DateScalar, { description: 'Last day of the sales.' })
  to!: string;

  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'Sales that it shows.' })
  amount!: bigint;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Where it comes from.' })
  source!: string;

  @Column({ type: 'uuid', array: true, name: 'file_ids' })
  fileIds!: string[];

  @Column({ type: 'text' })
  @Field(() => DealSideEnum, { description: 'The side that keeps it.' })
  side!: DealSide;

  @Column({ type: 'uuid', name: 'by_user', nullable: true })
  byUser!: string | null;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was entered.' })
  at!: Date;
}
