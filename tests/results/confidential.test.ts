import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { ConfidentialReading } from '../../server/features/results/data/confidential.entity.ts';
import { screenResult } from '../../server/features/results/review/screen-result.service.ts';
import { clock, DAY_MS, dayOf, setClock } from '../../server/platform/clock.ts';
import { type Member, makeMember, makeOrganization, scopeOf, signedIn } from '../support/accounts.ts';
import { type ApiClient, useApi } from '../support/api.ts';
import {
  at,
  makeDraft,
  makeMarket,
  makePublished,
  makeRegistered,
  makeUnit,
  type TestUnit,
} from '../support/results.ts';

const SECRET = '菌株编号 K-17，发酵温度 12 摄氏度';
const api = useApi();
let operator: Member;
let unit: TestUnit;
let buyer: Member;
let officer: ApiClient;
let reader: ApiClient;
beforeAll(async () => {
  ({ operator, unit } = await makeMarket(api().app));
  buyer = (await makeOrganization(api().app, operator, 'ENTERPRISE')).administrator;
  officer = await signedIn(api(), unit.officer);
  reader = await signedIn(api(), buyer);
});

interface Reading {
  techResult: {
    hasConfidentialPart: boolean;
    confidential: { text: string; files: { url: string }[] } | null;
  } | null;
}

const READ =
  'query ($id: ID!) { techResult(id: $id) { hasConfidentialPart confidential { text files { url } } } }';

async function read(client: ApiClient, id: string) {
  const { data, errors } = await client.ask<Reading>(READ, { id });
  expect(errors).toBeUndefined();
  return data?.techResult;
}

function readings(resultId: string): Promise<ConfidentialReading[]> {
  return api().app.db.manager.find(ConfidentialReading, {
    where: { resultId },
    order: { at: 'ASC', id: 'ASC' },
  });
}

interface Granted {
  grant: {
    id: string;
    expiresOn: string | null;
    revokedAt: string | null;
    organization: { id: string };
  } | null;
  userErrors: { code: string; field: string | null; rule: { id: string } | null }[];
}

const GRANT =
  '{ grant { id expiresOn revokedAt organization { id } } userErrors { code field rule { id } } }';

function grant(resultId: string, more: object = {}): Promise<Granted> {
  const input = { resultId, organizationId: buyer.organizationId, purpose: '洽谈许可', ...more };
  return officer.mutate<Granted>('grantConfidentialAccess', input, GRANT);
}

describe('the confidential part', () => {
  it('is read by the unit only, and every reading is recorded, also the completer’s own', async () => {
    const result = await makePublished(api().app, unit, { confidentialText: SECRET });
    const supervisor = await makeMember(api().app, unit.administrator, ['SUPERVISOR']);
    const insiders = [unit.researcher, unit.officer, unit.administrator, supervisor];
    for (const member of insiders) {
      expect((await read(await signedIn(api(), member), result.id))?.confidential?.text).toBe(SECRET);
    }
    expect((await readings(result.id)).map(({ userId }) => userId)).toEqual(
      insiders.map(({ userId }) => userId),
    );
    const outsiders = [
      api().visitor(),
      reader,
      await signedIn(api(), (await makeUnit(api().app, operator)).officer),
      await signedIn(api(), await makeMember(api().app, unit.administrator, ['RESEARCHER'])),
      await signedIn(api(), await makeMember(api().app, unit.administrator, ['LEADERSHIP_MEMBER'])),
    ];
    for (const client of outsiders) {
      expect(await read(client, result.id)).toEqual({ hasConfidentialPart: true, confidential: null });
    }
    expect(await readings(result.id)).toHaveLength(insiders.length);
  });

  it('shows who read, the latest first, page by page', async () => {
    const result = await makePublished(api().app, unit, { confidentialText: SECRET });
    const client = await signedIn(api(), unit.researcher);
    for (let times = 0; times < 3; times++) await read(client, result.id);
    await read(officer, result.id);
    const query = `query ($id: ID!, $after: String) { techResult(id: $id) { dossier { readings(first: 3, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } edges { node { at user { id } organization { id } } } } } } }`;
    interface Page {
      techResult: {
        dossier: {
          readings: {
            totalCount: number;
            pageInfo: { hasNextPage: boolean; endCursor: string };
            edges: { node: { user: { id: string }; organization: { id: string } } }[];
          };
        };
      };
    }
    const first = (await officer.ask<Page>(query, { id: result.id })).data?.techResult.dossier.readings;
    expect(first).toMatchObject({ totalCount: 4, pageInfo: { hasNextPage: true } });
    expect(first?.edges[0]?.node).toMatchObject({
      user: { id: unit.officer.userId },
      organization: { id: unit.id },
    });
    const next = await officer.ask<Page>(query, { id: result.id, after: first?.pageInfo.endCursor });
    expect(next.data?.techResult.dossier.readings.edges).toHaveLength(1);
  });

  it('is not in what a version shows: only that it changed', async () => {
    const result = await makePublished(api().app, unit, { confidentialText: SECRET });
    const input = { ...at(result), content: { confidentialText: `${SECRET}。` } };
    await officer.mutate('saveResult', input, '{ userErrors { code } }');
    const query =
      'query ($id: ID!) { techResult(id: $id) { dossier { diff(from: 2, to: 3) { field before after } } } }';
    const { data } = await officer.ask(query, { id: result.id });
    expect(JSON.stringify(data)).not.toContain('K-17');
    expect(data).toMatchObject({
      techResult: {
        dossier: { diff: [{ field: 'confidentialText', before: expect.stringMatching(/^sha256:/) }] },
      },
    });
  });
});

