import type { Scope } from '../../../../platform/app.ts';
import { actingUser, hasRole } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readText } from '../../../../platform/input/texts.ts';
import { type ResultRecord, resultForCase } from '../../../results/result-for-case.service.ts';
import {
  byOrganiser,
  changeRoadshow,
  notNow,
  type RoadshowChange,
  type RoadshowReference,
} from '../../change-roadshow.ts';
import type { Roadshow } from '../../data/roadshow.entity.ts';
import { RoadshowEntry } from '../../data/roadshow-entry.entity.ts';
import { holdersOf, mailAbout, usersToTell } from '../../mails.ts';
import { roadshowStates } from '../../roadshow.states.ts';
import { representativeOf } from '../entry-subject.ts';
import { newEntry } from '../new-entry.ts';

export const MOST_PITCH = 300;
const MOST_ENTRIES = 300;
const MOST_ASKED = 20;

export interface ProposeEntry {
  roadshowId: string;
  resultId: string;
  /** What it brings, in a sentence or two. */
  pitch?: string | null;
}

/**
 * The unit proposes one of its published results, and so agrees; the completers are asked.
 * @throws Refusal NOT_FOUND, FORBIDDEN for others than officers of the unit, STATE unless the call is open, EXPIRED after
 *   its end, ALREADY_EXISTS, TOO_LONG, LIMIT
 */
export async function proposeEntry(scope: Scope, input: ProposeEntry): Promise<RoadshowEntry> {
  let proposed: RoadshowEntry | null = null;
  await changeRoadshow(
    scope,
    { roadshowId: input.roadshowId },
    // Whose result it is decides, below.
    () => {},
    async (change) => {
      const { tx, roadshow } = change;
      if (roadshow.state !== 'OPEN_FOR_ENTRIES') throw notNow(roadshow, 'proposeEntry');
      if (clock.now() >= roadshow.entriesUntil)
        throw new Refusal('EXPIRED', { params: { until: roadshow.entriesUntil.toISOString() } });
      const record = await listed(tx, input.resultId);
      const { organizationId } = record.result;
      if (!hasRole(scope.actor, ['OFFICER'], organizationId)) throw new Refusal('FORBIDDEN');
      const problems = new Problems('pitch');
      const pitch = readText(input.pitch, MOST_PITCH, problems) ?? '';
      refuseAll(problems.list);
      const entry = await enter(change, record, 'UNIT', pitch);
      entry.unitConsentAt = clock.now();
      entry.unitConsentBy = actingUser(scope.actor)?.userId ?? null;
      await tx.save(RoadshowEntry, entry);
      await askCompleters(change, record, entry);
      proposed = entry;
      return {
        action: 'proposeRoadshowEntry',
        beside: true,
        facts: { entryId: entry.id, resultId: entry.resultId },
      };
    },
  );
  if (!proposed) throw new Error('roadshows: the entry was not made');
  return proposed;
}

/**
 * The organiser asks for published results, up to 20 at once; their units and completers decide. What is there already is
 * left as it is.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE unless entries are still gathered, REQUIRED, LIMIT, TOO_LONG
 */
export function askForEntries(
  scope: Scope,
  input: RoadshowReference & { resultIds: readonly string[]; message?: string | null },
): Promise<Roadshow> {
  return changeRoadshow(scope, input, byOrganiser, async (change) => {
    const { tx, roadshow, organiser } = change;
    if (!roadshowStates.can(roadshow.state, 'publishProgramme')) throw notNow(roadshow, 'askForEntries');
    const resultIds = [...new Set(input.resultIds)];
    const problems = new Problems('');
    if (resultIds.length === 0) problems.at('resultIds').add('REQUIRED');
    if (resultIds.length > MOST_ASKED) problems.at('resultIds').add('LIMIT', { max: MOST_ASKED });
    const message = readText(input.message, 1000, problems.at('message')) ?? '';
    refuseAll(problems.list);
    const known = await tx.findBy(RoadshowEntry, { roadshowId: roadshow.id });
    const asked: string[] = [];
    for (const resultId of resultIds.filter((id) => !known.some((entry) => entry.resultId === id))) {
      const record = await listed(tx, resultId);
      const entry = await enter(change, record, 'ORGANISER', '');
      await tx.save(RoadshowEntry, entry);
      await mailAbout(tx, scope.app, roadshow, {
        mail: 'asked',
        to: await holdersOf(tx, [entry.organizationId], 'OFFICER'),
        path: `/desk/roadshow-entries/${entry.id}`,
        values: { organiser: organiser.organization.name, result: record.result.title, message },
      });
      await askCompleters(change, record, entry);
      asked.push(resultId);
    }
    return { action: 'askForRoadshowEntries', beside: true, facts: { asked } };
  });
}

/** Writes to who speaks for the completers, where they have an account. */
export async function askCompleters(
  { tx, scope, roadshow }: RoadshowChange,
  { result, completers }: ResultRecord,
  entry: RoadshowEntry,
): Promise<void> {
  const userId = representativeOf(completers)?.userId;
  if (!userId) return;
  await mailAbout(tx, scope.app, roadshow, {
    mail: 'consentWanted',
    to: await usersToTell(tx, [userId]),
    path: `/desk/roadshow-entries/${entry.id}`,
    values: { result: result.title },
  });
}

/** A published result, kept from being taken out of the catalogue until the transaction ends. */
async function listed(tx: Transaction, resultId: string): Promise<ResultRecord> {
  const record = await resultForCase(tx, resultId, { lock: true });
  if (record?.result.state !== 'PUBLISHED') throw new Refusal('NOT_FOUND', { field: 'resultId' });
  return record;
}

/** An entry at the end of the order; who speaks for the completers speaks on stage until the unit says otherwise. */
async function enter(
  { tx, scope, roadshow }: RoadshowChange,
  { result, completers }: ResultRecord,
  origin: RoadshowEntry['origin'],
  pitch: string,
): Promise<RoadshowEntry> {
  const roadshowId = roadshow.id;
  if (await tx.existsBy(RoadshowEntry, { roadshowId, resultId: result.id }))
    throw new Refusal('ALREADY_EXISTS', { field: 'resultId' });
  const count = await tx.countBy(RoadshowEntry, { roadshowId });
  if (count >= MOST_ENTRIES) throw new Refusal('LIMIT', { params: { max: MOST_ENTRIES } });
  const speaker = representativeOf(completers);
  return Object.assign(newEntry(scope, roadshow, result, { origin, position: count + 1, pitch }), {
    speakerName: speaker?.name ?? null,
    speakerUserId: speaker?.userId ?? null,
  });
}
