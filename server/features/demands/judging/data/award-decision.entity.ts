import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../../../platform/graphql/scalars.ts';
import type { BidStanding } from '../ranking.ts';

/** What was decided on one bid, in the final order; the reason is what its bidder is told. */
@ObjectType({ description: 'What was decided on one bid.' })
@Access('record')
export class BidOutcome {
  @Field(() => ID, { description: 'The bid.' })
  bidId!: string;

  organizationId!: string;

  @Field(() => Int, { description: 'Place in the final order, from 1.' })
  rank!: number;

  @Field(() => Boolean, { description: 'Whether it wins.' })
  isWinner!: boolean;

  @Field(() => String, { description: 'Why; its bidder is told.' })
  reason!: string;
}

/** The decision of the poster on the winners of a demand, with the ranking that it rests on. It changes but to end. */
@Entity('award_decision')
@Index('award_decision_standing', ['demandId'], { unique: true, where: 'voided_at IS NULL' })
@Index('award_decision_of_demand', ['demandId', 'decidedAt'])
@Check('award_decision_end', '(voided_at IS NULL) = (void_reason IS NULL)')
@Check('award_decision_once', 'voided_at IS NULL OR confirmed_at IS NULL')
@ObjectType({ description: 'A decision of the poster on the winners of a demand.' })
@Access('record')
export class AwardDecision {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the decision.' })
  id!: string;

  @Column({ type: 'uuid', name: 'demand_id' })
  demandId!: string;

  /** SHA-256, hex, of what is announced. */
  @Column({ type: 'text', name: 'terms_digest' })
  termsDigest!: string;

  /** As it stood when decided; empty where no experts were asked for. */
  @Column({ type: 'jsonb' })
  ranking!: BidStanding[];

  @Column({ type: 'jsonb' })
  @Field(() => [BidOutcome], { description: 'Every bid that was judged, in the final order.' })
  outcomes!: BidOutcome[];

  /** Why the winners are not those ranked first; null where they are. */
  @Column({ type: 'text', name: 'deviation_reason', nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'Why the winners are not those ranked first, where they are not.',
  })
  deviationReason!: string | null;

  @Column({ type: 'uuid', name: 'notice_id' })
  noticeId!: string;

  @Column({ type: 'uuid', name: 'decided_by', nullable: true })
  decidedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'decided_at' })
  @Field(() => DateTimeScalar, { description: 'When it was decided.' })
  decidedAt!: Date;

  @Column({ type: 'uuid', name: 'confirmed_by', nullable: true })
  confirmedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'confirmed_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was confirmed after its notice.' })
  confirmedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'voided_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was taken back after an objection.' })
  voidedAt!: Date | null;

  @Column({ type: 'text', name: 'void_reason', nullable: true })
  voidReason!: string | null;
}
