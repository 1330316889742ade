import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../../platform/graphql/access.ts';
import { BasisPointsScalar, DateScalar, DateTimeScalar } from '../../../../platform/graphql/scalars.ts';
import { type WantedKind, WantedKindEnum } from '../matching.enums.ts';

/** That a result or a demand wants a broker, with the terms in short; the owner can take it back. */
@Entity('broker_wish')
@Index('broker_wish_of_subject', ['kind', 'subjectId'], { unique: true })
@Index('broker_wish_board', ['setAt', 'id'], { where: 'revoked_at IS NULL' })
@Index('broker_wish_of_client', ['organizationId', 'setAt', 'id'])
@Check('broker_wish_share', 'basis_points IS NULL OR basis_points BETWEEN 1 AND 10000')
@ObjectType({ description: 'That a result or a demand wants a broker.' })
@Access('record')
export class BrokerWish {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the wish.' })
  id!: string;

  @Column({ type: 'text' })
  @Field(() => WantedKindEnum, { description: 'What wants a broker.' })
  kind!: WantedKind;

  /** The result or the demand. */
  @Column({ type: 'uuid', name: 'subject_id' })
  @Field(() => ID, { description: 'The result or the demand.' })
  subjectId!: string;

  /** Owner of the result, or poster. */
  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Counts every change.' })
  version!: number;

  @Column({ type: 'text' })
  @Field(() => String, { description: 'What is wanted and offered, in short.' })
  terms!: string;

  @Column({ type: 'integer', name: 'basis_points', nullable: true })
  @Field(() => BasisPointsScalar, {
    nullable: true,
    description: 'Commission thought of, where one is named.',
  })
  basisPoints!: number | null;

  @Column({ type: 'date', name: 'until_day', nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Last day on which a broker is wanted.' })
  untilDay!: string | null;

  @Column({ type: 'uuid', name: 'set_by' })
  setBy!: string;

  @Column({ type: 'timestamptz', name: 'set_at' })
  @Field(() => DateTimeScalar, { description: 'Since when.' })
  setAt!: Date;

  @Column({ type: 'timestamptz', name: 'revoked_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was taken back.' })
  revokedAt!: Date | null;
}
