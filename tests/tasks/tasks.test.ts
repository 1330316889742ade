import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Auction } from '../../server/features/auctions/data/auction.entity.ts';
import { AuctionRegistration } from '../../server/features/auctions/data/auction-parts.entity.ts';
import { registerForAuction } from '../../server/features/auctions/steps/register-for-auction.service.ts';
import { Deal } from '../../server/features/deals/data/deal.entity.ts';
import {
  CollectiveDecision,
  DecisionMember,
} from '../../server/features/decisions/collective-decision.entity.ts';
import { OwnershipGrant } from '../../server/features/grants/data/ownership-grant.entity.ts';
import { objectToNotice } from '../../server/features/notices/object-to-notice.service.ts';
import { Objection } from '../../server/features/notices/objection.entity.ts';
import { PublicNotice } from '../../server/features/notices/public-notice.entity.ts';
import { Offer } from '../../server/features/offers/data/offer.entity.ts';
import { clock } from '../../server/platform/clock.ts';
import { makeAuction } from '../auctions/support.ts';
import { type DealWorld, makeDeal, makeDealWorld, moveTo, realTime } from '../deals/support.ts';
import { call } from '../notices/cases.ts';
import { askToJoin, type Member, makeMember, scopeOf, signedIn } from '../support/accounts.ts';
import { type ApiClient, useApi } from '../support/api.ts';
import { makeDisclosed, makeDraft, makePublished, makeRegistered } from '../support/results.ts';
import { grantOf, offerOf } from './records.ts';

const api = useApi();
let world: DealWorld;
let other: DealWorld;
beforeAll(async () => {
  world = await makeDealWorld(api());
  other = await makeDealWorld(api(), undefined, world.operator);
});
afterEach(() => realTime());

interface TaskRow {
  id: string;
  kind: string;
  forMe: boolean;
  title: string;
  reference: string | null;
  caseType: string;
  caseId: string;
  dealAction: string | null;
  organization: { id: string } | null;
  person: string | null;
  until: string | null;
  overdue: boolean;
  urgency: string;
}
interface Listed {
  tasks: { tasks: TaskRow[]; totals: { kind: string; count: number; forMe: boolean }[] };
}
const LIST = `query ($first: Int) { tasks(first: $first) {
  tasks { id kind forMe title reference caseType caseId dealAction organization { id name } person since until overdue urgency }
  totals { kind count forMe } } }`;

async function listed(client: ApiClient, first: number | null = null): Promise<Listed['tasks']> {
  const { data, errors } = await client.ask<Listed>(LIST, { first });
  if (!data || errors) throw new Error(JSON.stringify(errors));
  return data.tasks;
}

/** The tasks of a member on one record. */
async function tasksOn(member: Member, caseId: string): Promise<TaskRow[]> {
  const { tasks } = await listed(await signedIn(api(), member));
  return tasks.filter((task) => task.caseId === caseId);
}
const kindsOn = async (member: Member, caseId: string) =>
  (await tasksOn(member, caseId)).map(({ kind, dealAction }) =>
    dealAction ? `${kind} ${dealAction}` : kind,
  );

