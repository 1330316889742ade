import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { membersWithRole } from '../../server/features/accounts/members/members-with-role.ts';
import { DAY_MS, dayOf, setClock, startOfDay } from '../../server/platform/clock.ts';
import { type Member, makeMember, makeOperator, makeOrganization, signedIn } from '../support/accounts.ts';
import { type ApiClient, USER_ERRORS, type UserErrorParts, useApi } from '../support/api.ts';
import { params, steps, unchanged, waitingMails } from './support.ts';

const api = useApi();
let operator: Member;
let administrator: Member;
let officer: Member;
let colleague: Member;
let lender: ApiClient;
let borrower: ApiClient;
let today: string;

const inDays = (days: number) => dayOf(new Date(startOfDay(today).getTime() + days * DAY_MS));
/** Sets the clock to a time of a day in Asia/Shanghai. */
const setTime = (days: number, ms: number) => setClock(() => startOfDay(inDays(days)).getTime() + ms);

beforeAll(async () => {
  operator = await makeOperator(api().app);
  ({ administrator } = await makeOrganization(api().app, operator, 'UNIVERSITY'));
});
beforeEach(async () => {
  today = dayOf(new Date());
  setTime(0, DAY_MS / 2);
  officer = await makeMember(api().app, administrator, ['OFFICER', 'FINANCE_OFFICER', 'EXPERT']);
  colleague = await makeMember(api().app, administrator, ['RESEARCHER']);
  lender = await signedIn(api(), officer);
  borrower = await signedIn(api(), colleague);
});
afterEach(() => setClock(Date.now)());

interface Payload {
  delegation: { id: string; roles: string[]; revokedAt: string | null } | null;
  userErrors: UserErrorParts[];
}
const SELECTION = `{ delegation { id roles startsOn endsOn reason revokedAt from { id } to { id } } ${USER_ERRORS} }`;
const delegate = (values: object = {}, client = lender) =>
  client.mutate<Payload>(
    'delegate',
    {
      toMembershipId: colleague.membershipId,
      roles: ['OFFICER'],
      startsOn: today,
      endsOn: today,
      ...values,
    },
    SELECTION,
  );
const revoke = (client: ApiClient, delegationId: string | undefined) =>
  client.mutate<Payload>('revokeDelegation', { delegationId }, SELECTION);
const roles = async (client = borrower) =>
  (await client.ask<{ viewer: { actingRoles: string[] } }>('{ viewer { actingRoles } }')).data?.viewer
    .actingRoles;

