import { createHash } from 'node:crypto';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { confirmMembership } from '../../server/features/accounts/members/decide-membership.service.ts';
import { requestMembership } from '../../server/features/accounts/members/request-membership.service.ts';
import { sweepAccounts } from '../../server/features/accounts/sweep.job.ts';
import { DAY_MS, setClock } from '../../server/platform/clock.ts';
import {
  type Member,
  makeMember,
  makeOperator,
  makeOrganization,
  PASSWORD,
  scopeOf,
  signedIn,
} from '../support/accounts.ts';
import { type ApiClient, startApi, USER_ERRORS, type UserErrorParts, useApi } from '../support/api.ts';
import { params, steps, unchanged } from './support.ts';

const api = useApi();
let operator: Member;
let administrator: Member;
let member: Member;

beforeAll(async () => {
  operator = await makeOperator(api().app);
  ({ administrator } = await makeOrganization(api().app, operator, 'UNIVERSITY'));
});
beforeEach(async () => {
  member = await makeMember(api().app, administrator, ['RESEARCHER']);
});
afterEach(() => setClock(Date.now)());

const MINUTE_MS = 60_000;
interface SignInPayload {
  viewer: { email: string } | null;
  secondFactorNeeded: boolean;
  userErrors: UserErrorParts[];
}
interface ViewerPayload {
  viewer: { acting: { id: string } | null; sessions: { id: string; current: boolean }[] } | null;
  userErrors: UserErrorParts[];
}
const SIGN_IN = `{ secondFactorNeeded viewer { email } ${USER_ERRORS} }`;
const VIEWER = `{ viewer { acting { id } sessions { id current } } ${USER_ERRORS} }`;
const signIn = (email: string, password: string, client = api().visitor()) =>
  client.mutate<SignInPayload>('signIn', { email, password }, SIGN_IN);
const isSignedIn = async (client: ApiClient) =>
  (await client.ask<{ viewer: object | null }>('{ viewer { email } }')).data?.viewer !== null;
const sessionCount = async (userId: string) =>
  (
    await api().app.db.query<{ n: number }[]>(
      'SELECT count(*)::int AS n FROM user_session WHERE user_id = $1',
      [userId],
    )
  )[0]?.n;

