import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { LedgerCheckResult } from './check-result.types.ts';

/** What one check of the whole ledger found. */
@Entity('ledger_check')
@Index('ledger_check_latest', ['startedAt', 'id'])
@ObjectType({ description: 'A check of the whole ledger, and of everything that must agree with it.' })
@Access('record')
export class LedgerCheckRun {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the check.' })
  id!: string;

  @Column({ type: 'timestamptz', name: 'started_at' })
  @Field(() => DateTimeScalar, { description: 'When it began.' })
  startedAt!: Date;

  @Column({ type: 'timestamptz', name: 'ended_at' })
  @Field(() => DateTimeScalar, { description: 'When it was done.' })
  endedAt!: Date;

  /** The operator who asked for it; null for the nightly one and for the command. */
  @Column({ type: 'uuid', name: 'requested_by', nullable: true })
  requestedBy!: string | null;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Accounts that were there.' })
  accounts!: number;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Entries that were there.' })
  entries!: number;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Postings that were there.' })
  postings!: number;

  @Column({ type: 'boolean' })
  @Field(() => Boolean, { description: 'Whether nothing was wrong.' })
  sound!: boolean;

  @Column({ type: 'jsonb' })
  @Field(() => [LedgerCheckResult], { description: 'What each check found.' })
  results!: LedgerCheckResult[];
}
