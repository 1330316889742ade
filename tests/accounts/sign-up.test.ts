import { beforeAll, describe, expect, it } from 'vitest';
import { foundPlatform } from '../../server/features/accounts/sign-up/found-platform.service.ts';
import { foundOrJoin } from '../../server/features/accounts/sign-up/place.ts';
import { signUp } from '../../server/features/accounts/sign-up/sign-up.service.ts';
import { jobScope } from '../../server/platform/app.ts';
import {
  CONSENTS,
  type Member,
  makeMember,
  makeOperator,
  makeOrganization,
  newCreditCode,
  newOrganization,
  newPerson,
  PASSWORD,
  scopeOf,
  signedIn,
} from '../support/accounts.ts';
import { type ApiClient, USER_ERRORS, type UserErrorParts, useApi } from '../support/api.ts';
import { params, steps, unchanged, waitingMails } from './support.ts';

const api = useApi();
let visitor: ApiClient;
let operator: Member;

interface SignUpPayload {
  membership: {
    id: string;
    status: string;
    roles: string[];
    organization: { id: string; status: string };
  } | null;
  userErrors: UserErrorParts[];
}
const SELECTION = `{ membership { id status roles title organization { id status name sizeClass } } ${USER_ERRORS} }`;

let made = 0;
function enterprise(values: object = {}) {
  return {
    email: `boss${++made}@enterprise.cn`,
    password: PASSWORD,
    name: '赵强',
    title: '总经理',
    creditCode: newCreditCode(),
    organizationName: '冰湖装备有限公司',
    provinceCode: '230000',
    cityCode: '230100',
    industryDivision: 'C34',
    consents: CONSENTS,
    ...values,
  };
}
function researcher(values: object = {}) {
  return { email: `r${++made}@unit.cn`, password: PASSWORD, name: '李雪', consents: CONSENTS, ...values };
}
const signUpEnterprise = (input: object) =>
  visitor.mutate<SignUpPayload>('signUpEnterprise', input, SELECTION);
const signUpResearcher = (input: object) =>
  visitor.mutate<SignUpPayload>('signUpResearcher', input, SELECTION);

beforeAll(async () => {
  visitor = api().visitor();
  operator = await makeOperator(api().app);
});

describe('the platform', () => {
  it('is founded once, by the system alone', async () => {
    const { app } = api();
    const found = (scope: Parameters<typeof foundPlatform>[0]) =>
      foundPlatform(scope, newPerson(), newOrganization('PLATFORM'));
    await unchanged(app, () =>
      expect(found(jobScope(app, 'test'))).rejects.toMatchObject({ code: 'ALREADY_EXISTS' }),
    );
    const asPerson = await scopeOf(app, operator);
    await unchanged(app, () => expect(found(asPerson)).rejects.toMatchObject({ code: 'FORBIDDEN' }));
    const inTheirName = jobScope(app, 'test', asPerson.actor.kind === 'user' ? asPerson.actor : null);
    await unchanged(app, () => expect(found(inTheirName)).rejects.toMatchObject({ code: 'FORBIDDEN' }));
  });
});

