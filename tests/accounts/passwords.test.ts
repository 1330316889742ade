import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setClock } from '../../server/platform/clock.ts';
import {
  type Member,
  makeMember,
  makeOperator,
  makeOrganization,
  PASSWORD,
  signedIn,
} from '../support/accounts.ts';
import { type ApiClient, USER_ERRORS, type UserErrorParts, useApi } from '../support/api.ts';
import { drainJobs } from '../support/jobs.ts';
import { params, steps, unchanged, waitingMails } from './support.ts';

const api = useApi();
const NEXT = 'Linde-42-Ufer';
const HOUR_MS = 60 * 60_000;
let administrator: Member;
let member: Member;

beforeAll(async () => {
  const operator = await makeOperator(api().app);
  ({ administrator } = await makeOrganization(api().app, operator, 'UNIVERSITY'));
});
beforeEach(async () => {
  member = await makeMember(api().app, administrator, ['RESEARCHER']);
});
afterEach(() => setClock(Date.now)());

interface Done {
  done: boolean;
  userErrors: UserErrorParts[];
}
const DONE = `{ done ${USER_ERRORS} }`;
const change = (client: ApiClient, current: string, next: string) =>
  client.mutate<Done>('changePassword', { current, next }, DONE);
const request = (email: string) => api().visitor().mutate<Done>('requestPasswordReset', { email }, DONE);
const reset = (token: string, password: string) =>
  api().visitor().mutate<Done>('resetPassword', { token, password }, DONE);
const canSignIn = async (password: string) =>
  (
    await api()
      .visitor()
      .mutate<{ viewer: object | null }>('signIn', { email: member.email, password }, '{ viewer { email } }')
  ).viewer !== null;
const isSignedIn = async (client: ApiClient) =>
  (await client.ask<{ viewer: object | null }>('{ viewer { email } }')).data?.viewer !== null;

/** The token in the newest mail to the member, after the jobs ran. */
async function mailedToken(): Promise<string> {
  await drainQueued();
  const mail = sent.filter(({ to }) => to === member.email).at(-1);
  return /\/reset#token=([A-Za-z0-9_-]{43})\s/.exec(mail?.text ?? '')?.[1] ?? '';
}

let sent: { to: string; text: string; subject: string }[] = [];
async function drainQueued(): Promise<void> {
  await drainJobs(api().app);
  sent = await waitingMails(api().app);
}

describe('changing the password', () => {
  it('ends all other sessions, and tells the owner', async () => {
    const here = await signedIn(api(), member);
    const there = await signedIn(api(), member);
    expect(await change(here, PASSWORD, NEXT)).toEqual({ done: true, userErrors: [] });
    expect(await isSignedIn(here)).toBe(true);
    expect(await isSignedIn(there)).toBe(false);
    expect(await canSignIn(PASSWORD)).toBe(false);
    expect(await canSignIn(NEXT)).toBe(true);
    expect((await waitingMails(api().app)).at(-1)).toMatchObject({
      to: member.email,
      subject: '您的密码已修改',
    });
    expect(await steps(api().app, 'User', member.userId)).toContain('changePassword');
  });

  it('needs the present one, ten times at most', async () => {
    const client = await signedIn(api(), member);
    for (let i = 0; i < 10; i++) {
      const { userErrors } = await unchanged(api().app, () => change(client, 'wrong password', NEXT));
      expect(userErrors).toMatchObject([{ code: 'WRONG_CREDENTIALS', field: 'current' }]);
    }
    const { userErrors } = await unchanged(api().app, () => change(client, PASSWORD, NEXT));
    expect(userErrors).toMatchObject([{ code: 'LOCKED' }]);
  });

  it.each([
    ['short', 'TOO_SHORT'],
    ['password123', 'COMMON'],
  ])('refuses %s', async (next, reason) => {
    const client = await signedIn(api(), member);
    const { userErrors } = await unchanged(api().app, () => change(client, PASSWORD, next));
    expect(userErrors).toMatchObject([{ code: 'INVALID', field: 'next' }]);
    expect(params(userErrors[0])).toMatchObject({ reason });
  });

  it('refuses the mail address, and what is too long to be hashed', async () => {
    const client = await signedIn(api(), member);
    for (const [next, code] of [
      [member.email.toUpperCase(), 'INVALID'],
      ['长'.repeat(201), 'TOO_LONG'],
    ] as const) {
      const { userErrors } = await unchanged(api().app, () => change(client, PASSWORD, next));
      expect(userErrors).toMatchObject([{ code, field: 'next' }]);
    }
  });
});

