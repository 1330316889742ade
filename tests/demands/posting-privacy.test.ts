import { beforeAll, describe, expect, it } from 'vitest';
import type { Demand } from '../../server/features/demands/data/demand.entity.ts';
import { saveDemand } from '../../server/features/demands/posting/write/save-demand.service.ts';
import { makeMember, scopeOf, signedIn } from '../support/accounts.ts';
import { type ApiClient, useApi } from '../support/api.ts';
import { upload } from '../support/files.ts';
import { makeDraftBid } from './bids-support.ts';
import { type DemandWorld, fullDemand, makeDemand, makeDemandWorld, makeTestEnterprise } from './support.ts';

const api = useApi();
let world: DemandWorld;
let poster: ApiClient;
let operator: ApiClient;
let officer: ApiClient;
let stranger: ApiClient;
beforeAll(async () => {
  world = await makeDemandWorld(api());
  const other = await makeTestEnterprise(world.app, world.operator);
  [poster, operator, officer, stranger] = await Promise.all([
    signedIn(world.api, world.poster.member),
    signedIn(world.api, world.operator),
    signedIn(world.api, world.unit.officer),
    signedIn(world.api, other.member),
  ]);
});

interface Shown {
  title: string;
  state: string;
  poster: { id: string } | null;
  contact: { name: string } | null;
  confidentialPart: { text: string } | null;
  returnReason: string | null;
  invitations: unknown[];
  availableActions: string[];
}

async function shown(client: ApiClient, { id }: Pick<Demand, 'id'>): Promise<Shown | null> {
  const { data, errors } = await client.ask<{ demand: Shown | null }>(
    `query ($id: ID!) { demand(id: $id) {
       title state poster { id } contact { name } confidentialPart { text } returnReason
       invitations { id } availableActions } }`,
    { id },
  );
  expect(errors).toBeUndefined();
  return data?.demand ?? null;
}

describe('a demand', () => {
  it('is seen by its poster and the operators alone until it is published, and then by everybody', async () => {
    const draft = await makeDemand(world, { state: 'UNDER_REVIEW' });
    const open = await makeDemand(world);
    const visitor = world.api.visitor();
    for (const client of [visitor, officer, stranger]) {
      expect(await shown(client, draft)).toBeNull();
      expect(await shown(client, open)).toMatchObject({ state: 'OPEN', poster: { id: world.poster.id } });
    }
    expect((await shown(poster, draft))?.availableActions).toEqual(['TAKE_BACK', 'INVITE', 'CANCEL']);
    expect((await shown(operator, draft))?.availableActions).toEqual(['RETURN', 'PUBLISH']);
  });

  it('does not say who posts it where the poster is anonymous, nor whom to ask, nor its confidential part', async () => {
    const demand = await makeDemand(world, {
      content: { isAnonymous: true, confidentialPart: { text: '配方在此', fileIds: [] } },
    });
    const supervisor = await signedIn(
      world.api,
      await makeMember(world.app, world.unit.administrator, ['SUPERVISOR']),
    );
    for (const client of [world.api.visitor(), officer, stranger, supervisor])
      expect(await shown(client, demand)).toMatchObject({
        poster: null,
        contact: null,
        confidentialPart: null,
      });
    for (const client of [poster, operator]) {
      expect(await shown(client, demand)).toMatchObject({
        poster: { id: world.poster.id },
        contact: { name: '王经理' },
        confidentialPart: { text: '配方在此' },
      });
    }
  });

  it('gives its files to everybody once it is published, and the confidential ones to nobody else', async () => {
    const draft = await makeDemand(world, { state: 'DRAFT' });
    const [open, secret] = [await upload(poster, '现状.pdf'), await upload(poster, '配方.pdf')];
    const content = fullDemand('OPEN_BIDDING', {
      fileIds: [open],
      confidentialPart: { text: '', fileIds: [secret] },
    });
    const saved = await saveDemand(await scopeOf(world.app, world.poster.member), {
      demandId: draft.id,
      expectedVersion: draft.version,
      content: { ...content, bidsCloseAt: new Date(content.bidsCloseAt ?? 0) },
    });
    const read = async (client: ApiClient) => [await status(client, open), await status(client, secret)];
    expect([await read(poster), await read(officer)]).toEqual([
      [200, 200],
      [404, 404],
    ]);
    await world.app.db.query(`UPDATE demand SET state = 'OPEN', published_at = now() WHERE id = $1`, [
      saved.id,
    ]);
    expect([await read(officer), await read(stranger), await read(operator)]).toEqual([
      [200, 404],
      [200, 404],
      [200, 200],
    ]);
  });

  it('stands in the list and the file of its poster and of operators, and of nobody else', async () => {
    const other = await makeTestEnterprise(world.app, world.operator);
    const demand = await makeDemand(world, { mode: 'RACE', poster: other });
    const member = await signedIn(world.api, other.member);
    const list = `{ demands(filter: { states: [OPEN], modes: [RACE] }, sort: DEADLINE) {
      totalCount edges { node { id number } } } }`;
    for (const client of [member, operator]) {
      const { data } = await client.ask(list);
      expect(data).toEqual({
        demands: { totalCount: 1, edges: [{ node: { id: demand.id, number: demand.number } }] },
      });
    }
    expect((await poster.ask(list)).data).toEqual({ demands: { totalCount: 0, edges: [] } });
    expect((await officer.ask(list)).errors?.[0]?.extensions.code).toBeDefined();
    const file = await text(member, '/demands.csv?states=OPEN&modes=RACE&lang=en');
    expect(file.split('\r\n').filter(Boolean)).toHaveLength(2);
    expect(file).toContain(`${demand.number},${demand.content.title}`);
    expect(await text(officer, '/demands.csv')).toContain('FORBIDDEN');
  });
});

async function status(client: ApiClient, fileId: string): Promise<number> {
  return (await fetched(client, `/files/${fileId}`)).status;
}

async function text(client: ApiClient, path: string): Promise<string> {
  return (await fetched(client, path)).text();
}

function fetched(client: ApiClient, path: string): Promise<Response> {
  return fetch(`${client.address}${path}`, { headers: { cookie: client.cookieHeader } });
}

it('asks the database as often for the private parts of one demand as for those of three', async () => {
  const parts = { confidentialPart: { text: '保密工况', fileIds: [] } };
  const enterprise = await makeTestEnterprise(world.app, world.operator);
  const client = await signedIn(world.api, enterprise.member);
  const read = async (first: number) => {
    const query = `query ($first: Int!) { bids(first: $first) {
      edges { node { demand { contact { name } confidentialPart { text } } } } } }`;
    return client.ask<{ bids: { edges: unknown[] } }>(query, { first });
  };
  for (let each = 0; each < 3; each++)
    await makeDraftBid(world, await makeDemand(world, { content: parts }), enterprise.member);
  await read(1);
  const [one, three] = [await read(1), await read(3)];
  expect([one.data?.bids.edges.length, three.data?.bids.edges.length]).toEqual([1, 3]);
  expect(three.statements).toBe(one.statements);
});
