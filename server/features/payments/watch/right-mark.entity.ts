import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { type RightMarkKind, RightMarkKindEnum } from './watch.enums.ts';

/** Something recorded of a right of a result under running contracts; how it stands follows from all of them. */
@Entity('right_mark')
@Index('right_mark_of_result', ['resultId', 'rightKey', 'at'])
@ObjectType({ description: 'An annual fee paid, a lapse or a restoration of a right.' })
@Access('record')
export class RightMark {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the record.' })
  id!: string;

  @Column({ type: 'uuid', name: 'result_id' })
  resultId!: string;

  /** Number of the right, else its kind and place: ids of rights change when the result is edited. */
  @Column({ type: 'text', name: 'right_key' })
  rightKey!: string;

  @Column({ type: 'text' })
  @Field(() => RightMarkKindEnum, { description: 'What was recorded.' })
  kind!: RightMarkKind;

  @Column({ type: 'date', name: 'happened_on' })
  @Field(() => DateScalar, { description: 'The day of the payment, the lapse or the restoration.' })
  on!: string;

  /** For FEE_PAID: the last day that the fee covers. */
  @Column({ type: 'date', name: 'paid_until', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'For a fee: the last day that it covers.' })
  paidUntil!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'What was said beside it.' })
  note!: string | null;

  @Column({ type: 'uuid', array: true, name: 'file_ids' })
  fileIds!: string[];

  @Column({ type: 'uuid', name: 'by_user', nullable: true })
  byUser!: string | null;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  at!: Date;
}
