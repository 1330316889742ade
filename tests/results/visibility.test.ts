import { beforeAll, describe, expect, it } from 'vitest';
import { saveResult } from '../../server/features/results/disclosure/save-result.service.ts';
import { withdraw } from '../../server/features/results/publication/withdraw-result.service.ts';
import { newId } from '../../server/platform/ids.ts';
import { type Member, makeMember, makeOrganization, scopeOf, signedIn } from '../support/accounts.ts';
import { type ApiClient, useApi } from '../support/api.ts';
import {
  at,
  makeDisclosed,
  makeDraft,
  makeMarket,
  makePublished,
  makeRegistered,
  makeUnderReview,
  makeUnit,
  type TestUnit,
} from '../support/results.ts';

const api = useApi();
let unit: TestUnit;
let foreign: TestUnit;
let operator: Member;
/** One result in every state that is not public. */
let hidden: Record<string, string>;
let publicId: string;

beforeAll(async () => {
  const { app } = api();
  ({ operator, unit } = await makeMarket(app));
  foreign = await makeUnit(app, operator);
  const published = await makePublished(app, unit);
  const withdrawn = await withdraw(await scopeOf(app, unit.officer), { ...at(published), reason: '更正' });
  hidden = {
    DRAFT: (await makeDraft(app, unit)).id,
    DISCLOSED: (await makeDisclosed(app, unit)).id,
    UNDER_REVIEW: (await makeUnderReview(app, unit)).id,
    REGISTERED: (await makeRegistered(app, unit)).id,
    SENSITIVE: (await makeRegistered(app, unit, {}, 'SENSITIVE')).id,
    WITHDRAWN: withdrawn.id,
  };
  publicId = (await makePublished(app, unit)).id;
});

const ONE = 'query ($id: ID!) { techResult(id: $id) { id title dossier { state } } }';
const LIST = `query ($filter: ResultFilter) {
  techResults(filter: $filter, first: 100) { totalCount edges { node { id } } }
}`;

interface One {
  techResult: { id: string; title: string; dossier: { state: string } | null } | null;
}
interface List {
  techResults: { totalCount: number; edges: { node: { id: string } }[] };
}

async function one(client: ApiClient, id: string) {
  return client.ask<One>(ONE, { id });
}

async function list(client: ApiClient, filter: object): Promise<string[]> {
  const { data, errors } = await client.ask<List>(LIST, { filter });
  expect(errors).toBeUndefined();
  const ids = data?.techResults.edges.map(({ node }) => node.id) ?? [];
  expect(data?.techResults.totalCount).toBe(ids.length);
  return ids;
}

describe('a result that is not published', () => {
  it('answers others exactly like one that is not there', async () => {
    const enterprise = await makeOrganization(api().app, operator, 'ENTERPRISE');
    const others: ApiClient[] = [
      api().visitor(),
      await signedIn(api(), foreign.researcher),
      await signedIn(api(), foreign.officer),
      await signedIn(api(), enterprise.administrator),
      await signedIn(api(), operator),
      await signedIn(api(), await makeMember(api().app, unit.administrator, ['RESEARCHER'])),
      await signedIn(api(), await makeMember(api().app, unit.administrator, ['FINANCE_OFFICER'])),
    ];
    for (const client of others) {
      const missing = await one(client, newId());
      expect(missing.data).toEqual({ techResult: null });
      for (const id of [...Object.values(hidden), 'no-id']) {
        const reply = await one(client, id);
        expect({ data: reply.data, errors: reply.errors, status: reply.status }).toEqual({
          data: missing.data,
          errors: missing.errors,
          status: missing.status,
        });
      }
    }
  });

  it('is known to no list and no count of others, whatever the filter', async () => {
    const { organizationId } = unit.officer;
    for (const client of [api().visitor(), await signedIn(api(), foreign.officer)]) {
      for (const filter of [
        { organizationId },
        { organizationId, states: ['DRAFT', 'REGISTERED', 'WITHDRAWN', 'PUBLISHED'] },
        { organizationId, screenings: ['SENSITIVE', 'CLEAR', 'NOT_SCREENED'] },
        { organizationId, text: '寒地' },
      ]) {
        expect(await list(client, filter)).toEqual([publicId]);
      }
      expect(await list(client, { organizationId, states: ['DRAFT'] })).toEqual([]);
      expect(await list(client, { organizationId, mine: true })).toEqual([]);
    }
  });

  it.each([
    ['saveResult', 'SaveResultInput', { content: { title: 'x' } }],
    ['disclose', 'ResultStepInput', {}],
    ['startReview', 'ResultStepInput', {}],
    ['publish', 'ResultStepInput', {}],
    ['withdraw', 'WithdrawResultInput', { reason: 'x' }],
    ['deleteDraft', 'ResultStepInput', {}],
  ])('%s of it tells others only that there is nothing', async (field, type, more) => {
    const client = await signedIn(api(), foreign.officer);
    const query = `mutation ($input: ${type}!) { ${field}(input: $input) { userErrors { code field } } }`;
    const reply = async (resultId: string) => {
      const { data } = await client.ask(query, { input: { resultId, expectedVersion: 1, ...more } });
      return data?.[field];
    };
    const missing = await reply(newId());
    expect(missing).toEqual({ userErrors: [{ code: 'NOT_FOUND', field: 'resultId' }] });
    for (const id of Object.values(hidden)) expect(await reply(id)).toEqual(missing);
  });

  it('is seen by its completer and by those who see everything of the unit, with its dossier', async () => {
    const insiders = [
      await signedIn(api(), unit.researcher),
      await signedIn(api(), unit.officer),
      await signedIn(api(), unit.administrator),
      await signedIn(api(), await makeMember(api().app, unit.administrator, ['SUPERVISOR'])),
      await signedIn(api(), await makeMember(api().app, unit.administrator, ['LEADERSHIP_MEMBER'])),
    ];
    for (const client of insiders) {
      for (const [state, id] of Object.entries(hidden)) {
        const { data } = await one(client, id);
        const expected = state === 'SENSITIVE' ? 'REGISTERED' : state;
        expect(data?.techResult).toMatchObject({ id, dossier: { state: expected } });
      }
      expect((await list(client, {})).sort()).toEqual([...Object.values(hidden), publicId].sort());
    }
  });
});

