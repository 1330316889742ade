import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Page } from '../../../platform/database/page.ts';
import { fileLoader } from '../../../platform/files/files.service.ts';
import type { StoredFile } from '../../../platform/files/stored-file.entity.ts';
import { StoredFileType } from '../../../platform/files/stored-file.types.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { userById } from '../../accounts/accounts.loaders.ts';
import { User } from '../../accounts/accounts.types.ts';
import { TechResult } from '../data/tech-result.entity.ts';
import { resultById } from '../result.loaders.ts';
import { createImport } from './create-import.service.ts';
import { describeProblem, findImport, findImportRows, findImports } from './find-imports.service.ts';
import { type ImportRowState, ImportRowStateEnum } from './import.enums.ts';
import { importById } from './import.loaders.ts';
import {
  CheckImportInput,
  CreateImportInput,
  ImportColumn,
  ImportField,
  ImportMappingType,
  ImportProblem,
  ImportRowConnection,
  ImportStepInput,
  ResultImportConnection,
  ResultImportPayload,
  RunImportInput,
} from './import.types.ts';
import { IMPORT_FIELDS, type ImportFieldDefinition, suggestMapping } from './import-fields.ts';
import { cancelImport, checkImport, pauseImport, resumeImport, runImport } from './import-steps.service.ts';
import { ImportRow, ResultImport } from './result-import.entity.ts';

const INPUT = { description: 'Which import, and what is needed for the step.' };

@Resolver(() => ResultImport)
export class ResultImportResolver {
  @Query(() => ResultImport, { nullable: true, description: 'An import of the unit acted for.' })
  @Access('signedIn')
  async resultImport(
    @Arg('id', () => ID, { description: 'Its id.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<ResultImport | null> {
    return findImport(await ctx.scope(), id);
  }

  @Query(() => ResultImportConnection, { description: 'Imports of the unit acted for, the newest first.' })
  @Access('signedIn')
  async resultImports(
    @Ctx() ctx: RequestContext,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<ResultImport>> {
    return findImports(await ctx.scope(), { first: first ?? null, after: after ?? null });
  }

  @Query(() => [ImportField], { description: 'Fields that columns can be mapped to.' })
  @Access('public')
  importFields(): ImportField[] {
    return IMPORT_FIELDS.map((field: ImportFieldDefinition) => ({
      key: field.key,
      required: field.required ?? false,
      list: field.list ?? false,
      example: field.example,
    }));
  }

  @FieldResolver(() => StoredFileType, { description: 'The file.' })
  file(@Root() { fileId }: ResultImport, @Ctx() ctx: RequestContext): Promise<StoredFile | null> {
    return ctx.load(fileLoader, fileId);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who imports.' })
  by(@Root() { actor }: ResultImport, @Ctx() ctx: RequestContext): Promise<User | null> {
    return ctx.load(userById, actor.userId);
  }

  @FieldResolver(() => [ImportColumn], { description: 'Columns of the file with their first values.' })
  columns(@Root() { headers, sampleRows }: ResultImport): ImportColumn[] {
    return headers.map((header, index) => ({
      index,
      header,
      samples: sampleRows.map((row) => row[index] ?? ''),
    }));
  }

  @FieldResolver(() => [ImportMappingType], { description: 'The mapping in use.' })
  mapping(@Root() { mapping }: ResultImport): ImportMappingType[] {
    return mapping;
  }

  @FieldResolver(() => [ImportMappingType], { description: 'The mapping that the headers suggest.' })
  suggestedMapping(@Root() { headers }: ResultImport): ImportMappingType[] {
    return suggestMapping(headers);
  }

  @FieldResolver(() => ImportRowConnection, {
    description: 'What became of the rows, in the order of the file.',
  })
  rows(
    @Root() { id }: ResultImport,
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [ImportRowStateEnum], { nullable: true, description: 'Only these.' })
    states?: ImportRowState[] | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<ImportRow>> {
    return findImportRows(ctx, id, states ?? null, { first: first ?? null, after: after ?? null });
  }

  @FieldResolver(() => String, { description: 'Path of the report of all rows as CSV.' })
  reportUrl(@Root() { id }: ResultImport): string {
    return `/imports/${id}/report.csv`;
  }

  @Mutation(() => ResultImportPayload, { description: 'Takes an uploaded file in as an import.' })
  @Access('signedIn')
  createImport(
    @Arg('input', () => CreateImportInput, INPUT) input: CreateImportInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ResultImportPayload> {
    return answer('import', ctx, (scope) => createImport(scope, input));
  }

  @Mutation(() => ResultImportPayload, { description: 'Sets the mapping and checks every row.' })
  @Access('signedIn')
  checkImport(
    @Arg('input', () => CheckImportInput, INPUT) input: CheckImportInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ResultImportPayload> {
    return answer('import', ctx, (scope) => checkImport(scope, input));
  }

  @Mutation(() => ResultImportPayload, { description: 'Writes the rows that were checked.' })
  @Access('signedIn')
  runImport(
    @Arg('input', () => RunImportInput, INPUT) input: RunImportInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ResultImportPayload> {
    return answer('import', ctx, (scope) => runImport(scope, input));
  }

  @Mutation(() => ResultImportPayload, { description: 'Stops after the rows under way.' })
  @Access('signedIn')
  pauseImport(
    @Arg('input', () => ImportStepInput, INPUT) input: ImportStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ResultImportPayload> {
    return answer('import', ctx, (scope) => pauseImport(scope, input));
  }

  @Mutation(() => ResultImportPayload, { description: 'Goes on where it was stopped.' })
  @Access('signedIn')
  resumeImport(
    @Arg('input', () => ImportStepInput, INPUT) input: ImportStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ResultImportPayload> {
    return answer('import', ctx, (scope) => resumeImport(scope, input));
  }

  @Mutation(() => ResultImportPayload, { description: 'Gives the rest up; what was written stays.' })
  @Access('signedIn')
  cancelImport(
    @Arg('input', () => ImportStepInput, INPUT) input: ImportStepInput,
    @Ctx() ctx: RequestContext,
  ): Promise<ResultImportPayload> {
    return answer('import', ctx, (scope) => cancelImport(scope, input));
  }
}

@Resolver(() => ImportRow)
export class ImportRowResolver {
  @FieldResolver(() => [ImportProblem], { description: 'What is wrong with it.' })
  async problems(@Root() row: ImportRow, @Ctx() ctx: RequestContext): Promise<ImportProblem[]> {
    const found = await ctx.load(importById, row.importId);
    return found ? row.errors.map((error) => describeProblem(found, error)) : [];
  }

  @FieldResolver(() => TechResult, { nullable: true, description: 'The result that it became.' })
  result(@Root() { resultId }: ImportRow, @Ctx() ctx: RequestContext): Promise<TechResult | null> | null {
    return resultId ? ctx.load(resultById, resultId) : null;
  }
}
