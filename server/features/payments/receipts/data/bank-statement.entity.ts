import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../../platform/database/columns.ts';
import type { UserErrorData } from '../../../../platform/errors.ts';
import { Access } from '../../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar, MoneyScalar } from '../../../../platform/graphql/scalars.ts';
import {
  type StatementLineState,
  StatementLineStateEnum,
  type StatementState,
  StatementStateEnum,
  type SuggestionStrength,
  SuggestionStrengthEnum,
} from '../receipts.enums.ts';
import type { StatementMapping } from '../statements/statement-fields.ts';

/** A file of a bank (对账单) whose lines become receipts. */
@Entity('bank_statement')
@Index('bank_statement_of_unit', ['organizationId', 'createdAt', 'id'])
@ObjectType({ description: 'A file of a bank whose lines become receipts.' })
@Access('record')
export class BankStatement {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the file.' })
  id!: string;

  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'uuid', name: 'file_id' })
  fileId!: string;

  @Column({ type: 'text', name: 'file_name' })
  @Field(() => String, { description: 'Name of the file.' })
  fileName!: string;

  @Column({ type: 'text' })
  @Field(() => StatementStateEnum, { description: 'Where it stands.' })
  state!: StatementState;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Counts every change, to find out stale steps.' })
  version!: number;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Encoding of the text, such as gb18030.' })
  encoding!: string | null;

  /** Line of the file with the names of the columns. */
  @Column({ type: 'integer', name: 'header_line' })
  @Field(() => Int, { description: 'Line of the file with the names of the columns.' })
  headerLine!: number;

  @Column({ type: 'jsonb' })
  @Field(() => [String], { description: 'Names of the columns.' })
  columns!: string[];

  @Column({ type: 'jsonb' })
  mapping!: StatementMapping;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'How many lines it has.' })
  total!: number;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'How many lines of money that came in are to be recorded.' })
  ready!: number;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'How many lines were recorded.' })
  recorded!: number;

  @Column({ type: 'uuid', name: 'by_user' })
  byUser!: string;

  @Column({ type: 'uuid', name: 'by_membership' })
  byMembership!: string;

  @Column({ type: 'timestamptz', name: 'created_at' })
  @Field(() => DateTimeScalar, { description: 'When it was uploaded.' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'finished_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When all lines were handled.' })
  finishedAt!: Date | null;
}

/** What is planned for a line: the payer, and how much goes to which invoice. */
export interface LinePlan {
  enterpriseId: string | null;
  dealId: string | null;
  /** Fen as text. */
  matches: { invoiceId: string; amount: string }[];
  transferId: string | null;
}

/** A line of the file, what it was read as and what becomes of it. */
@Entity('bank_statement_line')
@Index('bank_statement_line_of', ['statementId', 'line', 'id'])
@Index('bank_statement_line_state', ['statementId', 'state', 'line'])
@ObjectType({ description: 'A line of a bank statement.' })
@Access('record')
export class BankStatementLine {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the line.' })
  id!: string;

  @ForeignKey(() => BankStatement, { name: 'bank_statement_line_statement', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'statement_id' })
  statementId!: string;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Line of the file.' })
  line!: number;

  @Column({ type: 'text' })
  @Field(() => StatementLineStateEnum, { description: 'What becomes of it.' })
  state!: StatementLineState;

  @Column({ type: 'date', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Day on which the money came in.' })
  on!: string | null;

  /** Fen. */
  @Column({ type: 'bigint', nullable: true, transformer: bigintColumn })
  @Field(() => MoneyScalar, { nullable: true, description: 'The sum.' })
  amount!: bigint | null;

  @Column({ type: 'text', name: 'payer_name' })
  @Field(() => String, { description: 'Payer, as the bank names it; may be empty.' })
  payerName!: string;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Remark of the transfer; may be empty.' })
  remark!: string;

  /** Of the bank, or made of the line's content where the file has none. */
  @Column({ type: 'text' })
  @Field(() => String, { description: 'Reference by which the line is recorded once only.' })
  reference!: string;

  @Column({ type: 'text' })
  @Field(() => SuggestionStrengthEnum, { description: 'How sure the suggestion was.' })
  strength!: SuggestionStrength;

  @Column({ type: 'jsonb' })
  plan!: LinePlan;

  @Column({ type: 'jsonb' })
  problems!: UserErrorData[];

  @Column({ type: 'uuid', name: 'receipt_id', nullable: true })
  receiptId!: string | null;
}
