import { Field, Int, ObjectType } from 'type-graphql';
import type { LedgerFault } from '../../../platform/books.ts';
import { Access } from '../../../platform/graphql/access.ts';

@ObjectType({ description: 'Something that does not agree.' })
@Access('record')
export class LedgerCheckFault implements LedgerFault {
  @Field(() => String, { description: 'What it is about, such as `entry 0193…` or `invoice 0193…`.' })
  subject!: string;

  @Field(() => String, { description: 'What was found, with figures in yuan.' })
  found!: string;
}

@ObjectType({ description: 'What one check found.' })
@Access('record')
export class LedgerCheckResult {
  @Field(() => String, { description: 'Code of the check, such as `ENTRIES_BALANCE`.' })
  check!: string;

  @Field(() => Int, { description: 'How many things do not agree.' })
  faultCount!: number;

  @Field(() => [LedgerCheckFault], { description: 'The first of them, 20 at most.' })
  faults!: LedgerCheckFault[];
}