describe('a deal', () => {
  it('waits for one side after the other, and for nobody else', async () => {
    const { unit, enterprise, supervisor } = world;
    const deal = await makeDeal(world, 'REQUESTED');
    expect(await kindsOn(unit.officer, deal.id)).toEqual(['DEAL_STEP TAKE_UP']);
    expect((await tasksOn(unit.officer, deal.id))[0]).toMatchObject({
      forMe: true,
      reference: deal.number,
      caseType: 'Deal',
      organization: { id: enterprise.id },
      until: null,
      urgency: 'NONE',
    });
    for (const member of [
      enterprise.buyer,
      supervisor,
      unit.researcher,
      unit.administrator,
      other.unit.officer,
    ])
      expect(await kindsOn(member, deal.id)).toEqual([]);
    await api().app.db.manager.update(Deal, deal.id, {
      waitsSide: 'ENTERPRISE',
      waitsFor: { ...deal.waitsFor, action: 'ACCEPT_TERMS', who: 'ENTERPRISE' },
    });
    expect(await kindsOn(unit.officer, deal.id)).toEqual([]);
    expect(await kindsOn(enterprise.buyer, deal.id)).toEqual(['DEAL_STEP ACCEPT_TERMS']);
    expect(await kindsOn(other.enterprise.buyer, deal.id)).toEqual([]);
  });

  it('waits for the unit from the first moment after its notice, though no job has run', async () => {
    const deal = await makeDeal(world, 'ON_NOTICE');
    const notice = await api().app.db.manager.findOneByOrFail(PublicNotice, { caseId: deal.id });
    expect(await kindsOn(world.unit.officer, deal.id)).toEqual([]);
    const running = await tasksOn(world.unit.researcher, notice.id);
    expect(running).toMatchObject([
      { kind: 'NOTICE_RUNNING', forMe: false, until: notice.endsAt.toISOString(), urgency: 'LATER' },
    ]);
    expect(await kindsOn(other.unit.officer, notice.id)).toEqual([]);
    moveTo(notice.endsAt.getTime() - 1);
    expect(await kindsOn(world.unit.officer, deal.id)).toEqual([]);
    moveTo(notice.endsAt.getTime());
    expect(await kindsOn(world.unit.officer, deal.id)).toEqual(['DEAL_STEP']);
    expect(await tasksOn(world.unit.researcher, notice.id)).toEqual([]);
  });

  it('never waits for a completer of the result, though an officer', async () => {
    const { app } = api();
    const both = await makeMember(app, world.unit.administrator, ['OFFICER']);
    const deal = await makeDeal(world, 'REQUESTED');
    expect(await kindsOn(both, deal.id)).toEqual(['DEAL_STEP TAKE_UP']);
    await app.db.query('UPDATE completer SET user_id = $1 WHERE result_id = $2', [
      both.userId,
      deal.resultId,
    ]);
    expect(await kindsOn(both, deal.id)).toEqual([]);
  });

  it('tells both sides of a contract that ends, by its last day', async () => {
    const deal = await makeDeal(world, 'CLEARED');
    realTime();
    const contractEndsOn = clock.today();
    await api().app.db.manager.update(Deal, deal.id, { state: 'ACTIVE', waitsSide: null, contractEndsOn });
    for (const member of [world.unit.officer, world.enterprise.buyer])
      expect(await tasksOn(member, deal.id)).toMatchObject([{ kind: 'DEAL_ENDS', urgency: 'TODAY' }]);
  });
});

