import { fileLoader } from '../../../../platform/files/files.service.ts';
import type { RequestContext } from '../../../../platform/graphql/context.ts';
import type { TechResult } from '../../../results/data/tech-result.entity.ts';
import { completersOf, resultById } from '../../../results/result.loaders.ts';
import type { RoadshowEntry } from '../../data/roadshow-entry.entity.ts';
import { entryPolicy } from '../../roadshow.policy.ts';
import type { RoadshowEntryDetails } from '../entries.types.ts';
import { representativeOf } from '../entry-subject.ts';
import { isConfirmed, isTold } from '../steps/speak.service.ts';
import { isPublished, subjectOf } from './visible-entries.ts';

/** What organiser, unit and completers know of an entry; null for everybody else. */
export async function entryDetails(
  ctx: RequestContext,
  entry: RoadshowEntry,
): Promise<RoadshowEntryDetails | null> {
  const subject = await subjectOf(ctx, entry);
  if (!entryPolicy.seePrivate(await ctx.actor(), subject)) return null;
  const completers = await ctx.load(completersOf, entry.resultId);
  const representative = representativeOf(completers);
  const files = await Promise.all(entry.fileIds.map((id) => ctx.load(fileLoader, id)));
  return {
    origin: entry.origin,
    isPublished: await isPublished(ctx, entry),
    unitConsentAt: entry.unitConsentAt,
    completerConsentAt: entry.completerConsentAt,
    completerConsentWay: entry.completerConsentWay,
    completerConsentNote: entry.completerConsentNote,
    representativeName: representative?.name ?? null,
    representativeHasAccount: representative?.userId != null,
    possibleSpeakers: completers
      .filter(({ status }) => status === 'ACTIVE')
      .map(({ id, name, userId }) => ({ id, name, hasAccount: userId !== null })),
    speakerCompleterId: completers.find((each) => isSpeaker(entry, each))?.id ?? null,
    speakerEmail: entry.speakerEmail,
    isTold: isTold(entry),
    isConfirmed: isConfirmed(entry),
    speakerRefusal: entry.speakerRefusal,
    files: files.filter((file) => file !== null),
    reason: entry.reason,
  };
}

/** The result, as far as it is in the public catalogue. */
export async function publicResult(ctx: RequestContext, entry: RoadshowEntry): Promise<TechResult | null> {
  const result = await ctx.load(resultById, entry.resultId);
  return result?.state === 'PUBLISHED' ? result : null;
}

/** The title: whoever reads the entry knew the result when it was public, or works on it. */
export async function entryTitle(ctx: RequestContext, entry: RoadshowEntry): Promise<string> {
  return (await ctx.load(resultById, entry.resultId))?.title ?? '';
}

/** Code of the sector of the result. */
export async function entrySector(ctx: RequestContext, entry: RoadshowEntry): Promise<string> {
  return (await ctx.load(resultById, entry.resultId))?.sector ?? '';
}

function isSpeaker(
  { speakerUserId, speakerName }: RoadshowEntry,
  { userId, name }: { userId: string | null; name: string },
): boolean {
  return speakerUserId === null ? userId === null && name === speakerName : userId === speakerUserId;
}
