import { beforeAll, describe, expect, it } from 'vitest';
import type { Roadshow } from '../../server/features/roadshows/data/roadshow.entity.ts';
import type { RoadshowEntry } from '../../server/features/roadshows/data/roadshow-entry.entity.ts';
import { arrangeProgramme } from '../../server/features/roadshows/programme/arrange-programme.service.ts';
import { publishProgramme } from '../../server/features/roadshows/programme/publish-programme.service.ts';
import { type Member, makeMember, makeOrganization, scopeOf, signedIn } from '../support/accounts.ts';
import { type ApiClient, useApi } from '../support/api.ts';
import { upload } from '../support/files.ts';
import { pagesOfText } from '../support/pdf-text.ts';
import { makePublished } from '../support/results.ts';
import {
  entryRow,
  makeEntry,
  makeRoadshow,
  makeRoadshowWorld,
  makeSession,
  type RoadshowWorld,
  roadshowRow,
} from './support.ts';

const api = useApi();
/** As much as a listing can say. */
const LONG = '在五摄氏度下四十五天降解率达到百分之六十五，较市售菌剂提高二十个百分点。'.repeat(40);

let world: RoadshowWorld;
let organiser: ApiClient;
let officer: ApiClient;
let stranger: ApiClient;
let visitor: ApiClient;
let roadshow: Roadshow;
let shown: RoadshowEntry[];
let proposed: RoadshowEntry;

beforeAll(async () => {
  world = await makeRoadshowWorld(api());
  const { app } = world;
  organiser = await signedIn(api(), world.organiser);
  officer = await signedIn(api(), world.unit.officer);
  stranger = await signedIn(api(), await officerOfAnotherUnit());
  visitor = api().visitor();
  roadshow = await makeRoadshow(world, { kind: 'BOTH', url: 'https://meeting.example.cn/9' });
  const session = await makeSession(world, roadshow);
  const long = await makePublished(app, world.unit, {
    title: '玉米秸秆低温腐解菌剂及其在寒地稻田和旱田的田间配套施用工艺与装备的研究开发与示范',
    summary: LONG,
    advantagesTechnical: LONG,
    advantagesEconomic: LONG,
    seeking: LONG,
    researchState: LONG,
    marketProspects: LONG,
  });
  shown = [
    await makeEntry(world, roadshow, { result: long }),
    await makeEntry(world, roadshow, { pitch: '五度即可起效。' }),
  ];
  proposed = await makeEntry(world, roadshow, { state: 'PROPOSED' });
  const scope = await scopeOf(app, world.organiser);
  const places = shown.map(({ id }) => ({ entryId: id, sessionId: session.id }));
  await arrangeProgramme(scope, { roadshowId: roadshow.id, expectedVersion: 1, places });
  const { version } = await roadshowRow(app, roadshow.id);
  await publishProgramme(scope, { roadshowId: roadshow.id, expectedVersion: version });
});

async function officerOfAnotherUnit(): Promise<Member> {
  const { administrator } = await makeOrganization(world.app, world.operator, 'UNIVERSITY');
  return makeMember(world.app, administrator, ['OFFICER']);
}

function get(client: ApiClient, path: string): Promise<Response> {
  return fetch(`${client.address}${path}`, { headers: { cookie: client.cookieHeader } });
}

async function pages(client: ApiClient, path: string): Promise<string[]> {
  const response = await get(client, path);
  expect(response.headers.get('content-type')).toBe('application/pdf');
  return pagesOfText(Buffer.from(await response.arrayBuffer()));
}

/** What organiser, officer, another officer and a visitor are answered. */
async function statuses(path: string, clients = [organiser, officer, stranger, visitor]): Promise<number[]> {
  return Promise.all(clients.map(async (client) => (await get(client, path)).status));
}

describe('papers', () => {
  it('are slides of one page an entry after title and programme, however long a listing is', async () => {
    const slides = await pages(organiser, `/roadshows/${roadshow.id}/slides.pdf`);
    expect(slides).toHaveLength(4);
    expect(slides[0]).toContain(roadshow.title);
    expect(slides[1]).toContain('09:00–09:10');
    expect(slides[3]).toContain('五度即可起效。');
  });

  it('are profiles of one page each, in both languages', async () => {
    const zh = await pages(visitor, `/roadshows/${roadshow.id}/profiles.pdf`);
    const en = await pages(visitor, `/roadshows/${roadshow.id}/profiles.pdf?lang=en`);
    expect([zh.length, en.length]).toEqual([2, 2]);
    expect(zh[0]).toContain('技术成熟度');
    expect(en[0]).toContain('Technology readiness');
  });

  it('are badges of the speakers, each once', async () => {
    const [page = '', ...more] = await pages(organiser, `/roadshows/${roadshow.id}/badges.pdf`);
    expect(more).toEqual([]);
    expect(page.match(/李主讲/g)).toHaveLength(1);
  });

  it('are a calendar file with place and sessions', async () => {
    const response = await get(visitor, `/roadshows/${roadshow.id}/programme.ics`);
    const text = (await response.text()).replace(/\r\n /g, '');
    expect(text).toContain(`UID:${roadshow.id}@fruition`);
    expect(text).toContain('SUMMARY:寒地成果路演');
    expect(text).toContain('第1场');
    expect(text).not.toContain('meeting.example.cn');
  });
});

