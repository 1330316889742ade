import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What an upload is for; it sets the largest size and the types that are taken. */
export type FilePurpose = 'document' | 'picture' | 'import';

/**
 * `RECEIVING`: the row is there, the content perhaps not yet. `HELD`: the uploader's own, not used anywhere.
 * `ATTACHED`: belongs to a record. `DISCARDED`: waits for its content to be deleted, then goes too.
 */
export type FileState = 'RECEIVING' | 'HELD' | 'ATTACHED' | 'DISCARDED';

/** A file that somebody uploaded. There is a row for every content in the store, so no content is ever lost sight of. */
@Entity('stored_file')
@Check('stored_file_state', `state IN ('RECEIVING', 'HELD', 'ATTACHED', 'DISCARDED')`)
@Check(
  'stored_file_attached',
  `(state = 'ATTACHED') = (attached_kind IS NOT NULL) AND (attached_kind IS NULL) = (attached_id IS NULL)`,
)
@Index('stored_file_attached_to', ['attachedKind', 'attachedId'])
@Index('stored_file_unattached', ['createdAt'], { where: `state <> 'ATTACHED'` })
@Index('stored_file_held', ['uploadedBy'], { where: `state <> 'ATTACHED'` })
export class StoredFile {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  state!: FileState;

  @Column({ type: 'text' })
  purpose!: FilePurpose;

  /** As people named it, made safe; it never becomes part of a path. */
  @Column({ type: 'text' })
  name!: string;

  /** As found in the content, not as claimed. */
  @Column({ type: 'text', name: 'media_type' })
  mediaType!: string;

  /** Bytes. */
  @Column({ type: 'integer' })
  size!: number;

  /** Hex. */
  @Column({ type: 'text' })
  sha256!: string;

  /** Null for files that a job of the system made. */
  @Column({ type: 'uuid', name: 'uploaded_by', nullable: true })
  uploadedBy!: string | null;

  /** The organisation as whose member it was uploaded. */
  @Column({ type: 'uuid', name: 'owner_organization_id', nullable: true })
  ownerOrganizationId!: string | null;

  /** Kind of the record that it belongs to; the feature that owns the kind decides who may read. */
  @Column({ type: 'text', name: 'attached_kind', nullable: true })
  attachedKind!: string | null;

  @Column({ type: 'uuid', name: 'attached_id', nullable: true })
  attachedId!: string | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  get url(): string {
    return `/files/${this.id}`;
  }

  get uploadedAt(): Date {
    return this.createdAt;
  }
}
