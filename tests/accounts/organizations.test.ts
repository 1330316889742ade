import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Organization } from '../../server/features/accounts/organizations/organization.entity.ts';
import { foundOrJoin } from '../../server/features/accounts/sign-up/place.ts';
import { signUp } from '../../server/features/accounts/sign-up/sign-up.service.ts';
import { jobScope } from '../../server/platform/app.ts';
import {
  type Member,
  makeMember,
  makeOperator,
  makeOrganization,
  newOrganization,
  newPerson,
  signedIn,
} from '../support/accounts.ts';
import { type ApiClient, USER_ERRORS, type UserErrorParts, useApi } from '../support/api.ts';
import { params, steps, unchanged } from './support.ts';

const api = useApi();
let operator: Member;
let desk: ApiClient;

beforeAll(async () => {
  operator = await makeOperator(api().app);
  desk = await signedIn(api(), operator);
});

interface Payload {
  account: (Record<string, unknown> & { version: number }) | null;
  userErrors: UserErrorParts[];
}
const SELECTION = `{ account { version employees revenue assets stateFunded subordination secrecyOffice noticeToEveryone
  sizeVerdict { sizeClass row reason figures { name value } }
  organization { name nameEn shortName website intro provinceCode cityCode industryDivision sizeClass } } ${USER_ERRORS} }`;
const edit = (client: ApiClient, input: object) =>
  client.mutate<Payload>('editOrganization', input, SELECTION);

