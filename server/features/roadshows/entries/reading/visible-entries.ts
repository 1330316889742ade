import type { RequestContext } from '../../../../platform/graphql/context.ts';
import { completersOf, resultById } from '../../../results/result.loaders.ts';
import type { Roadshow } from '../../data/roadshow.entity.ts';
import type { RoadshowEntry } from '../../data/roadshow-entry.entity.ts';
import { entriesOfRoadshow, entryCountsOf, roadshowById } from '../../roadshow.loaders.ts';
import { type EntrySubject, entryPolicy, isInProgramme, roadshowPolicy } from '../../roadshow.policy.ts';
import type { RoadshowEntryAction } from '../entries.enums.ts';
import type { RoadshowEntryCount } from '../entries.types.ts';
import { entrySubject } from '../entry-subject.ts';
import { entryActions } from './entry-actions.ts';
import { entryOf } from './find-entries.service.ts';

/** An entry that the viewer may see; null for none. */
export async function visibleEntry(ctx: RequestContext, id: string): Promise<RoadshowEntry | null> {
  const entry = await entryOf(await ctx.scope(), id);
  if (!entry) return null;
  const actor = await ctx.actor();
  const subject = await subjectOf(ctx, entry);
  if (entryPolicy.seePrivate(actor, subject)) return entry;
  return entryPolicy.see(actor, subject) && (await isPublished(ctx, entry)) ? entry : null;
}

/** How many entries are in which state, for the organiser; none for others. */
export async function visibleCounts(ctx: RequestContext, roadshow: Roadshow): Promise<RoadshowEntryCount[]> {
  const isKnown = roadshowPolicy.seePrivate(await ctx.actor(), roadshow);
  return isKnown ? ctx.load(entryCountsOf, roadshow.id) : [];
}

/** What the viewer can do with an entry now. */
export async function availableActions(
  ctx: RequestContext,
  entry: RoadshowEntry,
): Promise<RoadshowEntryAction[]> {
  const roadshow = await ctx.load(roadshowById, entry.roadshowId);
  if (!roadshow) return [];
  return entryActions(await ctx.actor(), roadshow, entry, await subjectOf(ctx, entry, roadshow));
}

/**
 * The entries of a roadshow that the viewer reads, in order: all of them its organiser, one's own unit and completers theirs,
 * everybody the programme without what left the public catalogue. A constant number of statements.
 */
export async function visibleEntries(ctx: RequestContext, roadshow: Roadshow): Promise<RoadshowEntry[]> {
  const actor = await ctx.actor();
  const entries = await ctx.load(entriesOfRoadshow, roadshow.id);
  if (roadshowPolicy.seePrivate(actor, roadshow)) return entries;
  const mine = await Promise.all(
    entries.map(
      async (entry) =>
        actor.kind !== 'visitor' && entryPolicy.seePrivate(actor, await subjectOf(ctx, entry, roadshow)),
    ),
  );
  const listed = await Promise.all(
    entries.map(async (entry) => isInProgramme({ roadshow, entry }) && (await isPublished(ctx, entry))),
  );
  return entries.filter((_entry, index) => mine[index] || listed[index]);
}

/** What decisions on an entry look at. */
export async function subjectOf(
  ctx: RequestContext,
  entry: RoadshowEntry,
  known?: Roadshow,
): Promise<EntrySubject> {
  const roadshow = known ?? (await ctx.load(roadshowById, entry.roadshowId));
  if (!roadshow) throw new Error(`roadshows: the entry ${entry.id} has no roadshow`);
  return entrySubject(roadshow, entry, await ctx.load(completersOf, entry.resultId));
}

/** Whether the result of an entry is in the public catalogue now. */
export async function isPublished(ctx: RequestContext, { resultId }: RoadshowEntry): Promise<boolean> {
  return (await ctx.load(resultById, resultId))?.state === 'PUBLISHED';
}
