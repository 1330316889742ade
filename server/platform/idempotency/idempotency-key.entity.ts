import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A mutation that was done under a key of its caller. */
@Entity('idempotency_key')
export class IdempotencyKey {
  /** Whose key it is: `organization:<id>`, `user:<id>` or `job:<name>`. */
  @PrimaryColumn({ type: 'text' })
  owner!: string;

  @PrimaryColumn({ type: 'text' })
  operation!: string;

  @PrimaryColumn({ type: 'text' })
  key!: string;

  /** SHA-256, hex, of the canonical input. */
  @Column({ type: 'text' })
  digest!: string;

  /** Id of what it made or changed; null only inside the transaction that does the work. */
  @Column({ type: 'uuid', name: 'answer_id', nullable: true })
  answerId!: string | null;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
