import type { GraphQLSchema } from 'graphql';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Organization } from '../../server/features/accounts/organizations/organization.entity.ts';
import { features } from '../../server/features/index.ts';
import { rulebookOf, rulebooksOf } from '../../server/features/rulebook/rulebook.service.ts';
import { RulebookVersion } from '../../server/features/rulebook/versions/rulebook-version.entity.ts';
import type { App } from '../../server/platform/app.ts';
import { AuditEvent } from '../../server/platform/audit/audit-event.entity.ts';
import type { Actor } from '../../server/platform/auth/actor.ts';
import { setClock } from '../../server/platform/clock.ts';
import { countStatements } from '../../server/platform/database/statements.ts';
import { buildGraphqlSchema } from '../../server/platform/graphql/build-schema.ts';
import { closeApp, migrate, openApp } from '../../server/platform/open-app.ts';
import { useTestEnvironment } from '../support/environment.ts';
import { addActor, addOrganization, ask } from './api.ts';

const environment = useTestEnvironment();
let app: App;
let schema: GraphQLSchema;
let unit: Organization;
let administrator: Actor & { membershipId: string };
let now = '2026-11-22T02:00:00Z';
let restoreClock: () => void;

beforeAll(async () => {
  restoreClock = setClock(() => Date.parse(now));
  app = await openApp(environment().config, features);
  await migrate(app);
  schema = buildGraphqlSchema(features);
});
afterAll(async () => {
  await closeApp(app);
  restoreClock();
});
beforeEach(async () => {
  now = '2026-11-22T02:00:00Z';
  unit = await addOrganization(app);
  administrator = await addActor(app, unit.id, 'ADMINISTRATOR');
});

const ADOPT = `mutation($input: AdoptRuleInput!) { adoptRule(input: $input) {
  rulebook { version rules { id blocks adopted adoptedFrom layer } adoptions { ruleId effectiveFrom author { id } } }
  userErrors { code field params { name value } }
} }`;
const REVOKE = `mutation($input: RevokeRuleAdoptionInput!) { revokeRuleAdoption(input: $input) {
  rulebook { rules { id blocks } adoptions { ruleId effectiveFrom } } userErrors { code field }
} }`;
const READ = `query($organizationId: ID, $province: String, $on: Date) {
  rulebook(organizationId: $organizationId, province: $province, on: $on) {
    version province on organization { id } adoptions { ruleId }
    rules { id section layer authority kind kinds citation text textEn blocks adoptable adopted adoptedFrom effectiveFrom effectiveTo
      parameters { name value direction } }
    documents { id draft effectiveFrom effectiveTo note datesNote }
  }
}`;

interface Answered {
  rulebook: { version: string; rules: { id: string; blocks: boolean }[]; adoptions: unknown[] } | null;
  userErrors: { code: string; field: string | null }[];
}

async function adopt(
  ruleId: string,
  effectiveFrom = '2026-11-22',
  actor: Actor = administrator,
): Promise<Answered> {
  const input = { organizationId: unit.id, ruleId, effectiveFrom, reason: '修订管理办法' };
  const { data, errors } = await ask(app, schema, ADOPT, { input }, actor);
  expect(errors).toBeUndefined();
  return data?.adoptRule as Answered;
}

async function revoke(ruleId: string): Promise<Answered> {
  const { data, errors } = await ask(
    app,
    schema,
    REVOKE,
    { input: { organizationId: unit.id, ruleId, reason: '暂缓执行' } },
    administrator,
  );
  expect(errors).toBeUndefined();
  return data?.revokeRuleAdoption as Answered;
}

const decisions = () =>
  app.db.manager.find(RulebookVersion, { where: { organizationId: unit.id }, order: { at: 'ASC' } });
const events = () =>
  app.db.manager.find(AuditEvent, { where: { caseId: unit.id }, order: { sequence: 'ASC' } });
const blocks = async (ruleId: 'REG-1' | 'REG-2', on?: string) =>
  (await rulebookOf(app.db.manager, unit, on)).blocks(ruleId);

