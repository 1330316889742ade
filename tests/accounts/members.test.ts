import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { membersWithRole } from '../../server/features/accounts/members/members-with-role.ts';
import {
  askToJoin,
  type Member,
  makeMember,
  makeOperator,
  makeOrganization,
  membershipRow,
  signedIn,
} from '../support/accounts.ts';
import { type ApiClient, USER_ERRORS, type UserErrorParts, useApi } from '../support/api.ts';
import { params, steps, unchanged, waitingMails } from './support.ts';

const api = useApi();
let operator: Member;
let administrator: Member;
let office: ApiClient;

beforeAll(async () => {
  operator = await makeOperator(api().app);
});
beforeEach(async () => {
  ({ administrator } = await makeOrganization(api().app, operator, 'UNIVERSITY'));
  office = await signedIn(api(), administrator);
});

interface Payload {
  membership: { status: string; roles: string[]; version: number; title: string | null } | null;
  userErrors: UserErrorParts[];
}
const SELECTION = `{ membership { status roles version title department } ${USER_ERRORS} }`;
const change = (client: ApiClient, input: object) => client.mutate<Payload>('changeRoles', input, SELECTION);
const end = (client: ApiClient, membershipId: string, expectedVersion = 2) =>
  client.mutate<Payload>('endMembership', { membershipId, expectedVersion, reason: '调离' }, SELECTION);

