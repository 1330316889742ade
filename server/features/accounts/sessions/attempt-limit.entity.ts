import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How often something was tried within a window of time, such as signing in to one account. */
@Entity('attempt_limit')
export class AttemptLimit {
  /** What is limited and a digest of for whom. */
  @PrimaryColumn({ type: 'text' })
  key!: string;

  @Column({ type: 'integer' })
  attempts!: number;

  @Column({ type: 'timestamptz', name: 'resets_at' })
  resetsAt!: Date;
}