describe('adopting a rule', () => {
  it('makes a document block from its day on, with author and audit event', async () => {
    const { rulebook, userErrors } = await adopt('REG-2', '2026-12-01');
    expect(userErrors).toEqual([]);
    expect(rulebook?.rules.find(({ id }) => id === 'REG-2')).toEqual({
      id: 'REG-2',
      blocks: false,
      adopted: false,
      adoptedFrom: null,
      layer: 'DOCUMENT',
    });
    expect(rulebook?.adoptions).toEqual([]);
    expect(await decisions()).toMatchObject([
      {
        kind: 'ADOPTION',
        version: (await rulebookOf(app.db.manager, unit, '2026-12-01')).version,
        provinceCode: '230000',
        parameters: {},
        changes: [{ ruleId: 'REG-2', documentId: null, parameter: 'adopted', from: 'false', to: 'true' }],
        reason: '修订管理办法',
        authorMembershipId: administrator.membershipId,
        at: new Date(now),
        effectiveFrom: '2026-12-01',
      },
    ]);
    expect(await blocks('REG-2')).toBe(false);
    expect(await blocks('REG-2', '2026-12-01')).toBe(true);
    expect(
      (await events()).map(({ action, facts, membershipId, rulebookVersion }) => [
        action,
        facts,
        membershipId,
        rulebookVersion,
      ]),
    ).toEqual([
      [
        'adoptRule',
        {
          ruleId: 'REG-2',
          effectiveFrom: '2026-12-01',
          reason: '修订管理办法',
          changes: [{ ruleId: 'REG-2', documentId: null, parameter: 'adopted', from: 'false', to: 'true' }],
        },
        administrator.membershipId,
        rulebook?.version,
      ],
    ]);
  });

  it('can be given up again, and what was in effect before stays so for its days', async () => {
    const before = (await rulebookOf(app.db.manager, unit)).version;
    await adopt('REG-2');
    now = '2026-11-25T02:00:00Z';
    expect(await blocks('REG-2')).toBe(true);
    const { rulebook } = await revoke('REG-2');
    expect(rulebook?.rules.find(({ id }) => id === 'REG-2')?.blocks).toBe(false);
    expect(await blocks('REG-2', '2026-11-24')).toBe(true);
    expect((await rulebookOf(app.db.manager, unit)).version).toBe(before);
    expect((await decisions()).map(({ kind, effectiveFrom }) => [kind, effectiveFrom])).toEqual([
      ['ADOPTION', '2026-11-22'],
      ['REVOCATION', '2026-11-25'],
    ]);
    expect((await events()).map(({ action }) => action)).toEqual(['adoptRule', 'revokeRuleAdoption']);
    expect((await adopt('REG-2', '2026-11-26')).userErrors).toEqual([]);
  });

  it('revokes an adoption that was still to come', async () => {
    await adopt('REG-1', '2027-01-01');
    now = '2026-11-25T02:00:00Z';
    await revoke('REG-1');
    expect(await blocks('REG-1', '2027-06-01')).toBe(false);
  });

  it.each([
    ['REG-12', '2026-11-22', { code: 'INVALID', field: 'ruleId' }],
    ['REG-0', '2026-11-22', { code: 'INVALID', field: 'ruleId' }],
    ['REG-3', '2026-11-22', { code: 'INVALID', field: 'ruleId' }],
    ['REG-5', '2026-11-22', { code: 'NOT_FOUND', field: 'ruleId' }],
    ['toString', '2026-11-22', { code: 'NOT_FOUND', field: 'ruleId' }],
    ['REG-2', '2026-11-21', { code: 'INVALID', field: 'effectiveFrom' }],
  ])('refuses %s from %s and writes nothing', async (ruleId, effectiveFrom, error) => {
    const { rulebook, userErrors } = await adopt(ruleId, effectiveFrom);
    expect(rulebook).toBeNull();
    expect(userErrors).toMatchObject([error]);
    expect(await decisions()).toEqual([]);
    expect(await events()).toEqual([]);
  });

  it('refuses a second adoption and a revocation of nothing', async () => {
    await adopt('REG-2');
    expect((await adopt('REG-2')).userErrors).toMatchObject([{ code: 'ALREADY_EXISTS', field: 'ruleId' }]);
    expect((await revoke('REG-1')).userErrors).toMatchObject([{ code: 'NOT_FOUND', field: 'ruleId' }]);
    expect(await decisions()).toHaveLength(1);
  });

  it('lets only one of two administrators win the same rule', async () => {
    const second = await addActor(app, unit.id, 'ADMINISTRATOR');
    const answers = await Promise.all([adopt('REG-2'), adopt('REG-2', '2026-11-22', second)]);
    expect(answers.flatMap(({ userErrors }) => userErrors)).toMatchObject([{ code: 'ALREADY_EXISTS' }]);
    expect(await decisions()).toHaveLength(1);
  });

  it('is for administrators of that unit alone', async () => {
    const elsewhere = await addActor(app, (await addOrganization(app)).id, 'ADMINISTRATOR');
    expect((await adopt('REG-2', '2026-11-22', elsewhere)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    const input = { organizationId: unit.id, ruleId: 'REG-2', effectiveFrom: '2026-11-22', reason: '采纳' };
    const officer = await addActor(app, unit.id, 'OFFICER');
    for (const actor of [officer, undefined]) {
      const { data, errors } = await ask(app, schema, ADOPT, { input }, actor);
      expect(data ?? null).toBeNull();
      expect(errors).toHaveLength(1);
    }
    expect(await decisions()).toEqual([]);
  });

  it('is refused to an organisation that is not confirmed', async () => {
    unit = await addOrganization(app, { status: 'PENDING' });
    administrator = await addActor(app, unit.id, 'ADMINISTRATOR');
    expect((await adopt('REG-2')).userErrors).toMatchObject([{ code: 'STATE' }]);
    expect(await decisions()).toEqual([]);
  });

  it('is kept by the database: neither changed nor deleted', async () => {
    await adopt('REG-2');
    await expect(app.db.query(`UPDATE rulebook_version SET reason = ''`)).rejects.toThrow(/append-only/);
    await expect(app.db.query(`DELETE FROM rulebook_version`)).rejects.toThrow(/append-only/);
  });
});

describe('reading a rulebook', () => {
  it('of a province is public, with its documents', async () => {
    const { data, errors } = await ask(app, schema, READ, { province: '220000' });
    expect(errors).toBeUndefined();
    const rulebook = data?.rulebook as {
      version: string;
      rules: { id: string; parameters: unknown }[];
      documents: { id: string }[];
    };
    expect(rulebook).toMatchObject({
      province: '220000',
      on: '2026-11-22',
      organization: null,
      adoptions: [],
    });
    expect(rulebook.version).toMatch(/^JL-/);
    expect(rulebook.rules.find(({ id }) => id === 'REG-6')).toMatchObject({
      section: 'REG',
      layer: 'DOCUMENT',
      authority: 'DOCUMENT',
      kind: 'BLOCK',
      kinds: ['BLOCK', 'COMPUTE'],
      blocks: false,
      adoptable: true,
      adopted: false,
      adoptedFrom: null,
      effectiveFrom: null,
      effectiveTo: null,
      parameters: [
        { name: 'modes', value: 'TRANSFER LICENSE EQUITY', direction: 'ADD' },
        { name: 'filingWorkingDays', value: '10', direction: 'LESS' },
      ],
    });
    expect(rulebook.documents.map(({ id }) => id)).toEqual(['NAT', 'SME-2011', 'JL-REF', 'JL-REF-G']);
    expect(rulebook.documents[2]).toMatchObject({ draft: true, effectiveFrom: null, datesNote: null });
  });

  it('shows sums in yuan and tables of figures one by one', async () => {
    const { data } = await ask(app, schema, READ, { province: '230000' });
    const rulebook = data?.rulebook as
      | { rules: { id: string; parameters: { name: string; value: string }[] }[] }
      | undefined;
    const parameters = (id: string) => rulebook?.rules.find((rule) => rule.id === id)?.parameters;
    expect(parameters('INC-11')).toContainEqual({
      name: 'minimumPaid',
      value: '500000.00',
      direction: 'NONE',
    });
    expect(parameters('REP-3')).toContainEqual({
      name: 'targets.results2026',
      value: '100',
      direction: 'NONE',
    });
  });

  it('of a unit is for its members, operators and regulators', async () => {
    const member = await addActor(app, unit.id, 'RESEARCHER');
    const regulator = await addActor(
      app,
      (await addOrganization(app, { kind: 'GOVERNMENT' })).id,
      'REGULATOR',
    );
    const stranger = await addActor(app, (await addOrganization(app)).id, 'ADMINISTRATOR');
    const read = (actor?: Actor) => ask(app, schema, READ, { organizationId: unit.id }, actor);
    for (const actor of [member, regulator]) {
      expect((await read(actor)).data?.rulebook).toMatchObject({ organization: { id: unit.id } });
    }
    for (const actor of [stranger, undefined]) {
      const { data, errors } = await read(actor);
      expect(data).toBeNull();
      expect(errors).toHaveLength(1);
    }
  });

  it.each([{}, { province: '999999' }, { province: '230100' }])('refuses %j', async (variables) => {
    const { data, errors } = await ask(app, schema, READ, variables);
    expect(data).toBeNull();
    expect(errors).toHaveLength(1);
  });

  it('takes two statements for one unit and for fifty', async () => {
    const units = await Promise.all(Array.from({ length: 50 }, () => addOrganization(app)));
    const one = await countStatements(() => rulebooksOf(app.db.manager, [unit]));
    const many = await countStatements(() => rulebooksOf(app.db.manager, units));
    expect([one.count, many.count, many.value.size]).toEqual([2, 2, 50]);
  });
});

describe('days of effect of a document', () => {
  const SET = `mutation($input: SetDocumentDatesInput!) { setDocumentDates(input: $input) {
    document { id effectiveFrom effectiveTo datesNote } userErrors { code field }
  } }`;
  const set = async (input: Record<string, unknown>, actor: Actor) => {
    const { data, errors } = await ask(app, schema, SET, { input }, actor);
    expect(errors).toBeUndefined();
    return data?.setDocumentDates;
  };

  const change = (from: string | null, to: string | null) => ({
    ruleId: null,
    documentId: 'HLJ-REF-G',
    parameter: 'effectiveFrom',
    from,
    to,
  });

  it('are set by the operator, and count from then on', async () => {
    const operator = await addActor(app, unit.id, 'OPERATOR');
    const input = {
      documentId: 'HLJ-REF-G',
      effectiveFrom: '2025-06-01',
      note: '省科技厅网站公布的印发日期',
    };
    expect(await set(input, operator)).toEqual({
      document: {
        id: 'HLJ-REF-G',
        effectiveFrom: '2025-06-01',
        effectiveTo: '2030-06-01',
        datesNote: '省科技厅网站公布的印发日期',
      },
      userErrors: [],
    });
    const authority = async (on: string) =>
      (await rulebookOf(app.db.manager, unit, on)).rule('REG-1')?.authority;
    expect(await authority('2026-11-22')).toBe('DOCUMENT');
    // What was judged before the days were set stays as it was.
    expect(await authority('2025-05-31')).toBe('DOCUMENT');
    const later = { ...input, effectiveFrom: '2027-03-01', note: '更正：次年施行' };
    expect(await set(later, operator)).toMatchObject({ userErrors: [] });
    expect(await authority('2026-11-21')).toBe('DOCUMENT');
    expect(await authority('2026-11-22')).toBe('PLATFORM');
    expect(await authority('2027-03-01')).toBe('DOCUMENT');
    const [event] = await app.db.manager.find(AuditEvent, { where: { caseType: 'RuleDocument' } });
    expect(event).toMatchObject({
      action: 'setDocumentDates',
      membershipId: (operator as { membershipId: string }).membershipId,
    });
    expect(await set({ documentId: 'HLJ-REF-G', note: '撤回，日期仍不明' }, operator)).toMatchObject({
      document: { effectiveFrom: null, effectiveTo: null },
    });
    expect(await authority('2026-11-22')).toBe('DOCUMENT');
    const rows = await app.db.manager.find(RulebookVersion, {
      where: { documentId: 'HLJ-REF-G' },
      order: { at: 'ASC', id: 'ASC' },
    });
    expect(rows.map(({ changes, reason, effectiveFrom }) => [changes, reason, effectiveFrom])).toEqual([
      [[change(null, '2025-06-01')], '省科技厅网站公布的印发日期', '2026-11-22'],
      [[change('2025-06-01', '2027-03-01')], '更正：次年施行', '2026-11-22'],
      [[change('2027-03-01', null)], '撤回，日期仍不明', '2026-11-22'],
    ]);
  });

  it.each([
    [{ documentId: 'HLJ-ORD', effectiveFrom: '2026-01-01', note: '修订' }, 'INVALID', 'documentId'],
    [{ documentId: 'XX', note: '无' }, 'NOT_FOUND', 'documentId'],
    [
      { documentId: 'JL-REF', effectiveFrom: '2026-02-01', effectiveTo: '2026-01-01', note: '错' },
      'INVALID',
      'effectiveTo',
    ],
    [{ documentId: 'JL-REF', effectiveFrom: '2026-02-01', note: '  ' }, 'REQUIRED', 'note'],
  ])('are refused: %j', async (input, code, field) => {
    const operator = await addActor(app, unit.id, 'OPERATOR');
    const rows = await app.db.manager.count(RulebookVersion);
    expect(await set(input, operator)).toEqual({ document: null, userErrors: [{ code, field }] });
    expect(await app.db.manager.count(RulebookVersion)).toBe(rows);
  });

  it('are for operators alone', async () => {
    const { data, errors } = await ask(
      app,
      schema,
      SET,
      { input: { documentId: 'JL-REF', note: '印发' } },
      administrator,
    );
    expect(data).toBeNull();
    expect(errors).toHaveLength(1);
  });
});
