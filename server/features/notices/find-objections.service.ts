import { In } from 'typeorm';
import type { App, Scope } from '../../platform/app.ts';
import { type Actor, actingUser, hasRole } from '../../platform/auth/actor.ts';
import type { CaseType } from '../../platform/cases.ts';
import { keysetPage, type Page, type PageArgs, type SortKey } from '../../platform/database/page.ts';
import { Refusal } from '../../platform/errors.ts';
import type { StoredFile } from '../../platform/files/stored-file.entity.ts';
import type { RequestContext } from '../../platform/graphql/context.ts';
import { groupBy, loadMany, loadOne } from '../../platform/graphql/loaders.ts';
import { isId } from '../../platform/ids.ts';
import type { Calendars } from '../../platform/standards/calendar.ts';
import { completersOf } from '../results/result.loaders.ts';
import { calendarsOf } from '../rulebook/calendars/calendars.service.ts';
import { partiesOf } from './change-objection.ts';
import { noticeById } from './find-notices.service.ts';
import {
  type ObjectionPolicyAction,
  type ObjectionSubject,
  objectionPolicy,
  SEES_OBJECTIONS,
} from './notice.policy.ts';
import { type ObjectionState, OPEN_OBJECTIONS } from './notices.enums.ts';
import { Objection } from './objection.entity.ts';
import { PublicNotice } from './public-notice.entity.ts';

/** How many objections to notices are not closed; notices without are not in it. */
export const openObjectionCountOf = loadOne('openObjectionCountOf', async (app, noticeIds) => {
  const rows = await app.db
    .createQueryBuilder(Objection, 'objection')
    .select('objection.noticeId', 'noticeId')
    .addSelect('count(*)::int', 'count')
    .where('objection.noticeId IN (:...noticeIds) AND objection.state IN (:...open)', {
      noticeIds: [...noticeIds],
      open: OPEN_OBJECTIONS,
    })
    .groupBy('objection.noticeId')
    .getRawMany<{ noticeId: string; count: number }>();
  return new Map(rows.map(({ noticeId, count }) => [noticeId, count]));
});

/** Objections to notices whose outcome is published, the first first. */
export const publishedOutcomesOf = loadMany('publishedOutcomesOf', async (app, noticeIds) => {
  const objections = await app.db.manager.find(Objection, {
    where: { noticeId: In([...noticeIds]), state: 'OUTCOME_PUBLISHED' },
    order: { publishedAt: 'ASC', id: 'ASC' },
  });
  return groupBy(objections, ({ noticeId }) => noticeId);
});

/** The calendars, once a request. */
export const calendarsLoader = loadOne<'all', Calendars>('calendars', async (app) => {
  return new Map([['all' as const, await calendarsOf(app.db.manager)]]);
});

/** Narrows the list; what is absent does not matter. */
export interface ObjectionFilter {
  states?: readonly ObjectionState[] | null;
  noticeId?: string | null;
  caseType?: CaseType | null;
  caseId?: string | null;
  /** Only those that I raised, in whatever organisation, or that I was named to investigate. */
  mine?: boolean | null;
}

/** The oldest first, whose term ends first. */
export const OBJECTION_ORDER: SortKey<Objection> = {
  expression: 'objection.raisedAt',
  direction: 'ASC',
  value: (objection) => objection.raisedAt.toISOString(),
  type: 'timestamptz',
};

/**
 * Objections by their term: officers, supervisors and administrators see all of the unit acted for, others their own
 * and those that they investigate.
 * @throws Refusal SIGN_IN_REQUIRED, INVALID
 */
export function findObjections(
  scope: Scope,
  filter: ObjectionFilter,
  page: PageArgs,
): Promise<Page<Objection>> {
  return keysetPage(visibleObjections(scope, filter), page, OBJECTION_ORDER);
}

/** The objections that `findObjections` pages through. */
export function visibleObjections({ app, actor }: Scope, filter: ObjectionFilter) {
  const user = actingUser(actor);
  if (!user) throw new Refusal('SIGN_IN_REQUIRED');
  const parameters = { userId: user.userId, own: user.organizationId };
  const mine =
    '(objection.raisedBy = :userId OR (objection.investigatorId = :userId AND objection.organizationId = :own))';
  const sees = !filter.mine && hasRole(user, SEES_OBJECTIONS);
  const query = app.db
    .createQueryBuilder(Objection, 'objection')
    .where(sees ? `(objection.organizationId = :own OR ${mine})` : mine, parameters);
  if (filter.states?.length) query.andWhere('objection.state IN (:...states)', { states: filter.states });
  if (filter.caseType) query.andWhere('objection.caseType = :caseType', { caseType: filter.caseType });
  for (const field of ['noticeId', 'caseId'] as const) {
    const id = filter[field];
    if (!id) continue;
    if (!isId(id)) throw new Refusal('INVALID', { field });
    query.andWhere(`objection.${field} = :${field}`, { [field]: id });
  }
  return query;
}

/** An objection that the actor may see; null for all others, as for one that is not there. */
export async function findObjection({ app, actor }: Scope, id: string): Promise<Objection | null> {
  const objection = isId(id) ? await app.db.manager.findOneBy(Objection, { id }) : null;
  return objection && objectionPolicy.see(actor, { objection, parties: new Set() }) ? objection : null;
}

/** What the policy looks at, by the loaders of a request. */
export async function subjectOf(ctx: RequestContext, objection: Objection): Promise<ObjectionSubject> {
  const notice = await ctx.load(noticeById, objection.noticeId);
  const completers = notice?.resultId ? await ctx.load(completersOf, notice.resultId) : [];
  const parties = [...(notice?.partyUserIds ?? []), ...completers.flatMap(({ userId }) => userId ?? [])];
  return { objection, parties: new Set(parties) };
}

/** Whether the reader may know a part of an objection. */
export async function mayKnow(
  ctx: RequestContext,
  objection: Objection,
  action: ObjectionPolicyAction,
): Promise<boolean> {
  return objectionPolicy[action](await ctx.actor(), await subjectOf(ctx, objection));
}

/** Who may read the files of an objection, or of its findings: who may know them. */
export function mayReadFileAs(action: 'seeObjector' | 'seeFindings') {
  return async (app: App, actor: Actor, { attachedId }: StoredFile): Promise<boolean> => {
    const { manager } = app.db;
    const objection = await manager.findOneBy(Objection, { id: attachedId ?? '' });
    if (!objection) return false;
    const notice = await manager.findOneByOrFail(PublicNotice, { id: objection.noticeId });
    return objectionPolicy[action](actor, { objection, parties: await partiesOf(manager, notice) });
  };
}
