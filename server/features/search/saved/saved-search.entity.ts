import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A search that a user keeps, with the choice of a daily mail of what is new. */
@Entity('saved_search')
@Index('saved_search_of_user', ['userId', 'createdAt'])
export class SavedSearchRecord {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid', name: 'user_id' })
  userId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  query!: string;

  /** The filter as the client sent it. */
  @Column({ type: 'jsonb' })
  filter!: Record<string, unknown>;

  @Column({ type: 'boolean' })
  digest!: boolean;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  /** Up to which publication the user was told. */
  @Column({ type: 'timestamptz', name: 'told_until' })
  toldUntil!: Date;

  @Column({ type: 'timestamptz', name: 'last_digest_at', nullable: true })
  lastDigestAt!: Date | null;
}
