import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Access } from '../../../platform/graphql/access.ts';
import { DateScalar, DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { TechResult } from './tech-result.entity.ts';

/** What only the unit reads, and whom it lets. Kept apart so that no public path ever loads it. */
@Entity('confidential_part')
@ObjectType({ description: 'What only the unit reads, and whom it lets; every reading is recorded.' })
@Access('record')
export class ConfidentialPart {
  @ForeignKey(() => TechResult, { name: 'confidential_part_result', onDelete: 'CASCADE' })
  @PrimaryColumn({ type: 'uuid', name: 'result_id' })
  resultId!: string;

  /** Empty where there are only files. */
  @Column({ type: 'text' })
  @Field(() => String, { description: 'The confidential text; empty where there are only files.' })
  text!: string;

  @Column({ type: 'uuid', array: true, name: 'file_ids' })
  fileIds!: string[];
}

/** Leave for an organisation to read the confidential part. */
@Entity('confidential_grant')
@Index('confidential_grant_of_result', ['resultId', 'organizationId'])
@Index('confidential_grant_in_force', ['resultId', 'organizationId'], {
  unique: true,
  where: 'revoked_at IS NULL',
})
@ObjectType({ description: 'Leave for an organisation to read the confidential part.' })
@Access('record')
export class ConfidentialGrant {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the grant.' })
  id!: string;

  @ForeignKey(() => TechResult, { name: 'confidential_grant_result', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'result_id' })
  resultId!: string;

  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'What for.' })
  purpose!: string | null;

  @Column({ type: 'uuid', name: 'granted_by', nullable: true })
  grantedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'granted_at' })
  @Field(() => DateTimeScalar, { description: 'When it was given.' })
  grantedAt!: Date;

  /** Last day on which it holds. */
  @Column({ type: 'date', name: 'expires_on', nullable: true })
  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last day on which it holds; none is without end.',
  })
  expiresOn!: string | null;

  @Column({ type: 'timestamptz', name: 'revoked_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was taken back.' })
  revokedAt!: Date | null;

  @Column({ type: 'uuid', name: 'revoked_by', nullable: true })
  revokedBy!: string | null;
}

/** Somebody read the confidential part, or one of its files. The database refuses changes. */
@Entity('confidential_reading')
@Index('confidential_reading_of_result', ['resultId', 'at'])
@ObjectType({ description: 'Somebody read the confidential part.' })
@Access('record')
export class ConfidentialReading {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the reading.' })
  id!: string;

  @Column({ type: 'uuid', name: 'result_id' })
  resultId!: string;

  @Column({ type: 'uuid', name: 'user_id', nullable: true })
  userId!: string | null;

  /** The organisation as whose member they read. */
  @Column({ type: 'uuid', name: 'organization_id', nullable: true })
  organizationId!: string | null;

  /** The file that was read; null for the text. */
  @Column({ type: 'uuid', name: 'file_id', nullable: true })
  fileId!: string | null;

  @Column({ type: 'timestamptz' })
  @Field(() => DateTimeScalar, { description: 'When.' })
  at!: Date;
}