describe('a grant', () => {
  it('lets an organisation read, also a result that is not published, until it is taken back', async () => {
    const result = await makeRegistered(api().app, unit, { confidentialText: SECRET });
    expect(await read(reader, result.id)).toBeNull();
    const { grant: given, userErrors } = await grant(result.id);
    expect(userErrors).toEqual([]);
    expect(given).toMatchObject({ organization: { id: buyer.organizationId }, revokedAt: null });
    expect((await read(reader, result.id))?.confidential?.text).toBe(SECRET);
    expect((await readings(result.id)).at(-1)).toMatchObject({
      userId: buyer.userId,
      organizationId: buyer.organizationId,
    });
    const again = await grant(result.id);
    expect(again.userErrors).toMatchObject([{ code: 'ALREADY_EXISTS' }]);
    const revoked = await officer.mutate<Granted>('revokeConfidentialAccess', { grantId: given?.id }, GRANT);
    expect(revoked.grant?.revokedAt).not.toBeNull();
    expect(await read(reader, result.id)).toBeNull();
    expect(await readings(result.id)).toHaveLength(1);
    const twice = await officer.mutate<Granted>('revokeConfidentialAccess', { grantId: given?.id }, GRANT);
    expect(twice.userErrors).toMatchObject([{ code: 'STATE' }]);
  });

  it('ends after its last day, and can then be given anew', async () => {
    const result = await makePublished(api().app, unit, { confidentialText: SECRET });
    const expiresOn = dayOf(clock.in(DAY_MS));
    expect((await grant(result.id, { expiresOn })).userErrors).toEqual([]);
    const start = Date.now();
    onTestFinished(setClock(() => start + DAY_MS));
    expect((await read(reader, result.id))?.confidential?.text).toBe(SECRET);
    setClock(() => start + 2 * DAY_MS);
    expect((await read(reader, result.id))?.confidential).toBeNull();
    expect((await grant(result.id, { expiresOn })).userErrors).toMatchObject([
      { code: 'INVALID', field: 'expiresOn' },
    ]);
    expect((await grant(result.id)).userErrors).toEqual([]);
    expect((await read(reader, result.id))?.confidential?.text).toBe(SECRET);
  });

  it('is not given for what is sensitive, and rests once a result turns out sensitive (REG-6)', async () => {
    const sensitive = await makeRegistered(api().app, unit, { confidentialText: SECRET }, 'SENSITIVE');
    expect((await grant(sensitive.id)).userErrors).toMatchObject([{ code: 'RULE', rule: { id: 'REG-6' } }]);
    const result = await makePublished(api().app, unit, { confidentialText: SECRET });
    expect((await grant(result.id)).userErrors).toEqual([]);
    await screenResult(await scopeOf(api().app, unit.officer), { ...at(result), screening: 'SENSITIVE' });
    expect(await read(reader, result.id)).toBeNull();
    expect(await readings(result.id)).toEqual([]);
  });

  it('is not given for drafts, to the own unit, to nobody, or by others than officers', async () => {
    const draft = await makeDraft(api().app, unit, { confidentialText: SECRET });
    expect((await grant(draft.id)).userErrors).toMatchObject([{ code: 'STATE' }]);
    const result = await makePublished(api().app, unit, { confidentialText: SECRET });
    expect((await grant(result.id, { organizationId: unit.id })).userErrors).toMatchObject([
      { code: 'INVALID' },
    ]);
    expect((await grant(result.id, { organizationId: result.id })).userErrors).toMatchObject([
      { code: 'NOT_FOUND' },
    ]);
    expect((await grant(result.id, { purpose: ' ' })).userErrors).toMatchObject([
      { code: 'REQUIRED', field: 'purpose' },
    ]);
    const foreign = await signedIn(api(), (await makeUnit(api().app, operator)).officer);
    const input = { resultId: result.id, organizationId: buyer.organizationId, purpose: 'x' };
    const refused = await foreign.mutate<Granted>('grantConfidentialAccess', input, GRANT);
    expect(refused.userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect(await read(reader, result.id)).toMatchObject({ confidential: null });
  });
});

describe('files of a result', () => {
  const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\n%%EOF\n');
  const PNG = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );

  async function upload(client: ApiClient, name: string, purpose: string, body: Buffer): Promise<string> {
    const cookie = [...client.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
    const response = await fetch(
      `${client.address}/files?name=${encodeURIComponent(name)}&purpose=${purpose}`,
      {
        method: 'POST',
        headers: { cookie, 'x-requested-with': 'fruition', 'content-type': 'application/octet-stream' },
        body: new Uint8Array(body),
      },
    );
    const answer = (await response.json()) as { id: string };
    expect(response.status).toBe(201);
    return answer.id;
  }

  async function status(client: ApiClient, fileId: string): Promise<number> {
    const cookie = [...client.cookies].map(([key, value]) => `${key}=${value}`).join('; ');
    const response = await fetch(`${client.address}/files/${fileId}`, { headers: { cookie } });
    await response.arrayBuffer();
    return response.status;
  }

  it('follow the result: pictures are public with it, certificates stay in the unit, confidential ones are recorded', async () => {
    const researcher = await signedIn(api(), unit.researcher);
    const draft = await makeDraft(api().app, unit);
    const [picture, certificate, secret] = await Promise.all([
      upload(researcher, '样机.png', 'picture', PNG),
      upload(researcher, '证书.pdf', 'document', PDF),
      upload(researcher, '配方.pdf', 'document', PDF),
    ]);
    const content = {
      pictures: [{ fileId: picture, caption: '样机' }],
      rights: [{ kind: 'SOFTWARE_COPYRIGHT', number: '2024SR0000001', certificateId: certificate }],
      confidentialFileIds: [secret],
    };
    const save = await researcher.mutate<{ userErrors: object[] }>(
      'saveResult',
      { ...at(draft), content },
      '{ userErrors { code field } }',
    );
    expect(save.userErrors).toEqual([]);
    const all = async (client: ApiClient) => [
      await status(client, picture),
      await status(client, certificate),
      await status(client, secret),
    ];
    expect(await all(api().visitor())).toEqual([404, 404, 404]);
    expect(await all(researcher)).toEqual([200, 200, 200]);
    await researcher.mutate(
      'disclose',
      { resultId: draft.id, expectedVersion: 2 },
      '{ userErrors { code } }',
    );
    await officer.mutate(
      'startReview',
      { resultId: draft.id, expectedVersion: 3 },
      '{ userErrors { code } }',
    );
    const registration = { resultId: draft.id, expectedVersion: 4, screening: 'CLEAR', checks: [] };
    await officer.mutate('register', registration, '{ userErrors { code } }');
    await officer.mutate('publish', { resultId: draft.id, expectedVersion: 5 }, '{ userErrors { code } }');
    expect(await all(api().visitor())).toEqual([200, 404, 404]);
    expect(await all(reader)).toEqual([200, 404, 404]);
    await grant(draft.id);
    expect(await all(reader)).toEqual([200, 404, 200]);
    expect((await readings(draft.id)).map(({ userId, fileId }) => [userId, fileId])).toEqual([
      [unit.researcher.userId, secret],
      [buyer.userId, secret],
    ]);
    await officer.mutate(
      'saveResult',
      { resultId: draft.id, expectedVersion: 6, content: { pictures: [] } },
      '{ userErrors { code } }',
    );
    expect(await status(api().visitor(), picture)).toBe(404);
    expect(await status(officer, picture)).toBe(200);
  });

  it('of somebody else are not taken', async () => {
    const draft = await makeDraft(api().app, unit);
    const stolen = await upload(officer, '证书.pdf', 'document', PDF);
    const researcher = await signedIn(api(), unit.researcher);
    const content = { rights: [{ kind: 'KNOW_HOW' }, { kind: 'SOFTWARE_COPYRIGHT', certificateId: stolen }] };
    const { userErrors } = await researcher.mutate<{ userErrors: object[] }>(
      'saveResult',
      { ...at(draft), content },
      '{ userErrors { code field } }',
    );
    expect(userErrors).toEqual([{ code: 'NOT_FOUND', field: 'content.rights.1.certificateId' }]);
    expect(await status(officer, stolen)).toBe(200);
  });
});
