import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { type CaseType, CaseTypeEnum } from '../../platform/cases.ts';
import type { Page } from '../../platform/database/page.ts';
import { fileLoader } from '../../platform/files/files.service.ts';
import type { StoredFile } from '../../platform/files/stored-file.entity.ts';
import { StoredFileType } from '../../platform/files/stored-file.types.ts';
import { Access } from '../../platform/graphql/access.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { BUILT_IN_CALENDARS } from '../../platform/standards/calendar.ts';
import { userById } from '../accounts/accounts.loaders.ts';
import { User } from '../accounts/accounts.types.ts';
import { availableSteps } from './available-steps.ts';
import { noticeById } from './find-notices.service.ts';
import {
  calendarsLoader,
  findObjection,
  findObjections,
  mayKnow,
  subjectOf,
} from './find-objections.service.ts';
import { findInvestigators } from './investigators.service.ts';
import { HANDLES_OBJECTIONS } from './notice.policy.ts';
import { type ObjectionState, ObjectionStateEnum } from './notices.enums.ts';
import {
  InvestigatorCandidate,
  Objection,
  type ObjectionAction,
  ObjectionActionEnum,
  ObjectionConnection,
  ObjectionTerm,
  PublicNotice,
} from './notices.types.ts';
import { termOf } from './objection-term.ts';

@Resolver(() => Objection)
export class ObjectionsResolver {
  @FieldResolver(() => PublicNotice, { description: 'The notice that is objected to.' })
  notice(@Root() objection: Objection, @Ctx() ctx: RequestContext): Promise<PublicNotice | null> {
    return ctx.load(noticeById, objection.noticeId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Name of the objector; not for parties of the case.',
  })
  async objectorName(@Root() objection: Objection, @Ctx() ctx: RequestContext): Promise<string | null> {
    return (await mayKnow(ctx, objection, 'seeObjector')) ? objection.name : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'How to reach the objector; not for parties of the case.',
  })
  async contact(@Root() objection: Objection, @Ctx() ctx: RequestContext): Promise<string | null> {
    return (await mayKnow(ctx, objection, 'seeObjector')) ? objection.contact : null;
  }

  @FieldResolver(() => Boolean, { description: 'Whether the reader raised it.' })
  async raisedByMe(@Root() objection: Objection, @Ctx() ctx: RequestContext): Promise<boolean> {
    const actor = await ctx.actor();
    return actor.kind === 'user' && objection.raisedBy === actor.userId;
  }

  @FieldResolver(() => [StoredFileType], {
    description: 'Proofs of the objector; not for parties of the case.',
  })
  async files(@Root() objection: Objection, @Ctx() ctx: RequestContext): Promise<StoredFile[]> {
    return (await mayKnow(ctx, objection, 'seeObjector')) ? filesOf(ctx, objection.fileIds) : [];
  }

  @FieldResolver(() => ObjectionTerm, { description: 'Until when it is to be admitted or turned down.' })
  async term(@Root() objection: Objection, @Ctx() ctx: RequestContext): Promise<ObjectionTerm> {
    return termOf(objection, (await ctx.load(calendarsLoader, 'all')) ?? BUILT_IN_CALENDARS);
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who admitted it or turned it down.' })
  decidedBy(@Root() objection: Objection, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return objection.decidedBy ? ctx.load(userById, objection.decidedBy) : null;
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who investigates it.' })
  investigator(@Root() objection: Objection, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return objection.investigatorId ? ctx.load(userById, objection.investigatorId) : null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'What was found; for those who handle it.' })
  async findings(@Root() objection: Objection, @Ctx() ctx: RequestContext): Promise<string | null> {
    return (await mayKnow(ctx, objection, 'seeFindings')) ? objection.findings : null;
  }

  @FieldResolver(() => [StoredFileType], { description: 'Proofs of the findings; for those who handle it.' })
  async findingsFiles(@Root() objection: Objection, @Ctx() ctx: RequestContext): Promise<StoredFile[]> {
    return (await mayKnow(ctx, objection, 'seeFindings')) ? filesOf(ctx, objection.findingsFileIds) : [];
  }

  @FieldResolver(() => User, { nullable: true, description: 'Who published the outcome.' })
  publishedBy(@Root() objection: Objection, @Ctx() ctx: RequestContext): Promise<User | null> | null {
    return objection.publishedBy ? ctx.load(userById, objection.publishedBy) : null;
  }

  @FieldResolver(() => [ObjectionActionEnum], { description: 'What the reader can do with it now.' })
  async availableActions(
    @Root() objection: Objection,
    @Ctx() ctx: RequestContext,
  ): Promise<ObjectionAction[]> {
    return availableSteps(await ctx.actor(), objection, await subjectOf(ctx, objection));
  }

  @Query(() => ObjectionConnection, {
    description:
      'Objections by their term: of the unit acted for to those who oversee them, else the own ones.',
  })
  @Access('signedIn')
  async objections(
    @Ctx() ctx: RequestContext,
    @Arg('states', () => [ObjectionStateEnum], { nullable: true, description: 'In these states.' })
    states?: ObjectionState[] | null,
    @Arg('noticeId', () => ID, { nullable: true, description: 'To this notice.' }) noticeId?: string | null,
    @Arg('caseType', () => CaseTypeEnum, { nullable: true, description: 'In this kind of case.' })
    caseType?: CaseType | null,
    @Arg('caseId', () => ID, { nullable: true, description: 'In this case.' }) caseId?: string | null,
    @Arg('mine', () => Boolean, { nullable: true, description: 'Only those that I raised or investigate.' })
    mine?: boolean | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<Objection>> {
    const filter = {
      states: states ?? null,
      noticeId: noticeId ?? null,
      caseType: caseType ?? null,
      caseId: caseId ?? null,
      mine: mine ?? null,
    };
    return findObjections(await ctx.scope(), filter, { first: first ?? null, after: after ?? null });
  }

  @Query(() => Objection, { nullable: true, description: 'One objection; null where it is not for you.' })
  @Access('signedIn')
  async objection(
    @Arg('id', () => ID, { description: 'The objection.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<Objection | null> {
    return findObjection(await ctx.scope(), id);
  }

  @Query(() => [InvestigatorCandidate], {
    complexity: 60,
    description: 'Whom an officer can name to investigate an objection.',
  })
  @Access(HANDLES_OBJECTIONS)
  async investigatorCandidates(
    @Arg('objectionId', () => ID, { description: 'The objection.' }) objectionId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<InvestigatorCandidate[]> {
    return findInvestigators(await ctx.scope(), objectionId);
  }
}

async function filesOf(ctx: RequestContext, ids: readonly string[]): Promise<StoredFile[]> {
  const files = await Promise.all(ids.map((id) => ctx.load(fileLoader, id)));
  return files.filter((file) => file !== null);
}
