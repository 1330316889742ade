import {
  type GraphQLField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { beforeAll, expect, it } from 'vitest';
import { buildGraphqlSchema } from '../../server/platform/graphql/build-schema.ts';
import { type Member, makeMember, makeOrganization, signedIn } from '../support/accounts.ts';
import { type ApiClient, useApi } from '../support/api.ts';
import { makeMarket, makePublished, makeRegistered, type TestUnit } from '../support/results.ts';
import { download, makeTrial, type Trial, withTrials } from './world.ts';

const api = useApi({}, withTrials);
let unit: TestUnit;
let supervisor: ApiClient;
let registeredId: string;
let publishedId: string;
let trial: Trial;
beforeAll(async () => {
  const { app } = api();
  const market = await makeMarket(app);
  unit = market.unit;
  const member: Member = await makeMember(app, unit.administrator, ['SUPERVISOR']);
  supervisor = await signedIn(api(), member);
  registeredId = (await makeRegistered(app, unit)).id;
  const published = await makePublished(app, unit);
  publishedId = published.id;
  const enterprise = (await makeOrganization(app, market.operator, 'ENTERPRISE')).administrator;
  trial = await makeTrial(app, unit.officer, enterprise, published.id);
});

const VALUES: Readonly<Record<string, unknown>> = {
  Int: 1,
  Float: 1,
  Boolean: true,
  Money: '1.00',
  BasisPoints: 100,
  Date: '2026-11-22',
  DateTime: '2026-11-22T00:00:00.000Z',
  CreditCode: '91230100000000000X',
  PatentNumber: '2023100000001',
};

/** Something of the type: required fields only, every id that of the case. */
function sampleOf(type: GraphQLInputType, id: string): unknown {
  if (isNonNullType(type)) return sampleOf(type.ofType, id);
  if (isListType(type)) return [sampleOf(type.ofType, id)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      (field) => isNonNullType(field.type) || field.name === 'expectedVersion',
    );
    return Object.fromEntries(fields.map((field) => [field.name, sampleOf(field.type, id)]));
  }
  return type.name === 'ID' ? id : (VALUES[type.name] ?? 'text');
}

function operationOf(field: GraphQLField<unknown, unknown>, id: string) {
  const declared = field.args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(', ');
  const given = field.args.map((arg) => `${arg.name}: $${arg.name}`).join(', ');
  const head = declared ? `(${declared})` : '';
  return {
    query: `mutation ${head} { ${field.name}${given ? `(${given})` : ''} { __typename } }`,
    variables: Object.fromEntries(field.args.map((arg) => [arg.name, sampleOf(arg.type, id)])),
  };
}

/** Where what a supervisor does for themselves is kept, and who took part in a request. */
const OWN =
  /^(session|sign_in|attempt|consent|user_account|saved_search|rate|password|second_factor|mail|match_digest)/;

async function contents(): Promise<Map<string, string>> {
  const { db } = api().app;
  const rows: { name: string }[] = await db.query(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`,
  );
  const found = new Map<string, string>();
  for (const { name } of rows.filter((row) => !OWN.test(row.name))) {
    const [row]: { digest: string }[] = await db.query(
      `SELECT md5(coalesce(string_agg(row::text, '|' ORDER BY row::text), '')) AS digest FROM "${name}" AS row`,
    );
    found.set(name, row?.digest ?? '');
  }
  return found;
}

it('a supervisor reads every case of the unit and no mutation of any name changes anything', async () => {
  for (const [caseType, caseId] of [
    ['TechResult', registeredId],
    ['TechResult', publishedId],
    ['Trial', trial.id],
  ] as const) {
    const { data } = await supervisor.ask<{ caseDossier: { intact: boolean; events: { hash: string }[] } }>(
      'query ($caseType: String!, $caseId: ID!) { caseDossier(caseType: $caseType, caseId: $caseId) { intact events { hash } } }',
      { caseType, caseId },
    );
    expect(data?.caseDossier.intact).toBe(true);
    expect(data?.caseDossier.events.length).toBeGreaterThan(2);
    expect((await download(supervisor, `/dossiers/${caseType}/${caseId}/dossier.pdf`)).status).toBe(200);
  }
  const mutations = Object.values(buildGraphqlSchema(withTrials).getMutationType()?.getFields() ?? {});
  // What everybody may do, signed in or not, is no doing of a supervisor.
  const asked = mutations.filter(
    ({ name, extensions }) => extensions.access !== 'public' && name !== 'signOut' && name !== 'actAs',
  );
  expect(asked.length).toBeGreaterThan(40);
  const before = await contents();
  for (const field of asked) {
    const replies = await Promise.all(
      [registeredId, publishedId, trial.id, unit.id].map((id) => {
        const { query, variables } = operationOf(field, id);
        return supervisor.ask(query, variables);
      }),
    );
    for (const { status, headers } of replies)
      expect([field.name, status < 500, headers.get('x-request-id') !== null]).toEqual([
        field.name,
        true,
        true,
      ]);
  }
  const after = await contents();
  expect([...after].filter(([name, digest]) => before.get(name) !== digest)).toEqual([]);
}, 90_000);
