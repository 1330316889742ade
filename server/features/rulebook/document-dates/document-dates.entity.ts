import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Membership } from '../../accounts/accounts.types.ts';

/**
 * Days of effect that an operator has set for a document whose own are missing or have changed. The database refuses
 * updates and deletes; the latest row of a document counts.
 */
@Entity('rule_document_dates')
@Index('rule_document_dates_latest', ['documentId', 'at', 'id'])
export class RuleDocumentDates {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text', name: 'document_id' })
  documentId!: string;

  @Column({ type: 'date', name: 'effective_from', nullable: true })
  effectiveFrom!: string | null;

  @Column({ type: 'date', name: 'effective_to', nullable: true })
  effectiveTo!: string | null;

  /** Where the operator has the days from. */
  @Column({ type: 'text' })
  note!: string;

  @Column({ type: 'uuid', name: 'author_membership_id' })
  @ForeignKey(() => Membership, { name: 'rule_document_dates_author_fk' })
  authorMembershipId!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;
}
