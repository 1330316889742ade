import type { Scope } from '../../../../platform/app.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { listedResults } from '../../../results/catalogue/listed-results.service.ts';
import {
  byOrganiser,
  changeRoadshow,
  notNow,
  type RoadshowChange,
  type RoadshowReference,
} from '../../change-roadshow.ts';
import type { Roadshow } from '../../data/roadshow.entity.ts';
import { RoadshowEntry } from '../../data/roadshow-entry.entity.ts';
import { holdersOf, mailAbout } from '../../mails.ts';
import { placeEntries } from '../../programme/place-entries.ts';
import { entryStates } from '../../roadshow.states.ts';
import { entryNotNow, noEntry } from '../change-entry.ts';
import type { CurationDecision } from '../entries.enums.ts';
import { readNote } from './consent.service.ts';

const STEPS = {
  SET_BACK: 'setBack',
  SHORTLIST: 'shortlist',
  CHOOSE: 'choose',
  DECLINE: 'decline',
} as const;

export interface CurateEntry extends RoadshowReference {
  expectedVersion: number;
  entryId: string;
  decision: CurationDecision;
  /** The entry that it comes before in the order; at the end if none is told. */
  beforeEntryId?: string | null;
  /** Why it is not taken. */
  reason?: string | null;
}

/**
 * Decides on an entry and gives it its place in the order. Only what unit and completers agreed to, and what is in the public
 * catalogue, is chosen; what is no longer chosen leaves the programme.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE (reason NO_UNIT_CONSENT, NO_COMPLETER_CONSENT, NOT_PUBLIC), REQUIRED
 *   without a reason to decline
 */
export function curateEntry(scope: Scope, input: CurateEntry): Promise<Roadshow> {
  return changeRoadshow(scope, input, byOrganiser, async (change) => {
    const { tx, roadshow } = change;
    if (roadshow.state !== 'OPEN_FOR_ENTRIES' && roadshow.state !== 'PROGRAMME_PUBLISHED')
      throw notNow(roadshow, 'curateEntry');
    const order = { position: 'ASC', id: 'ASC' } as const;
    const entries = await tx.find(RoadshowEntry, { where: { roadshowId: roadshow.id }, order });
    const entry = entries.find(({ id }) => id === input.entryId);
    if (!entry) throw noEntry();
    const before = entry.state;
    entry.state = entryStates.next(before, STEPS[input.decision]);
    const reason = input.decision === 'DECLINE' ? readNote(input.reason ?? '', 'reason') : null;
    if (input.decision === 'CHOOSE' && before !== 'CHOSEN') await requireReady(tx, entry);
    entry.reason = reason;
    const leaves = entry.state !== 'CHOSEN' && entry.sessionId !== null;
    if (leaves) Object.assign(entry, { sessionId: null, startsAt: null, toldStartsAt: null });
    await tx.save(RoadshowEntry, entry);
    await reorder(tx, entries, entry, input.beforeEntryId ?? null);
    if (entry.sessionId !== null || leaves) await placeEntries(tx, roadshow);
    await tellUnit(change, entry, before, reason);
    return {
      action: 'curateRoadshowEntry',
      facts: {
        entryId: entry.id,
        resultId: entry.resultId,
        from: before,
        to: entry.state,
        position: entry.position,
      },
      ...(reason === null ? {} : { personal: { reason } }),
    };
  });
}

async function requireReady(tx: Transaction, entry: RoadshowEntry): Promise<void> {
  const refuse = (reason: string) => entryNotNow({ state: 'PROPOSED' }, 'curateEntry', reason);
  if (entry.unitConsentAt === null) throw refuse('NO_UNIT_CONSENT');
  if (entry.completerConsentAt === null) throw refuse('NO_COMPLETER_CONSENT');
  const results = await listedResults(tx, [entry.resultId]);
  if (results.get(entry.resultId)?.isPublished !== true) throw refuse('NOT_PUBLIC');
}

/** Moves an entry before another, or to the end, and numbers all of them from 1; one statement. */
async function reorder(
  tx: Transaction,
  entries: readonly RoadshowEntry[],
  moved: RoadshowEntry,
  beforeEntryId: string | null,
): Promise<void> {
  if (beforeEntryId === moved.id) return;
  const others = entries.filter(({ id }) => id !== moved.id);
  const index = beforeEntryId === null ? others.length : others.findIndex(({ id }) => id === beforeEntryId);
  if (index < 0) throw new Refusal('NOT_FOUND', { field: 'beforeEntryId' });
  const ordered = [...others.slice(0, index), moved, ...others.slice(index)];
  ordered.forEach((entry, place) => {
    entry.position = place + 1;
  });
  await tx.query(
    `UPDATE roadshow_entry AS entry SET position = placed.position
     FROM unnest($1::uuid[], $2::integer[]) AS placed (id, position)
     WHERE entry.id = placed.id AND entry.position <> placed.position`,
    [ordered.map(({ id }) => id), ordered.map(({ position }) => position)],
  );
}

/** The unit hears what was decided for good: that it was chosen, or not taken. */
async function tellUnit(
  { tx, scope, roadshow }: RoadshowChange,
  entry: RoadshowEntry,
  before: RoadshowEntry['state'],
  reason: string | null,
): Promise<void> {
  const { state } = entry;
  if (state === before || (state !== 'CHOSEN' && state !== 'DECLINED')) return;
  const results = await listedResults(tx, [entry.resultId]);
  await mailAbout(tx, scope.app, roadshow, {
    mail: state === 'CHOSEN' ? 'chosen' : 'declined',
    to: await holdersOf(tx, [entry.organizationId], 'OFFICER'),
    path: `/desk/roadshow-entries/${entry.id}`,
    values: { result: results.get(entry.resultId)?.title ?? '', reason: reason ?? '' },
  });
}
