import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Access } from '../../../platform/graphql/access.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { Payee } from './payee.entity.ts';

export { Payee };

export const PayeeConnection = connectionOf(Payee, 'Payee');

@ObjectType({ description: 'The payee after a change, or why nothing was changed.' })
@Access('record')
export class PayeePayload extends Payload {
  @Field(() => Payee, { nullable: true, description: 'The payee as they are now.' })
  payee!: Payee | null;
}

@InputType({ description: 'Narrows the list of payees; what is absent does not matter.' })
export class PayeeFilter {
  @Field(() => String, { nullable: true, description: 'Part of the name.' })
  name?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those whose bank details are not known.' })
  withoutBank?: boolean | null;
}

@InputType({ description: "Where a payee's money goes." })
export class BankDetailsInput {
  @Field(() => ID, { description: 'The payee.' })
  payeeId!: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion!: number;

  @Field(() => String, { description: 'Bank with its branch (开户行).' })
  bankName!: string;

  @Field(() => String, { description: 'Number of the account or card; spaces do not matter.' })
  bankAccount!: string;
}

@InputType({ description: 'What the unit knows of a payee.' })
export class EditPayeeInput {
  @Field(() => ID, { description: 'The payee.' })
  payeeId!: string;

  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion!: number;

  @Field(() => Boolean, { description: 'Whether the unit pays them wages.' })
  isStaff!: boolean;

  @Field(() => String, { nullable: true, description: "Their number in the unit's payroll (工号)." })
  staffNumber?: string | null;
}
