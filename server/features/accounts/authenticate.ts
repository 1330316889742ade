import type { App } from '../../platform/app.ts';
import { type Actor, type UserActor, VISITOR } from '../../platform/auth/actor.ts';
import type { Role } from '../../platform/auth/roles.ts';
import { clock, dayOf } from '../../platform/clock.ts';
import type { Authenticate } from '../../platform/graphql/context.ts';
import { isId } from '../../platform/ids.ts';
import { CONSENT_DOCUMENT_NAMES, CURRENT_VERSIONS } from './consents/documents.ts';
import { actingRoles } from './role-rules.ts';
import { hashToken, IDLE_LIMIT_MS, SESSION_LIMIT_MS, sessionToken } from './sessions/session-token.ts';

interface Row {
  sessionId: string;
  userId: string;
  membershipId: string | null;
  organizationId: string | null;
  roles: Role[] | null;
  lent: Role[];
  secondFactor: boolean;
  consentGiven: boolean;
}

const TOUCH_AFTER_MS = 60_000;

/**
 * Roles lent to the membership `m` for a day: what the lender lends and still holds. Parameter `$3` is the day.
 * A membership counts only while it is active in a confirmed organisation.
 */
const ACTING_COLUMNS = `
  m.id AS "membershipId", m.organization_id AS "organizationId", m.roles AS "roles",
  ARRAY(
    SELECT DISTINCT role FROM delegation d
    JOIN membership lender ON lender.id = d.from_membership_id AND lender.status = 'ACTIVE'
    CROSS JOIN unnest(d.roles) AS role
    WHERE d.to_membership_id = m.id AND d.revoked_at IS NULL AND $3::date BETWEEN d.starts_on AND d.ends_on
      AND role = ANY (lender.roles)
  ) AS "lent",
  (SELECT count(*) FROM consent c JOIN unnest($4::text[], $5::text[]) AS wanted(document, version)
   ON c.document = wanted.document AND c.document_version = wanted.version WHERE c.user_id = u.id
  ) = cardinality($4::text[]) AS "consentGiven"`;

const IN_FORCE = `m.status = 'ACTIVE' AND EXISTS (
  SELECT FROM organization o WHERE o.id = m.organization_id AND o.status = 'CONFIRMED')`;

/** One statement also where it notes, at most once a minute, that the session was used. */
const BY_SESSION = `
  WITH touched AS (
    UPDATE user_session SET last_seen_at = $2,
      expires_at = LEAST($2::timestamptz + $6::interval, created_at + $7::interval)
    WHERE token_hash = $1 AND expires_at > $2 AND last_seen_at <= $2::timestamptz - $8::interval
  )
  SELECT s.id AS "sessionId", s.user_id AS "userId",
    s.second_factor_at IS NOT NULL AND u.totp_secret IS NOT NULL AS "secondFactor", ${ACTING_COLUMNS}
  FROM user_session s
  JOIN user_account u ON u.id = s.user_id
  LEFT JOIN membership m ON m.id = s.membership_id AND m.user_id = s.user_id AND ${IN_FORCE}
  WHERE s.token_hash = $1 AND s.expires_at > $2`;

const BY_MEMBERSHIP = `
  SELECT '' AS "sessionId", u.id AS "userId", false AS "secondFactor", ${ACTING_COLUMNS}
  FROM user_account u
  JOIN membership m ON m.user_id = u.id AND ${IN_FORCE}
  WHERE u.id = $1 AND m.id = $2`;

/** Who acts in a request, by its session cookie: one statement, and none where there is no cookie. */
export const authenticate: Authenticate = async (app, request): Promise<Actor> => {
  const token = sessionToken(request);
  if (token === null) return VISITOR;
  const now = clock.now();
  const [row] = await app.db.query<Row[]>(BY_SESSION, [
    hashToken(token),
    now,
    dayOf(now),
    CONSENT_DOCUMENT_NAMES,
    CONSENT_DOCUMENT_NAMES.map((name) => CURRENT_VERSIONS[name]),
    milliseconds(IDLE_LIMIT_MS),
    milliseconds(SESSION_LIMIT_MS),
    milliseconds(TOUCH_AFTER_MS),
  ]);
  return row ? actorOf(row) : VISITOR;
};

/**
 * A user as one of their memberships, with the roles of today: for a job that continues what they began. Null if the
 * membership is over. The session id is empty, and the second factor counts as not passed.
 */
export async function memberActor(
  app: App,
  member: { userId: string; membershipId: string },
): Promise<UserActor | null> {
  if (!isId(member.membershipId)) return null;
  const [row] = await app.db.query<Row[]>(BY_MEMBERSHIP, [
    member.userId,
    member.membershipId,
    clock.today(),
    CONSENT_DOCUMENT_NAMES,
    CONSENT_DOCUMENT_NAMES.map((name) => CURRENT_VERSIONS[name]),
  ]);
  return row ? actorOf(row) : null;
}

function actorOf({ roles, lent, ...row }: Row): UserActor {
  return { kind: 'user', ...row, roles: actingRoles(roles ?? [], lent) };
}

function milliseconds(ms: number): string {
  return `${ms} milliseconds`;
}