describe('signing up an enterprise', () => {
  it('makes a new one wait with its first member', async () => {
    const { app } = api();
    const input = enterprise({ employees: 300, revenue: '20000000.00' });
    const { membership, userErrors } = await signUpEnterprise(input);
    expect(userErrors).toEqual([]);
    expect(membership).toMatchObject({
      status: 'PENDING',
      roles: ['ADMINISTRATOR', 'ENTERPRISE_MEMBER'],
      title: '总经理',
      organization: { status: 'PENDING', name: '冰湖装备有限公司', sizeClass: 'MEDIUM' },
    });
    const { id, organization } = membership as NonNullable<typeof membership>;
    expect(await steps(app, 'Membership', id)).toEqual(['signUp']);
    expect(await steps(app, 'Organization', organization.id)).toEqual(['signUp']);
    const mails = (await waitingMails(app)).filter(({ subject }) => subject.includes('冰湖装备'));
    expect(mails).toMatchObject([{ to: operator.email }]);
  });

  it('keeps names and addresses out of the audit chain', async () => {
    const { app } = api();
    const input = enterprise({ name: '孙不在链上' });
    await signUpEnterprise(input);
    const [chain] = await app.db.query<{ text: string }[]>(
      `SELECT string_agg(facts::text, '') AS text FROM audit_event`,
    );
    expect(chain?.text).not.toContain(input.email);
    expect(chain?.text).not.toContain('孙不在链上');
    const [personal] = await app.db.query<{ text: string }[]>(
      `SELECT string_agg(details::text, '') AS text FROM audit_personal`,
    );
    expect(personal?.text).toContain(input.email);
    expect(personal?.text).toContain('孙不在链上');
  });

  it('stores the password as argon2id only', async () => {
    const input = enterprise();
    await signUpEnterprise(input);
    const [row] = await api().app.db.query<{ password_hash: string }[]>(
      'SELECT password_hash FROM user_account WHERE email = $1',
      [input.email],
    );
    expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('joins one that is known by its credit code', async () => {
    const { organization, administrator } = await makeOrganization(api().app, operator, 'ENTERPRISE');
    const { membership } = await signUpEnterprise(enterprise({ creditCode: organization.creditCode }));
    expect(membership).toMatchObject({
      status: 'PENDING',
      roles: ['ENTERPRISE_MEMBER'],
      organization: { id: organization.id, status: 'CONFIRMED' },
    });
    expect((await waitingMails(api().app)).at(-1)).toMatchObject({ to: administrator.email });
  });

  it('refuses the code of another kind of organisation', async () => {
    const { app } = api();
    const { organization } = await makeOrganization(app, operator, 'UNIVERSITY');
    const { membership, userErrors } = await unchanged(app, () =>
      signUpEnterprise(enterprise({ creditCode: organization.creditCode })),
    );
    expect(membership).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'INVALID', field: 'creditCode' }]);
  });

  it('names everything that is wrong at once, and keeps nothing', async () => {
    const input = enterprise({
      email: 'not an address',
      password: 'short',
      name: '  ',
      creditCode: '91230199MA0000000X',
      cityCode: '220100',
      industryDivision: 'Z99',
      employees: -1,
      revenue: '-1.00',
      consents: [CONSENTS[0]],
    });
    const { membership, userErrors } = await unchanged(api().app, () => signUpEnterprise(input));
    expect(membership).toBeNull();
    expect(userErrors.map(({ code, field }) => [code, field])).toEqual([
      ['INVALID', 'email'],
      ['INVALID', 'password'],
      ['CONSENT_REQUIRED', 'consents'],
      ['REQUIRED', 'name'],
      ['INVALID', 'industryDivision'],
      ['INVALID', 'cityCode'],
      ['INVALID', 'employees'],
      ['INVALID', 'revenue'],
      ['INVALID', 'creditCode'],
    ]);
    expect(params(userErrors[1])).toEqual({ reason: 'TOO_SHORT', min: '10' });
    expect(params(userErrors[2])).toEqual({ documents: 'PRIVACY' });
  });

  it.each([
    ['1234567890', 'COMMON'],
    ['QwertyUiop123', 'COMMON'],
    ['aaaaaaaaaabb', 'COMMON'],
    ['weak@enterprise.cn', 'EMAIL'],
    ['nine char', 'TOO_SHORT'],
  ])('refuses the password %s as %s', async (password, reason) => {
    const input = enterprise({ email: 'Weak@Enterprise.cn', password });
    const { userErrors } = await unchanged(api().app, () => signUpEnterprise(input));
    expect(userErrors).toMatchObject([{ code: 'INVALID', field: 'password' }]);
    expect(params(userErrors[0])).toMatchObject({ reason });
  });

  it('refuses an address that has an account, in whatever case', async () => {
    const input = enterprise();
    await signUpEnterprise(input);
    const again = enterprise({ email: input.email.toUpperCase() });
    const { userErrors } = await unchanged(api().app, () => signUpEnterprise(again));
    expect(userErrors).toMatchObject([{ code: 'ALREADY_EXISTS', field: 'email' }]);
  });

  it('lets two with one address at once make one account', async () => {
    const email = 'twin@enterprise.cn';
    const answers = await Promise.all([1, 2, 3].map(() => signUpEnterprise(enterprise({ email }))));
    expect(answers.filter(({ membership }) => membership)).toHaveLength(1);
    expect(answers.flatMap(({ userErrors }) => userErrors.map(({ code }) => code))).toEqual([
      'ALREADY_EXISTS',
      'ALREADY_EXISTS',
    ]);
    const [row] = await api().app.db.query<{ users: number; organizations: number }[]>(
      `SELECT (SELECT count(*)::int FROM user_account WHERE email = $1) AS users,
         (SELECT count(*)::int FROM organization o WHERE NOT EXISTS
           (SELECT FROM membership m WHERE m.organization_id = o.id)) AS organizations`,
      [email],
    );
    expect(row).toEqual({ users: 1, organizations: 0 });
  });

  it('lets several with one new code at once found it once; the others ask to join', async () => {
    const creditCode = newCreditCode();
    const answers = await Promise.all([1, 2, 3, 4].map(() => signUpEnterprise(enterprise({ creditCode }))));
    const roles = answers.map(({ membership }) => membership?.roles.join(' ')).sort();
    expect(roles).toEqual([
      'ADMINISTRATOR ENTERPRISE_MEMBER',
      'ENTERPRISE_MEMBER',
      'ENTERPRISE_MEMBER',
      'ENTERPRISE_MEMBER',
    ]);
    expect(new Set(answers.map(({ membership }) => membership?.organization.id)).size).toBe(1);
  });
});

