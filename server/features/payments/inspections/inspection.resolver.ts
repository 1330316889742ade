import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import type { StoredFile } from '../../../platform/files/stored-file.entity.ts';
import { StoredFileType } from '../../../platform/files/stored-file.types.ts';
import { Access } from '../../../platform/graphql/access.ts';
import { answer } from '../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { User } from '../../accounts/accounts.types.ts';
import { BY, filesOf, userOf } from '../running/evidence-fields.ts';
import { entriesOfInspection, findingsOfInspection } from '../running/running.loaders.ts';
import { concludeInspection } from './conclude.service.ts';
import { announceInspection, cancelInspection, logInspection } from './inspect.service.ts';
import {
  AnnounceInspectionInput,
  CancelInspectionInput,
  ConcludeInspectionInput,
  Inspection,
  InspectionEntry,
  InspectionFinding,
  InspectionPayload,
  LogInspectionInput,
} from './inspection.types.ts';

const INPUT = { description: 'Which inspection, and what is needed for the step.' };

@Resolver(() => Inspection)
export class InspectionResolver {
  @FieldResolver(() => [InspectionEntry], { description: 'The log, oldest line first.' })
  entries(@Root() { id }: Inspection, @Ctx() ctx: RequestContext): Promise<InspectionEntry[]> {
    return ctx.load(entriesOfInspection, id);
  }

  @FieldResolver(() => [InspectionFinding], { description: 'What was found of reported periods.' })
  findings(@Root() { id }: Inspection, @Ctx() ctx: RequestContext): Promise<InspectionFinding[]> {
    return ctx.load(findingsOfInspection, id);
  }

  @FieldResolver(() => User, BY)
  announcer(@Root() inspection: Inspection, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return userOf(ctx, inspection.announcedBy);
  }

  @Mutation(() => InspectionPayload, { description: "Announces an inspection of the licensee's accounts." })
  @Access('signedIn')
  announceInspection(
    @Arg('input', () => AnnounceInspectionInput, INPUT) input: AnnounceInspectionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<InspectionPayload> {
    return answer('inspection', ctx, (scope) => announceInspection(scope, input));
  }

  @Mutation(() => InspectionPayload, { description: 'Adds a line to the log of an inspection.' })
  @Access('signedIn')
  logInspection(
    @Arg('input', () => LogInspectionInput, INPUT) input: LogInspectionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<InspectionPayload> {
    return answer('inspection', ctx, (scope) => logInspection(scope, input));
  }

  @Mutation(() => InspectionPayload, { description: 'Concludes an inspection with what was found.' })
  @Access('signedIn')
  concludeInspection(
    @Arg('input', () => ConcludeInspectionInput, INPUT) input: ConcludeInspectionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<InspectionPayload> {
    return answer('inspection', ctx, (scope) => concludeInspection(scope, input));
  }

  @Mutation(() => InspectionPayload, { description: 'Calls an announced inspection off.' })
  @Access('signedIn')
  cancelInspection(
    @Arg('input', () => CancelInspectionInput, INPUT) input: CancelInspectionInput,
    @Ctx() ctx: RequestContext,
  ): Promise<InspectionPayload> {
    return answer('inspection', ctx, (scope) => cancelInspection(scope, input));
  }
}

@Resolver(() => InspectionEntry)
export class InspectionEntryResolver {
  @FieldResolver(() => [StoredFileType], { description: 'Its files.' })
  files(@Root() { fileIds }: InspectionEntry, @Ctx() ctx: RequestContext): Promise<StoredFile[]> {
    return filesOf(ctx, fileIds);
  }

  @FieldResolver(() => User, BY)
  by(@Root() { byUser }: InspectionEntry, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return userOf(ctx, byUser);
  }
}

@Resolver(() => InspectionFinding)
export class InspectionFindingResolver {
  @FieldResolver(() => Int, { description: 'Units that were found.' })
  units(@Root() { units }: InspectionFinding): number {
    return Number(units);
  }
}