describe('decisions and objections', () => {
  it('wait for those who vote, then for who closes; supervisors see that one is called', async () => {
    const { app } = api();
    const [first] = world.leaders as [Member];
    const decision = await call(app, world.unit.officer, { meetingOn: clock.today() });
    expect(await tasksOn(first, decision.id)).toMatchObject([{ kind: 'DECISION_VOTE', urgency: 'TODAY' }]);
    expect(await kindsOn(world.unit.otherOfficer, decision.id)).toEqual(['DECISION_CLOSE']);
    expect(await tasksOn(world.supervisor, decision.id)).toMatchObject([
      { kind: 'DECISION_OPEN', forMe: false },
    ]);
    await app.db.manager.update(CollectiveDecision, decision.id, { meetingOn: null });
    expect(await kindsOn(world.unit.otherOfficer, decision.id)).toEqual([]);
    await app.db.manager.update(DecisionMember, { decisionId: decision.id }, { vote: 'APPROVE' });
    expect(await kindsOn(world.unit.otherOfficer, decision.id)).toEqual(['DECISION_CLOSE']);
    expect(await kindsOn(first, decision.id)).toEqual([]);
    for (const member of [other.supervisor, ...other.leaders, world.enterprise.buyer])
      expect(await kindsOn(member, decision.id)).toEqual([]);
  });

  it('an objection has its five working days, and waits for nobody who is partial', async () => {
    const { app } = api();
    const { unit, supervisor } = world;
    const deal = await makeDeal(world, 'ON_NOTICE');
    const notice = await app.db.manager.findOneByOrFail(PublicNotice, { caseId: deal.id });
    const objector = await makeMember(app, unit.administrator, ['RESEARCHER']);
    // A Monday: the term ends with the Monday after.
    const monday = Date.parse('2026-11-23T10:00:00+08:00');
    const { id } = await objectToNotice(await scopeOf(app, objector), {
      noticeId: notice.id,
      grounds: '价格明显低于市场',
    });
    await app.db.manager.update(Objection, id, { raisedAt: new Date(monday) });
    moveTo(monday);
    const [task] = await tasksOn(unit.otherOfficer, id);
    expect(task).toMatchObject({
      kind: 'OBJECTION_DECIDE',
      until: '2026-11-30T16:00:00.000Z',
      urgency: 'WEEK',
    });
    // The officer who negotiated the deal is a party and only sees it.
    expect(await kindsOn(unit.officer, id)).toEqual(['OBJECTION_OPEN']);
    expect(await kindsOn(supervisor, id)).toEqual(['OBJECTION_OPEN']);
    for (const member of [objector, other.unit.officer]) expect(await kindsOn(member, id)).toEqual([]);
    moveTo(Date.parse('2026-12-01T00:00:00+08:00'));
    expect(await tasksOn(unit.otherOfficer, id)).toMatchObject([{ overdue: true, urgency: 'OVERDUE' }]);
    await app.db.manager.update(Objection, id, { state: 'ADMITTED' });
    expect(await kindsOn(unit.otherOfficer, id)).toEqual(['OBJECTION_ASSIGN']);
    expect(await kindsOn(supervisor, id)).toEqual(['OBJECTION_OPEN']);
    const investigator = await makeMember(app, unit.administrator, ['FINANCE_OFFICER']);
    await app.db.manager.update(Objection, id, { investigatorId: investigator.userId });
    expect(await kindsOn(investigator, id)).toEqual(['OBJECTION_INVESTIGATE']);
    expect(await kindsOn(unit.otherOfficer, id)).toEqual(['OBJECTION_OPEN']);
    await app.db.manager.update(Objection, id, { state: 'INVESTIGATED' });
    expect(await kindsOn(unit.otherOfficer, id)).toEqual(['OBJECTION_PUBLISH']);
    expect(await kindsOn(investigator, id)).toEqual([]);
  });
});

