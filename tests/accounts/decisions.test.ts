import { beforeAll, describe, expect, it } from 'vitest';
import {
  confirmMembership,
  rejectMembership,
} from '../../server/features/accounts/members/decide-membership.service.ts';
import { foundOrJoin } from '../../server/features/accounts/sign-up/place.ts';
import { signUp } from '../../server/features/accounts/sign-up/sign-up.service.ts';
import { jobScope, type Scope } from '../../server/platform/app.ts';
import {
  askToJoin,
  type Member,
  makeMember,
  makeOperator,
  makeOrganization,
  membershipRow,
  newOrganization,
  newPerson,
  scopeOf,
  signedIn,
} from '../support/accounts.ts';
import { type ApiClient, USER_ERRORS, type UserErrorParts, useApi } from '../support/api.ts';
import { params, steps, unchanged, waitingMails } from './support.ts';

const api = useApi();
let operator: Member;
let desk: ApiClient;

beforeAll(async () => {
  operator = await makeOperator(api().app);
  desk = await signedIn(api(), operator);
});

interface OrganizationPayload {
  account: { version: number; organization: { status: string } } | null;
  userErrors: UserErrorParts[];
}
interface MembershipPayload {
  membership: { status: string; roles: string[]; version: number } | null;
  userErrors: UserErrorParts[];
}
const ACCOUNT = `{ account { version organization { status } } ${USER_ERRORS} }`;
const MEMBERSHIP = `{ membership { status roles version decidedAt } ${USER_ERRORS} }`;

async function waitingOrganization() {
  const membership = await signUp(
    jobScope(api().app, 'test'),
    newPerson(),
    foundOrJoin(newOrganization('ENTERPRISE'), ['ENTERPRISE']),
  );
  return { membership, input: { organizationId: membership.organizationId, expectedVersion: 1 } };
}

