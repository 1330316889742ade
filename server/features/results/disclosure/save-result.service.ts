import type { Scope } from '../../../platform/app.ts';
import type { Actor } from '../../../platform/auth/actor.ts';
import { Refusal } from '../../../platform/errors.ts';
import { attributeOf } from '../../rulebook/register-rules.ts';
import type { Unit } from '../../rulebook/unit.ts';
import { changeResult, type Done, may } from '../change-result.ts';
import { applyContent } from '../content/apply-content.ts';
import type { ContentChanges, ResultContentFields } from '../content/content.types.ts';
import { changedFields } from '../content/diff.ts';
import { missingParts } from '../content/missing-parts.ts';
import { prepareContent } from '../content/prepare-content.ts';
import { snapshotOf } from '../content/snapshot.ts';
import type { ResultRecord } from '../data/result-record.ts';
import type { TechResult } from '../data/tech-result.entity.ts';
import { isCompleter, isInRegister, isWriting } from '../result.policy.ts';
import { refuseMissing } from './disclose.service.ts';

export interface SaveResult {
  resultId: string;
  expectedVersion: number;
  content: ResultContentFields;
}

/**
 * Saves a part of the content: null clears, absent stays. In drafts every autosave is the completers' own matter; in
 * the register an officer's change is a new version with an audit event, and must leave the entry complete. Rights and
 * completers of an entry are not changed by an officer who is a completer of it.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE (handed in or under review), FOUR_EYES, what is malformed
 */
export async function saveResult(scope: Scope, input: SaveResult): Promise<TechResult> {
  return changeResult(scope, input, may('edit'), async ({ tx, record, unit }) => {
    refuseHandedIn(record);
    const changes = await prepareContent(tx, scope, record, input.content);
    return applyChange(scope.actor, record, unit, changes);
  });
}

/**
 * Applies changes to a locked record, in memory, with what an edit of the record's state asks for.
 * @throws Refusal STATE, FOUR_EYES, REQUIRED for what an entry of the register would lack
 */
export function applyChange(actor: Actor, record: ResultRecord, unit: Unit, changes: ContentChanges): Done {
  refuseHandedIn(record);
  const before = snapshotOf(record);
  const rightsBefore = new Set(record.rights.map(({ id }) => id));
  const wasOwn = isCompleter(actor, record);
  const touched = applyContent(record, changes);
  if (isWriting(record)) return { action: null, touched };
  const fields = changedFields(before, snapshotOf(record));
  const isOwn = wasOwn || isCompleter(actor, record);
  if (isOwn && (fields.includes('rights') || fields.includes('completers'))) throw new Refusal('FOUR_EYES');
  keepEntryWhole(record, unit, rightsBefore);
  if (fields.length === 0) return { action: null, touched };
  return { action: 'saveResult', touched, newVersion: true, facts: { fields } };
}

/** Between disclosure and decision the content stands still. */
function refuseHandedIn(record: ResultRecord): void {
  if (isWriting(record) || isInRegister(record)) return;
  throw new Refusal('STATE', { params: { state: record.result.state, action: 'saveResult' } });
}

/** An entry of the register stays complete; certificates that the review saw on paper need no file afterwards. */
function keepEntryWhole(record: ResultRecord, unit: Unit, reviewedRights: ReadonlySet<string>): void {
  refuseMissing(
    missingParts(record, unit.rulebook).filter(({ part, blocksRegistration }) => {
      const right = /^rights\.(\d+)\.certificateId$/.exec(part)?.[1];
      const wasReviewed = right !== undefined && reviewedRights.has(record.rights[Number(right)]?.id ?? '');
      return blocksRegistration && !wasReviewed;
    }),
  );
  record.result.attribute = attributeOf(
    unit.rulebook,
    record.rights.map(({ kind }) => kind),
  );
}
