import type { Scope } from '../../../../platform/app.ts';
import { attachFiles, discardFiles } from '../../../../platform/files/files.service.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readList, readText } from '../../../../platform/input/texts.ts';
import { isMailAddress } from '../../../../platform/mail/mail.service.ts';
import type { ResultRecord } from '../../../results/result-for-case.service.ts';
import { RoadshowEntry } from '../../data/roadshow-entry.entity.ts';
import { programmeOf, refuseClashes } from '../../programme/place-entries.ts';
import { changeEntry, type EntryReference } from '../change-entry.ts';
import { requireLive } from './consent.service.ts';
import { MOST_PITCH } from './propose-entry.service.ts';

/** Kind under which the files of entries are kept. */
export const ENTRY_FILE = 'RoadshowEntry';

const MOST_FILES = 10;

/** Who speaks: one of the completers, or somebody else by name. */
export interface SpeakerFields {
  completerId?: string | null;
  name?: string | null;
  title?: string | null;
  /** Where somebody who is no completer is written to. */
  email?: string | null;
}

export interface SaveEntry extends EntryReference {
  expectedVersion: number;
  pitch: string;
  speaker: SpeakerFields;
  /** Slides and papers, all of them. */
  fileIds: readonly string[];
}

/**
 * Saves what the unit writes: what the entry brings, who speaks, slides. Another speaker is asked to confirm anew.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE, TOO_LONG, LIMIT, INVALID for an address and (reason SPEAKER) where
 *   somebody would be on two stages at once
 */
export function saveEntry(scope: Scope, input: SaveEntry): Promise<RoadshowEntry> {
  return changeEntry(scope, input, ['enter'], async (change) => {
    const { tx, entry, record, roadshow } = change;
    requireLive(change, 'saveEntry');
    const problems = new Problems('');
    const pitch = readText(input.pitch, MOST_PITCH, problems.at('pitch')) ?? '';
    const speaker = readSpeaker(input.speaker, record, problems.at('speaker'));
    const fileIds = readList(input.fileIds, { items: MOST_FILES, length: 36 }, problems.at('fileIds'));
    refuseAll(problems.list);
    const owner = { kind: ENTRY_FILE, id: entry.id };
    await attachFiles(tx, fileIds, owner, scope.actor);
    await discardFiles(
      tx,
      entry.fileIds.filter((id) => !fileIds.includes(id)),
      owner,
    );
    const isAnother =
      speaker.speakerUserId !== entry.speakerUserId || speaker.speakerName !== entry.speakerName;
    Object.assign(entry, { pitch, fileIds, ...speaker });
    if (isAnother) {
      // Who speaks now was told nothing yet.
      Object.assign(entry, {
        speakerConfirmedAt: null,
        speakerConfirmedBy: null,
        speakerRefusal: null,
        toldStartsAt: null,
      });
      await tx.save(RoadshowEntry, entry);
      refuseClashes(await programmeOf(tx, roadshow), 'speaker');
    }
    return { action: 'saveRoadshowEntry', facts: { fileIds, isAnotherSpeaker: isAnother } };
  });
}

type Speaker = Pick<RoadshowEntry, 'speakerName' | 'speakerTitle' | 'speakerUserId' | 'speakerEmail'>;

function readSpeaker(fields: SpeakerFields, { completers }: ResultRecord, problems: Problems): Speaker {
  const speakerTitle = readText(fields.title, 60, problems.at('title'));
  if (fields.completerId) {
    const completer = completers.find(({ id }) => id === fields.completerId);
    if (!completer) problems.at('completerId').add('NOT_FOUND');
    return {
      speakerName: completer?.name ?? null,
      speakerTitle,
      speakerUserId: completer?.userId ?? null,
      speakerEmail: completer?.userId ? null : (completer?.email ?? null),
    };
  }
  const email = readText(fields.email, 254, problems.at('email'));
  if (email !== null && !isMailAddress(email)) problems.at('email').add('INVALID', { reason: 'NO_ADDRESS' });
  return {
    speakerName: readText(fields.name, 60, problems.at('name')),
    speakerTitle,
    speakerUserId: null,
    speakerEmail: email,
  };
}