describe('editing an enterprise', () => {
  let organization: Organization;
  let administrator: Member;
  let office: ApiClient;
  let base: { organizationId: string; expectedVersion: number };
  beforeEach(async () => {
    ({ organization, administrator } = await makeOrganization(api().app, operator, 'ENTERPRISE', {
      name: '绿油环保有限公司',
    }));
    office = await signedIn(api(), administrator);
    base = { organizationId: organization.id, expectedVersion: 2 };
  });

  it('changes what is given and leaves the rest; the size class follows the figures with its reasons', async () => {
    const { account } = await edit(office, {
      ...base,
      shortName: '绿油环保',
      website: 'https://lvyou.example.cn/about',
      employees: 300,
      revenue: '20000000.00',
    });
    expect(account).toEqual({
      version: 3,
      employees: 300,
      revenue: '20000000.00',
      assets: null,
      stateFunded: false,
      subordination: 'NONE',
      secrecyOffice: null,
      noticeToEveryone: false,
      sizeVerdict: {
        sizeClass: 'MEDIUM',
        row: 'INDUSTRY',
        reason: 'REACHES_ALL_MEDIUM_FLOORS',
        figures: [
          { name: 'EMPLOYEES', value: '300' },
          { name: 'EMPLOYEES_LARGE', value: '1000' },
          { name: 'EMPLOYEES_MEDIUM', value: '300' },
          { name: 'EMPLOYEES_SMALL', value: '20' },
          { name: 'REVENUE', value: '20000000.00' },
          { name: 'REVENUE_LARGE', value: '400000000.00' },
          { name: 'REVENUE_MEDIUM', value: '20000000.00' },
          { name: 'REVENUE_SMALL', value: '3000000.00' },
        ],
      },
      organization: {
        name: '绿油环保有限公司',
        nameEn: null,
        shortName: '绿油环保',
        website: 'https://lvyou.example.cn/about',
        intro: null,
        provinceCode: '230000',
        cityCode: '230100',
        industryDivision: 'C29',
        sizeClass: 'MEDIUM',
      },
    });
    const smaller = await edit(office, { ...base, expectedVersion: 3, employees: 299, shortName: null });
    expect(smaller.account).toMatchObject({
      version: 4,
      sizeVerdict: { sizeClass: 'SMALL' },
      organization: { sizeClass: 'SMALL', shortName: null },
    });
    const [event] = await api().app.db.query(
      `SELECT facts FROM audit_event WHERE case_id = $1 ORDER BY sequence DESC LIMIT 1`,
      [organization.id],
    );
    expect(event.facts).toEqual({
      before: { employees: 300, shortName: '绿油环保', sizeClass: 'MEDIUM' },
      after: { employees: 299, shortName: null, sizeClass: 'SMALL' },
    });
  });

  it('is told to the search when the public face changed, and only then', async () => {
    const told = async () =>
      (
        await api().app.db.query(`SELECT 1 FROM outbox_event WHERE topic = 'organization' AND key = $1`, [
          organization.id,
        ])
      ).length;
    const before = await told();
    await edit(office, { ...base, intro: '环保设备' });
    expect(await told()).toBe(before);
    await edit(office, { ...base, expectedVersion: 3, name: '绿油环保科技有限公司' });
    expect(await told()).toBe(before + 1);
  });

  it('without a change is none', async () => {
    const { account } = await unchanged(api().app, () => edit(office, { ...base, name: '绿油环保有限公司' }));
    expect(account?.version).toBe(2);
  });

  it('names everything that is wrong at once', async () => {
    const { userErrors } = await unchanged(api().app, () =>
      edit(office, {
        ...base,
        name: '',
        nameEn: 'x'.repeat(121),
        website: 'javascript:alert(1)',
        cityCode: '220100',
        industryDivision: '99',
        employees: -1,
        assets: '-0.01',
      }),
    );
    expect(userErrors.map(({ code, field }) => [code, field])).toEqual([
      ['REQUIRED', 'name'],
      ['TOO_LONG', 'nameEn'],
      ['INVALID', 'website'],
      ['INVALID', 'cityCode'],
      ['INVALID', 'industryDivision'],
      ['INVALID', 'employees'],
      ['INVALID', 'assets'],
    ]);
  });

  it('is refused on a stale version; of two at once one wins', async () => {
    const stale = await unchanged(api().app, () =>
      edit(office, { ...base, expectedVersion: 1, intro: '甲' }),
    );
    expect(stale.userErrors).toMatchObject([{ code: 'CONFLICT' }]);
    expect(params(stale.userErrors[0])).toEqual({ version: '2' });
    const answers = await Promise.all(['甲', '乙', '丙'].map((intro) => edit(office, { ...base, intro })));
    expect(answers.filter(({ account }) => account)).toHaveLength(1);
    expect(
      (await steps(api().app, 'Organization', organization.id)).filter((step) => step === 'editOrganization'),
    ).toHaveLength(1);
  });

  it('is for its administrators and the operator; what rules depend on only for the operator', async () => {
    const member = await signedIn(api(), await makeMember(api().app, administrator, ['ENTERPRISE_MEMBER']));
    const stranger = await signedIn(
      api(),
      (await makeOrganization(api().app, operator, 'UNIVERSITY')).administrator,
    );
    for (const client of [member, stranger]) {
      const { userErrors } = await unchanged(api().app, () => edit(client, { ...base, intro: '甲' }));
      expect(userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    }
    for (const input of [{ stateFunded: true }, { subordination: 'PROVINCIAL' }]) {
      const { userErrors } = await unchanged(api().app, () =>
        edit(office, { ...base, intro: '甲', ...input }),
      );
      expect(userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    }
    const { account } = await edit(desk, { ...base, stateFunded: true, subordination: 'PROVINCIAL' });
    expect(account).toMatchObject({ stateFunded: true, subordination: 'PROVINCIAL', version: 3 });
  });
});

describe('editing a unit', () => {
  it('sets its secrecy office and who reads its notices; it has no industry and no size', async () => {
    const { organization, administrator } = await makeOrganization(api().app, operator, 'UNIVERSITY');
    const office = await signedIn(api(), administrator);
    const base = { organizationId: organization.id, expectedVersion: 2 };
    const { account } = await edit(office, {
      ...base,
      secrecyOffice: '保密办公室',
      noticeToEveryone: true,
      employees: 2000,
    });
    expect(account).toMatchObject({
      secrecyOffice: '保密办公室',
      noticeToEveryone: true,
      sizeVerdict: null,
      organization: { sizeClass: null },
    });
    const { userErrors } = await unchanged(api().app, () =>
      edit(office, { ...base, expectedVersion: 3, industryDivision: 'C29' }),
    );
    expect(userErrors).toMatchObject([{ code: 'INVALID', field: 'industryDivision' }]);
  });
});

describe('the account of an organisation', () => {
  it('is for its members and the operator', async () => {
    const { organization, administrator } = await makeOrganization(api().app, operator, 'ENTERPRISE', {
      revenue: 5_000_000n,
    });
    const query = 'query ($id: ID!) { organizationAccount(id: $id) { id revenue } }';
    for (const client of [desk, await signedIn(api(), administrator)]) {
      const { data } = await client.ask(query, { id: organization.id });
      expect(data).toEqual({ organizationAccount: { id: organization.id, revenue: '50000.00' } });
    }
    const stranger = await signedIn(
      api(),
      (await makeOrganization(api().app, operator, 'UNIVERSITY')).administrator,
    );
    expect((await stranger.ask(query, { id: organization.id })).errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
    expect((await api().visitor().ask(query, { id: organization.id })).errors?.[0]?.extensions.code).toBe(
      'SIGN_IN_REQUIRED',
    );
    expect((await desk.ask(query, { id: 'x' })).data).toEqual({ organizationAccount: null });
  });
});

describe('finding organisations', () => {
  const FIND = `query ($text: String, $kinds: [OrganizationKind!], $provinceCode: String, $first: Int, $after: String) {
    organizations(text: $text, kinds: $kinds, provinceCode: $provinceCode, first: $first, after: $after) {
      totalCount edges { node { id name kind } } pageInfo { hasNextPage endCursor } } }`;
  interface Found {
    organizations: {
      totalCount: number;
      edges: { node: { id: string; name: string; kind: string } }[];
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  }
  const find = async (variables: object, client = api().visitor()) => {
    const reply = await client.ask<Found>(FIND, variables);
    return { names: reply.data?.organizations.edges.map(({ node }) => node.name), ...reply };
  };

  beforeAll(async () => {
    const { app } = api();
    await makeOrganization(app, operator, 'INSTITUTE', { name: '寻松花研究院' });
    await makeOrganization(app, operator, 'UNIVERSITY', {
      name: '寻春城大学',
      provinceCode: '220000',
      cityCode: '220100',
    });
    await makeOrganization(app, operator, 'ENTERPRISE', { name: '寻冰湖装备' });
    await makeOrganization(app, operator, 'ENTERPRISE', { name: '寻100%_纯' });
    await signUp(
      jobScope(app, 'test'),
      newPerson(),
      foundOrJoin(newOrganization('ENTERPRISE', { name: '寻未确认' }), ['ENTERPRISE']),
    );
  });

  it('gives confirmed ones in the order of pinyin, to everybody', async () => {
    const { names, data } = await find({ text: '寻' });
    expect(names).toEqual(['寻100%_纯', '寻冰湖装备', '寻春城大学', '寻松花研究院']);
    expect(data?.organizations.totalCount).toBe(4);
  });

  it('narrows by kind and province; signs of patterns are plain text', async () => {
    expect((await find({ text: '寻', kinds: ['UNIVERSITY', 'INSTITUTE'] })).names).toEqual([
      '寻春城大学',
      '寻松花研究院',
    ]);
    expect((await find({ text: '寻', provinceCode: '220000' })).names).toEqual(['寻春城大学']);
    expect((await find({ text: '0%_' })).names).toEqual(['寻100%_纯']);
    expect((await find({ text: '%寻' })).names).toEqual([]);
  });

  it('finds by the whole credit code, however it is written', async () => {
    const { organization } = await makeOrganization(api().app, operator, 'AGENCY', { name: '按码找' });
    expect((await find({ text: organization.creditCode.toLowerCase() })).names).toEqual(['按码找']);
    expect((await find({ text: organization.creditCode.slice(0, 12) })).names).toEqual([]);
  });

  it('pages by cursor without gap or repetition', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { names, data }: Awaited<ReturnType<typeof find>> = await find({ text: '寻', first: 1, after });
      seen.push(...(names ?? []));
      after = data?.organizations.pageInfo.hasNextPage ? data.organizations.pageInfo.endCursor : null;
    } while (after);
    expect(seen).toEqual(['寻100%_纯', '寻冰湖装备', '寻春城大学', '寻松花研究院']);
  });

  it('refuses pages and texts that are too long, and cursors of elsewhere', async () => {
    expect((await find({ first: 101 })).errors?.[0]?.extensions.code).toBe('LIMIT');
    expect((await find({ text: '长'.repeat(101) })).errors?.[0]?.extensions.code).toBe('TOO_LONG');
    expect((await find({ after: 'x' })).errors?.[0]?.extensions.code).toBe('INVALID');
  });

  it('costs two statements with the count and one without', async () => {
    expect((await find({ text: '寻' })).statements).toBe(2);
    const without = await api()
      .visitor()
      .ask('{ organizations(first: 50) { edges { node { id name kind creditCode } } } }');
    expect(without.statements).toBe(1);
  });

  it('by id shows what waits only to its members and the operator', async () => {
    const membership = await signUp(
      jobScope(api().app, 'test'),
      newPerson(),
      foundOrJoin(newOrganization('ENTERPRISE'), ['ENTERPRISE']),
    );
    const query = 'query ($id: ID!) { organization(id: $id) { status } }';
    const id = membership.organizationId;
    expect((await api().visitor().ask(query, { id })).data).toEqual({ organization: null });
    expect((await desk.ask(query, { id })).data).toEqual({ organization: { status: 'PENDING' } });
    expect((await api().visitor().ask(query, { id: 'x' })).data).toEqual({ organization: null });
  });
});
