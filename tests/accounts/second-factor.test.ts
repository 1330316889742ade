import fc from 'fast-check';
import { Secret, TOTP } from 'otpauth';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { requireSecondFactor } from '../../server/features/accounts/accounts.policy.ts';
import { openSecret, sealSecret, stepOfCode } from '../../server/features/accounts/second-factor/totp.ts';
import { type UserActor, VISITOR } from '../../server/platform/auth/actor.ts';
import { setClock } from '../../server/platform/clock.ts';
import {
  type Member,
  makeMember,
  makeOperator,
  makeOrganization,
  PASSWORD,
  scopeOf,
  signedIn,
} from '../support/accounts.ts';
import { type ApiClient, USER_ERRORS, type UserErrorParts, useApi } from '../support/api.ts';
import { steps, unchanged } from './support.ts';

const api = useApi();
const STEP_MS = 30_000;
let now = 0;
let administrator: Member;
let member: Member;

beforeAll(async () => {
  const operator = await makeOperator(api().app);
  ({ administrator } = await makeOrganization(api().app, operator, 'UNIVERSITY'));
});
beforeEach(async () => {
  member = await makeMember(api().app, administrator, ['RESEARCHER']);
  now = Math.floor(Date.now() / STEP_MS) * STEP_MS;
  setClock(() => now);
});
afterEach(() => setClock(Date.now)());

interface Payload {
  viewer: { secondFactorEnabled: boolean; secondFactorPassed: boolean } | null;
  secondFactorNeeded?: boolean;
  userErrors: UserErrorParts[];
}
const SELECTION = `{ viewer { secondFactorEnabled secondFactorPassed } ${USER_ERRORS} }`;
const SIGN_IN = `{ secondFactorNeeded viewer { secondFactorEnabled secondFactorPassed } ${USER_ERRORS} }`;
const codeAt = (secret: string, steps = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now + steps * STEP_MS });
const signIn = (code: string | null, client = api().visitor()) =>
  client.mutate<Payload>('signIn', { email: member.email, password: PASSWORD, code }, SIGN_IN);

async function enabled(): Promise<{ client: ApiClient; secret: string }> {
  const client = await signedIn(api(), member);
  const { data } = await client.ask<{ secondFactorSetup: { secret: string } }>(
    '{ secondFactorSetup { secret } }',
  );
  const secret = data?.secondFactorSetup.secret ?? '';
  await client.mutate<Payload>('enableSecondFactor', { secret, code: codeAt(secret) }, SELECTION);
  now += STEP_MS;
  return { client, secret };
}

