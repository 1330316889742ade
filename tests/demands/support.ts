import { expect } from 'vitest';
import { confirmMembership } from '../../server/features/accounts/members/decide-membership.service.ts';
import { requestMembership } from '../../server/features/accounts/members/request-membership.service.ts';
import { storeDemand } from '../../server/features/demands/change-demand.ts';
import { type DemandContent, emptyContent } from '../../server/features/demands/content/demand-content.ts';
import { Demand } from '../../server/features/demands/data/demand.entity.ts';
import {
  type DemandEnd,
  type DemandMode,
  type DemandState,
  ENDED_DEMANDS,
  hasBids,
} from '../../server/features/demands/demand.enums.ts';
import { takeDemandNumber } from '../../server/features/demands/posting/demand-number.ts';
import { newDemand } from '../../server/features/demands/posting/new-demand.ts';
import { unitOf } from '../../server/features/rulebook/unit.ts';
import type { App } from '../../server/platform/app.ts';
import type { Role } from '../../server/platform/auth/roles.ts';
import { clock, DAY_MS, dayOf, setClock } from '../../server/platform/clock.ts';
import { inTransaction } from '../../server/platform/database/transaction.ts';
import { Refusal } from '../../server/platform/errors.ts';
import { type Member, makeMember, makeOperator, makeOrganization, scopeOf } from '../support/accounts.ts';
import type { ServedApi } from '../support/api.ts';
import { makeUnit, type TestUnit } from '../support/results.ts';

/** An enterprise with those of its people whom demands need. */
export interface TestEnterprise {
  id: string;
  administrator: Member;
  /** ENTERPRISE_MEMBER: writes, hands in, decides. */
  member: Member;
  /** FINANCE_OFFICER. */
  finance: Member;
}

/** A poster, a unit that can bid, and the platform. Sign people in with `signedIn(world.api, member)`. */
export interface DemandWorld {
  api: ServedApi;
  app: App;
  operator: Member;
  poster: TestEnterprise;
  unit: TestUnit;
}

export async function makeDemandWorld(api: ServedApi): Promise<DemandWorld> {
  const { app } = api;
  const operator = await makeOperator(app);
  return {
    api,
    app,
    operator,
    poster: await makeTestEnterprise(app, operator),
    unit: await makeUnit(app, operator),
  };
}

/** A confirmed enterprise with its people. */
export async function makeTestEnterprise(
  app: App,
  operator: Member,
  values: Parameters<typeof makeOrganization>[3] = {},
): Promise<TestEnterprise> {
  const { organization, administrator } = await makeOrganization(app, operator, 'ENTERPRISE', values);
  return {
    id: organization.id,
    administrator,
    member: await makeMember(app, administrator, ['ENTERPRISE_MEMBER']),
    finance: await makeMember(app, administrator, ['FINANCE_OFFICER']),
  };
}

/** Experts of an agency that has nothing to do with anybody. */
export async function makeExperts(world: DemandWorld, count = 3): Promise<Member[]> {
  const { administrator } = await makeOrganization(world.app, world.operator, 'AGENCY');
  const experts: Member[] = [];
  for (let each = 0; each < count; each++)
    experts.push(await makeMember(world.app, administrator, ['EXPERT']));
  return experts;
}

/** The same person as a member of another organisation, whose administrator agrees. */
export async function alsoMember(
  app: App,
  member: Member,
  administrator: Member,
  roles: readonly Role[],
): Promise<Member> {
  const { organizationId } = administrator;
  const { id } = await requestMembership(await scopeOf(app, member), { organizationId, roles });
  const step = { membershipId: id, expectedVersion: 1, roles };
  await confirmMembership(await scopeOf(app, administrator), step);
  return { ...member, membershipId: id, organizationId };
}

let made = 0;

/** Everything that the publication of a demand needs: 100,000 yuan, bids for 30 days, wanted in a year. */
export function fullDemand(mode: DemandMode, values: Partial<DemandContent> = {}): DemandContent {
  const content: DemandContent = {
    ...emptyContent(),
    title: `寒地秸秆低温快速降解技术 ${++made}`,
    problem:
      '东北寒地水稻收获后气温低，秸秆在田间长期不腐解，影响春季整地和插秧质量，现有菌剂在低温下活性不足，需要能在低温下快速起效的菌剂和配套工艺。',
    keywords: ['秸秆', '低温', '菌剂'],
    sector: 'BIOLOGY',
    targets: [
      {
        id: 't1',
        name: '10℃下45天秸秆降解率',
        comparison: 'AT_LEAST',
        value: '60',
        upper: null,
        unit: '%',
        testMethod: '失重法，三次重复取平均值',
        weight: 6000,
        isRequired: true,
      },
      {
        id: 't2',
        name: '每亩成本',
        comparison: 'AT_MOST',
        value: '40',
        upper: null,
        unit: '元/亩',
        testMethod: '按试验田实际投入核算',
        weight: 4000,
        isRequired: false,
      },
    ],
    mustHaves: [{ id: 'm1', text: '菌种须能合法登记和运输' }],
    constraints: '不得使用转基因菌株。',
    deliverables: ['菌种', '发酵规程', '田间试验报告'],
    acceptance: '由双方认可的第三方检测机构按试验方法检测，各项指标达标后验收。',
    wantedBy: dayOf(clock.in(365 * DAY_MS)),
    eligibility: { kinds: ['UNIVERSITY', 'INSTITUTE', 'ENTERPRISE'], provinces: [], text: '' },
    contact: { name: '王经理', phone: '13900000001', email: 'wang@example.cn' },
  };
  return { ...content, ...(hasBids(mode) ? biddingPart(mode) : {}), ...values };
}

