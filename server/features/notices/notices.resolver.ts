import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { type CaseType, CaseTypeEnum } from '../../platform/cases.ts';
import type { Page } from '../../platform/database/page.ts';
import { Access } from '../../platform/graphql/access.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { organizationById } from '../accounts/accounts.loaders.ts';
import { Organization } from '../accounts/accounts.types.ts';
import { findNotice, findNotices } from './find-notices.service.ts';
import { openObjectionCountOf, publishedOutcomesOf } from './find-objections.service.ts';
import { noticePolicy } from './notice.policy.ts';
import {
  type NoticeAudience,
  NoticeAudienceEnum,
  type NoticeKind,
  NoticeKindEnum,
  type NoticeState,
  NoticeStateEnum,
} from './notices.enums.ts';
import { PublicNotice, PublicNoticeConnection, PublishedOutcome } from './notices.types.ts';

@Resolver(() => PublicNotice)
export class NoticesResolver {
  @FieldResolver(() => Organization, { description: 'The unit that announces.' })
  organization(@Root() notice: PublicNotice, @Ctx() ctx: RequestContext): Promise<Organization | null> {
    return ctx.load(organizationById, notice.organizationId);
  }

  @FieldResolver(() => Int, {
    description: 'Objections to it that are not closed: while there is one, PRC-3 waits.',
  })
  async openObjectionCount(@Root() notice: PublicNotice, @Ctx() ctx: RequestContext): Promise<number> {
    return (await ctx.load(openObjectionCountOf, notice.id)) ?? 0;
  }

  @FieldResolver(() => [PublishedOutcome], { description: 'Published outcomes of objections to it.' })
  async outcomes(@Root() notice: PublicNotice, @Ctx() ctx: RequestContext): Promise<PublishedOutcome[]> {
    const objections = await ctx.load(publishedOutcomesOf, notice.id);
    return objections.flatMap(({ id, outcome, outcomeText: text, publishedAt }) =>
      outcome && text !== null && publishedAt ? [{ id, outcome, text, publishedAt }] : [],
    );
  }

  @FieldResolver(() => Boolean, { description: 'Whether the reader can object to it now.' })
  async canObject(@Root() notice: PublicNotice, @Ctx() ctx: RequestContext): Promise<boolean> {
    return notice.state === 'RUNNING' && noticePolicy.object(await ctx.actor(), notice);
  }

  @Query(() => PublicNoticeConnection, {
    description: 'The notice board, the latest first: public notices and those of the unit acted for.',
  })
  @Access('public')
  async publicNotices(
    @Ctx() ctx: RequestContext,
    @Arg('organizationId', () => ID, { nullable: true, description: 'Of this unit.' })
    organizationId?: string | null,
    @Arg('states', () => [NoticeStateEnum], { nullable: true, description: 'In these states.' })
    states?: NoticeState[] | null,
    @Arg('audience', () => NoticeAudienceEnum, {
      nullable: true,
      description: 'UNIT: the board of the unit acted for; EVERYONE: only public ones.',
    })
    audience?: NoticeAudience | null,
    @Arg('kinds', () => [NoticeKindEnum], { nullable: true, description: 'Of these kinds.' })
    kinds?: NoticeKind[] | null,
    @Arg('caseType', () => CaseTypeEnum, { nullable: true, description: 'Of this kind of case.' })
    caseType?: CaseType | null,
    @Arg('caseId', () => ID, { nullable: true, description: 'Of this case.' }) caseId?: string | null,
    @Arg('first', () => Int, { nullable: true, description: 'Page size.' }) first?: number | null,
    @Arg('after', () => String, { nullable: true, description: 'Cursor.' }) after?: string | null,
  ): Promise<Page<PublicNotice>> {
    const filter = {
      organizationId: organizationId ?? null,
      states: states ?? null,
      audience: audience ?? null,
      kinds: kinds ?? null,
      caseType: caseType ?? null,
      caseId: caseId ?? null,
    };
    return findNotices(await ctx.scope(), filter, { first: first ?? null, after: after ?? null });
  }

  @Query(() => PublicNotice, { nullable: true, description: 'One notice; null where it is not for you.' })
  @Access('public')
  async publicNotice(
    @Arg('id', () => ID, { description: 'The notice.' }) id: string,
    @Ctx() ctx: RequestContext,
  ): Promise<PublicNotice | null> {
    return findNotice(await ctx.scope(), id);
  }
}
