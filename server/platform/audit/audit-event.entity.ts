import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One link of a case's hash chain. The database refuses updates and deletes. */
@Entity('audit_event')
export class AuditEvent {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text', name: 'case_type' })
  caseType!: string;

  @Column({ type: 'uuid', name: 'case_id' })
  caseId!: string;

  /** Position in the chain of the case, from 1. */
  @Column({ type: 'integer' })
  sequence!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'text' })
  action!: string;

  @Column({ type: 'uuid', name: 'user_id', nullable: true })
  userId!: string | null;

  @Column({ type: 'uuid', name: 'membership_id', nullable: true })
  membershipId!: string | null;

  /** Name of the system's job, where no person acted directly. */
  @Column({ type: 'text', nullable: true })
  job!: string | null;

  @Column({ type: 'text', name: 'rulebook_version', nullable: true })
  rulebookVersion!: string | null;

  /** State and marks before and after, and other facts without personal data. */
  @Column({ type: 'jsonb' })
  facts!: Record<string, unknown>;

  /** SHA-256 over salt and personal details, hex; the details themselves can be deleted where the law asks. */
  @Column({ type: 'text', name: 'personal_digest', nullable: true })
  personalDigest!: string | null;

  @Column({ type: 'text', name: 'previous_hash' })
  previousHash!: string;

  @Column({ type: 'text' })
  hash!: string;
}

/** Personal details of an event, outside the chain. */
@Entity('audit_personal')
export class AuditPersonal {
  @PrimaryColumn({ type: 'uuid', name: 'event_id' })
  eventId!: string;

  @Column({ type: 'text' })
  salt!: string;

  @Column({ type: 'jsonb' })
  details!: Record<string, unknown>;
}

/** The signed head of each case's chain. */
@Entity('audit_head')
export class AuditHead {
  @PrimaryColumn({ type: 'text', name: 'case_type' })
  caseType!: string;

  @PrimaryColumn({ type: 'uuid', name: 'case_id' })
  caseId!: string;

  @Column({ type: 'integer' })
  sequence!: number;

  @Column({ type: 'text' })
  hash!: string;

  /** Ed25519 over `caseType:caseId:sequence:hash`, base64. */
  @Column({ type: 'text' })
  signature!: string;
}