describe('who reads what', () => {
  it('of files: slides and badges the organiser, profiles everybody once the programme is public', async () => {
    const base = `/roadshows/${roadshow.id}`;
    expect(await statuses(`${base}/slides.pdf`)).toEqual([200, 404, 404, 404]);
    expect(await statuses(`${base}/badges.pdf`)).toEqual([200, 404, 404, 404]);
    expect(await statuses(`${base}/entries.csv`)).toEqual([200, 404, 404, 404]);
    expect(
      await statuses(`/roadshows/entries/${proposed.id}/profile.pdf`, [officer, stranger, visitor]),
    ).toEqual([200, 404, 404]);
    const called = await makeRoadshow(world);
    await makeEntry(world, called);
    expect(await statuses(`/roadshows/${called.id}/profiles.pdf`, [officer, visitor])).toEqual([404, 404]);
    const draft = await makeRoadshow(world, { state: 'DRAFT' });
    expect(await statuses(`/roadshows/${draft.id}/programme.ics`)).toEqual([200, 404, 404, 404]);
  });

  it('of lists: an officer the entries of the unit, another officer none of them, the organiser its roadshows', async () => {
    const own = await (await get(officer, '/roadshows/entries.csv')).text();
    const other = await (await get(stranger, '/roadshows/entries.csv')).text();
    expect(own).toContain(proposed.id);
    expect(other.trim().split('\r\n')).toHaveLength(1);
    expect(await statuses('/roadshows.csv')).toEqual([200, 403, 403, 401]);
    expect((await (await get(organiser, '/roadshows.csv')).text()).includes(roadshow.number)).toBe(true);
  });

  it('of a programme: everybody what is chosen, without consents and the address online', async () => {
    const query = `query ($id: ID!) { roadshow(id: $id) { joinUrl sessions { id } entryCounts { state }
      programmeProblems { code } entries { id speakerName details { reason } } } }`;
    type Data = {
      roadshow: {
        joinUrl: string | null;
        sessions: object[];
        entryCounts: object[];
        entries: { id: string; details: object | null }[];
      };
    };
    const ask = async (client: ApiClient) =>
      (await client.ask<Data>(query, { id: roadshow.id })).data?.roadshow;
    const everybody = await ask(visitor);
    expect(everybody?.entries.map(({ id }) => id)).toEqual(shown.map(({ id }) => id));
    expect(everybody?.entries.map(({ details }) => details)).toEqual([null, null]);
    expect([everybody?.joinUrl, everybody?.sessions.length, everybody?.entryCounts]).toEqual([null, 1, []]);
    const unit = await ask(officer);
    expect(unit?.entries.map(({ id }) => id)).toEqual([...shown, proposed].map(({ id }) => id));
    expect(unit?.entries.every(({ details }) => details !== null)).toBe(true);
    expect(unit?.joinUrl).toBeNull();
    expect((await ask(organiser))?.joinUrl).toBe('https://meeting.example.cn/9');
    const speaker = await signedIn(api(), world.unit.researcher);
    expect((await ask(speaker))?.joinUrl).toBe('https://meeting.example.cn/9');
    expect((await ask(stranger))?.entries).toHaveLength(2);
  });

  it('takes the same number of statements for few entries and for many', async () => {
    const query = `query ($id: ID!) { roadshow(id: $id) { organiser { name } sessions { title }
      entries { title sector result { trl } unit { name } availableActions details { isPublished representativeName } } } }`;
    const count = async (id: string) => (await organiser.ask(query, { id })).statements;
    const few = await makeRoadshow(world);
    await makeEntry(world, few);
    const many = await makeRoadshow(world);
    for (let made = 0; made < 4; made++) await makeEntry(world, many);
    expect(await count(many.id)).toBe(await count(few.id));
  });

  it('of slides that the unit handed in: the organiser and the unit only', async () => {
    const fileId = await upload(officer, 'slides.pdf');
    const { version } = await entryRow(world.app, proposed.id);
    const input = {
      entryId: proposed.id,
      expectedVersion: version,
      pitch: '',
      speaker: { name: '钱博士' },
      fileIds: [fileId],
    };
    const saved = await officer.mutate<{ userErrors: object[] }>(
      'saveRoadshowEntry',
      input,
      '{ userErrors { code field } }',
    );
    expect(saved.userErrors).toEqual([]);
    expect(await statuses(`/files/${fileId}`)).toEqual([200, 200, 404, 404]);
  });
});
