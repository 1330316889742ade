import { Field, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { MoneyScalar } from '../../../platform/graphql/scalars.ts';
import { BankStatement, BankStatementLine } from './data/bank-statement.entity.ts';
import { Receipt } from './data/receipt.entity.ts';
import { AnnouncedTransfer, Refund } from './data/transfer.entity.ts';
import { StatementFieldEnum, type StatementFieldName } from './receipts.enums.ts';

export { AnnouncedTransfer, BankStatement, BankStatementLine, Receipt, Refund };

export const ReceiptConnection = connectionOf(Receipt, 'Receipt');
export const AnnouncedTransferConnection = connectionOf(AnnouncedTransfer, 'AnnouncedTransfer');
export const RefundConnection = connectionOf(Refund, 'Refund');
export const BankStatementConnection = connectionOf(BankStatement, 'BankStatement');
export const BankStatementLineConnection = connectionOf(BankStatementLine, 'BankStatementLine');

@ObjectType({ description: 'The answer of a step with a receipt.' })
@Access('record')
export class ReceiptPayload extends Payload {
  @Field(() => Receipt, { nullable: true, description: 'The changed record; none where it was refused.' })
  receipt!: Receipt | null;
}

@ObjectType({ description: 'The answer of a step with a refund.' })
@Access('record')
export class RefundPayload extends Payload {
  @Field(() => Refund, { nullable: true, description: 'The changed record; none where it was refused.' })
  refund!: Refund | null;
}

@ObjectType({ description: 'The answer of a step with an announced transfer.' })
@Access('record')
export class AnnouncedTransferPayload extends Payload {
  @Field(() => AnnouncedTransfer, {
    nullable: true,
    description: 'The changed record; none where it was refused.',
  })
  transfer!: AnnouncedTransfer | null;
}

@ObjectType({ description: 'The answer of a step with a bank statement.' })
@Access('record')
export class BankStatementPayload extends Payload {
  @Field(() => BankStatement, {
    nullable: true,
    description: 'The changed record; none where it was refused.',
  })
  statement!: BankStatement | null;
}

@ObjectType({ description: 'The answer of a step with a line of a bank statement.' })
@Access('record')
export class BankStatementLinePayload extends Payload {
  @Field(() => BankStatementLine, {
    nullable: true,
    description: 'The changed record; none where it was refused.',
  })
  line!: BankStatementLine | null;
}

@ObjectType({ description: 'How much of a line goes to an invoice.' })
@Access('record')
export class PlannedMatch {
  invoiceId!: string;

  @Field(() => MoneyScalar, { description: 'How much of it.' })
  amount!: bigint;
}

@ObjectType({ description: 'What a column of a bank statement is.' })
@Access('record')
export class BankStatementColumn {
  @Field(() => StatementFieldEnum, { description: 'What it is.' })
  field!: StatementFieldName;

  @Field(() => Int, { description: 'Place of the column, from 0.' })
  column!: number;
}
