import { In, IsNull, Not } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDemonstration } from '../../seeds/load.ts';
import { Organization } from '../../server/features/accounts/organizations/organization.entity.ts';
import { Auction } from '../../server/features/auctions/data/auction.entity.ts';
import { AuctionBid } from '../../server/features/auctions/data/auction-parts.entity.ts';
import { Deal } from '../../server/features/deals/data/deal.entity.ts';
import { CollectiveDecision } from '../../server/features/decisions/collective-decision.entity.ts';
import { OwnershipGrant } from '../../server/features/grants/data/ownership-grant.entity.ts';
import { IncomeDistribution } from '../../server/features/income/distributions/income-distribution.entity.ts';
import { Payee } from '../../server/features/income/payees/payee.entity.ts';
import { PayoutBatch } from '../../server/features/income/payouts/payout-batch.entity.ts';
import { Objection } from '../../server/features/notices/objection.entity.ts';
import { PublicNotice } from '../../server/features/notices/public-notice.entity.ts';
import { Offer } from '../../server/features/offers/data/offer.entity.ts';
import { RESULTS_TOPIC } from '../../server/features/results/change-result.ts';
import { TechResult } from '../../server/features/results/data/tech-result.entity.ts';
import { Valuation } from '../../server/features/valuations/valuation.entity.ts';
import { AuditEvent, AuditHead } from '../../server/platform/audit/audit-event.entity.ts';
import { verifyChain } from '../../server/platform/audit/chain.ts';
import { clock, DAY_MS, dayOf } from '../../server/platform/clock.ts';
import { openFile } from '../../server/platform/files/files.service.ts';
import { StoredFile } from '../../server/platform/files/stored-file.entity.ts';
import { groupBy } from '../../server/platform/graphql/loaders.ts';
import { OutboxEvent } from '../../server/platform/outbox/outbox-event.entity.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { brokersOfTheWorld, chainsOfBrokers } from './brokers.loaded.ts';
import { dealsOfTheWorld } from './deals.loaded.ts';
import { chainsOfDemands, demandsOfTheWorld } from './demands.loaded.ts';
import { moneyOfTheWorld } from './money.loaded.ts';
import { chainsOfRoadshows, roadshowsOfTheWorld } from './roadshows.loaded.ts';
import {
  accounts,
  auctions,
  grants,
  offers,
  organizations,
  password,
  results,
  seeds,
  settings,
  tally,
  valuations,
} from './world.ts';

let api: TestApi;
const percents: number[] = [];

beforeAll(async () => {
  api = await startApi({ DEMONSTRATION: '1' });
});
afterAll(() => api?.close());

const load = (progress: (percent: number) => void = () => undefined) =>
  loadDemonstration(api.app, { folder: seeds, progress });

/** Rows of every table of the market, so that nothing can change unseen. */
async function everything(): Promise<Record<string, string>> {
  const tables = await api.app.db.query<{ name: string }[]>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const digests = tables.map(async ({ name }) => {
    const [row] = await api.app.db.query<[{ digest: string }]>(
      `SELECT md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS digest FROM "${name}" t`,
    );
    return [name, row.digest] as const;
  });
  return Object.fromEntries(await Promise.all(digests));
}