describe('changing roles', () => {
  it('takes effect in the member’s open sessions at once', async () => {
    const { app } = api();
    const member = await makeMember(app, administrator, ['RESEARCHER'], { title: '讲师' });
    const client = await signedIn(api(), member);
    const { membership } = await change(office, {
      membershipId: member.membershipId,
      expectedVersion: 2,
      roles: ['OFFICER'],
      department: '成果转化处',
    });
    expect(membership).toEqual({
      status: 'ACTIVE',
      roles: ['OFFICER'],
      version: 3,
      title: '讲师',
      department: '成果转化处',
    });
    expect((await client.ask('{ viewer { actingRoles } }')).data).toEqual({
      viewer: { actingRoles: ['OFFICER'] },
    });
    const [event] = await app.db.query(
      `SELECT facts FROM audit_event WHERE case_id = $1 AND action = 'changeRoles'`,
      [member.membershipId],
    );
    expect(event.facts).toMatchObject({ roles: ['OFFICER'], rolesBefore: ['RESEARCHER'] });
  });

  it('refuses a stale version, unfit roles, and who is no administrator', async () => {
    const { app } = api();
    const member = await makeMember(app, administrator, ['RESEARCHER']);
    const officer = await signedIn(api(), await makeMember(app, administrator, ['OFFICER']));
    const base = { membershipId: member.membershipId, expectedVersion: 2, roles: ['OFFICER'] };
    for (const [client, input, code] of [
      [office, { ...base, expectedVersion: 1 }, 'CONFLICT'],
      [office, { ...base, roles: ['SUPERVISOR', 'OFFICER'] }, 'INVALID'],
      [office, { ...base, roles: ['REGULATOR'] }, 'INVALID'],
      [office, { ...base, title: '长'.repeat(61) }, 'TOO_LONG'],
      [officer, base, 'FORBIDDEN'],
    ] as const) {
      const { userErrors } = await unchanged(app, () => change(client, input));
      expect(userErrors.map((error) => error.code)).toEqual([code]);
    }
  });

  it('lets nobody grant themselves a role, but give one up', async () => {
    const { app } = api();
    const second = await makeMember(app, administrator, ['ADMINISTRATOR', 'RESEARCHER']);
    const client = await signedIn(api(), second);
    const base = { membershipId: second.membershipId, expectedVersion: 2 };
    const { userErrors } = await unchanged(app, () =>
      change(client, { ...base, roles: ['ADMINISTRATOR', 'FINANCE_OFFICER'] }),
    );
    expect(userErrors).toMatchObject([{ code: 'FOUR_EYES' }]);
    const { membership } = await change(client, { ...base, roles: ['RESEARCHER'] });
    expect(membership?.roles).toEqual(['RESEARCHER']);
    const after = await change(client, { ...base, expectedVersion: 3, roles: ['RESEARCHER'] });
    expect(after.userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  });

  it('leaves the last administrator one', async () => {
    const { userErrors } = await unchanged(api().app, () =>
      change(office, { membershipId: administrator.membershipId, expectedVersion: 2, roles: ['RESEARCHER'] }),
    );
    expect(userErrors).toMatchObject([{ code: 'STATE' }]);
    expect(params(userErrors[0])).toEqual({ reason: 'LAST_ADMINISTRATOR' });
  });

  it('is not for memberships that wait', async () => {
    const { membershipId } = await askToJoin(api().app, administrator.organizationId, ['RESEARCHER']);
    const { userErrors } = await unchanged(api().app, () =>
      change(office, { membershipId, expectedVersion: 1, roles: ['OFFICER'] }),
    );
    expect(userErrors).toMatchObject([{ code: 'STATE' }]);
    expect(params(userErrors[0])).toMatchObject({
      state: 'PENDING',
      possible: 'confirmMembership rejectMembership',
    });
  });
});

describe('ending a membership', () => {
  it('takes the member’s open sessions their roles at once, and tells them', async () => {
    const { app } = api();
    const member = await makeMember(app, administrator, ['OFFICER']);
    const client = await signedIn(api(), member);
    const { membership } = await end(office, member.membershipId);
    expect(membership).toMatchObject({ status: 'ENDED', version: 3 });
    expect((await client.ask('{ viewer { acting { id } actingRoles } }')).data).toEqual({
      viewer: { acting: null, actingRoles: [] },
    });
    const again = await client.mutate<Payload>(
      'actAs',
      { membershipId: member.membershipId },
      `{ ${USER_ERRORS} }`,
    );
    expect(again.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await steps(app, 'Membership', member.membershipId)).toEqual([
      'signUp',
      'confirmMembership',
      'endMembership',
    ]);
    expect((await waitingMails(app)).at(-1)).toMatchObject({ to: member.email });
    expect((await waitingMails(app)).at(-1)?.text).toContain('调离');
    const fresh = await signedIn(api(), member);
    expect((await fresh.ask('{ viewer { acting { id } } }')).data).toEqual({ viewer: { acting: null } });
  });

  it('is for administrators and for oneself', async () => {
    const { app } = api();
    const member = await makeMember(app, administrator, ['RESEARCHER']);
    const colleague = await signedIn(api(), await makeMember(app, administrator, ['OFFICER']));
    const other = await signedIn(api(), (await makeOrganization(app, operator, 'INSTITUTE')).administrator);
    for (const client of [colleague, other]) {
      const { userErrors } = await unchanged(app, () => end(client, member.membershipId));
      expect(userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    }
    const own = await end(await signedIn(api(), member), member.membershipId);
    expect(own.membership?.status).toBe('ENDED');
    const twice = await unchanged(app, () => end(office, member.membershipId, 3));
    expect(twice.userErrors).toMatchObject([{ code: 'STATE' }]);
  });

  it('needs a reason and the version that was decided on', async () => {
    const { app } = api();
    const { membershipId } = await makeMember(app, administrator, ['RESEARCHER']);
    const stale = await unchanged(app, () => end(office, membershipId, 1));
    expect(stale.userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    const { userErrors } = await unchanged(app, () =>
      office.mutate<Payload>('endMembership', { membershipId, expectedVersion: 2, reason: '' }, SELECTION),
    );
    expect(userErrors).toMatchObject([{ code: 'REQUIRED', field: 'reason' }]);
  });

  it('leaves the last administrator', async () => {
    const { userErrors } = await unchanged(api().app, () => end(office, administrator.membershipId));
    expect(params(userErrors[0])).toEqual({ reason: 'LAST_ADMINISTRATOR' });
  });

  it('leaves one of two administrators who end each other, or both give up, at once', async () => {
    const { app } = api();
    const second = await makeMember(app, administrator, ['ADMINISTRATOR']);
    const client = await signedIn(api(), second);
    const answers = await Promise.all([
      end(office, second.membershipId),
      end(client, administrator.membershipId),
      change(office, { membershipId: administrator.membershipId, expectedVersion: 2, roles: ['RESEARCHER'] }),
    ]);
    expect(answers.filter(({ membership }) => membership)).toHaveLength(1);
    const rows = await Promise.all([administrator, second].map((each) => membershipRow(app, each)));
    expect(
      rows.filter(({ status, roles }) => status === 'ACTIVE' && roles.includes('ADMINISTRATOR')),
    ).toHaveLength(1);
  });

  it('frees the way for a new one', async () => {
    const { app } = api();
    const member = await makeMember(app, administrator, ['RESEARCHER']);
    await end(office, member.membershipId);
    const client = await signedIn(api(), member);
    const { membership } = await client.mutate<Payload>(
      'requestMembership',
      { organizationId: administrator.organizationId, roles: ['RESEARCHER'] },
      SELECTION,
    );
    expect(membership?.status).toBe('PENDING');
  });
});

describe('the members of an organisation', () => {
  const ACCOUNT = `query ($id: ID!, $status: MembershipStatus) { organizationAccount(id: $id) {
    memberships(status: $status) { totalCount edges { node { status email user { name } } } } } }`;
  interface Members {
    organizationAccount: {
      memberships: { totalCount: number; edges: { node: { status: string; email: string | null } }[] };
    };
  }

  it('are shown whole to administrators, supervisors and the operator; colleagues see who is active, without addresses', async () => {
    const { app } = api();
    const id = administrator.organizationId;
    const supervisor = await makeMember(app, administrator, ['SUPERVISOR']);
    const researcher = await makeMember(app, administrator, ['RESEARCHER']);
    await askToJoin(app, id, ['RESEARCHER']);
    for (const member of [administrator, supervisor, operator]) {
      const client = await signedIn(api(), member);
      const { data } = await client.ask<Members>(ACCOUNT, { id });
      expect(data?.organizationAccount.memberships.totalCount).toBe(4);
      expect(data?.organizationAccount.memberships.edges.every(({ node }) => node.email)).toBe(true);
    }
    const client = await signedIn(api(), researcher);
    const active = await client.ask<Members>(ACCOUNT, { id, status: 'ACTIVE' });
    expect(active.data?.organizationAccount.memberships.edges.map(({ node }) => node.email)).toEqual([
      null,
      null,
      researcher.email,
    ]);
    for (const status of [null, 'PENDING', 'ENDED']) {
      const { errors } = await client.ask(ACCOUNT, { id, status });
      expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });

  it('are nobody else’s business', async () => {
    const stranger = await signedIn(
      api(),
      (await makeOrganization(api().app, operator, 'INSTITUTE')).administrator,
    );
    const { data, errors } = await stranger.ask(ACCOUNT, {
      id: administrator.organizationId,
      status: 'ACTIVE',
    });
    expect(data).toEqual({ organizationAccount: null });
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('cost the same number of statements however many they are', async () => {
    const { app } = api();
    const id = administrator.organizationId;
    const few = await office.ask(ACCOUNT, { id, status: 'ACTIVE' });
    await Promise.all(Array.from({ length: 12 }, () => makeMember(app, administrator, ['RESEARCHER'])));
    const many = await office.ask<Members>(ACCOUNT, { id, status: 'ACTIVE' });
    expect(many.data?.organizationAccount.memberships.edges).toHaveLength(13);
    expect(many.statements).toBe(few.statements);
    expect(many.statements).toBe(5);
  });
});

describe('membersWithRole', () => {
  it('finds active members with the role, in order of joining', async () => {
    const { app } = api();
    const first = await makeMember(app, administrator, ['OFFICER']);
    const second = await makeMember(app, administrator, ['OFFICER', 'RESEARCHER']);
    await askToJoin(app, administrator.organizationId, ['OFFICER']);
    const gone = await makeMember(app, administrator, ['OFFICER']);
    await end(office, gone.membershipId);
    const found = await membersWithRole(app.db.manager, administrator.organizationId, 'OFFICER');
    expect(found.map(({ email }) => email)).toEqual([first.email, second.email]);
  });
});