describe('a delegation', () => {
  it('lends roles from the first moment of its first day to the last of its last, in Asia/Shanghai', async () => {
    const { delegation, userErrors } = await delegate({
      startsOn: inDays(1),
      endsOn: inDays(3),
      reason: '出差',
    });
    expect(userErrors).toEqual([]);
    expect(delegation).toMatchObject({
      roles: ['OFFICER'],
      startsOn: inDays(1),
      endsOn: inDays(3),
      reason: '出差',
      revokedAt: null,
      from: { id: officer.membershipId },
      to: { id: colleague.membershipId },
    });
    for (const [days, ms, expected] of [
      [0, DAY_MS - 1, ['RESEARCHER']],
      [1, 0, ['OFFICER', 'RESEARCHER']],
      [3, DAY_MS - 1, ['OFFICER', 'RESEARCHER']],
      [4, 0, ['RESEARCHER']],
    ] as const) {
      setTime(days, ms);
      expect(await roles()).toEqual(expected);
    }
  });

  it('is shown on both sides, told by mail and recorded as who acts', async () => {
    const { delegation } = await delegate();
    expect((await waitingMails(api().app)).at(-1)).toMatchObject({ to: colleague.email });
    const given = await lender.ask(
      '{ viewer { delegationsGiven { id to { user { id } } } delegatedFrom { id } } }',
    );
    expect(given.data).toEqual({
      viewer: {
        delegationsGiven: [{ id: delegation?.id, to: { user: { id: colleague.userId } } }],
        delegatedFrom: [],
      },
    });
    const taken = await borrower.ask(
      '{ viewer { delegatedFrom { id from { user { id } } } secondFactorRequired } }',
    );
    expect(taken.data).toEqual({
      viewer: {
        delegatedFrom: [{ id: delegation?.id, from: { user: { id: officer.userId } } }],
        secondFactorRequired: false,
      },
    });
    expect(await steps(api().app, 'Delegation', delegation?.id ?? '')).toEqual(['delegate']);
    await borrower.mutate('editProfile', { name: '代办人' }, '{ userErrors { code } }');
    const [event] = await api().app.db.query(
      `SELECT user_id, membership_id FROM audit_event WHERE action = 'editProfile' ORDER BY at DESC LIMIT 1`,
    );
    expect(event).toEqual({ user_id: colleague.userId, membership_id: colleague.membershipId });
  });

  it('asks for a second factor where money is lent', async () => {
    await delegate({ roles: ['FINANCE_OFFICER'] });
    const { data } = await borrower.ask('{ viewer { secondFactorRequired } }');
    expect(data).toEqual({ viewer: { secondFactorRequired: true } });
  });

  it('makes its holder one of the members with the role, for its days', async () => {
    await delegate({ startsOn: inDays(1), endsOn: inDays(1) });
    const { manager } = api().app.db;
    const holders = async () =>
      (await membersWithRole(manager, administrator.organizationId, 'OFFICER')).map(
        ({ membershipId }) => membershipId,
      );
    expect(await holders()).not.toContain(colleague.membershipId);
    setTime(1, 0);
    expect(await holders()).toContain(colleague.membershipId);
  });

  it('costs no further statement to know who acts', async () => {
    await delegate();
    expect((await borrower.ask('{ viewer { actingRoles } }')).statements).toBe(1);
  });

  it('lends no more than the lender still holds', async () => {
    await delegate({ roles: ['OFFICER', 'EXPERT'] });
    expect(await roles()).toEqual(['EXPERT', 'OFFICER', 'RESEARCHER']);
    const office = await signedIn(api(), administrator);
    await office.mutate(
      'changeRoles',
      { membershipId: officer.membershipId, expectedVersion: 2, roles: ['EXPERT'] },
      '{ userErrors { code } }',
    );
    expect(await roles()).toEqual(['EXPERT', 'RESEARCHER']);
  });

  it('gives a supervisor nothing that they supervise, however it came about', async () => {
    await delegate({ roles: ['OFFICER', 'EXPERT'] });
    const office = await signedIn(api(), administrator);
    await office.mutate(
      'changeRoles',
      { membershipId: colleague.membershipId, expectedVersion: 2, roles: ['SUPERVISOR'] },
      '{ userErrors { code } }',
    );
    expect(await roles()).toEqual(['EXPERT', 'SUPERVISOR']);
  });

  it.each([
    ['lender', () => officer],
    ['holder', () => colleague],
  ] as const)('ends with the membership of its %s', async (_who, whose) => {
    const { delegation } = await delegate({ endsOn: inDays(5) });
    const office = await signedIn(api(), administrator);
    await office.mutate(
      'endMembership',
      { membershipId: whose().membershipId, expectedVersion: 2, reason: '调离' },
      '{ userErrors { code } }',
    );
    expect(await roles()).not.toContain('OFFICER');
    expect(await steps(api().app, 'Delegation', delegation?.id ?? '')).toEqual([
      'delegate',
      'revokeDelegation',
    ]);
  });
});

