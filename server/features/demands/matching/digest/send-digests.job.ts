import type { App } from '../../../../platform/app.ts';
import { clock, DAY_MS } from '../../../../platform/clock.ts';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import type { JobHandler } from '../../../../platform/jobs/jobs.ts';
import { isPublishedSql } from '../../../results/catalogue/published-condition.ts';
import { isCompleterSql } from '../../../results/completers/completer-condition.ts';
import { type MatchMail, writeMatchMail } from '../matching.mails.ts';

/** Members that are looked at together. */
const BATCH = 200;
/** Lines that a mail names. */
const NAMED = 10;
/** Without a mail before, what was found in the last week is told. */
const FIRST_LOOK = 7 * DAY_MS;
const FIRST = '00000000-0000-0000-0000-000000000000';

interface Reader {
  membershipId: string;
  email: string;
  locale: string;
  side: 'POSTER' | 'UNIT';
  count: number;
  lines: string[];
}

/**
 * Tells members by mail what was found since they were told last: of a poster those who care for its demands, of a unit
 * its officers, and researchers of their own results. Each in a transaction of its own, so none is told twice.
 */
export const sendMatchDigests: JobHandler = async (app, _payload, { signal }) => {
  for (let after = FIRST; !signal.aborted; ) {
    const { readers, last } = await nextReaders(app, after);
    for (const reader of readers) await tellMatches(app, reader);
    if (last === null) return;
    after = last;
  }
};

async function tellMatches(app: App, reader: Reader): Promise<void> {
  const now = clock.now();
  await inTransaction(app.db, async (tx) => {
    const rows = await tx.query<unknown[]>(
      `INSERT INTO match_digest (membership_id, wanted, told_until, sent_at) VALUES ($1, true, $2, $2)
       ON CONFLICT (membership_id) DO UPDATE SET told_until = excluded.told_until, sent_at = excluded.sent_at
         WHERE match_digest.wanted AND match_digest.told_until < excluded.told_until
       RETURNING membership_id`,
      [reader.membershipId, now],
    );
    if (rows.length === 0) return;
    const mail: MatchMail = reader.side === 'UNIT' ? 'digestOfUnit' : 'digestOfPoster';
    const values = { count: String(reader.count), lines: reader.lines.map((line) => `· ${line}`).join('\n') };
    const path = reader.side === 'UNIT' ? '/desk/matches' : '/desk/demands';
    await writeMatchMail(tx, app, reader, mail, values, path);
  });
}

/** The members of a batch for whom something is new; `last` is null at the end. Two statements. */
async function nextReaders(app: App, after: string): Promise<{ readers: Reader[]; last: string | null }> {
  const members = await app.db.query<{ id: string }[]>(
    `SELECT id FROM membership WHERE status = 'ACTIVE' AND id > $1
       AND roles && CAST(ARRAY['OFFICER', 'RESEARCHER', 'ENTERPRISE_MEMBER'] AS text[])
     ORDER BY id LIMIT ${BATCH}`,
    [after],
  );
  if (members.length === 0) return { readers: [], last: null };
  const now = clock.now();
  const readers = await app.db.query<Reader[]>(
    `SELECT m.id AS "membershipId", u.email, u.locale, found.side, CAST(count(*) AS integer) AS count,
       (array_agg(found.line ORDER BY found.score DESC, found.id))[1:${NAMED}] AS lines
     FROM membership m
     JOIN user_account u ON u.id = m.user_id
     LEFT JOIN match_digest told ON told.membership_id = m.id
     JOIN LATERAL (
       SELECT match.id, match.score, d.title || ' · ' || r.title AS line,
         CASE WHEN d.organization_id = m.organization_id THEN 'POSTER' ELSE 'UNIT' END AS side
       FROM demand_match match
       JOIN demand d ON d.id = match.demand_id AND d.state = 'OPEN' AND (d.mode = 'PLAIN' OR d.bids_close_at > $2)
       JOIN tech_result r ON r.id = match.subject_id
       WHERE match.kind = 'RESULT' AND match.suggested_at > coalesce(told.told_until, $3)
         AND match.suggested_at <= $2 AND ${isPublishedSql('match.subject_id')}
         AND NOT EXISTS (SELECT FROM demand_match_dismissal gone WHERE gone.match_id = match.id
           AND gone.organization_id = m.organization_id)
         AND (d.organization_id = m.organization_id AND 'ENTERPRISE_MEMBER' = ANY (m.roles)
           OR match.organization_id = m.organization_id AND 'OFFICER' = ANY (m.roles)
           OR match.organization_id = m.organization_id AND 'RESEARCHER' = ANY (m.roles)
             AND ${isCompleterSql('match.subject_id', 'm.user_id')})
     ) AS found ON true
     WHERE m.id = ANY(CAST($1 AS uuid[])) AND coalesce(told.wanted, true)
     GROUP BY m.id, u.email, u.locale, found.side
     ORDER BY m.id, found.side`,
    [members.map(({ id }) => id), now, new Date(now.getTime() - FIRST_LOOK)],
  );
  return { readers, last: members.length < BATCH ? null : (members.at(-1)?.id ?? null) };
}
