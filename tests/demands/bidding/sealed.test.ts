import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openDueBids } from '../../../server/features/demands/bidding/opening/open-bids.job.ts';
import { biddingWaiting } from '../../../server/features/demands/bidding/reading/waiting.service.ts';
import type { Bid } from '../../../server/features/demands/data/bid.entity.ts';
import type { Demand } from '../../../server/features/demands/data/demand.entity.ts';
import { clock } from '../../../server/platform/clock.ts';
import { newId } from '../../../server/platform/ids.ts';
import { log } from '../../../server/platform/log.ts';
import { outboxLag } from '../../../server/platform/outbox/outbox.service.ts';
import { waitingMails } from '../../accounts/support.ts';
import { type Member, makeMember, makeOrganization, scopeOf, signedIn } from '../../support/accounts.ts';
import { type ApiClient, USER_ERRORS, useApi } from '../../support/api.ts';
import { upload } from '../../support/files.ts';
import { jsonOf } from '../../support/json.ts';
import { makeUnit, type TestUnit } from '../../support/results.ts';
import { fullDraft, makeSealedBid } from '../bids-support.ts';
import { board, indexDemandsNow } from '../board/board-support.ts';
import {
  type DemandWorld,
  demandRow,
  makeDemand,
  makeDemandWorld,
  moveTo,
  realTime,
  unchanged,
} from '../support.ts';

/** Stands in the text, the team, a file's name and the budget of the sealed bid: it must appear nowhere. */
const SECRET = '机密方案七七三一';
const api = useApi();
let world: DemandWorld;
let rival: TestUnit;
let demand: Demand;
let twin: Demand;
let bid: Bid;
let fileId: string;
let before: Demand;
const others: Record<string, Member> = {};
const clients: Record<string, ApiClient> = {};
const lines: string[] = [];

/** What is written to the log from here on, at every level. */
function captureLog(): void {
  const stream: unknown = Reflect.get(log, pino.symbols.streamSym);
  vi.spyOn(stream as { write(line: string): boolean }, 'write').mockImplementation((line) => {
    lines.push(line);
    return true;
  });
  log.level = 'trace';
}

beforeAll(async () => {
  const { app } = api();
  world = await makeDemandWorld(api());
  rival = await makeUnit(app, world.operator);
  const government = await makeOrganization(app, world.operator, 'GOVERNMENT');
  const agency = await makeOrganization(app, world.operator, 'AGENCY');
  Object.assign(others, {
    poster: world.poster.member,
    posterAdministrator: world.poster.administrator,
    posterSupervisor: await makeMember(app, world.poster.administrator, ['SUPERVISOR']),
    operator: world.operator,
    regulator: await makeMember(app, government.administrator, ['REGULATOR']),
    otherSupervisor: await makeMember(app, rival.administrator, ['SUPERVISOR']),
    rival: rival.officer,
    rivalResearcher: rival.researcher,
    expert: await makeMember(app, agency.administrator, ['EXPERT']),
    colleague: await makeMember(app, world.unit.administrator, ['RESEARCHER']),
    administrator: world.unit.administrator,
  });
  for (const [name, member] of Object.entries(others)) clients[name] = await signedIn(world.api, member);
  clients.visitor = api().visitor();
  // Soon enough for sessions to last beyond the deadline.
  demand = await makeDemand(world, { content: { bidsCloseAt: clock.in(20 * 60_000).toISOString() } });
  // The same demand without a bid: whoever compares the two must see no difference.
  twin = await makeDemand(world, { content: { ...demand.content } });
  before = await demandRow(app, demand.id);
  captureLog();
  fileId = await upload(await signedIn(world.api, world.unit.officer), `${SECRET}.pdf`);
  bid = await makeSealedBid(world, demand, {
    by: world.unit.officer,
    draft: {
      summary: SECRET,
      approach: SECRET,
      team: [{ name: SECRET, title: '', role: '', userId: world.unit.researcher.userId }],
      budget: [{ item: SECRET, amount: 8_000_000n }],
      fileIds: [fileId],
    },
  });
});
afterEach(realTime);
afterAll(() => {
  log.level = 'silent';
  vi.restoreAllMocks();
});