describe('a published result', () => {
  it('is seen by everybody, without its dossier, in one statement', async () => {
    const { data, statements } = await api()
      .visitor()
      .ask<One>(ONE.replace('dossier { state }', 'id'), { id: publicId });
    expect(data?.techResult?.id).toBe(publicId);
    expect(statements).toBe(1);
    expect((await one(api().visitor(), publicId)).data?.techResult?.dossier).toBeNull();
    expect(
      (await one(await signedIn(api(), foreign.officer), publicId)).data?.techResult?.dossier,
    ).toBeNull();
  });

  it('a supervisor reads it and changes nothing', async () => {
    const supervisor = await signedIn(api(), await makeMember(api().app, unit.administrator, ['SUPERVISOR']));
    const query = 'mutation ($input: SaveResultInput!) { saveResult(input: $input) { userErrors { code } } }';
    const input = { resultId: publicId, expectedVersion: 6, content: { title: 'x' } };
    const { data } = await supervisor.ask(query, { input });
    expect(data?.saveResult).toEqual({ userErrors: [{ code: 'FORBIDDEN' }] });
    const { techResult } = (await one(supervisor, publicId)).data ?? { techResult: null };
    expect(techResult?.title).not.toBe('x');
  });
});

describe('the steps that are offered', () => {
  it('are those that the reader can take', async () => {
    const query = 'query ($id: ID!) { techResult(id: $id) { dossier { availableActions } } }';
    const actions = async (member: Member, id: string | undefined) => {
      const client = await signedIn(api(), member);
      const { data } = await client.ask<{ techResult: { dossier: { availableActions: string[] } } }>(query, {
        id,
      });
      return data?.techResult.dossier.availableActions.sort();
    };
    expect(await actions(unit.researcher, hidden.DRAFT)).toEqual(['DELETE_DRAFT', 'DISCLOSE', 'EDIT']);
    expect(await actions(unit.researcher, hidden.UNDER_REVIEW)).toEqual(['DISPUTE_ORDER']);
    expect(await actions(unit.officer, hidden.UNDER_REVIEW)).toEqual([
      'MARK_COMPLETER',
      'REGISTER',
      'RETURN',
    ]);
    const inRegister = ['EDIT', 'MARK_COMPLETER', 'SCREEN'];
    expect(await actions(unit.officer, hidden.SENSITIVE)).toEqual(inRegister);
    expect(await actions(unit.officer, hidden.REGISTERED)).toEqual(
      [...inRegister, 'GRANT_ACCESS', 'PUBLISH'].sort(),
    );
    expect(await actions(unit.officer, hidden.WITHDRAWN)).toEqual(
      [...inRegister, 'GRANT_ACCESS', 'REPUBLISH'].sort(),
    );
    expect(await actions(unit.administrator, hidden.UNDER_REVIEW)).toEqual([]);
  });
});

describe('the list of the desk', () => {
  it('shows a researcher what is published and what is their own', async () => {
    const colleague = await makeMember(api().app, unit.administrator, ['RESEARCHER']);
    const own = await makeDraft(api().app, { ...unit, researcher: colleague });
    const client = await signedIn(api(), colleague);
    expect((await list(client, {})).sort()).toEqual([own.id, publicId].sort());
    expect(await list(client, { mine: true })).toEqual([own.id]);
  });

  it('costs the same statements for 5 and for 50 results with organisation and completers', async () => {
    const { app } = api();
    const big = await makeUnit(app, operator);
    for (let index = 0; index < 52; index++) {
      const draft = await makeDraft(app, big, index % 2 ? { keywords: [] } : {});
      if (index === 0)
        await saveResult(await scopeOf(app, big.researcher), { ...at(draft), content: { trl: 3 } });
    }
    const client = await signedIn(api(), big.officer);
    const query = `query ($first: Int!) { techResults(first: $first) { pageInfo { hasNextPage }
      edges { node { id title organization { id name } completers { name position } } } } }`;
    const counts: number[] = [];
    for (const first of [5, 20, 50]) {
      const { data, statements } = await client.ask<List>(query, { first });
      expect(data?.techResults.edges).toHaveLength(first);
      counts.push(statements);
    }
    // The session, the results, their organisations, their completers.
    expect(counts).toEqual([4, 4, 4]);
  });
});
