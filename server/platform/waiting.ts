import type { Scope } from './app.ts';
import { actingUser } from './auth/actor.ts';
import { clock } from './clock.ts';

/** How many of one kind are read; their count is always the whole. */
export const MOST_OF_A_KIND = 50;

/** Something that waits for a user, or that runs where they oversee it. */
export interface Waiting<Kind extends string = string> {
  kind: Kind;
  /** Of the record that waits; unique among those of its kind. */
  id: string;
  /** The record whose page has what is to be done. */
  caseId: string;
  title: string;
  /** A number by which people know the case. */
  reference: string | null;
  /** The other side, or who asks. */
  organizationId: string | null;
  userId: string | null;
  /** What the feature says beside it, such as the next step. */
  detail: string | null;
  since: Date;
  /** First moment that is too late; null for no deadline. */
  until: Date | null;
  /** How many of the kind there are for this user. */
  total: number;
}

/**
 * Where waiting things of one kind are found: SQL expressions and conditions written in code, never from outside. `me`
 * is a row with the `unit` and `user_id` of who asks, `now` and `today`.
 */
export interface WaitingSource<Kind extends string> {
  kind: Kind;
  /** A table with its alias, and what is joined to it. */
  from: string;
  where: string;
  /** Expressions; `id` is the case unless told, what is absent is null. */
  id?: string;
  caseId: string;
  title: string;
  since: string;
  until?: string;
  reference?: string;
  organizationId?: string;
  userId?: string;
  detail?: string;
}

/** The first moment after a day, by its expression. */
export function endOfDaySql(day: string): string {
  return `(CAST(${day} + 1 AS timestamp) AT TIME ZONE 'Asia/Shanghai')`;
}

/**
 * What waits in some places, at most `MOST_OF_A_KIND` of a kind, the nearest deadline first. One statement for any number
 * of places and rows; none without places or for who acts as nobody.
 */
export async function readWaiting<Kind extends string>(
  { app, actor }: Scope,
  sources: readonly WaitingSource<Kind>[],
): Promise<Waiting<Kind>[]> {
  const user = actingUser(actor);
  if (!user?.membershipId || sources.length === 0) return [];
  return app.db.query<Waiting<Kind>[]>(
    `WITH me AS (
       SELECT CAST($1 AS uuid) AS unit, CAST($2 AS uuid) AS user_id, CAST($3 AS timestamptz) AS now, CAST($4 AS date) AS today
     )
     SELECT kind, id, case_id AS "caseId", title, reference, organization_id AS "organizationId", user_id AS "userId",
       detail, since, until, total
     FROM (
       SELECT *, CAST(count(*) OVER (PARTITION BY kind) AS integer) AS total,
         row_number() OVER (PARTITION BY kind ORDER BY until NULLS LAST, since, id) AS place
       FROM (${sources.map(selectFrom).join(' UNION ALL ')}) AS found
     ) AS placed
     WHERE place <= ${MOST_OF_A_KIND}`,
    [user.organizationId, user.userId, clock.now(), clock.today()],
  );
}

function selectFrom<Kind extends string>(source: WaitingSource<Kind>): string {
  const { kind, from, where, caseId, title, since } = source;
  return `SELECT '${kind}' AS kind, ${source.id ?? caseId} AS id, ${caseId} AS case_id, ${title} AS title,
      CAST(${source.reference ?? 'NULL'} AS text) AS reference,
      CAST(${source.organizationId ?? 'NULL'} AS uuid) AS organization_id,
      CAST(${source.userId ?? 'NULL'} AS uuid) AS user_id,
      CAST(${source.detail ?? 'NULL'} AS text) AS detail,
      ${since} AS since, CAST(${source.until ?? 'NULL'} AS timestamptz) AS until
    FROM me CROSS JOIN ${from} WHERE ${where}`;
}