describe('lending is refused', () => {
  it.each([
    ['from yesterday', () => ({ startsOn: inDays(-1) }), 'INVALID', 'startsOn', { reason: 'PAST' }],
    [
      'backwards',
      () => ({ startsOn: inDays(2), endsOn: inDays(1) }),
      'INVALID',
      'endsOn',
      { reason: 'ORDER' },
    ],
    ['for 91 days', () => ({ endsOn: inDays(90) }), 'LIMIT', 'endsOn', { max: '90' }],
    ['without roles', () => ({ roles: [] }), 'REQUIRED', 'roles', {}],
    [
      'of what is not one’s own',
      () => ({ roles: ['OFFICER', 'LEADERSHIP_MEMBER'] }),
      'INVALID',
      'roles',
      { reason: 'NOT_OWN', roles: 'LEADERSHIP_MEMBER' },
    ],
    [
      'to oneself',
      () => ({ toMembershipId: officer.membershipId }),
      'INVALID',
      'toMembershipId',
      { reason: 'SELF' },
    ],
    ['to nobody', () => ({ toMembershipId: 'x' }), 'NOT_FOUND', 'toMembershipId', {}],
    ['with too long a reason', () => ({ reason: '长'.repeat(501) }), 'TOO_LONG', 'reason', { max: '500' }],
  ])('%s', async (_what, values, code, field, expected) => {
    const { userErrors } = await unchanged(api().app, () => delegate(values()));
    expect(userErrors).toMatchObject([{ code, field }]);
    expect(params(userErrors[0])).toEqual(expected);
  });

  it('not for 90 days', async () => {
    expect((await delegate({ endsOn: inDays(89) })).userErrors).toEqual([]);
  });

  it('to members of other organisations, and to who is not active', async () => {
    const stranger = (await makeOrganization(api().app, operator, 'INSTITUTE')).administrator;
    const gone = await makeMember(api().app, administrator, ['RESEARCHER']);
    await api().app.db.query(`UPDATE membership SET status = 'ENDED' WHERE id = $1`, [gone.membershipId]);
    for (const { membershipId } of [stranger, gone]) {
      const { userErrors } = await unchanged(api().app, () => delegate({ toMembershipId: membershipId }));
      expect(userErrors).toMatchObject([{ code: 'NOT_FOUND', field: 'toMembershipId' }]);
    }
  });

  it('of oversight and of the power to grant', async () => {
    const supervisor = await signedIn(api(), await makeMember(api().app, administrator, ['SUPERVISOR']));
    const office = await signedIn(api(), administrator);
    const desk = await signedIn(api(), operator);
    for (const [client, role, reason] of [
      [supervisor, 'SUPERVISOR', 'NOT_DELEGABLE'],
      [office, 'ADMINISTRATOR', 'NOT_DELEGABLE'],
    ] as const) {
      const { userErrors } = await unchanged(api().app, () => delegate({ roles: [role] }, client));
      expect(params(userErrors[0])).toEqual({ reason, roles: role });
    }
    const helper = await makeMember(api().app, operator, ['ORGANISER']);
    const lent = await unchanged(api().app, () =>
      delegate({ roles: ['OPERATOR'], toMembershipId: helper.membershipId }, desk),
    );
    expect(params(lent.userErrors[0])).toEqual({ reason: 'NOT_DELEGABLE', roles: 'OPERATOR' });
  });

  it('of what is only lent oneself', async () => {
    await delegate();
    const third = await makeMember(api().app, administrator, ['RESEARCHER']);
    const { userErrors } = await unchanged(api().app, () =>
      delegate({ toMembershipId: third.membershipId }, borrower),
    );
    expect(params(userErrors[0])).toEqual({ reason: 'NOT_OWN', roles: 'OFFICER' });
  });

  it('to a supervisor of what they supervise', async () => {
    const { membershipId } = await makeMember(api().app, administrator, ['SUPERVISOR']);
    const { userErrors } = await unchanged(api().app, () => delegate({ toMembershipId: membershipId }));
    expect(params(userErrors[0])).toEqual({ reason: 'SUPERVISOR', roles: 'OFFICER' });
  });

  it('to who is not signed in', async () => {
    const { errors } = await api()
      .visitor()
      .ask(
        'mutation { delegate(input: { toMembershipId: "x", roles: [OFFICER], startsOn: "2026-11-22", endsOn: "2026-11-22" }) { userErrors { code } } }',
      );
    expect(errors?.[0]?.extensions.code).toBe('SIGN_IN_REQUIRED');
  });
});

describe('taking roles back', () => {
  it('works at once, for the lender and for an administrator', async () => {
    const office = await signedIn(api(), administrator);
    for (const client of [lender, office]) {
      const { delegation } = await delegate({ endsOn: inDays(3) });
      expect(await roles()).toContain('OFFICER');
      const revoked = await revoke(client, delegation?.id);
      expect(revoked.delegation?.revokedAt).not.toBeNull();
      expect(await roles()).toEqual(['RESEARCHER']);
      const again = await unchanged(api().app, () => revoke(client, delegation?.id));
      expect(params(again.userErrors[0])).toEqual({ reason: 'REVOKED' });
    }
  });

  it('is refused to everybody else, and for what is over', async () => {
    const { delegation } = await delegate();
    const stranger = await signedIn(
      api(),
      (await makeOrganization(api().app, operator, 'INSTITUTE')).administrator,
    );
    for (const client of [borrower, stranger]) {
      const { userErrors } = await unchanged(api().app, () => revoke(client, delegation?.id));
      expect(userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    }
    expect((await revoke(lender, 'x')).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    setTime(1, 0);
    const over = await unchanged(api().app, () => revoke(lender, delegation?.id));
    expect(params(over.userErrors[0])).toEqual({ reason: 'OVER' });
  });
});
