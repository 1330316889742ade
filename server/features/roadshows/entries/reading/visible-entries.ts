import type { RequestContext } from '../../../../platform/graphql/context.ts';
import { completersOf, resultById } from '../../../results/result.loaders.ts';
import type { Roadshow } from '../../data/roadshow.entity.ts';
import type { RoadshowEntry } from '../../data/roadshow-entry.entity.ts';
import { entriesOfRoadshow, roadshowById } from '../../roadshow.loaders.ts';
import { type EntrySubject, entryPolicy, isInProgramme, roadshowPolicy } from '../../roadshow.policy.ts';
import { entrySubject } from '../entry-subject.ts';

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
