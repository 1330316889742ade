import type { Transaction } from '../../platform/database/transaction.ts';

/** What lists of the hall say about an entry. */
export interface HallEntry {
  id: string;
  resultId: string;
  /** Of the result. */
  title: string;
  unitId: string;
  unit: string;
  sector: string | null;
  startsAt: Date | null;
  minutes: number;
  sessionId: string | null;
  room: string | null;
  speakerName: string | null;
  speakerUserId: string | null;
  /** Whether the result is in the public catalogue; one that left it is shown to nobody. */
  isPublished: boolean;
}

/** Chosen entries whose result is in the public catalogue: what guests and visitors are shown. */
export async function shownEntries(tx: Transaction, roadshowId: string): Promise<HallEntry[]> {
  return (await chosenEntries(tx, roadshowId)).filter(({ isPublished }) => isPublished);
}

/** The chosen entries of a roadshow in the order of the programme; one statement. */
export function chosenEntries(tx: Transaction, roadshowId: string): Promise<HallEntry[]> {
  return tx.query<HallEntry[]>(
    `SELECT entry.id, entry.result_id AS "resultId", result.title, entry.organization_id AS "unitId",
       unit.name AS unit, result.sector, entry.starts_at AS "startsAt", entry.minutes,
       entry.session_id AS "sessionId", session.room, entry.speaker_name AS "speakerName",
       entry.speaker_user_id AS "speakerUserId", result.state = 'PUBLISHED' AS "isPublished"
     FROM roadshow_entry entry
     JOIN tech_result result ON result.id = entry.result_id
     JOIN organization unit ON unit.id = entry.organization_id
     LEFT JOIN roadshow_session session ON session.id = entry.session_id
     WHERE entry.roadshow_id = $1 AND entry.state = 'CHOSEN'
     ORDER BY entry.starts_at NULLS LAST, entry.position, entry.id`,
    [roadshowId],
  );
}