describe('signing in', () => {
  it('gives a cookie that scripts and other sites cannot use, and keeps only its hash', async () => {
    const reply = await api()
      .visitor()
      .ask(
        `mutation { signIn(input: { email: "${member.email}", password: "${PASSWORD}" }) { secondFactorNeeded } }`,
      );
    const cookie = reply.headers.getSetCookie()[0] ?? '';
    expect(cookie).toMatch(
      /^fruition_session=[A-Za-z0-9_-]{43}; Max-Age=15552000; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/,
    );
    const token = /=([^;]+)/.exec(cookie)?.[1] ?? '';
    const rows = await api().app.db.query('SELECT * FROM user_session WHERE user_id = $1', [member.userId]);
    expect(rows).toHaveLength(1);
    expect(rows[0].token_hash).toBe(createHash('sha256').update(token).digest('hex'));
    expect(JSON.stringify(rows)).not.toContain(token);
    expect((await steps(api().app, 'User', member.userId)).at(-1)).toBe('signIn');
  });

  it('gives a cookie for https only where the market is reached by https', async () => {
    const secure = await startApi({ PUBLIC_URL: 'https://fruition.example.cn' });
    try {
      const someone = await makeOperator(secure.app);
      const reply = await secure
        .visitor()
        .ask(
          `mutation { signIn(input: { email: "${someone.email}", password: "${PASSWORD}" }) { secondFactorNeeded } }`,
        );
      expect(reply.headers.getSetCookie()[0]).toMatch(/; HttpOnly; Secure; SameSite=Lax$/);
    } finally {
      await secure.close();
    }
  });

  it('refuses a wrong password and an unknown address alike', async () => {
    const wrong = await unchanged(api().app, () => signIn(member.email, 'not the password'));
    const unknown = await unchanged(api().app, () => signIn('nobody@example.cn', 'not the password'));
    expect(wrong).toEqual(unknown);
    expect(wrong).toMatchObject({
      viewer: null,
      secondFactorNeeded: false,
      userErrors: [{ code: 'WRONG_CREDENTIALS', field: null }],
    });
  });

  it('takes as long for an unknown address as for a wrong password', async () => {
    const took = async (email: string) => {
      const started = performance.now();
      await signIn(email, 'not the password');
      return performance.now() - started;
    };
    await took('warm@example.cn');
    const known: number[] = [];
    const unknown: number[] = [];
    for (let i = 0; i < 7; i++) {
      known.push(await took(member.email));
      unknown.push(await took(`nobody${i}@example.cn`));
    }
    const median = (values: number[]) => [...values].sort((a, b) => a - b)[3] ?? 0;
    expect(median(unknown)).toBeGreaterThan(median(known) * 0.5);
  });

  it('locks an account after ten failures, for who is known and who is not, until the time is over', async () => {
    const now = Date.now();
    setClock(() => now);
    for (const email of [member.email, `ghost${now}@example.cn`]) {
      for (let i = 0; i < 10; i++) {
        expect((await signIn(email, 'wrong password')).userErrors[0]?.code).toBe('WRONG_CREDENTIALS');
      }
      const { userErrors } = await unchanged(api().app, () => signIn(email, PASSWORD));
      expect(userErrors).toMatchObject([{ code: 'LOCKED' }]);
      expect(params(userErrors[0])).toEqual({ seconds: '900' });
    }
    setClock(() => now + 15 * MINUTE_MS - 1000);
    expect(params((await signIn(member.email, PASSWORD)).userErrors[0])).toEqual({ seconds: '1' });
    setClock(() => now + 15 * MINUTE_MS);
    expect((await signIn(member.email, PASSWORD)).viewer).toEqual({ email: member.email });
  });

  it('lets no more guesses through when they come all at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 25 }, () => signIn(member.email, 'wrong password')),
    );
    const codes = answers.map(({ userErrors }) => userErrors[0]?.code);
    expect(codes.filter((code) => code === 'WRONG_CREDENTIALS')).toHaveLength(10);
    expect(codes.filter((code) => code === 'LOCKED')).toHaveLength(15);
  });

  it('forgets failures of the account with a success, and counts only failures for an address', async () => {
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 9; i++) await signIn(member.email, 'wrong password');
      expect((await signIn(member.email, PASSWORD)).viewer).not.toBeNull();
    }
    const [row] = await api().app.db.query<{ attempts: number }[]>(
      `SELECT attempts FROM attempt_limit WHERE key LIKE 'sign-in-address:%'`,
    );
    const before = row?.attempts ?? 0;
    await signIn(member.email, PASSWORD);
    const [after] = await api().app.db.query<{ attempts: number }[]>(
      `SELECT attempts FROM attempt_limit WHERE key LIKE 'sign-in-address:%'`,
    );
    expect(after?.attempts).toBe(before);
  });

  it('locks an address after a hundred failures over many accounts', async () => {
    const other = await startApi();
    try {
      const someone = await makeOperator(other.app);
      await other.app.db.query(
        `INSERT INTO attempt_limit VALUES ('sign-in-address:' || encode(sha256('127.0.0.1'), 'hex'), 100, $1)`,
        [new Date(Date.now() + 60_000)],
      );
      const { userErrors } = await unchanged(other.app, () =>
        signIn(someone.email, PASSWORD, other.visitor()),
      );
      expect(userErrors).toMatchObject([{ code: 'LOCKED' }]);
    } finally {
      await other.close();
    }
  });

  it('ends the session that the browser had', async () => {
    const client = await signedIn(api(), member);
    const other = await makeMember(api().app, administrator, ['OFFICER']);
    await signIn(other.email, PASSWORD, client);
    expect(await sessionCount(member.userId)).toBe(0);
    expect((await client.ask('{ viewer { email } }')).data).toEqual({ viewer: { email: other.email } });
  });
});

