import type { RequestContext } from '../../../platform/graphql/context.ts';
import type { Roadshow } from '../data/roadshow.entity.ts';
import type { RoadshowSession } from '../data/roadshow-session.entity.ts';
import { isTold } from '../entries/steps/speak.service.ts';
import { WITH_PROGRAMME } from '../roadshow.enums.ts';
import { entriesOfRoadshow, sessionsOfRoadshow } from '../roadshow.loaders.ts';
import { roadshowPolicy } from '../roadshow.policy.ts';
import { type ProgrammeProblem, problemsOf } from './programme.ts';

/** Sessions are public with the programme. */
export async function visibleSessions(ctx: RequestContext, roadshow: Roadshow): Promise<RoadshowSession[]> {
  const isVisible =
    WITH_PROGRAMME.includes(roadshow.state) || roadshowPolicy.seePrivate(await ctx.actor(), roadshow);
  return isVisible ? ctx.load(sessionsOfRoadshow, roadshow.id) : [];
}

/** What cannot be so, for the organiser. */
export async function programmeProblems(
  ctx: RequestContext,
  roadshow: Roadshow,
): Promise<ProgrammeProblem[]> {
  if (!roadshowPolicy.seePrivate(await ctx.actor(), roadshow)) return [];
  const sessions = await ctx.load(sessionsOfRoadshow, roadshow.id);
  const entries = await ctx.load(entriesOfRoadshow, roadshow.id);
  const chosen = entries.filter(({ state }) => state === 'CHOSEN');
  return problemsOf(roadshow, sessions, chosen, roadshow.gapMinutes);
}

/** Whether speakers wait to be told a time of the published programme, for the organiser. */
export async function untoldSpeakers(ctx: RequestContext, roadshow: Roadshow): Promise<boolean> {
  if (roadshow.state !== 'PROGRAMME_PUBLISHED') return false;
  if (!roadshowPolicy.seePrivate(await ctx.actor(), roadshow)) return false;
  const entries = await ctx.load(entriesOfRoadshow, roadshow.id);
  return entries.some((entry) => entry.state === 'CHOSEN' && !isTold(entry));
}