describe('the other kinds', () => {
  it('results wait for review by others, for publication and for their completers', async () => {
    const { app } = api();
    const { unit } = world;
    const [draft, disclosed, registered] = [
      await makeDraft(app, unit),
      await makeDisclosed(app, unit),
      await makeRegistered(app, unit),
    ];
    expect(await kindsOn(unit.researcher, draft.id)).toEqual(['RESULT_DRAFT']);
    expect(await kindsOn(unit.officer, draft.id)).toEqual([]);
    expect(await tasksOn(unit.officer, disclosed.id)).toMatchObject([
      { kind: 'RESULT_REVIEW', person: expect.stringMatching(/^成员/) },
    ]);
    expect(await tasksOn(unit.researcher, disclosed.id)).toMatchObject([
      { kind: 'RESULT_IN_REVIEW', forMe: false },
    ]);
    expect(await kindsOn(unit.officer, registered.id)).toEqual(['RESULT_PUBLISH']);
    await app.db.query(`UPDATE tech_result SET state = 'RETURNED' WHERE id = $1`, [draft.id]);
    expect(await kindsOn(unit.researcher, draft.id)).toEqual(['RESULT_RETURNED']);
    await app.db.query(`UPDATE tech_result SET conversion_deadline = $2 WHERE id = $1`, [
      registered.id,
      clock.today(),
    ]);
    expect(await kindsOn(unit.researcher, registered.id)).toEqual(['RESULT_CONVERT']);
    expect(await kindsOn(unit.officer, registered.id)).toEqual(['RESULT_CONVERT', 'RESULT_PUBLISH']);
    for (const result of [draft, disclosed, registered])
      for (const member of [other.unit.officer, other.unit.researcher, world.enterprise.buyer])
        expect(await kindsOn(member, result.id)).toEqual([]);
  });

  it('grants and offers wait for the office, and not for who made them', async () => {
    const { app } = api();
    const { unit } = world;
    const result = await makePublished(app, unit);
    const grant = Object.assign(new OwnershipGrant(), grantOf(unit.id, unit.researcher.userId, result.id));
    await app.db.manager.insert(OwnershipGrant, grant);
    expect(await tasksOn(unit.officer, grant.id)).toMatchObject([
      { kind: 'GRANT_DECIDE', caseType: 'OwnershipGrant' },
    ]);
    expect(await kindsOn(unit.researcher, grant.id)).toEqual(['GRANT_COMPLETE']);
    for (const [state, kind] of [
      ['APPROVED', 'GRANT_ANNOUNCE'],
      ['AGREED', 'GRANT_PUT_IN_FORCE'],
    ] as const) {
      await app.db.manager.update(OwnershipGrant, grant.id, { state });
      expect(await kindsOn(unit.officer, grant.id)).toEqual([kind]);
      expect(await kindsOn(unit.researcher, grant.id)).toEqual([]);
    }
    const offer = Object.assign(new Offer(), offerOf(unit.id, unit.officer.userId, result.id));
    await app.db.manager.insert(Offer, offer);
    expect(await kindsOn(unit.officer, offer.id)).toEqual(['OFFER_DRAFT']);
    await app.db.manager.update(Offer, offer.id, { state: 'DECIDED' });
    expect(await kindsOn(unit.otherOfficer, offer.id)).toEqual(['OFFER_ANNOUNCE']);
    await app.db.manager.update(Offer, offer.id, { state: 'ON_NOTICE' });
    expect(await kindsOn(unit.otherOfficer, offer.id)).toEqual([]);
    expect(await kindsOn(other.unit.officer, offer.id)).toEqual([]);
  });

  it('registrations wait for the unit, deposits and bids for the bidder', async () => {
    const { app } = api();
    const { unit, enterprise } = world;
    const auction = await makeAuction(app, unit, { deposit: 500_000n });
    const { id } = await registerForAuction(await scopeOf(app, enterprise.buyer), {
      auctionId: auction.id,
      relation: 'NONE',
    });
    expect(await kindsOn(unit.officer, auction.id)).toEqual(['AUCTION_ADMIT', 'AUCTION_RUNNING']);
    expect(await kindsOn(world.supervisor, auction.id)).toEqual(['AUCTION_RUNNING']);
    expect(await kindsOn(enterprise.buyer, auction.id)).toEqual(['AUCTION_DEPOSIT']);
    await app.db.manager.update(AuctionRegistration, id, { state: 'ADMITTED', number: 1 });
    await app.db.manager.update(Auction, auction.id, { admittedCount: 1 });
    expect(await kindsOn(enterprise.buyer, auction.id)).toEqual([]);
    moveTo(auction.startsAt.getTime());
    expect(await tasksOn(enterprise.buyer, auction.id)).toMatchObject([
      { kind: 'AUCTION_BID', until: auction.endsAt.toISOString() },
    ]);
    expect(await kindsOn(other.enterprise.buyer, auction.id)).toEqual([]);
  });

  it('memberships wait for the administrator of the unit', async () => {
    const asking = await askToJoin(api().app, world.unit.id, ['RESEARCHER']);
    expect(await kindsOn(world.unit.administrator, asking.membershipId)).toEqual(['MEMBERSHIP_DECIDE']);
    expect(await kindsOn(other.unit.administrator, asking.membershipId)).toEqual([]);
    const client = await signedIn(api(), asking);
    expect(await listed(client)).toEqual({ tasks: [], totals: [] });
  });
});

/** How the client asks for the record of a task; memberships and organisations stand in lists. */
const RECORDS: Readonly<Record<string, string>> = {
  TechResult: 'techResult',
  Deal: 'deal',
  Offer: 'offer',
  OwnershipGrant: 'ownershipGrant',
  PublicNotice: 'publicNotice',
  Objection: 'objection',
  CollectiveDecision: 'collectiveDecision',
  Auction: 'auction',
};