describe('a session', () => {
  it('lives thirty days from its last use, and half a year at most', async () => {
    const start = Date.now();
    setClock(() => start);
    const client = await signedIn(api(), member);
    const idle = await signedIn(api(), member);
    let now = start;
    while (now + 29 * DAY_MS < start + 180 * DAY_MS) {
      now += 29 * DAY_MS;
      setClock(() => now);
      expect(await isSignedIn(client)).toBe(true);
    }
    setClock(() => start + 180 * DAY_MS - 1);
    expect(await isSignedIn(client)).toBe(true);
    setClock(() => start + 180 * DAY_MS);
    expect(await isSignedIn(client)).toBe(false);
    expect(await isSignedIn(idle)).toBe(false);
    await sweepAccounts(api().app);
    expect(await sessionCount(member.userId)).toBe(0);
  });

  it('is over after thirty days without use, to the moment', async () => {
    const start = Date.now();
    setClock(() => start);
    const [used, unused] = [await signedIn(api(), member), await signedIn(api(), member)];
    setClock(() => start + 30 * DAY_MS - 1);
    expect(await isSignedIn(used)).toBe(true);
    setClock(() => start + 30 * DAY_MS);
    expect(await isSignedIn(unused)).toBe(false);
    expect(await isSignedIn(used)).toBe(true);
  });

  it('notes its use at most once a minute, in the same statement', async () => {
    const start = Date.now();
    setClock(() => start);
    const client = await signedIn(api(), member);
    const seen = async () =>
      (
        await api().app.db.query<{ last_seen_at: Date }[]>(
          'SELECT last_seen_at FROM user_session WHERE user_id = $1',
          [member.userId],
        )
      )[0]?.last_seen_at.getTime();
    setClock(() => start + 59_000);
    await client.ask('{ viewer { actingRoles } }');
    expect(await seen()).toBe(start);
    setClock(() => start + 61_000);
    expect((await client.ask('{ viewer { actingRoles } }')).statements).toBe(1);
    expect(await seen()).toBe(start + 61_000);
  });

  it('is ended by signing out, and the cookie goes', async () => {
    const client = await signedIn(api(), member);
    const token = client.cookies.get('fruition_session') ?? '';
    const payload = await client.mutate<{ done: boolean }>('signOut', null, '{ done }');
    expect(payload).toEqual({ done: true });
    expect(client.cookies.size).toBe(0);
    client.cookies.set('fruition_session', token);
    expect(await isSignedIn(client)).toBe(false);
    expect(await client.mutate('signOut', null, '{ done userErrors { code } }')).toEqual({
      done: true,
      userErrors: [],
    });
  });

  it('is listed and ended from another one; others’ are not', async () => {
    const here = await signedIn(api(), member);
    const there = await signedIn(api(), member);
    const stranger = await signedIn(api(), administrator);
    const { data } = await here.ask<{
      viewer: { sessions: { id: string; current: boolean; userAgent: string }[] };
    }>('{ viewer { sessions { id current userAgent address } } }');
    expect(data?.viewer.sessions.map(({ current }) => current).sort()).toEqual([false, true]);
    const sessionId = data?.viewer.sessions.find(({ current }) => !current)?.id;
    const refused = await unchanged(api().app, () =>
      stranger.mutate<ViewerPayload>('endSession', { sessionId }, VIEWER),
    );
    expect(refused.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    const { viewer } = await here.mutate<ViewerPayload>('endSession', { sessionId }, VIEWER);
    expect(viewer?.sessions).toMatchObject([{ current: true }]);
    expect(await isSignedIn(there)).toBe(false);
    expect(await isSignedIn(here)).toBe(true);
  });

  it('stays when all others are ended', async () => {
    const here = await signedIn(api(), member);
    const others = await Promise.all([1, 2].map(() => signedIn(api(), member)));
    const { viewer } = await here.mutate<ViewerPayload>('endOtherSessions', null, VIEWER);
    expect(viewer?.sessions).toHaveLength(1);
    expect(await Promise.all([here, ...others].map(isSignedIn))).toEqual([true, false, false]);
    expect((await steps(api().app, 'User', member.userId)).at(-1)).toBe('endOtherSessions');
  });
});

describe('acting as a membership', () => {
  it('is switched within the session and kept for the next; roles are those of the one acted as', async () => {
    const { app } = api();
    const second = await makeOrganization(app, operator, 'AGENCY');
    const asked = await requestMembership(await scopeOf(app, member), {
      organizationId: second.organization.id,
      roles: ['BROKER'],
    });
    await confirmMembership(await scopeOf(app, second.administrator), {
      membershipId: asked.id,
      expectedVersion: 1,
    });
    const client = await signedIn(api(), member);
    expect((await client.ask('{ viewer { actingRoles } }')).data).toEqual({
      viewer: { actingRoles: ['RESEARCHER'] },
    });
    const reply = await client.ask(
      'mutation ($input: ActAsInput!) { actAs(input: $input) { viewer { actingRoles acting { id } } } }',
      { input: { membershipId: asked.id } },
    );
    expect(reply.data).toEqual({ actAs: { viewer: { actingRoles: ['BROKER'], acting: { id: asked.id } } } });
    const next = api().visitor();
    await signIn(member.email, PASSWORD, next);
    expect((await next.ask('{ viewer { actingRoles } }')).data).toEqual({
      viewer: { actingRoles: ['BROKER'] },
    });
  });

  it('is refused for others’ memberships and for what is none', async () => {
    const client = await signedIn(api(), member);
    for (const membershipId of [administrator.membershipId, 'x']) {
      const { userErrors } = await unchanged(api().app, () =>
        client.mutate<ViewerPayload>('actAs', { membershipId }, VIEWER),
      );
      expect(userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    }
  });

  it('counts for nothing while the organisation is not confirmed', async () => {
    const { organization, administrator: head } = await makeOrganization(api().app, operator, 'ENTERPRISE');
    const client = await signedIn(api(), head);
    await api().app.db.query(`UPDATE organization SET status = 'SUSPENDED' WHERE id = $1`, [organization.id]);
    expect((await client.ask('{ viewer { acting { id } actingRoles } }')).data).toEqual({
      viewer: { acting: null, actingRoles: [] },
    });
  });
});
