import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Organization } from '../../server/features/accounts/organizations/organization.entity.ts';
import { features } from '../../server/features/index.ts';
import { calendarsOf } from '../../server/features/rulebook/calendars/calendars.service.ts';
import { LoadedCalendar } from '../../server/features/rulebook/calendars/loaded-calendar.entity.ts';
import { enforce } from '../../server/features/rulebook/enforce.ts';
import { rulebookOf, rulebookOfProvince } from '../../server/features/rulebook/rulebook.service.ts';
import { RulebookVersion } from '../../server/features/rulebook/versions/rulebook-version.entity.ts';
import type { App } from '../../server/platform/app.ts';
import { AuditEvent } from '../../server/platform/audit/audit-event.entity.ts';
import type { Actor } from '../../server/platform/auth/actor.ts';
import { setClock } from '../../server/platform/clock.ts';
import { buildGraphqlSchema } from '../../server/platform/graphql/build-schema.ts';
import { closeApp, migrate, openApp } from '../../server/platform/open-app.ts';
import { addWorkingDays } from '../../server/platform/standards/calendar.ts';
import { useTestEnvironment } from '../support/environment.ts';
import { addActor, addOrganization, ask } from './api.ts';

const environment = useTestEnvironment();
let app: App;
let schema: GraphQLSchema;
let unit: Organization;
let administrator: Actor & { membershipId: string };
let operator: Actor & { membershipId: string };
let now = '2026-11-22T02:00:00Z';
let restoreClock: () => void;

beforeAll(async () => {
  restoreClock = setClock(() => Date.parse(now));
  app = await openApp(environment().config, features);
  await migrate(app);
  schema = buildGraphqlSchema(features);
  const platform = await addOrganization(app, { kind: 'PLATFORM' });
  operator = await addActor(app, platform.id, 'OPERATOR');
});
afterAll(async () => {
  await closeApp(app);
  restoreClock();
});
beforeEach(async () => {
  now = '2026-11-22T02:00:00Z';
  unit = await addOrganization(app, { provinceCode: '220000', cityCode: '220100', kind: 'UNIVERSITY' });
  administrator = await addActor(app, unit.id, 'ADMINISTRATOR');
});

interface Answered {
  userErrors: {
    code: string;
    field: string | null;
    params: { name: string; value: string }[];
    rule: object | null;
  }[];
}
const ERRORS = 'userErrors { code field params { name value } rule { id authority citation } }';

