import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Member, makeMember, makeOperator, makeOrganization, signedIn } from '../support/accounts.ts';
import { USER_ERRORS, type UserErrorParts, useApi } from '../support/api.ts';
import { steps, unchanged } from './support.ts';

const api = useApi();
let administrator: Member;
let member: Member;

beforeAll(async () => {
  const operator = await makeOperator(api().app);
  ({ administrator } = await makeOrganization(api().app, operator, 'UNIVERSITY'));
});
beforeEach(async () => {
  member = await makeMember(api().app, administrator, ['RESEARCHER']);
});

interface ViewerPayload {
  userErrors: UserErrorParts[];
}
const VIEWER = `{ viewer { email } ${USER_ERRORS} }`;

describe('consents', () => {
  const outdated = () =>
    api().app.db.query(
      `UPDATE consent SET document_version = '2025-01' WHERE user_id = $1 AND document = 'TERMS'`,
      [member.userId],
    );

  it('to a new version are asked for before anything is changed', async () => {
    const client = await signedIn(api(), member);
    await outdated();
    const { data } = await client.ask('{ viewer { consentRequired } }');
    expect(data).toEqual({ viewer: { consentRequired: ['TERMS'] } });
    const mutations = [
      'mutation { editProfile(input: { name: "新名" }) { viewer { locale } } }',
      'mutation { endOtherSessions { viewer { locale } } }',
      `mutation { actAs(input: { membershipId: "${member.membershipId}" }) { viewer { locale } } }`,
      `mutation { endMembership(input: { membershipId: "${member.membershipId}", expectedVersion: 2, reason: "x" }) { userErrors { code } } }`,
    ];
    for (const mutation of mutations) {
      const { errors } = await unchanged(api().app, () => client.ask(mutation));
      expect(errors?.[0]?.extensions).toMatchObject({
        code: 'CONSENT_REQUIRED',
        userErrors: [{ code: 'CONSENT_REQUIRED' }],
      });
    }
    const consents = [{ document: 'TERMS', documentVersion: '2026-11' }];
    const given = await client.mutate<{ viewer: object }>(
      'consentTo',
      { consents },
      '{ viewer { consentRequired consents { document documentVersion } } }',
    );
    expect(given).toEqual({
      viewer: {
        consentRequired: [],
        consents: [
          { document: 'TERMS', documentVersion: '2025-01' },
          { document: 'PRIVACY', documentVersion: '2026-11' },
          { document: 'TERMS', documentVersion: '2026-11' },
        ],
      },
    });
    const edited = await client.mutate<{ viewer: object }>(
      'editProfile',
      { name: '新名' },
      '{ viewer { user { name } } }',
    );
    expect(edited).toEqual({ viewer: { user: { name: '新名' } } });
    const trail = await steps(api().app, 'User', member.userId);
    expect(trail.filter((step) => step === 'consentTo')).toHaveLength(1);
    await unchanged(api().app, () => client.mutate('consentTo', { consents }, '{ userErrors { code } }'));
  });

  it('to other versions than those in force are refused', async () => {
    const client = await signedIn(api(), member);
    const { userErrors } = await unchanged(api().app, () =>
      client.mutate<ViewerPayload>(
        'consentTo',
        { consents: [{ document: 'TERMS', documentVersion: '2025-01' }] },
        VIEWER,
      ),
    );
    expect(userErrors).toMatchObject([{ code: 'INVALID', field: 'consents.0.documentVersion' }]);
  });

  it('do not keep anybody from signing out', async () => {
    const client = await signedIn(api(), member);
    await outdated();
    expect(await client.mutate('signOut', null, '{ done }')).toEqual({ done: true });
    expect(
      await api().app.db.query('SELECT 1 FROM user_session WHERE user_id = $1', [member.userId]),
    ).toEqual([]);
  });
});

describe('the profile', () => {
  it('takes a name and a language of the client', async () => {
    const client = await signedIn(api(), member);
    const refused = await unchanged(api().app, () =>
      client.mutate<ViewerPayload>('editProfile', { name: ' ', locale: 'fr' }, VIEWER),
    );
    expect(refused.userErrors.map(({ code, field }) => [code, field])).toEqual([
      ['REQUIRED', 'name'],
      ['INVALID', 'locale'],
    ]);
    const { viewer } = await client.mutate<{ viewer: object }>(
      'editProfile',
      { locale: 'en' },
      '{ viewer { locale } }',
    );
    expect(viewer).toEqual({ locale: 'en' });
  });
});