function biddingPart(mode: DemandMode): Partial<DemandContent> {
  const isRace = mode === 'RACE';
  return {
    bidsCloseAt: clock.in(30 * DAY_MS).toISOString(),
    bounty: 10_000_000n,
    ownFunds: 0n,
    stages: [
      {
        key: 's1',
        name: '签署军令状',
        trigger: 'PLEDGE',
        gate: null,
        milestone: null,
        amount: isRace ? 1_000_000n : 3_000_000n,
      },
      ...(isRace
        ? [
            {
              key: 's2',
              name: '通过第一关',
              trigger: 'GATE' as const,
              gate: 1,
              milestone: null,
              amount: 2_000_000n,
            },
          ]
        : []),
      {
        key: isRace ? 's3' : 's2',
        name: '验收合格',
        trigger: 'ACCEPTANCE',
        gate: null,
        milestone: null,
        amount: isRace ? 5_000_000n : 7_000_000n,
      },
    ],
    ownership: 'WINNER_WITH_OPTION',
    option: { mode: 'LICENSE', licenseKind: 'NON_EXCLUSIVE', territory: [], text: '按市场价优先许可' },
    criteria: [
      { code: 'TARGETS', weight: 5000 },
      { code: 'APPROACH', weight: 3000 },
      { code: 'TEAM', weight: 2000 },
    ],
    expertsAsked: 3,
    race: isRace
      ? {
          lanes: 3,
          gates: [
            {
              name: '小试',
              dueOn: dayOf(clock.in(150 * DAY_MS)),
              targetIds: ['t1'],
              keep: 1,
              requireAll: false,
            },
          ],
        }
      : null,
  };
}

export interface MadeDemand {
  mode?: DemandMode;
  /** OPEN unless told. */
  state?: DemandState;
  content?: Partial<DemandContent>;
  /** The world's poster unless told. */
  poster?: TestEnterprise;
  /** Columns written as they would stand. */
  columns?: Partial<Pick<Demand, 'publishedAt' | 'bidsOpenedAt' | 'awardedAt' | 'changeCount'>>;
  endReason?: DemandEnd;
}

/** A demand that stands in a state, with the first event on its chain; open bidding that is open unless told. */
export async function makeDemand(world: DemandWorld, values: MadeDemand = {}): Promise<Demand> {
  const { app } = world;
  const { mode = 'OPEN_BIDDING', state = 'OPEN', poster: enterprise = world.poster } = values;
  const scope = await scopeOf(app, enterprise.member);
  const poster = await unitOf(app, enterprise.id);
  return inTransaction(app.db, async (tx) => {
    const number = await takeDemandNumber(tx);
    const demand = newDemand(scope, poster.organization, {
      number,
      mode,
      content: fullDemand(mode, values.content),
    });
    Object.assign(demand, columnsAt(state, values.endReason), values.columns, { state });
    await storeDemand({ tx, scope, demand, poster }, null, { action: 'startDemand' });
    return demand;
  });
}

function columnsAt(state: DemandState, endReason: DemandEnd = 'CANCELLED_BY_POSTER'): Partial<Demand> {
  const now = clock.now();
  const isBefore = ['DRAFT', 'RETURNED'].includes(state);
  const isPublished = !isBefore && state !== 'UNDER_REVIEW';
  const isOpened = isPublished && !['OPEN', 'CLOSED_FOR_BIDS', 'CLOSED', 'CANCELLED'].includes(state);
  const isAwarded = ['AWARDED', 'PLEDGED', 'IN_PROGRESS', 'ACCEPTED', 'SETTLED'].includes(state);
  return {
    handedInAt: isBefore ? null : now,
    publishedAt: isPublished ? now : null,
    bidsOpenedAt: isOpened ? now : null,
    awardedAt: isAwarded ? now : null,
    ...(ENDED_DEMANDS.includes(state) ? { endedAt: now, endReason } : {}),
  };
}

export function demandRow(app: App, id: string): Promise<Demand> {
  return app.db.manager.findOneByOrFail(Demand, { id });
}

let restore = () => {};

/** Sets the clock for everything that runs in this process. */
export function moveTo(moment: Date | number): void {
  restore();
  const time = moment instanceof Date ? moment.getTime() : moment;
  restore = setClock(() => time);
}

/** Puts the real time back; for `afterEach`. */
export function realTime(): void {
  restore();
  restore = () => {};
}

/** A digest of every row of every table but sessions and statistics: what a refusal must not change. */
async function fingerprint(app: App): Promise<Record<string, string>> {
  const tables = await app.db.query<{ name: string }[]>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT LIKE '%session%'
     ORDER BY table_name`,
  );
  const digests = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) AS digest FROM "${name}" t`,
  );
  const rows = await app.db.query<{ name: string; digest: string }[]>(digests.join(' UNION ALL '));
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}

/** Runs what must be refused and proves that no row was changed by it. */
export async function unchanged<T>({ app }: { app: App }, run: () => Promise<T>): Promise<T> {
  const before = await fingerprint(app);
  const value = await run();
  expect(await fingerprint(app)).toEqual(before);
  return value;
}

/**
 * Runs a service that must refuse, proves that nothing changed, and answers the first refusal as `CODE field reason`
 * (without what it does not have).
 */
export async function refusal(world: { app: App }, run: () => Promise<unknown>): Promise<string> {
  const thrown: unknown = await unchanged(world, () =>
    run().then(
      () => null,
      (error: unknown) => error,
    ),
  );
  if (!(thrown instanceof Refusal)) throw thrown ?? new Error('It was not refused');
  const [first] = thrown.errors;
  const why = first?.params.find(({ name }) => name === 'reason' || name === 'missing')?.value;
  return [first?.code, first?.field, why].filter((part) => part !== null && part !== undefined).join(' ');
}