async function run(mutation: string, selection: string, input: object, actor: Actor): Promise<Answered> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} ${ERRORS} } }`;
  const { data, errors } = await ask(app, schema, query, { input }, actor);
  expect(errors).toBeUndefined();
  return data?.[mutation] as Answered;
}

const adopt = (days: string | null, values: object = {}) =>
  run(
    'adoptRule',
    'rulebook { version }',
    {
      organizationId: unit.id,
      ruleId: 'PRC-2',
      effectiveFrom: '2026-11-22',
      parameters: days === null ? [] : [{ name: 'minimumDays', value: days }],
      reason: '校长办公会 2026 年第 9 次会议',
      ...values,
    },
    administrator,
  );
const amend = (input: object, actor: Actor = operator) =>
  run('amendRule', 'version { id version changes { parameter from to } }', input, actor);

/** How many rows and events there are: what a refusal must leave. */
async function kept() {
  return {
    versions: await app.db.manager.count(RulebookVersion),
    calendars: await app.db.manager.count(LoadedCalendar),
    events: await app.db.manager.count(AuditEvent),
  };
}
const daysOn = async (on?: string) =>
  (await rulebookOf(app.db.manager, unit, on)).rule('PRC-2')?.binding.minimumDays;

describe("a unit's own values", () => {
  it('bind from their day on and cite the document that they tighten', async () => {
    expect(await daysOn()).toBeUndefined();
    expect((await adopt('20')).userErrors).toEqual([]);
    expect(await daysOn()).toBe(20);
    const rulebook = await rulebookOf(app.db.manager, unit);
    const lasts = (days: number) => (asked: { minimumDays?: number }) => days >= (asked.minimumDays ?? 0);
    expect(() => enforce(rulebook, 'PRC-2', lasts(19))).toThrow();
    expect(enforce(rulebook, 'PRC-2', lasts(20))).toBeUndefined();
    expect(rulebook.rule('PRC-2')?.provisions.at(-1)).toMatchObject({
      layer: 'UNIT',
      parameters: { minimumDays: 20 },
      effectiveFrom: '2026-11-22',
    });
  });

  it('change in the middle of a case: each day keeps the values and the version it was judged by', async () => {
    await adopt(null);
    const first = await rulebookOf(app.db.manager, unit);
    now = '2026-12-05T02:00:00Z';
    await adopt('20', { effectiveFrom: '2026-12-10' });
    now = '2026-12-20T02:00:00Z';
    await adopt('30', { effectiveFrom: '2026-12-20' });
    expect(await Promise.all(['2026-12-09', '2026-12-10', '2026-12-19', '2026-12-20'].map(daysOn))).toEqual([
      15, 20, 20, 30,
    ]);
    expect(await daysOn('2026-11-21')).toBeUndefined();
    expect((await rulebookOf(app.db.manager, unit, '2026-11-22')).version).toBe(first.version);
    const rows = await app.db.manager.find(RulebookVersion, {
      where: { organizationId: unit.id },
      order: { at: 'ASC' },
    });
    expect(
      rows.map(({ changes }) => changes.map(({ parameter, from, to }) => [parameter, from, to])),
    ).toEqual([[['adopted', 'false', 'true']], [['minimumDays', '15', '20']], [['minimumDays', '20', '30']]]);
    expect(new Set(rows.map(({ version }) => version)).size).toBe(3);
    for (const { version, effectiveFrom } of rows) {
      expect((await rulebookOf(app.db.manager, unit, effectiveFrom)).version).toBe(version);
    }
  });

  it('end when the rule is given up, from today on', async () => {
    await adopt('20');
    now = '2026-11-25T02:00:00Z';
    const input = { organizationId: unit.id, ruleId: 'PRC-2', reason: '与新办法不一致' };
    expect(
      (await run('revokeRuleAdoption', 'rulebook { version }', input, administrator)).userErrors,
    ).toEqual([]);
    expect([await daysOn('2026-11-24'), await daysOn('2026-11-25')]).toEqual([20, undefined]);
  });

  it('that are laxer are refused with the rule, and nothing is kept', async () => {
    const before = await kept();
    const { userErrors } = await adopt('14');
    expect(userErrors).toEqual([
      {
        code: 'RULE',
        field: 'parameters.0.value',
        params: [
          { name: 'reason', value: 'LAXER' },
          { name: 'parameter', value: 'minimumDays' },
          { name: 'asked', value: '15' },
          { name: 'given', value: '14' },
        ],
        rule: {
          id: 'PRC-2',
          authority: 'DOCUMENT',
          citation: '《吉林省职务科技成果资产单列管理操作指引（试行，征求意见稿）》第13条 (JL-REF-G)',
        },
      },
    ]);
    const waived = await adopt(null, { parameters: [{ name: 'noticeRequired', value: 'false' }] });
    expect(waived.userErrors).toMatchObject([{ code: 'RULE', rule: { id: 'PRC-2', authority: 'LAW' } }]);
    expect(await kept()).toEqual(before);
    expect(await daysOn()).toBeUndefined();
  });

  it.each([
    [{ parameters: [{ name: 'days', value: '20' }] }, 'NOT_FOUND', 'parameters.0.name'],
    [{ parameters: [{ name: 'toString', value: '20' }] }, 'NOT_FOUND', 'parameters.0.name'],
    [{ parameters: [{ name: 'minimumDays', value: '-20' }] }, 'INVALID', 'parameters.0.value'],
    [{ parameters: [{ name: 'minimumDays', value: '99999' }] }, 'INVALID', 'parameters.0.value'],
    [{ parameters: [{ name: 'modes', value: 'GIFT' }] }, 'INVALID', 'parameters.0.value'],
    [
      {
        parameters: [
          { name: 'minimumDays', value: '20' },
          { name: 'minimumDays', value: '21' },
        ],
      },
      'ALREADY_EXISTS',
      'parameters.1.name',
    ],
    [{ effectiveFrom: '2026-11-21' }, 'INVALID', 'effectiveFrom'],
    [{ reason: '  ' }, 'REQUIRED', 'reason'],
    [{ reason: '长'.repeat(1001) }, 'TOO_LONG', 'reason'],
  ])('are refused: %j', async (values, code, field) => {
    const before = await kept();
    expect((await adopt('20', values)).userErrors).toMatchObject([{ code, field }]);
    expect(await kept()).toEqual(before);
  });

  it('are refused where they stand so already', async () => {
    await adopt('20');
    const before = await kept();
    expect((await adopt('20')).userErrors).toMatchObject([{ code: 'ALREADY_EXISTS' }]);
    expect(await kept()).toEqual(before);
  });
});

describe('rules of the platform', () => {
  const province = async (on?: string) =>
    (await rulebookOfProvince(app.db.manager, '210000', on)).parameters('REG-1');
  const input = {
    ruleId: 'REG-1',
    parameters: [{ name: 'certificateRequired', value: 'true' }],
    effectiveFrom: '2026-12-01',
    reason: '目录质量',
  };

  it('are amended by the operator with a version, and taken back by another', async () => {
    const { userErrors, version } = (await amend(input)) as Answered & { version: object };
    expect(userErrors).toEqual([]);
    expect(version).toMatchObject({
      version: expect.stringMatching(/^ALL-2026-12-01-/),
      changes: [{ parameter: 'certificateRequired', from: null, to: 'true' }],
    });
    expect((await province('2026-11-30'))?.certificateRequired).toBeUndefined();
    expect((await province('2026-12-01'))?.certificateRequired).toBe(true);
    now = '2027-01-05T02:00:00Z';
    expect((await amend({ ruleId: 'REG-1', parameters: [], reason: '恢复' })).userErrors).toEqual([]);
    expect((await province('2027-01-05'))?.certificateRequired).toBeUndefined();
    expect((await province('2027-01-04'))?.certificateRequired).toBe(true);
    const events = await app.db.manager.findBy(AuditEvent, { caseType: 'Rule' });
    expect(events.map(({ action, membershipId }) => [action, membershipId])).toEqual([
      ['amendRule', operator.membershipId],
      ['amendRule', operator.membershipId],
    ]);
  });

  it.each([
    [{ ruleId: 'PRC-3', parameters: [{ name: 'stopsSigning', value: 'false' }] }, 'RULE'],
    [{ ruleId: 'INC-2', parameters: [{ name: 'minimumBasisPoints', value: '9000' }] }, 'INVALID'],
    [{ ruleId: 'XX-1', parameters: [] }, 'NOT_FOUND'],
    [{ ruleId: 'DEM-1', parameters: [] }, 'ALREADY_EXISTS'],
    [{ ...input, effectiveFrom: '2026-11-21' }, 'INVALID'],
    [{ ...input, reason: '' }, 'REQUIRED'],
  ])('are left as they are by %j', async (values, code) => {
    const before = await kept();
    expect((await amend({ reason: '修订', ...values })).userErrors).toMatchObject([{ code }]);
    expect(await kept()).toEqual(before);
  });

  it('are for operators alone', async () => {
    const before = await kept();
    const query = `mutation ($input: AmendRuleInput!) { amendRule(input: $input) { userErrors { code } } }`;
    const { data, errors } = await ask(app, schema, query, { input }, administrator);
    expect([data, errors?.length]).toEqual([null, 1]);
    expect(await kept()).toEqual(before);
  });
});

describe('the history', () => {
  const READ = `query ($organizationId: ID, $province: String, $first: Int, $after: String) {
    rulebookVersions(organizationId: $organizationId, province: $province, first: $first, after: $after) {
      totalCount pageInfo { hasNextPage endCursor }
      edges { node { kind ruleId documentId reason effectiveFrom author { id } changes { parameter from to } } }
    }
  }`;
  interface History {
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string };
    edges: { node: { kind: string; documentId: string | null; author: object | null } }[];
  }
  const read = async (variables: object, actor?: Actor) => {
    const { data, errors } = await ask(app, schema, READ, { ...variables }, actor);
    return { history: data?.rulebookVersions as History | undefined, errors };
  };

  it('of a unit has its own changes and those of its province, page by page, the latest first', async () => {
    await adopt('20');
    now = '2027-02-01T02:00:00Z';
    await run(
      'setDocumentDates',
      'document { id }',
      { documentId: 'JL-REF', effectiveFrom: '2026-11-20', note: '正式印发' },
      operator,
    );
    await run('setDocumentDates', 'document { id }', { documentId: 'HLJ-REF', note: '仍不明' }, operator);
    const { history } = await read({ organizationId: unit.id, first: 1 }, administrator);
    expect(history?.edges.map(({ node }) => node)).toEqual([
      {
        kind: 'DOCUMENT_DATES',
        ruleId: null,
        documentId: 'JL-REF',
        reason: '正式印发',
        effectiveFrom: '2027-02-01',
        author: { id: operator.membershipId },
        changes: [{ parameter: 'effectiveFrom', from: null, to: '2026-11-20' }],
      },
    ]);
    const after = history?.pageInfo.endCursor;
    const rest = await read({ organizationId: unit.id, first: 50, after }, administrator);
    expect(rest.history?.edges.map(({ node }) => node.kind)).toContain('ADOPTION');
    expect(rest.history?.edges.map(({ node }) => node.documentId)).not.toContain('HLJ-REF');
  });

  it('of a province is public without persons and without the changes of units', async () => {
    await adopt('20');
    const { history, errors } = await read({ province: '220000', first: 100 });
    expect(errors).toBeUndefined();
    expect(history?.edges.every(({ node }) => node.author === null)).toBe(true);
    expect(history?.edges.map(({ node }) => node.kind)).not.toContain('ADOPTION');
  });

  it('of a unit is refused to strangers', async () => {
    const stranger = await addActor(app, (await addOrganization(app)).id, 'ADMINISTRATOR');
    for (const actor of [stranger, undefined]) {
      expect((await read({ organizationId: unit.id }, actor)).errors).toHaveLength(1);
    }
    expect((await read({})).errors).toHaveLength(1);
    expect((await read({ province: '999999' })).errors).toHaveLength(1);
  });

  it('is kept by the database: neither changed nor deleted', async () => {
    await adopt('20');
    await expect(app.db.query(`UPDATE rulebook_version SET reason = ''`)).rejects.toThrow(/append-only/);
    await expect(app.db.query('DELETE FROM loaded_calendar')).rejects.toThrow(/append-only/);
  });
});

describe('working calendars', () => {
  const calendar = {
    year: 2027,
    daysOff: [
      { from: '2027-02-06', to: '2027-02-12' },
      { from: '2027-01-01', to: '2027-01-03' },
    ],
    daysWorked: ['2027-02-14'],
    source: '国务院办公厅关于 2027 年部分节假日安排的通知',
  };
  const load = (values: object = {}, actor: Actor = operator) =>
    run(
      'loadCalendar',
      'calendar { year daysOff { from to } daysWorked source }',
      { ...calendar, ...values },
      actor,
    );

  it('of other years join those of the product, and the latest of a year counts', async () => {
    const term = async () => addWorkingDays('2026-12-30', 3, await calendarsOf(app.db.manager));
    expect(await term()).toEqual({ kind: 'CALENDAR_MISSING', year: 2027 });
    expect(await load()).toEqual({
      calendar: { ...calendar, daysOff: [...calendar.daysOff].reverse() },
      userErrors: [],
    });
    expect(await term()).toEqual({ kind: 'DAY', day: '2027-01-05' });
    now = '2026-11-23T02:00:00Z';
    await load({ daysOff: [{ from: '2027-01-01', to: '2027-01-04' }] });
    expect(await term()).toEqual({ kind: 'DAY', day: '2027-01-06' });
    const { data } = await ask(app, schema, '{ workingCalendars { year source loadedAt } }');
    expect(data?.workingCalendars).toEqual([
      { year: 2026, source: null, loadedAt: null },
      { year: 2027, source: calendar.source, loadedAt: '2026-11-23T02:00:00.000Z' },
    ]);
  });

  it('are refused with more spans than a year can have', async () => {
    const before = await kept();
    const daysOff = Array.from({ length: 61 }, () => ({ from: '2027-01-01', to: '2027-01-01' }));
    expect((await load({ daysOff })).userErrors).toMatchObject([{ code: 'LIMIT', field: 'daysOff' }]);
    expect(await kept()).toEqual(before);
  });

  it.each([
    [{ daysWorked: ['2027-02-15'] }, 'INVALID', 'daysOff'],
    [{ daysOff: [] }, 'INVALID', 'daysOff'],
    [{ daysOff: [{ from: '2027-01-03', to: '2027-01-01' }] }, 'INVALID', 'daysOff'],
    [{ daysOff: [{ from: '2026-12-31', to: '2027-01-01' }] }, 'INVALID', 'daysOff'],
    [{ source: ' ' }, 'REQUIRED', 'source'],
  ])('are refused: %j', async (values, code, field) => {
    const before = await kept();
    expect((await load(values)).userErrors).toMatchObject([{ code, field }]);
    expect(await kept()).toEqual(before);
  });

  it('are for operators alone', async () => {
    const before = await kept();
    const query =
      'mutation ($input: LoadCalendarInput!) { loadCalendar(input: $input) { userErrors { code } } }';
    const { data, errors } = await ask(app, schema, query, { input: calendar }, administrator);
    expect([data, errors?.length]).toEqual([null, 1]);
    expect(await kept()).toEqual(before);
  });
});