describe('a new organisation', () => {
  it('is confirmed by the operator together with its first member, who is told', async () => {
    const { app } = api();
    const { membership, input } = await waitingOrganization();
    const { account } = await desk.mutate<OrganizationPayload>('confirmOrganization', input, ACCOUNT);
    expect(account).toEqual({ version: 2, organization: { status: 'CONFIRMED' } });
    expect(await app.db.manager.findOneByOrFail('Membership', { id: membership.id })).toMatchObject({
      status: 'ACTIVE',
      roles: ['ADMINISTRATOR', 'ENTERPRISE_MEMBER'],
      version: 2,
    });
    expect(await steps(app, 'Organization', input.organizationId)).toEqual(['signUp', 'confirmOrganization']);
    expect(await steps(app, 'Membership', membership.id)).toEqual(['signUp', 'confirmMembership']);
    expect((await waitingMails(app)).at(-1)?.subject).toContain('已确认入驻');
    const told = await app.db.query('SELECT key FROM outbox_event WHERE topic = $1 AND key = $2', [
      'organization',
      input.organizationId,
    ]);
    expect(told).toHaveLength(1);
  });

  it('is confirmed once by two at once', async () => {
    const { input } = await waitingOrganization();
    const answers = await Promise.all(
      [1, 2].map(() => desk.mutate<OrganizationPayload>('confirmOrganization', input, ACCOUNT)),
    );
    expect(answers.filter(({ account }) => account)).toHaveLength(1);
    expect(answers.flatMap(({ userErrors }) => userErrors)).toMatchObject([{ code: 'CONFLICT' }]);
    expect(await steps(api().app, 'Organization', input.organizationId)).toHaveLength(2);
  });

  it('is not confirmed twice, nor turned down afterwards', async () => {
    const { input } = await waitingOrganization();
    await desk.mutate('confirmOrganization', input, ACCOUNT);
    const later = { ...input, expectedVersion: 2, reason: '太晚' };
    for (const step of ['confirmOrganization', 'rejectOrganization']) {
      const { userErrors } = await unchanged(api().app, () =>
        desk.mutate<OrganizationPayload>(step, later, ACCOUNT),
      );
      expect(userErrors[0]?.code).toBe('STATE');
    }
  });

  it('is confirmed by nobody but the operator', async () => {
    const { administrator } = await makeOrganization(api().app, operator, 'UNIVERSITY');
    const client = await signedIn(api(), administrator);
    const { input } = await waitingOrganization();
    const { userErrors } = await unchanged(api().app, () =>
      client.mutate<OrganizationPayload>('confirmOrganization', input, ACCOUNT),
    );
    expect(userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    const { errors } = await unchanged(api().app, () =>
      api()
        .visitor()
        .ask(
          'mutation ($input: DecideOrganizationInput!) { confirmOrganization(input: $input) { userErrors { code } } }',
          { input },
        ),
    );
    expect(errors?.[0]?.extensions.code).toBe('SIGN_IN_REQUIRED');
    const list = await client.ask('{ pendingOrganizations { edges { node { id } } } }');
    expect(list.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('is not confirmed by the operator who would be its first member', async () => {
    const { app } = api();
    const { membership, input } = await waitingOrganization();
    await app.db.query('UPDATE membership SET user_id = $1 WHERE id = $2', [operator.userId, membership.id]);
    for (const step of ['confirmOrganization', 'rejectOrganization']) {
      const { userErrors } = await unchanged(app, () =>
        desk.mutate<OrganizationPayload>(step, { ...input, reason: 'x' }, ACCOUNT),
      );
      expect(userErrors).toMatchObject([{ code: 'FOUR_EYES' }]);
    }
  });

  it('is turned down with a reason only, with all who wait; then its code is free again', async () => {
    const { app } = api();
    const { membership, input } = await waitingOrganization();
    const other = await askToJoin(app, input.organizationId, ['ENTERPRISE_MEMBER']);
    const without = await unchanged(app, () =>
      desk.mutate<OrganizationPayload>('rejectOrganization', { ...input, reason: ' ' }, ACCOUNT),
    );
    expect(without.userErrors).toMatchObject([{ code: 'REQUIRED', field: 'reason' }]);
    const { account } = await desk.mutate<OrganizationPayload>(
      'rejectOrganization',
      { ...input, reason: '材料不全' },
      ACCOUNT,
    );
    expect(account?.organization.status).toBe('REJECTED');
    for (const id of [membership.id, other.membershipId]) {
      expect(await membershipRow(app, { membershipId: id })).toMatchObject({
        status: 'REJECTED',
        version: 2,
      });
    }
    expect((await waitingMails(app)).slice(-2).every(({ text }) => text.includes('材料不全'))).toBe(true);
    const [row] = await app.db.query<{ credit_code: string }[]>(
      'SELECT credit_code FROM organization WHERE id = $1',
      [input.organizationId],
    );
    const again = await signUp(
      jobScope(app, 'test'),
      newPerson(),
      foundOrJoin(newOrganization('ENTERPRISE', { creditCode: row?.credit_code ?? '' }), ['ENTERPRISE']),
    );
    expect(again.organizationId).not.toBe(input.organizationId);
    expect(again.roles).toContain('ADMINISTRATOR');
  });

  it('is listed for the operator, the oldest first', async () => {
    const { data } = await desk.ask<{
      pendingOrganizations: { edges: { node: { status: string } }[]; totalCount: number };
    }>(
      '{ pendingOrganizations(first: 2) { totalCount edges { node { status } } pageInfo { hasNextPage } } }',
    );
    expect(data?.pendingOrganizations.edges.every(({ node }) => node.status === 'PENDING')).toBe(true);
    expect(data?.pendingOrganizations.totalCount).toBeGreaterThanOrEqual(
      data?.pendingOrganizations.edges.length ?? 0,
    );
  });
});

describe('a membership that waits', () => {
  let administrator: Member;
  let office: ApiClient;
  beforeAll(async () => {
    ({ administrator } = await makeOrganization(api().app, operator, 'UNIVERSITY'));
    office = await signedIn(api(), administrator);
  });
  const waiting = () => askToJoin(api().app, administrator.organizationId, ['RESEARCHER']);

  it('is confirmed with the roles that the administrator grants', async () => {
    const { app } = api();
    const { membershipId } = await waiting();
    const { membership } = await office.mutate<MembershipPayload>(
      'confirmMembership',
      { membershipId, expectedVersion: 1, roles: ['RESEARCHER', 'OFFICER', 'OFFICER'] },
      MEMBERSHIP,
    );
    expect(membership).toMatchObject({ status: 'ACTIVE', roles: ['OFFICER', 'RESEARCHER'], version: 2 });
    expect(await steps(app, 'Membership', membershipId)).toEqual(['signUp', 'confirmMembership']);
    expect((await waitingMails(app)).at(-1)?.subject).toContain('您已加入');
  });

  it('puts whoever waits, signed in, to work at once', async () => {
    const member = await waiting();
    const client = await signedIn(api(), member);
    expect((await client.ask('{ viewer { acting { id } } }')).data).toEqual({ viewer: { acting: null } });
    await office.mutate(
      'confirmMembership',
      { membershipId: member.membershipId, expectedVersion: 1 },
      MEMBERSHIP,
    );
    expect((await client.ask('{ viewer { acting { id } actingRoles } }')).data).toEqual({
      viewer: { acting: { id: member.membershipId }, actingRoles: ['RESEARCHER'] },
    });
  });

  it('is decided once by two at once, whichever way', async () => {
    const { membershipId } = await waiting();
    const input = { membershipId, expectedVersion: 1, reason: '重复' };
    const answers = await Promise.all(
      ['confirmMembership', 'rejectMembership', 'confirmMembership'].map((step) =>
        office.mutate<MembershipPayload>(step, input, MEMBERSHIP),
      ),
    );
    expect(answers.filter(({ membership }) => membership)).toHaveLength(1);
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual([
      'CONFLICT',
      'CONFLICT',
    ]);
    expect(await steps(api().app, 'Membership', membershipId)).toHaveLength(2);
  });

  it('is turned down with a reason only', async () => {
    const { membershipId } = await waiting();
    const input = { membershipId, expectedVersion: 1 };
    const { userErrors } = await unchanged(api().app, () =>
      office.mutate<MembershipPayload>('rejectMembership', input, MEMBERSHIP),
    );
    expect(userErrors).toMatchObject([{ code: 'REQUIRED', field: 'reason' }]);
    const { membership } = await office.mutate<MembershipPayload>(
      'rejectMembership',
      { ...input, reason: '查无此人' },
      MEMBERSHIP,
    );
    expect(membership).toMatchObject({ status: 'REJECTED' });
    expect((await waitingMails(api().app)).at(-1)?.text).toContain('查无此人');
  });

  it.each([
    ['roles of another kind', ['ENTERPRISE_MEMBER'], 'KIND'],
    ['the operator’s role', ['OPERATOR'], 'KIND'],
    ['a supervisor who decides', ['SUPERVISOR', 'OFFICER'], 'SUPERVISOR'],
    ['a supervisor who pays', ['SUPERVISOR', 'FINANCE_OFFICER'], 'SUPERVISOR'],
    ['a supervisor who leads', ['SUPERVISOR', 'LEADERSHIP_MEMBER'], 'SUPERVISOR'],
  ])('is not confirmed with %s', async (_what, roles, reason) => {
    const { membershipId } = await waiting();
    const { userErrors } = await unchanged(api().app, () =>
      office.mutate<MembershipPayload>(
        'confirmMembership',
        { membershipId, expectedVersion: 1, roles },
        MEMBERSHIP,
      ),
    );
    expect(userErrors).toMatchObject([{ code: 'INVALID', field: 'roles' }]);
    expect(params(userErrors[0])).toMatchObject({ reason });
  });

  it('is not confirmed without roles', async () => {
    const { membershipId } = await waiting();
    const { userErrors } = await unchanged(api().app, () =>
      office.mutate<MembershipPayload>(
        'confirmMembership',
        { membershipId, expectedVersion: 1, roles: [] },
        MEMBERSHIP,
      ),
    );
    expect(userErrors).toMatchObject([{ code: 'REQUIRED', field: 'roles' }]);
  });

  it('is decided by administrators of that organisation only, and never by oneself', async () => {
    const { app } = api();
    const { membershipId } = await waiting();
    const input = { membershipId, expectedVersion: 1, reason: 'x' };
    const elsewhere = (await makeOrganization(app, operator, 'INSTITUTE')).administrator;
    const officer = await makeMember(app, administrator, ['OFFICER']);
    for (const other of [elsewhere, officer, operator]) {
      const client = await signedIn(api(), other);
      for (const step of ['confirmMembership', 'rejectMembership']) {
        const { userErrors } = await unchanged(app, () =>
          client.mutate<MembershipPayload>(step, input, MEMBERSHIP),
        );
        expect(userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
      }
    }
  });

  it('is never decided by who asked for it, had they the role by whatever way', async () => {
    const { app } = api();
    const own = await waiting();
    const actor = { ...(await scopeOf(app, administrator)).actor, userId: own.userId };
    const scope = { app, actor, address: null } as Scope;
    const input = { membershipId: own.membershipId, expectedVersion: 1, reason: 'x' };
    for (const step of [confirmMembership, rejectMembership]) {
      await unchanged(app, () => expect(step(scope, input)).rejects.toMatchObject({ code: 'FOUR_EYES' }));
    }
  });

  it('is NOT_FOUND where there is none', async () => {
    for (const membershipId of ['019aa000-0000-7000-8000-000000000000', 'x']) {
      const { userErrors } = await office.mutate<MembershipPayload>(
        'confirmMembership',
        { membershipId, expectedVersion: 1 },
        MEMBERSHIP,
      );
      expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: 'membershipId' }]);
    }
  });

  it('is listed for the administrators, with addresses', async () => {
    const fresh = (await makeOrganization(api().app, operator, 'INSTITUTE')).administrator;
    const client = await signedIn(api(), fresh);
    const first = await askToJoin(api().app, fresh.organizationId, ['RESEARCHER']);
    const second = await askToJoin(api().app, fresh.organizationId, ['RESEARCHER']);
    const { data } = await client.ask(
      '{ pendingMemberships { totalCount edges { node { id email user { name } organization { id } } } } }',
    );
    expect(data).toMatchObject({
      pendingMemberships: {
        totalCount: 2,
        edges: [first, second].map(({ membershipId, email }) => ({
          node: { id: membershipId, email, organization: { id: fresh.organizationId } },
        })),
      },
    });
  });
});