describe('the demonstration world', () => {
  it('leaves nothing behind where its loading is cut off', async () => {
    const before = await everything();
    const cutOff = (percent: number) => {
      if (percent === 3) throw new Error('cut off');
    };
    await expect(load(cutOff)).rejects.toThrow('cut off');
    expect(await everything()).toEqual(before);
  }, 120_000);

  it('is loaded by the next start, which tells how far it is', async () => {
    expect(await load((percent) => void percents.push(percent))).toBe(true);
    expect(percents).toEqual(percents.toSorted((a, b) => a - b));
    expect(percents.at(-1)).toBe(100);
  }, 180_000);

  it('brings every result into its state, on its days', async () => {
    const loaded = await api.app.db.manager.find(TechResult);
    expect(tally(loaded.map(({ state }) => state))).toEqual(tally(results.map(({ state }) => state)));
    const byTitle = new Map(loaded.map((result) => [result.title, result]));
    const day = (moment: Date | null | undefined) => (moment ? dayOf(moment) : null);
    for (const { title, timeline, state } of results) {
      const result = byTitle.get(title);
      expect(result?.state, title).toBe(state);
      expect({
        disclosedOn: day(result?.disclosedAt),
        registeredOn: day(result?.registeredAt),
        publishedOn: day(result?.publishedAt),
      }).toEqual(timeline);
    }
  });

  it('brings every offer into its state, standing ones after their notice', async () => {
    const loaded = await api.app.db.manager.find(Offer);
    const state = ({ title, state }: { title: string; state: string }) => `${title} ${state}`;
    expect(loaded.map(state).sort()).toEqual(offers.map(state).sort());
    const notices = await api.app.db.manager.findBy(PublicNotice, { caseType: 'Offer' });
    const ends = new Map(notices.map(({ caseId, endsAt }) => [caseId, endsAt]));
    const standing = loaded.filter(({ isStanding, openedAt }) => isStanding && openedAt !== null);
    expect(standing.length).toBeGreaterThan(5);
    expect(
      standing.filter(({ id, openedAt }) => !(openedAt && openedAt >= (ends.get(id) ?? openedAt))),
    ).toEqual([]);
    expect(new Set(notices.map(({ caseId }) => caseId)).size).toBe(
      offers.filter(({ isStanding }) => isStanding).length,
    );
  });

  it('lets each unit run its deals as it has set', async () => {
    const units = await api.app.db.manager.find(Organization);
    const set = units.filter(({ officeContact }) => officeContact !== null);
    expect(set).toHaveLength(settings.length);
    expect(set.filter(({ noticeToEveryone }) => noticeToEveryone)).toHaveLength(4);
    expect(tally(set.map(({ noticeDays }) => noticeDays))).toEqual(
      new Map([
        [null, 14],
        [20, 2],
      ]),
    );
  });

  it('brings every grant into its state, those of ownership after a decision with minutes', async () => {
    const { manager } = api.app.db;
    const loaded = await manager.find(OwnershipGrant);
    const state = ({ kind, state }: { kind: string; state: string }) => `${kind} ${state}`;
    expect(loaded.map(state).sort()).toEqual(grants.map(state).sort());
    const decisions = await manager.findBy(CollectiveDecision, { caseType: 'OwnershipGrant' });
    const decided = loaded.filter(({ kind, approvedAt }) => kind !== 'LONG_TERM_USE' && approvedAt !== null);
    expect(decisions.map(({ caseId }) => caseId).sort()).toEqual(decided.map(({ id }) => id).sort());
    expect(decisions.filter(({ state }) => state !== 'APPROVED')).toEqual([]);
    const minutes = await manager.findBy(StoredFile, {
      attachedKind: 'decision-minutes',
      attachedId: In(decisions.map(({ id }) => id)),
    });
    expect(minutes.map(({ id }) => id).sort()).toEqual(
      decisions.map(({ minutesFileId }) => minutesFileId ?? '').sort(),
    );
    for (const file of minutes) {
      const chunks: Buffer[] = [];
      for await (const chunk of await openFile(api.app, file)) chunks.push(chunk as Buffer);
      expect(Buffer.concat(chunks)).toHaveLength(file.size);
    }
  });

  it('has notices of grants that run today, with an objection of today, one at work and one dismissed', async () => {
    const { manager } = api.app.db;
    const notices = await manager.findBy(PublicNotice, { kind: 'GRANT' });
    const running = notices.filter(({ endsAt }) => endsAt > clock.now());
    expect(running).toHaveLength(2);
    for (const { endsAt } of running)
      expect(endsAt.getTime() - clock.now().getTime()).toBeGreaterThan(5 * DAY_MS);
    const objections = await manager.find(Objection, {
      where: { caseType: 'OwnershipGrant' },
      order: { raisedAt: 'DESC' },
    });
    expect(objections.map(({ state, outcome }) => [state, outcome])).toEqual([
      ['RAISED', null],
      ['ADMITTED', null],
      ['OUTCOME_PUBLISHED', 'DISMISSED'],
    ]);
    const [raised, admitted] = objections;
    expect(clock.now().getTime() - (raised?.raisedAt.getTime() ?? 0)).toBeLessThan(DAY_MS);
    expect(admitted?.investigatorId).not.toBeNull();
    expect(running.map(({ id }) => id).sort()).toEqual([raised?.noticeId, admitted?.noticeId].sort());
  });

  it('records every valuation, a third party with its report', async () => {
    const loaded = await api.app.db.manager.find(Valuation);
    const amount = ({ kind, valuedOn }: { kind: string; valuedOn: string }) => `${kind} ${valuedOn}`;
    expect(loaded.map(amount).sort()).toEqual(valuations.map(amount).sort());
    for (const { kind, fileIds } of loaded) expect(fileIds).toHaveLength(kind === 'THIRD_PARTY' ? 1 : 0);
  });

  it('has biddings in registration, running and ended with a deal on the day of loading', async () => {
    const { manager } = api.app.db;
    const loaded = await manager.find(Auction, { order: { endsAt: 'ASC' } });
    expect(loaded.map(({ form, state, bidCount }) => [form, state, bidCount])).toEqual([
      ['AUCTION', 'DEAL', 3],
      ['AUCTION', 'RUNNING', 4],
      ['AUCTION', 'REGISTRATION', 0],
      ['LISTING', 'REGISTRATION', 0],
    ]);
    const [ended, running] = loaded;
    expect(running?.endsAt.getTime()).toBeGreaterThan(clock.now().getTime() + 4 * DAY_MS);
    const deal = await manager.findOneByOrFail(Deal, { id: ended?.dealId ?? '' });
    expect([deal.origin, deal.pricing, ended?.finalPrice]).toEqual(['AUCTION', 'AUCTION', 50_000_000n]);
    expect(await manager.count(AuctionBid)).toBe(auctions.flatMap(({ bids }) => bids).length);
  });

  it('numbers the register of a unit in the order of time, without gaps', async () => {
    const registered = await api.app.db
      .createQueryBuilder(TechResult, 'result')
      .where('result.registerNumber IS NOT NULL')
      .orderBy('result.registeredAt')
      .getMany();
    for (const [, ofUnit] of groupBy(registered, ({ organizationId }) => organizationId)) {
      for (const [year, numbers] of groupBy(
        ofUnit.map(({ registerNumber }) => registerNumber ?? ''),
        (number) => number.slice(0, 4),
      )) {
        expect(numbers).toEqual(numbers.map((_, index) => `${year}-${String(index + 1).padStart(4, '0')}`));
      }
    }
  });

  it('confirms every organisation and every member with the roles of the data', async () => {
    const confirmed = await api.app.db.manager.countBy(Organization, { status: 'CONFIRMED' });
    expect(confirmed).toBe(organizations.length);
    const members = await api.app.db.query<{ email: string; roles: string[]; status: string }[]>(
      'SELECT u.email, m.roles, m.status FROM membership m JOIN user_account u ON u.id = m.user_id ORDER BY 1',
    );
    const wanted = accounts
      .map(({ email, roles }) => ({ email, roles: roles.toSorted(), status: 'ACTIVE' }))
      .sort((a, b) => (a.email < b.email ? -1 : 1));
    expect(members).toEqual(wanted);
  });

  it('leaves a valid audit chain of every case', async () => {
    const heads = await api.app.db.manager.find(AuditHead);
    const events = await api.app.db.manager.find(AuditEvent, { order: { sequence: 'ASC' } });
    const chains = groupBy(events, ({ caseType, caseId }) => `${caseType}:${caseId}`);
    const broken = heads.filter(({ caseType, caseId, ...head }) => {
      const links = chains.get(`${caseType}:${caseId}`) ?? [];
      return !verifyChain(links, { caseType, caseId, ...head }, api.app.signer.publicKey).valid;
    });
    expect(broken).toEqual([]);
    expect(Object.fromEntries(tally(heads.map(({ caseType }) => caseType)))).toEqual({
      TechResult: results.length,
      Offer: offers.length,
      OwnershipGrant: grants.length,
      Bidding: auctions.length,
      Deal: await api.app.db.manager.count(Deal),
      Organization: organizations.length,
      User: accounts.length,
      Membership: accounts.length,
      IncomeDistribution: await api.app.db.manager.count(IncomeDistribution),
      // Money that nobody knows the payer of belongs to no deal.
      Receipt: 1,
      PayoutBatch: await api.app.db.manager.count(PayoutBatch),
      Payee: await api.app.db.manager.countBy(Payee, { bankAccount: Not(IsNull()) }),
      ...chainsOfDemands,
      ...chainsOfBrokers,
      ...chainsOfRoadshows,
    });
    expect(chains.size).toBe(heads.length);
  });

  it('tells the search of what is public, and writes no mails', async () => {
    const published = await api.app.db.manager.findBy(TechResult, { state: 'PUBLISHED' });
    const told = await api.app.db.manager.findBy(OutboxEvent, { topic: RESULTS_TOPIC });
    const keys = new Set(told.map(({ key }) => key));
    expect(published.filter(({ id }) => !keys.has(id))).toEqual([]);
    expect(told.filter(({ dueAt }) => dueAt > clock.now())).toEqual([]);
    expect(await api.app.db.query('SELECT * FROM graphile_worker.jobs')).toEqual([]);
  });

  it('is loaded once: another load changes nothing', async () => {
    const before = await everything();
    expect(await load()).toBe(false);
    expect(await everything()).toEqual(before);
  });

  it('lets everybody shown at the start sign in with the printed password', async () => {
    for (const { email, roles } of accounts.filter(({ showAtStart }) => showAtStart)) {
      const { viewer } = await api
        .visitor()
        .mutate<{ viewer: { acting: { roles: string[] } } | null }>(
          'signIn',
          { email, password },
          '{ viewer { acting { roles } } }',
        );
      expect(viewer?.acting.roles, email).toEqual(roles.toSorted());
    }
  });
});

dealsOfTheWorld(() => api);
moneyOfTheWorld(() => api);
demandsOfTheWorld(() => api);
brokersOfTheWorld(() => api);
roadshowsOfTheWorld(() => api);
