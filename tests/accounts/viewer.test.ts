import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Member,
  makeMember,
  makeOperator,
  makeOrganization,
  PASSWORD,
  signedIn,
} from '../support/accounts.ts';
import { useApi } from '../support/api.ts';

const api = useApi();
let officer: Member;

beforeAll(async () => {
  const { app } = api();
  const operator = await makeOperator(app);
  const { administrator } = await makeOrganization(app, operator, 'UNIVERSITY', { name: '松江工业大学' });
  officer = await makeMember(app, administrator, ['OFFICER', 'RESEARCHER'], { name: '王敏' });
});

const VIEWER = `{ viewer {
  user { name } email locale acting { id roles status organization { name kind } email } actingRoles
  memberships { id user { name } } delegatedFrom { id } delegationsGiven { id }
  secondFactorEnabled secondFactorRequired secondFactorPassed consentRequired consents { document documentVersion }
  sessions { current address }
} }`;

describe('the viewer', () => {
  it('is nobody without a cookie, at no cost', async () => {
    const reply = await api().visitor().ask('{ viewer { email } }');
    expect(reply).toMatchObject({ data: { viewer: null }, errors: undefined, statements: 0 });
  });

  it('is nobody with a cookie that is none of ours', async () => {
    const client = api().visitor();
    client.cookies.set('fruition_session', 'A'.repeat(43));
    expect(await client.ask('{ viewer { email } }')).toMatchObject({ data: { viewer: null }, statements: 1 });
    client.cookies.set('fruition_session', "x' OR true");
    expect(await client.ask('{ viewer { email } }')).toMatchObject({ data: { viewer: null }, statements: 0 });
  });

  it('tells who is signed in and as what', async () => {
    const client = await signedIn(api(), officer);
    const { data, errors } = await client.ask(VIEWER);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      viewer: {
        user: { name: '王敏' },
        email: officer.email,
        locale: 'zh-CN',
        acting: {
          id: officer.membershipId,
          roles: ['OFFICER', 'RESEARCHER'],
          status: 'ACTIVE',
          organization: { name: '松江工业大学', kind: 'UNIVERSITY' },
          email: officer.email,
        },
        actingRoles: ['OFFICER', 'RESEARCHER'],
        memberships: [{ id: officer.membershipId, user: { name: '王敏' } }],
        delegatedFrom: [],
        delegationsGiven: [],
        secondFactorEnabled: false,
        secondFactorRequired: false,
        secondFactorPassed: false,
        consentRequired: [],
        consents: [
          { document: 'TERMS', documentVersion: '2026-11' },
          { document: 'PRIVACY', documentVersion: '2026-11' },
        ],
        sessions: [{ current: true, address: '127.0.0.1' }],
      },
    });
  });

  it('costs one statement to know who acts', async () => {
    const client = await signedIn(api(), officer);
    expect(await client.ask('{ viewer { actingRoles } }')).toMatchObject({ statements: 1 });
  });

  it('costs five statements on every page of the client, whatever the number of memberships', async () => {
    const client = await signedIn(api(), officer);
    const page = `{ viewer { user { id name } email locale memberships { id roles organization { id name } }
      acting { id } actingRoles secondFactorEnabled secondFactorRequired secondFactorPassed consentRequired } }`;
    expect(await client.ask(page)).toMatchObject({ errors: undefined, statements: 5 });
  });

  it('answers a sign-in with the viewer of the new session', async () => {
    const client = api().visitor();
    const reply = await client.ask(
      `mutation { signIn(input: { email: "  ${officer.email.toUpperCase()} ", password: "${PASSWORD}" }) {
        secondFactorNeeded viewer { email actingRoles sessions { current } } userErrors { code } } }`,
    );
    expect(reply.data).toMatchObject({
      signIn: {
        secondFactorNeeded: false,
        viewer: { email: officer.email, actingRoles: ['OFFICER', 'RESEARCHER'] },
        userErrors: [],
      },
    });
  });
});