describe('the list', () => {
  it('shows to nobody a task on a case that they may not see', async () => {
    let seen = 0;
    for (const { unit, leaders, supervisor, enterprise } of [world, other]) {
      const members = [unit.officer, unit.otherOfficer, unit.researcher, unit.administrator, supervisor];
      for (const member of [...members, ...leaders, enterprise.buyer, enterprise.administrator]) {
        const client = await signedIn(api(), member);
        for (const { caseType, caseId, kind } of (await listed(client)).tasks) {
          const field = RECORDS[caseType];
          if (!field) continue;
          const { data } = await client.ask<Record<string, object | null>>(
            `query ($id: ID!) { ${field}(id: $id) { id } }`,
            { id: caseId },
          );
          expect(data?.[field], kind).toEqual({ id: caseId });
          seen += 1;
        }
      }
    }
    expect(seen).toBeGreaterThan(20);
  });

  it('is for those who are signed in, and takes 1 to 50', async () => {
    const visitor = await api().visitor().ask<Listed>(LIST);
    expect([visitor.data, visitor.errors?.[0]?.extensions.code]).toEqual([null, 'SIGN_IN_REQUIRED']);
    expect((await listed(world.officer, 2)).tasks).toHaveLength(2);
    for (const first of [0, 51]) {
      const { data, errors } = await world.officer.ask<Listed>(LIST, { first });
      expect([data, errors?.[0]?.extensions.userErrors?.[0]?.code]).toEqual([null, 'LIMIT']);
    }
  });

  it('takes as many statements for 50 rows of a kind as for 5, and counts beyond its page', async () => {
    const { app } = api();
    const busy = await makeDealWorld(api(), undefined, world.operator);
    const supervisor = await signedIn(api(), busy.supervisor);
    const count = async (clients: ApiClient[]) => {
      const replies = await Promise.all(clients.map((client) => client.ask<Listed>(LIST)));
      return replies.map(({ statements, data }) => [statements, data?.tasks.tasks.length]);
    };
    const disclosed = await makeDisclosed(app, busy.unit);
    const results = (from: number, to: number) =>
      app.db.query(
        `INSERT INTO tech_result SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid()))).*
         FROM tech_result r, generate_series($2::int, $3::int) n WHERE r.id = $1`,
        [disclosed.id, from, to],
      );
    await results(2, 5);
    // The session, one for each feature in which the roles have something, the calendars, the first completers.
    expect(await count([busy.officer])).toEqual([[21, 5]]);
    await results(6, 60);
    expect(await count([busy.officer])).toEqual([[21, 50]]);

    const deal = await makeDeal(busy, 'REQUESTED');
    await app.db.query('DELETE FROM tech_result WHERE organization_id = $1 AND id <> $2', [
      busy.unit.id,
      deal.resultId,
    ]);
    const deals = (from: number, to: number) =>
      app.db.query(
        `INSERT INTO deal SELECT (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(),
           'request_key', gen_random_uuid(), 'number', 'C' || n))).* FROM deal d, generate_series($2::int, $3::int) n
         WHERE d.id = $1`,
        [deal.id, from, to],
      );
    await deals(2, 5);
    expect(await count([busy.officer, busy.buyer, supervisor])).toEqual([
      [21, 5],
      [19, 0],
      [9, 0],
    ]);
    await deals(6, 60);
    await app.db.query(
      `UPDATE deal SET waits_side = 'ENTERPRISE' WHERE organization_id = $1 AND number = 'C60'`,
      [busy.unit.id],
    );
    expect(await count([busy.officer, busy.buyer, supervisor])).toEqual([
      [21, 50],
      [20, 1],
      [9, 0],
    ]);
    const { totals } = await listed(busy.officer);
    expect(totals).toContainEqual({ kind: 'DEAL_STEP', count: 59, forMe: true });
  });
});