describe('setting up the second factor', () => {
  it('gives a new secret, its address and a picture of it, and keeps nothing', async () => {
    const client = await signedIn(api(), member);
    const ask = () =>
      client.ask<{ secondFactorSetup: Record<'secret' | 'uri' | 'qrSvg', string> }>(
        '{ secondFactorSetup { secret uri qrSvg } }',
      );
    const { data } = await unchanged(api().app, ask);
    const setup = data?.secondFactorSetup;
    expect(setup?.secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(setup?.uri).toBe(
      `otpauth://totp/Fruition:${encodeURIComponent(member.email)}?issuer=Fruition&secret=${setup?.secret}&algorithm=SHA1&digits=6&period=30`,
    );
    expect(setup?.qrSvg).toMatch(/^<svg [^>]*xmlns=/);
    expect((await ask()).data?.secondFactorSetup.secret).not.toBe(setup?.secret);
  });

  it('is for who is signed in', async () => {
    const { errors } = await api().visitor().ask('{ secondFactorSetup { secret } }');
    expect(errors?.[0]?.extensions.code).toBe('SIGN_IN_REQUIRED');
  });

  it('is done with a code of it; the secret is sealed at rest', async () => {
    const { client, secret } = await enabled();
    const { data } = await client.ask('{ viewer { secondFactorEnabled secondFactorPassed } }');
    expect(data).toEqual({ viewer: { secondFactorEnabled: true, secondFactorPassed: true } });
    const [row] = await api().app.db.query('SELECT totp_secret FROM user_account WHERE id = $1', [
      member.userId,
    ]);
    expect(row.totp_secret).not.toContain(secret);
    expect(openSecret(api().app.config.secret, member.userId, row.totp_secret)).toBe(secret);
    expect((await steps(api().app, 'User', member.userId)).at(-1)).toBe('enableSecondFactor');
  });

  it('is refused with a wrong code, with what is no secret, and twice', async () => {
    const client = await signedIn(api(), member);
    const secret = 'A'.repeat(32);
    for (const [input, error] of [
      [
        { secret, code: '000000' },
        { code: 'WRONG_CREDENTIALS', field: 'code' },
      ],
      [
        { secret: 'AAAA', code: '000000' },
        { code: 'INVALID', field: 'secret' },
      ],
    ] as const) {
      const { userErrors } = await unchanged(api().app, () =>
        client.mutate<Payload>('enableSecondFactor', input, SELECTION),
      );
      expect(userErrors).toMatchObject([error]);
    }
    const { client: other } = await enabled();
    const { userErrors } = await unchanged(api().app, () =>
      other.mutate<Payload>('enableSecondFactor', { secret, code: codeAt(secret) }, SELECTION),
    );
    expect(userErrors).toMatchObject([{ code: 'STATE' }]);
  });
});

describe('signing in with a second factor', () => {
  it('asks for the code once the password is right, and begins no session before', async () => {
    await enabled();
    const client = api().visitor();
    const first = await unchanged(api().app, () => signIn(null, client));
    expect(first).toEqual({ secondFactorNeeded: true, viewer: null, userErrors: [] });
    expect(client.cookies.size).toBe(0);
    const wrong = await client.mutate<Payload>(
      'signIn',
      { email: member.email, password: 'wrong password' },
      SIGN_IN,
    );
    expect(wrong).toMatchObject({ secondFactorNeeded: false, userErrors: [{ code: 'WRONG_CREDENTIALS' }] });
  });

  it('takes the code, of the step before and after too, but each only once', async () => {
    const { secret } = await enabled();
    now += 5 * STEP_MS;
    for (const step of [-2, 2]) {
      const { userErrors } = await unchanged(api().app, () => signIn(codeAt(secret, step)));
      expect(userErrors).toMatchObject([{ code: 'WRONG_CREDENTIALS', field: 'code' }]);
    }
    const code = codeAt(secret, -1);
    expect(await signIn(` ${code.slice(0, 3)} ${code.slice(3)}`)).toMatchObject({
      secondFactorNeeded: false,
      viewer: { secondFactorEnabled: true, secondFactorPassed: true },
    });
    const again = await unchanged(api().app, () => signIn(code));
    expect(again.userErrors).toMatchObject([{ code: 'WRONG_CREDENTIALS', field: 'code' }]);
    expect((await signIn(codeAt(secret, 1))).viewer).not.toBeNull();
    const older = await unchanged(api().app, () => signIn(codeAt(secret)));
    expect(older.userErrors).toMatchObject([{ code: 'WRONG_CREDENTIALS' }]);
  });

  it('takes one code once from many at once', async () => {
    const { secret } = await enabled();
    const answers = await Promise.all(Array.from({ length: 5 }, () => signIn(codeAt(secret))));
    expect(answers.filter(({ viewer }) => viewer)).toHaveLength(1);
  });

  it('is locked after too many wrong codes, though the password is right', async () => {
    const { secret } = await enabled();
    for (let i = 0; i < 10; i++) await signIn('000000');
    const { userErrors } = await unchanged(api().app, () => signIn(codeAt(secret)));
    expect(userErrors).toMatchObject([{ code: 'LOCKED' }]);
  });
});

describe('the second factor of a session', () => {
  it('is passed later in a session that began without it', async () => {
    const before = await signedIn(api(), member);
    const { secret } = await enabled();
    const passed = async () => (await before.ask('{ viewer { secondFactorPassed } }')).data;
    expect(await passed()).toEqual({ viewer: { secondFactorPassed: false } });
    const wrong = await unchanged(api().app, () =>
      before.mutate<Payload>('verifySecondFactor', { code: '000000' }, SELECTION),
    );
    expect(wrong.userErrors).toMatchObject([{ code: 'WRONG_CREDENTIALS', field: 'code' }]);
    const { viewer } = await before.mutate<Payload>(
      'verifySecondFactor',
      { code: codeAt(secret) },
      SELECTION,
    );
    expect(viewer).toEqual({ secondFactorEnabled: true, secondFactorPassed: true });
    expect(await passed()).toEqual({ viewer: { secondFactorPassed: true } });
  });

  it('cannot be passed by who has none', async () => {
    const client = await signedIn(api(), member);
    const { userErrors } = await unchanged(api().app, () =>
      client.mutate<Payload>('verifySecondFactor', { code: '000000' }, SELECTION),
    );
    expect(userErrors).toMatchObject([{ code: 'STATE' }]);
  });

  it('is turned off with password and code only', async () => {
    const { client, secret } = await enabled();
    for (const [input, field] of [
      [{ password: 'wrong password', code: codeAt(secret) }, 'password'],
      [{ password: PASSWORD, code: '000000' }, 'code'],
    ] as const) {
      const { userErrors } = await unchanged(api().app, () =>
        client.mutate<Payload>('disableSecondFactor', input, SELECTION),
      );
      expect(userErrors).toMatchObject([{ code: 'WRONG_CREDENTIALS', field }]);
    }
    const { viewer } = await client.mutate<Payload>(
      'disableSecondFactor',
      { password: PASSWORD, code: codeAt(secret) },
      SELECTION,
    );
    expect(viewer).toEqual({ secondFactorEnabled: false, secondFactorPassed: false });
    expect((await signIn(null)).viewer).not.toBeNull();
  });

  it('is required of finance officers, and of whoever acts in that role for somebody', async () => {
    const client = await signedIn(api(), await makeMember(api().app, administrator, ['FINANCE_OFFICER']));
    const { data } = await client.ask('{ viewer { secondFactorRequired secondFactorEnabled } }');
    expect(data).toEqual({ viewer: { secondFactorRequired: true, secondFactorEnabled: false } });
  });

  it('is what steps with money ask for', async () => {
    const { actor } = await scopeOf(api().app, member);
    const passed: UserActor = { ...(actor as UserActor), secondFactor: true };
    expect(() => requireSecondFactor(passed)).not.toThrow();
    expect(() => requireSecondFactor(actor)).toThrowError(
      expect.objectContaining({ code: 'SECOND_FACTOR_REQUIRED' }),
    );
    expect(() => requireSecondFactor(VISITOR)).toThrowError(
      expect.objectContaining({ code: 'SIGN_IN_REQUIRED' }),
    );
  });
});

describe('sealing', () => {
  it('opens for the same user and market secret only, and notices every change', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.uuid(),
        fc.uuid(),
        fc.string({ minLength: 1 }),
        fc.nat(),
        (text, user, other, key, at) => {
          const sealed = sealSecret(key, user, text);
          expect(openSecret(key, user, sealed)).toBe(text);
          if (user !== other) expect(() => openSecret(key, other, sealed)).toThrow();
          expect(() => openSecret(`${key}x`, user, sealed)).toThrow();
          const bytes = Buffer.from(sealed, 'base64');
          const index = at % bytes.length;
          bytes[index] = (bytes[index] ?? 0) ^ 1;
          expect(() => openSecret(key, user, bytes.toString('base64'))).toThrow();
        },
      ),
      { numRuns: 50 },
    );
  });

  it('reads six digits and nothing else', () => {
    const secret = 'A'.repeat(32);
    for (const code of ['', '12345', '1234567', 'abcdef', '12 34'])
      expect(stepOfCode(secret, code)).toBeNull();
    expect(stepOfCode(secret, codeAt(secret))).toBe(now / STEP_MS);
  });
});