describe('a forgotten password', () => {
  it('is reset by a mailed link, once, which ends all sessions and the lock', async () => {
    const client = await signedIn(api(), member);
    for (let i = 0; i < 11; i++) await canSignIn('wrong password');
    expect(await request(` ${member.email.toUpperCase()} `)).toEqual({ done: true, userErrors: [] });
    const token = await mailedToken();
    expect(await reset(token, NEXT)).toEqual({ done: true, userErrors: [] });
    expect(await isSignedIn(client)).toBe(false);
    expect(await canSignIn(NEXT)).toBe(true);
    expect(await canSignIn(PASSWORD)).toBe(false);
    const again = await unchanged(api().app, () => reset(token, 'Another-4-time'));
    expect(again).toMatchObject({ done: false, userErrors: [{ code: 'EXPIRED', field: 'token' }] });
    expect((await steps(api().app, 'User', member.userId)).filter((step) => /reset/i.test(step))).toEqual([
      'requestPasswordReset',
      'resetPassword',
    ]);
  });

  it('gets the same answer and the same queue whether there is an account or not', async () => {
    const known = await api()
      .visitor()
      .ask(
        'mutation ($e: String!) { requestPasswordReset(input: { email: $e }) { done userErrors { code } } }',
        {
          e: member.email,
        },
      );
    const unknown = await api()
      .visitor()
      .ask(
        'mutation ($e: String!) { requestPasswordReset(input: { email: $e }) { done userErrors { code } } }',
        {
          e: 'nobody@example.cn',
        },
      );
    expect(unknown.data).toEqual(known.data);
    expect(unknown.statements).toBe(known.statements);
    await drainQueued();
    expect(sent.some(({ to }) => to === 'nobody@example.cn')).toBe(false);
  });

  it('keeps the token out of the database', async () => {
    await request(member.email);
    const token = await mailedToken();
    expect(token).toHaveLength(43);
    const rows = await api().app.db.query('SELECT * FROM password_reset WHERE user_id = $1', [member.userId]);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  it('is set once by two uses of one link at once', async () => {
    await request(member.email);
    const token = await mailedToken();
    const passwords = ['First-1-password', 'Second-2-password', 'Third-3-password'];
    const answers = await Promise.all(passwords.map((password) => reset(token, password)));
    expect(answers.filter(({ done }) => done)).toHaveLength(1);
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual([
      'EXPIRED',
      'EXPIRED',
    ]);
    const working = [];
    for (const password of passwords) working.push(await canSignIn(password));
    expect(working).toEqual(answers.map(({ done }) => done));
  });

  it('is refused after an hour, to the moment', async () => {
    const start = Date.now();
    setClock(() => start);
    await request(member.email);
    const token = await mailedToken();
    setClock(() => start + HOUR_MS);
    const { userErrors } = await unchanged(api().app, () => reset(token, NEXT));
    expect(userErrors).toMatchObject([{ code: 'EXPIRED' }]);
    setClock(() => start + HOUR_MS - 1);
    expect((await reset(token, NEXT)).done).toBe(true);
  });

  it('is refused with a token that never was', async () => {
    for (const token of ['', 'x', 'A'.repeat(43)]) {
      const { userErrors } = await unchanged(api().app, () => reset(token, NEXT));
      expect(userErrors).toMatchObject([{ code: 'EXPIRED', field: 'token' }]);
    }
  });

  it('keeps the link valid when the new password is too weak; a set password makes all links worthless', async () => {
    await request(member.email);
    const first = await mailedToken();
    await request(member.email);
    const second = await mailedToken();
    const weak = await unchanged(api().app, () => reset(second, 'password123'));
    expect(weak.userErrors).toMatchObject([{ code: 'INVALID', field: 'password' }]);
    expect((await reset(second, NEXT)).done).toBe(true);
    expect((await reset(first, 'Another-4-time')).userErrors).toMatchObject([{ code: 'EXPIRED' }]);
  });

  it('is asked for five times an hour at most, whoever it is', async () => {
    for (const email of [member.email, `ghost-${member.userId}@example.cn`]) {
      const codes = [];
      for (let i = 0; i < 6; i++) codes.push((await request(email)).userErrors[0]?.code);
      expect(codes).toEqual([undefined, undefined, undefined, undefined, undefined, 'LOCKED']);
    }
  });
});
