import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../../platform/database/columns.ts';
import { Access } from '../../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar, MoneyScalar } from '../../../../platform/graphql/scalars.ts';
import { Demand } from '../../data/demand.entity.ts';
import {
  type SafeguardKind,
  SafeguardKindEnum,
  type SafeguardState,
  SafeguardStateEnum,
} from '../bounty.enums.ts';

/** A deposit or a guarantee for the bounty of a demand. The platform holds no money: it records where it is held. */
@Entity('bounty_safeguard')
@Index('bounty_safeguard_of_demand', ['demandId', 'recordedAt', 'id'])
@Index('bounty_safeguard_waiting', ['recordedAt', 'id'], { where: `state = 'RECORDED'` })
@Check('bounty_safeguard_sums', 'amount > 0 AND used >= 0 AND returned >= 0 AND used + returned <= amount')
@Check('bounty_safeguard_confirmed', `(state = 'CONFIRMED') = (entry_id IS NOT NULL)`)
@Check('bounty_safeguard_answered', `(state IN ('CONFIRMED', 'REJECTED')) = (answered_at IS NOT NULL)`)
@ObjectType({ description: 'A deposit or a guarantee that keeps a bounty safe.' })
@Access('record')
export class BountySafeguard {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the safeguard.' })
  id!: string;

  @ForeignKey(() => Demand, { name: 'bounty_safeguard_demand' })
  @Column({ type: 'uuid', name: 'demand_id' })
  demandId!: string;

  /** The poster. */
  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'text' })
  @Field(() => SafeguardKindEnum, { description: 'Whether money was laid down or somebody guarantees it.' })
  kind!: SafeguardKind;

  @Column({ type: 'text' })
  @Field(() => SafeguardStateEnum, { description: 'Where it stands.' })
  state!: SafeguardState;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Version, for steps that depend on what was seen.' })
  version!: number;

  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'The whole sum.' })
  amount!: bigint;

  /** Fen of a deposit that were paid out to winners; of a guarantee, what was released by payments. */
  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'What winners were paid of it, or a guarantee was released by.' })
  used!: bigint;

  @Column({ type: 'bigint', transformer: bigintColumn })
  @Field(() => MoneyScalar, { description: 'What went back to the poster.' })
  returned!: bigint;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'Custodian of the deposit (such as a bank), or the guarantor.' })
  holder!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Number of the slip or the letter.' })
  reference!: string | null;

  @Column({ type: 'date', name: 'since' })
  @Field(() => DateScalar, { description: 'Day on which it was laid down or the letter was issued.' })
  since!: string;

  @Column({ type: 'date', name: 'valid_until', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Last day of a guarantee; none for a deposit.' })
  validUntil!: string | null;

  @Column({ type: 'uuid', name: 'recorded_by' })
  recordedBy!: string;

  @Column({ type: 'timestamptz', name: 'recorded_at' })
  @Field(() => DateTimeScalar, { description: 'When it was recorded.' })
  recordedAt!: Date;

  @Column({ type: 'uuid', name: 'answered_by', nullable: true })
  answeredBy!: string | null;

  @Column({ type: 'timestamptz', name: 'answered_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When an operator confirmed it or not.' })
  answeredAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was not confirmed.' })
  reason!: string | null;

  @Column({ type: 'uuid', name: 'entry_id', nullable: true })
  @Field(() => ID, { nullable: true, description: 'The entry of the ledger; none before it is confirmed.' })
  entryId!: string | null;

  @Field(() => MoneyScalar, { description: 'What of it is still there.' })
  get rest(): bigint {
    return restOf(this);
  }
}

/** Fen of a safeguard that are still there; none of one that is not confirmed. */
export function restOf({
  state,
  amount,
  used,
  returned,
}: Pick<BountySafeguard, 'state' | 'amount' | 'used' | 'returned'>): bigint {
  return state === 'CONFIRMED' ? amount - used - returned : 0n;
}