describe('signing up a researcher', () => {
  it('asks to join a unit that is known', async () => {
    const { organization } = await makeOrganization(api().app, operator, 'INSTITUTE');
    const { membership } = await signUpResearcher(
      researcher({ organizationId: organization.id, department: '土壤所' }),
    );
    expect(membership).toMatchObject({ status: 'PENDING', roles: ['RESEARCHER'] });
  });

  it('makes a new unit wait', async () => {
    const newUnit = {
      creditCode: newCreditCode(),
      name: '松花农业研究院',
      kind: 'INSTITUTE',
      provinceCode: '230000',
      cityCode: '230100',
      subordination: 'PROVINCIAL',
      stateFunded: true,
    };
    const { membership } = await signUpResearcher(researcher({ newUnit }));
    expect(membership).toMatchObject({
      status: 'PENDING',
      roles: ['ADMINISTRATOR', 'RESEARCHER'],
      organization: { status: 'PENDING', sizeClass: null },
    });
  });

  it.each([
    ['no unit', {}, ['REQUIRED', 'organizationId']],
    [
      'an unknown unit',
      { organizationId: '019aa000-0000-7000-8000-000000000000' },
      ['NOT_FOUND', 'organizationId'],
    ],
    ['what is no id', { organizationId: 'x' }, ['NOT_FOUND', 'organizationId']],
    [
      'an enterprise as new unit',
      {
        newUnit: {
          creditCode: '91350100M000100Y43',
          name: '某公司',
          kind: 'ENTERPRISE',
          provinceCode: '350000',
          cityCode: '350100',
          subordination: 'NONE',
          stateFunded: false,
        },
      },
      ['INVALID', 'newUnit.kind'],
    ],
  ])('refuses %s', async (_what, values, expected) => {
    const { userErrors } = await unchanged(api().app, () => signUpResearcher(researcher(values)));
    expect([userErrors[0]?.code, userErrors[0]?.field]).toEqual(expected);
  });

  it('refuses an enterprise as known unit', async () => {
    const { organization } = await makeOrganization(api().app, operator, 'ENTERPRISE');
    const { userErrors } = await unchanged(api().app, () =>
      signUpResearcher(researcher({ organizationId: organization.id })),
    );
    expect(userErrors).toMatchObject([{ code: 'INVALID', field: 'organizationId' }]);
  });
});

describe('signing up for other kinds, as seeds do', () => {
  it.each([
    ['AGENCY', ['ADMINISTRATOR', 'BROKER']],
    ['GOVERNMENT', ['ADMINISTRATOR', 'REGULATOR']],
  ] as const)('%s', async (kind, roles) => {
    const membership = await signUp(
      jobScope(api().app, 'test'),
      newPerson(),
      foundOrJoin(newOrganization(kind), [kind]),
    );
    expect(membership.roles).toEqual(roles);
  });
});

describe('asking for a further membership', () => {
  const SELECTED = `{ membership { status roles organization { id } } ${USER_ERRORS} }`;
  it('waits for the other organisation; the same again is refused', async () => {
    const { app } = api();
    const home = await makeOrganization(app, operator, 'UNIVERSITY');
    const other = await makeOrganization(app, operator, 'AGENCY');
    const member = await makeMember(app, home.administrator, ['RESEARCHER']);
    const client = await signedIn(api(), member);
    const input = { organizationId: other.organization.id, roles: ['BROKER'] };
    const first = await client.mutate<SignUpPayload>('requestMembership', input, SELECTED);
    expect(first.membership).toMatchObject({ status: 'PENDING', roles: ['BROKER'] });
    const second = await unchanged(app, () =>
      client.mutate<SignUpPayload>('requestMembership', input, SELECTED),
    );
    expect(second.userErrors).toMatchObject([{ code: 'ALREADY_EXISTS', field: 'organizationId' }]);
    const unfit = { organizationId: other.organization.id, roles: ['RESEARCHER'] };
    const third = await unchanged(app, () =>
      client.mutate<SignUpPayload>('requestMembership', unfit, SELECTED),
    );
    expect(third.userErrors).toMatchObject([{ code: 'INVALID', field: 'roles' }]);
  });
});
