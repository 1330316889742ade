import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A change that something outside the transaction must hear of, such as the search index. Deleted once handled. */
@Entity('outbox_event')
export class OutboxEvent {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  topic!: string;

  /** Id of the record that changed. */
  @Column({ type: 'uuid' })
  key!: string;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'integer', default: 0 })
  attempts!: number;

  /** Not before this moment, after a failure. */
  @Column({ type: 'timestamptz', name: 'due_at' })
  dueAt!: Date;
}
