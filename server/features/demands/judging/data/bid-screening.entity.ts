import { Field, ID, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../../../platform/graphql/scalars.ts';

@ObjectType({ description: 'What was found on one must-have of the demand.' })
@Access('record')
export class MustHaveFinding {
  @Field(() => ID, { description: 'The must-have.' })
  mustHaveId!: string;

  @Field(() => Boolean, { description: 'Whether it is kept.' })
  kept!: boolean;

  @Field(() => String, { description: 'A remark; may be empty.' })
  note!: string;
}

/** The screening of a bid for the must-haves of its demand; the reason is what its bidder is told. */
@Entity('bid_screening')
@Index('bid_screening_of_demand', ['demandId'])
@Check('bid_screening_reason', `is_kept OR reason <> ''`)
@ObjectType({ description: 'The screening of a bid for the must-haves of its demand.' })
@Access('record')
export class BidScreening {
  @PrimaryColumn({ type: 'uuid', name: 'bid_id' })
  bidId!: string;

  @Column({ type: 'uuid', name: 'demand_id' })
  demandId!: string;

  @Column({ type: 'boolean', name: 'is_kept' })
  @Field(() => Boolean, { description: 'Whether every must-have is kept.' })
  isKept!: boolean;

  @Column({ type: 'jsonb' })
  @Field(() => [MustHaveFinding], { description: 'By must-have.' })
  findings!: MustHaveFinding[];

  @Column({ type: 'text' })
  @Field(() => String, { description: 'What the bidder is told; may be empty where all are kept.' })
  reason!: string;

  @Column({ type: 'uuid', name: 'screened_by', nullable: true })
  screenedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'screened_at' })
  @Field(() => DateTimeScalar, { description: 'When it was screened.' })
  screenedAt!: Date;
}