const everyone = () => Object.entries(clients);

/** The text of an answer with the ids that were asked for made equal. */
function text(answer: unknown, ids: readonly string[]): string {
  return ids.reduce((all, id) => all.replaceAll(id, '<id>'), JSON.stringify(answer));
}

describe('before the deadline nobody but the bidder finds a bid', () => {
  it('by its id: it reads as one that does not exist, in every role', async () => {
    const fields = `state version digest sealedAt side draft { summary } sheet { summary ask } proof { text salt }
      partners { id } gaps { code } verdicts { verdict } rank alias lead { id } demand { id }`;
    const query = `query ($id: ID!) { bid(id: $id) { id ${fields} } }`;
    for (const [name, client] of everyone()) {
      const [real, none] = [
        await client.ask(query, { id: bid.id }),
        await client.ask(query, { id: newId() }),
      ];
      expect([name, real.data, real.errors]).toEqual([name, none.data, none.errors]);
      expect(real.data?.bid ?? null).toBeNull();
    }
  });

  it('by the demand: no bids, no seals, no count, nothing taken', async () => {
    const query = `query ($id: ID!) {
      demandBids(demandId: $id) { id } bidSeals(demandId: $id) { bidId }
      bids(filter: { demandId: $id }) { totalCount edges { node { id } } }
      biddingStanding(demandId: $id) { isOpen bars mayBegin isTaken bid { id } }
    }`;
    for (const [name, client] of everyone()) {
      const real = await client.ask(query, { id: demand.id });
      const none = await client.ask(query, { id: twin.id });
      const told = text([real.data, real.errors], [demand.id]);
      // That the unit bids is known to its own people who might begin a second bid, and to nobody else.
      if (name === 'colleague' || name === 'administrator') {
        expect(real.data).toMatchObject({
          bids: { totalCount: 0 },
          biddingStanding: { isTaken: true, bid: null },
        });
      } else {
        expect([name, told]).toEqual([name, text([none.data, none.errors], [twin.id])]);
      }
      expect(told).not.toContain(bid.id);
      expect(real.data?.demandBids ?? null).toBeNull();
      expect(real.data?.bidSeals ?? null).toBeNull();
    }
    const seals = 'query ($id: ID!) { bidSeals(demandId: $id) { bidId } }';
    expect((await api().visitor().ask(seals, { id: demand.id })).data).toEqual({ bidSeals: null });
  });

  it('by a step: each is refused as for a bid that does not exist, and changes nothing', async () => {
    const draft = jsonOf(fullDraft(demand));
    const steps: [string, string, (bidId: string) => object][] = [
      ['saveBid', 'SaveBidInput', (bidId) => ({ bidId, expectedVersion: 2, draft })],
      ['handInBid', 'BidStepInput', (bidId) => ({ bidId })],
      ['withdrawBid', 'BidStepInput', (bidId) => ({ bidId })],
      ['promiseBidConfidentiality', 'BidStepInput', (bidId) => ({ bidId })],
      ['askBidPartner', 'AskBidPartnerInput', (bidId) => ({ bidId, organizationId: rival.id, role: '检测' })],
      ['dropBidPartner', 'DropBidPartnerInput', (bidId) => ({ bidId, organizationId: rival.id })],
      ['answerBidPartner', 'AnswerBidPartnerInput', (bidId) => ({ bidId, consents: true })],
    ];
    const tried = ['poster', 'operator', 'rival', 'otherSupervisor', 'colleague'];
    await unchanged(world, async () => {
      for (const name of tried) {
        for (const [step, type, input] of steps) {
          const query = `mutation ($input: ${type}!) { ${step}(input: $input) { bid { id } ${USER_ERRORS} } }`;
          const real = await clients[name]?.ask(query, { input: input(bid.id) });
          const none = await clients[name]?.ask(query, { input: input(newId()) });
          expect([name, step, real?.data, real?.errors]).toEqual([name, step, none?.data, none?.errors]);
          expect(real?.data?.[step]).toMatchObject({ bid: null });
        }
      }
    });
  });

  it('by files, exports and receipts', async () => {
    const get = (client: ApiClient, path: string) =>
      fetch(`${client.address}${path}`, { headers: { cookie: client.cookieHeader } });
    for (const [name, client] of everyone()) {
      const [file, noFile] = [await get(client, `/files/${fileId}`), await get(client, `/files/${newId()}`)];
      expect([name, file.status, await file.text()]).toEqual([name, noFile.status, await noFile.text()]);
      const [receipt, noReceipt] = [bid.id, newId()].map((id) => `/demands/bids/${id}/receipt.pdf`);
      const [real, none] = [await get(client, receipt ?? ''), await get(client, noReceipt ?? '')];
      expect([name, real.status, await real.text()]).toEqual([name, none.status, await none.text()]);
      const list = await (await get(client, '/demands/bids.csv')).text();
      expect(list).not.toContain(bid.id);
      expect(list).not.toContain(demand.number);
      expect(list).not.toContain(bid.digest ?? '-');
    }
  });

  it("by the demand's own row, its chain, the search and what is told", async () => {
    const { app } = world;
    expect(await demandRow(app, demand.id)).toEqual(before);
    const chain = await app.db.query<{ action: string }[]>(
      `SELECT action FROM audit_event WHERE case_type = 'Demand' AND case_id = $1`,
      [demand.id],
    );
    expect(chain).toEqual([{ action: 'startDemand' }]);
    const pending = await app.db.query<{ key: string; topic: string }[]>(
      `SELECT topic, key FROM outbox_event WHERE key = $1 AND created_at > $2`,
      [demand.id, before.createdAt],
    );
    // Only what the demand itself told when it was made.
    expect(pending.map(({ topic }) => topic)).toEqual(pending.map(() => 'demands'));
    expect(pending.length).toBeLessThanOrEqual(1);
    expect((await outboxLag(app, 'bids')).pending).toBe(0);
    expect(
      JSON.stringify(await app.db.query('SELECT facts, personal_digest FROM audit_event')),
    ).not.toContain(SECRET);
    expect(JSON.stringify(await app.db.query('SELECT details FROM audit_personal'))).not.toContain(SECRET);
  });

  it('by the search of the board', async () => {
    await indexDemandsNow(world.app);
    const { page: found } = await board(clients.visitor as ApiClient, SECRET);
    expect(JSON.stringify(found.edges)).not.toContain(SECRET);
    const { page } = await board(clients.poster as ApiClient, null, { first: 50 });
    const [hit, other] = [demand.id, twin.id].map(
      (id) => page.edges.find(({ node }) => node.id === id)?.node,
    );
    expect(hit).toBeDefined();
    const own = { id: '', number: '', publishedAt: '' };
    expect({ ...hit, ...own }).toEqual({ ...other, ...own });
  });

  it('by tasks and mails', async () => {
    const mails = JSON.stringify(await waitingMails(world.app));
    expect(mails).not.toContain(SECRET);
    expect(mails).not.toContain(demand.number);
    const query = '{ tasks { tasks { id title } } }';
    for (const [name, client] of everyone()) {
      const told = JSON.stringify(await client.ask(query));
      expect([name, told.includes(bid.id), told.includes(SECRET)]).toEqual([name, false, false]);
    }
    for (const member of Object.values(others)) {
      expect(await biddingWaiting(await scopeOf(world.app, member))).toEqual([]);
    }
  });

  it('by the dossier of the demand', async () => {
    const query = `query ($ref: ID!) { caseDossier(caseType: "Demand", caseId: $ref) { title chains { caseType caseId } events { id } } }`;
    for (const [name, client] of everyone()) {
      const told = JSON.stringify(await client.ask(query, { ref: demand.id }));
      expect([name, told.includes(bid.id), told.includes(bid.digest ?? '-'), told.includes(SECRET)]).toEqual([
        name,
        false,
        false,
        false,
      ]);
    }
  });

  it('in the log, not even where a statement with it fails', async () => {
    const { app } = world;
    // A fault in the middle of saving: the database refuses the row and names it.
    await app.db.query(`ALTER TABLE demand_bid ADD CONSTRAINT no_more CHECK (false) NOT VALID`);
    try {
      const officer = await signedIn(world.api, world.unit.officer);
      const input = {
        bidId: bid.id,
        expectedVersion: bid.version,
        draft: jsonOf(fullDraft(demand, { summary: SECRET })),
      };
      const { errors } = await officer.ask(
        `mutation ($input: SaveBidInput!) { saveBid(input: $input) { bid { id } ${USER_ERRORS} } }`,
        { input },
      );
      expect(errors).toHaveLength(1);
      expect(JSON.stringify(errors)).not.toContain(SECRET);
    } finally {
      await app.db.query('ALTER TABLE demand_bid DROP CONSTRAINT no_more');
    }
    expect(lines.filter((line) => line.includes('a request failed'))).not.toEqual([]);
    expect(lines.filter((line) => line.includes(SECRET))).toEqual([]);
    expect(
      lines.filter((line) => line.includes(bid.digest ?? '-') || line.includes(bid.salt ?? '-')),
    ).toEqual([]);
  });
});

