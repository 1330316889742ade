import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Role } from '../../../platform/auth/roles.ts';
import type { UserErrorData } from '../../../platform/errors.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { DateTimeScalar } from '../../../platform/graphql/scalars.ts';
import { UserError } from '../../../platform/graphql/user-error.types.ts';
import {
  ImportFormatEnum,
  type ImportRowState,
  ImportRowStateEnum,
  type ImportState,
  ImportStateEnum,
  type ImportTarget,
  ImportTargetEnum,
} from './import.enums.ts';
import type { ColumnMapping, ImportFieldKey } from './import-fields.ts';
import type { TableFormat } from './readers/table.ts';

/** On whose behalf the job writes. */
export interface ImportActor {
  userId: string;
  membershipId: string;
  organizationId: string;
  roles: Role[];
}

/** A file that becomes results, with how far it has come. */
@Entity('result_import')
@Index('result_import_of_unit', ['organizationId', 'createdAt'])
@ObjectType({ description: 'A bulk import of results from a file.' })
@Access('record')
export class ResultImport {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the import.' })
  id!: string;

  @Column({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @Column({ type: 'uuid', name: 'file_id' })
  fileId!: string;

  @Column({ type: 'jsonb' })
  actor!: ImportActor;

  @Column({ type: 'text' })
  @Field(() => ImportStateEnum, { description: 'Where it stands.' })
  state!: ImportState;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Counts changes of its settings and state; steps name the one they saw.' })
  version!: number;

  @Column({ type: 'text' })
  @Field(() => ImportTargetEnum, { description: 'What the rows become.' })
  target!: ImportTarget;

  @Column({ type: 'text' })
  @Field(() => ImportFormatEnum, { description: 'Format of the file.' })
  format!: TableFormat;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Encoding of a text file.' })
  encoding!: string | null;

  /** Headers in their order. */
  @Column({ type: 'jsonb' })
  headers!: string[];

  /** The first rows. */
  @Column({ type: 'jsonb', name: 'sample_rows' })
  @Field(() => [[String]], { description: 'The first rows of the file, cell by cell.' })
  sampleRows!: string[][];

  @Column({ type: 'jsonb' })
  mapping!: ColumnMapping[];

  /** Values of fields that no column gives. */
  @Column({ type: 'jsonb' })
  defaults!: Partial<Record<ImportFieldKey, string>>;

  /** Whether an officer attested the review of the rows. */
  @Column({ type: 'boolean' })
  attested!: boolean;

  @Column({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'How many rows the file has; known after the check.' })
  total!: number | null;

  /** Rows handled in the present run; a run goes on behind them. */
  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'How many rows were handled in the present check or run.' })
  processed!: number;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'How many results were made.' })
  created!: number;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'How many results were changed.' })
  updated!: number;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'How many rows were the same as before.' })
  unchanged!: number;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'How many rows have problems.' })
  invalid!: number;

  @Column({ type: 'jsonb', nullable: true })
  @Field(() => UserError, { nullable: true, description: 'Why the file could not be read to its end.' })
  error!: UserErrorData | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  @Field(() => DateTimeScalar, { description: 'When it was uploaded.' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'started_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the present check or run began.' })
  startedAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'finished_at', nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it ended.' })
  finishedAt!: Date | null;
}

/** What became of one row in the present check or run. */
@Entity('result_import_row')
@Index('result_import_row_line', ['importId', 'line', 'id'])
@Index('result_import_row_source', ['importId', 'sourceId'])
@ObjectType('ImportRow', { description: 'What became of one row of the file.' })
@Access('record')
export class ImportRow {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { description: 'Id of the entry.' })
  id!: string;

  @ForeignKey(() => ResultImport, { name: 'result_import_row_import', onDelete: 'CASCADE' })
  @Column({ type: 'uuid', name: 'import_id' })
  importId!: string;

  @Column({ type: 'integer' })
  @Field(() => Int, { description: 'Line of the file on which the row begins, from 1.' })
  line!: number;

  @Column({ type: 'text', name: 'source_id' })
  @Field(() => String, { nullable: true, description: "The source's own id of the row." })
  sourceId!: string;

  @Column({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Title in the row.' })
  title!: string | null;

  @Column({ type: 'text' })
  @Field(() => ImportRowStateEnum, { description: 'What became of it.' })
  state!: ImportRowState;

  @Column({ type: 'jsonb', name: 'problems' })
  errors!: UserErrorData[];

  @Column({ type: 'uuid', name: 'result_id', nullable: true })
  resultId!: string | null;
}

/** Which result a row of a source became, so that the same row is never imported twice. */
@Entity('result_import_source')
@Index('result_import_source_result', ['resultId'], { unique: true })
export class ImportSource {
  @PrimaryColumn({ type: 'uuid', name: 'organization_id' })
  organizationId!: string;

  @PrimaryColumn({ type: 'text', name: 'source_id' })
  sourceId!: string;

  /** Of the row as it was imported last. */
  @Column({ type: 'text' })
  digest!: string;

  @Column({ type: 'uuid', name: 'result_id' })
  resultId!: string;
}
