import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { UserErrorCode } from '../../../platform/errors.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { connectionOf } from '../../../platform/graphql/connection.ts';
import { Payload } from '../../../platform/graphql/payload.types.ts';
import { ErrorParam, UserErrorCodeEnum } from '../../../platform/graphql/user-error.types.ts';
import { type ImportTarget, ImportTargetEnum } from './import.enums.ts';
import { ImportRow, ResultImport } from './result-import.entity.ts';

export const ResultImportConnection = connectionOf(ResultImport, 'ResultImport');
export const ImportRowConnection = connectionOf(ImportRow, 'ImportRow');

@ObjectType({ description: 'A column of the file.' })
@Access('record')
export class ImportColumn {
  @Field(() => Int, { description: 'Place of the column, from 0.' })
  index!: number;

  @Field(() => String, { description: 'Its header.' })
  header!: string;

  @Field(() => [String], { description: 'Its first values.' })
  samples!: string[];
}

@ObjectType('ImportMapping', { description: 'Which column gives which field.' })
@Access('record')
export class ImportMappingType {
  @Field(() => Int, { description: 'Place of the column, from 0.' })
  column!: number;

  @Field(() => String, { description: 'Key of the field.' })
  field!: string;
}

@ObjectType({ description: 'A field that a column can be mapped to.' })
@Access('public')
export class ImportField {
  @Field(() => String, { description: 'Key of the field.' })
  key!: string;

  @Field(() => Boolean, { description: 'Whether each row needs it.' })
  required!: boolean;

  @Field(() => Boolean, { description: 'Whether a cell may hold several values, separated by ；.' })
  list!: boolean;

  @Field(() => String, { nullable: true, description: 'An example of a value.' })
  example!: string | null;
}

@ObjectType({ description: 'What is wrong with a row.' })
@Access('record')
export class ImportProblem {
  @Field(() => String, { nullable: true, description: 'Field in question.' })
  field!: string | null;

  @Field(() => String, { nullable: true, description: 'Header of the column that gives the field.' })
  column!: string | null;

  @Field(() => String, { nullable: true, description: 'The value in question, shortened.' })
  value!: string | null;

  @Field(() => UserErrorCodeEnum, { description: 'Kind of problem.' })
  code!: UserErrorCode;

  @Field(() => String, { description: 'For developers; the client has its own words.' })
  message!: string;

  @Field(() => [ErrorParam], { description: 'Values for the message, such as the check digit expected.' })
  params!: ErrorParam[];
}

@InputType({ description: 'Takes an uploaded file in as an import.' })
export class CreateImportInput {
  @Field(() => ID, { description: 'The upload, sent with the purpose import.' })
  fileId!: string;

  @Field(() => ImportTargetEnum, { description: 'What the rows are to become.' })
  target!: ImportTarget;

  @Field(() => String, {
    nullable: true,
    description: 'Encoding of a text file: utf-8, gb18030, utf-16le or utf-16be; found out unless told.',
  })
  encoding?: string | null;
}

@InputType({ description: 'Maps a column to a field.' })
export class ImportMappingInput {
  @Field(() => Int, { description: 'Place of the column, from 0.' })
  column!: number;

  @Field(() => String, { description: 'Key of the field.' })
  field!: string;
}

@InputType({ description: 'A step of an import.' })
export class ImportStepInput {
  @Field(() => ID, { description: 'The import.' })
  importId!: string;
}

@InputType({ description: 'Sets the mapping and checks every row; nothing is written.' })
export class CheckImportInput extends ImportStepInput {
  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion!: number;

  @Field(() => [ImportMappingInput], { description: 'The mapping; columns that are not in it are left out.' })
  mapping!: ImportMappingInput[];

  @Field(() => ImportTargetEnum, { description: 'What the rows are to become.' })
  target!: ImportTarget;
}

@InputType({ description: 'Writes the rows that were checked.' })
export class RunImportInput extends ImportStepInput {
  @Field(() => Int, { description: 'The version that was seen.' })
  expectedVersion!: number;

  @Field(() => Boolean, {
    description: 'The officer attests that the unit reviewed every row; needed for published results.',
  })
  attestReview!: boolean;
}

@ObjectType({ description: 'Answer of the steps of an import.' })
@Access('record')
export class ResultImportPayload extends Payload {
  @Field(() => ResultImport, { nullable: true, description: 'The import; none if nothing was done.' })
  import!: ResultImport | null;
}
