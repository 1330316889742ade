import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What is known of an index as it was last rebuilt; one row for each collection. */
@Entity('search_index')
export class SearchIndexState {
  @PrimaryColumn({ type: 'text' })
  name!: string;

  /** Changes with every rebuild; cursors and caches name it. */
  @Column({ type: 'uuid' })
  version!: string;

  @Column({ type: 'timestamptz', name: 'rebuilt_at' })
  rebuiltAt!: Date;

  @Column({ type: 'integer' })
  documents!: number;

  /** What an index of the code that made it looks like; one of another shape is made again. */
  @Column({ type: 'text' })
  shape!: string;

  /** Term frequencies of the collection at that moment, as `TermTable` with an array for its map. */
  @Column({ type: 'jsonb', name: 'term_table' })
  termTable!: StoredTermTable;
}

export interface StoredTermTable {
  documents: number;
  averageLength: { title: number; keywords: number; text: number };
  frequencies: [string, number][];
  rare: number;
}

/** A rebuild that is under way, or was cut off; one row at most for each collection. */
@Entity('search_rebuild')
export class SearchRebuild {
  @PrimaryColumn({ type: 'text' })
  collection!: string;

  @Column({ type: 'uuid' })
  version!: string;

  @Column({ type: 'timestamptz', name: 'began_at' })
  beganAt!: Date;
}

/** A record that changed while a rebuild of its collection is under way. */
@Entity('search_rebuild_change')
export class SearchRebuildChange {
  @PrimaryColumn({ type: 'text' })
  collection!: string;

  @PrimaryColumn({ type: 'uuid', name: 'record_id' })
  recordId!: string;
}

/** Words that mean the same, kept by the platform's operator. */
@Entity('search_synonym')
export class SearchSynonym {
  @PrimaryColumn({ type: 'text' })
  term!: string;

  @Column({ type: 'text', array: true })
  synonyms!: string[];
}
