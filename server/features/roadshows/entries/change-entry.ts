import type { Scope } from '../../../platform/app.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import { type ResultRecord, resultForCase } from '../../results/result-for-case.service.ts';
import { changeRoadshow, type RoadshowChange } from '../change-roadshow.ts';
import { RoadshowEntry } from '../data/roadshow-entry.entity.ts';
import { type EntryPolicyAction, type EntrySubject, entryPolicy } from '../roadshow.policy.ts';
import { entrySubject } from './entry-subject.ts';

export interface EntryReference {
  entryId: string;
  /** The version that was seen; left out where the step does not depend on what the unit wrote. */
  expectedVersion?: number | null;
}

/** What a step works on: the entry, with its roadshow locked. */
export interface EntryChange extends RoadshowChange {
  entry: RoadshowEntry;
  record: ResultRecord;
  subject: EntrySubject;
}

export interface EntryDone {
  action: string;
  /** Whether the organiser's order of the entries changed too. */
  touchesOrder?: boolean;
  facts?: Record<string, unknown>;
  personal?: Record<string, unknown>;
}

/**
 * Changes one entry from the side of its unit: every writer of a roadshow's entries locks the roadshow, so there is one at
 * a time.
 * @param action what the policy is asked; one of several is enough
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, what `work` refuses
 */
export async function changeEntry(
  scope: Scope,
  reference: EntryReference,
  actions: readonly [EntryPolicyAction, ...EntryPolicyAction[]],
  work: (change: EntryChange) => Promise<EntryDone> | EntryDone,
): Promise<RoadshowEntry> {
  const roadshowId = await roadshowOf(scope, reference.entryId);
  let changed: RoadshowEntry | null = null;
  await changeRoadshow(
    scope,
    { roadshowId },
    // The entry's own policy decides below.
    () => {},
    async (change) => {
      const { tx, roadshow } = change;
      const entry = await tx.findOneByOrFail(RoadshowEntry, { id: reference.entryId });
      const record = await resultForCase(tx, entry.resultId);
      if (!record) throw noEntry();
      const subject = entrySubject(roadshow, entry, record.completers);
      if (!entryPolicy.see(scope.actor, subject)) throw noEntry();
      const allowed = actions.find((action) => entryPolicy[action](scope.actor, subject));
      authorize(entryPolicy, scope.actor, allowed ?? actions[0], subject);
      checkVersion(entry, reference.expectedVersion ?? null);
      const { state: before } = entry;
      const {
        action,
        touchesOrder = false,
        facts,
        personal,
      } = await work({
        ...change,
        entry,
        record,
        subject,
      });
      entry.version += 1;
      entry.updatedAt = clock.now();
      await tx.save(RoadshowEntry, entry);
      changed = entry;
      return {
        action,
        beside: !touchesOrder,
        facts: { entryId: entry.id, resultId: entry.resultId, from: before, to: entry.state, ...facts },
        ...(personal ? { personal } : {}),
      };
    },
  );
  if (!changed) throw new Error('roadshows: the step on an entry was not taken');
  return changed;
}

/** The refusal for entries that are not there, and equally for those that the actor may not know of. */
export function noEntry(field = 'entryId'): Refusal {
  return new Refusal('NOT_FOUND', { field });
}

/** The refusal of a step that the state of an entry, or of what belongs to it, does not allow. */
export function entryNotNow(
  { state }: Pick<RoadshowEntry, 'state'>,
  action: string,
  reason: string,
): Refusal {
  return new Refusal('STATE', { params: { state, action, reason } });
}

async function roadshowOf({ app }: Scope, entryId: string): Promise<string> {
  const entry = isId(entryId)
    ? await app.db.manager.findOne(RoadshowEntry, {
        select: { id: true, roadshowId: true },
        where: { id: entryId },
      })
    : null;
  if (!entry) throw noEntry();
  return entry.roadshowId;
}

function checkVersion({ version }: RoadshowEntry, expectedVersion: number | null): void {
  if (expectedVersion === null || expectedVersion === version) return;
  throw new Refusal('CONFLICT', {
    field: 'expectedVersion',
    params: { expected: expectedVersion, present: version },
  });
}