it('the bidder itself reads all of it: officers and supervisors of the lead, and those who are named in it', async () => {
  const query =
    'query ($id: ID!) { bid(id: $id) { state side sheet { summary team { name } } proof { isIntact } } }';
  const supervisor = await makeMember(world.app, world.unit.administrator, ['SUPERVISOR']);
  for (const member of [world.unit.officer, world.unit.otherOfficer, world.unit.researcher, supervisor]) {
    const { data } = await (await signedIn(world.api, member)).ask(query, { id: bid.id });
    expect(data).toEqual({
      bid: {
        state: 'SEALED',
        side: 'LEAD',
        sheet: { summary: SECRET, team: [{ name: SECRET }] },
        proof: { isIntact: true },
      },
    });
  }
});

it('the bidder takes a receipt, a list and its file', async () => {
  const officer = await signedIn(world.api, world.unit.officer);
  const get = (path: string) =>
    fetch(`${officer.address}${path}`, { headers: { cookie: officer.cookieHeader } });
  const receipt = await get(`/demands/bids/${bid.id}/receipt.pdf`);
  expect([receipt.status, receipt.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  const list = await (await get('/demands/bids.csv?states=SEALED')).text();
  expect(list).toContain(`${demand.number},${demand.title}`);
  expect(list).toContain(bid.digest);
  expect(await (await get('/demands/bids.csv?states=OPENED')).text()).not.toContain(demand.number);
  expect((await get(`/files/${fileId}`)).status).toBe(200);
});

it('after the opening the poster and the operator read it with its file; other bidders and experts still do not', async () => {
  moveTo(demand.bidsCloseAt ?? 0);
  await openDueBids(world.app);
  const query = 'query ($id: ID!) { bid(id: $id) { state sheet { summary } } }';
  const readers = ['poster', 'posterAdministrator', 'posterSupervisor', 'operator'];
  for (const [name, client] of everyone()) {
    const { data } = await client.ask<{ bid: unknown }>(query, { id: bid.id });
    const file = await fetch(`${client.address}/files/${fileId}`, {
      headers: { cookie: client.cookieHeader },
    });
    expect([name, data?.bid ?? null, file.status === 200]).toEqual([
      name,
      readers.includes(name) ? { state: 'OPENED', sheet: { summary: SECRET } } : null,
      readers.includes(name),
    ]);
  }
});
