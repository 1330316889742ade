import { handInBid } from '../server/features/demands/bidding/sealing/hand-in-bid.service.ts';
import { beginBid } from '../server/features/demands/bidding/writing/begin-bid.service.ts';
import { saveBid } from '../server/features/demands/bidding/writing/save-bid.service.ts';
import { confirmSafeguard } from '../server/features/demands/bounty/steps/answer-safeguard.service.ts';
import { recordSafeguard } from '../server/features/demands/bounty/steps/record-safeguard.service.ts';
import type { BidDraft } from '../server/features/demands/content/bid-content.ts';
import { emptyContent } from '../server/features/demands/content/demand-content.ts';
import type { DemandContentFields } from '../server/features/demands/content/read-content.ts';
import { publishDemand } from '../server/features/demands/posting/review/review-demand.service.ts';
import { handInDemand } from '../server/features/demands/posting/write/hand-in.service.ts';
import { saveDemand } from '../server/features/demands/posting/write/save-demand.service.ts';
import { startDemand } from '../server/features/demands/posting/write/start-demand.service.ts';
import { clock, dayOf } from '../server/platform/clock.ts';
import type { Transaction } from '../server/platform/database/transaction.ts';
import { addDays } from '../server/platform/standards/calendar.ts';
import { DemandCourse } from './demand-course.ts';
import type { SeedBid, SeedDemand, SeedDemandContent } from './demands.types.ts';
import { fen } from './fen.ts';
import type { People } from './load-people.ts';
import type { Happening } from './load-results.ts';
import { paper } from './papers.ts';
import type { World } from './read-world.ts';
import { resultIdOf, seedResult } from './seed-results.ts';
import type { WorldDays } from './world-days.ts';

/** Hours of the day, in Shanghai. */
const HOURS = {
  written: 9,
  handedIn: 11,
  safeguarded: 15,
  published: 10,
  bid: 14,
  bidsClose: 17,
  step: 9,
} as const;
/** Who confirms safeguards, and who reviews: two people of the platform. */
const CASHIER = 'operator2-jishi';
const REVIEWER = 'operator-jishi';
const PUBLISHED_AFTER = 2;

const sum = (yuan: string | undefined): bigint => (yuan === undefined ? 0n : (fen(yuan) ?? 0n));

interface Surroundings {
  tx: Transaction;
  days: WorldDays;
  world: World;
  people: People;
}

/** The demands of the world, on days counted from the load, so that some still take bids. */
export function demandsOf(tx: Transaction, days: WorldDays, world: World, people: People): Happening[] {
  return world.demands.flatMap((demand, index) => stepsOf(demand, index, { tx, days, world, people }));
}

function stepsOf(seed: SeedDemand, index: number, around: Surroundings): Happening[] {
  const { days, people, tx, world } = around;
  const { scope } = people.person(seed.poster);
  const known = { demandId: '', safeguardId: '' };
  const at = (day: number, hour: number) => days.past(day, { hour, index });
  const write = async () => {
    const begun = await startDemand(scope, { mode: seed.mode });
    const content = contentOf(seed.content, days);
    const saved = await saveDemand(scope, { demandId: begun.id, expectedVersion: begun.version, content });
    known.demandId = saved.id;
  };
  const handIn = async () => {
    await handInDemand(scope, { demandId: known.demandId, expectedVersion: 2 });
  };
  const publish = async () => {
    const reviewer = people.person(REVIEWER).scope;
    await publishDemand(reviewer, { demandId: known.demandId, expectedVersion: 3 });
  };
  const course = new DemandCourse({ tx, people, demandId: () => known.demandId });
  const turns = seed.steps.map((step, place) => {
    const before = seed.steps.slice(0, place).filter(({ on }) => on === step.on).length;
    return {
      at: days.past(step.on, { hour: HOURS.step + before, index }),
      run: () => course.take(step, people.person(step.by), world),
    };
  });
  return [
    { at: at(seed.written, HOURS.written), run: write },
    ...(seed.until === 'DRAFT' ? [] : [{ at: at(seed.written, HOURS.handedIn), run: handIn }]),
    ...safeguardSteps(seed, index, known, around),
    ...(seed.until === 'PUBLISHED'
      ? [{ at: at(seed.written + PUBLISHED_AFTER, HOURS.published), run: publish }]
      : []),
    ...seed.bids.map((bid, place) => ({
      at: days.past(bid.on, { hour: HOURS.bid, index: index + place }),
      run: () => handInFor(bid, seed, known.demandId, around),
    })),
    ...turns,
  ];
}

/** The poster lays the bounty down, and an operator confirms it. */
function safeguardSteps(
  seed: SeedDemand,
  index: number,
  known: { demandId: string; safeguardId: string },
  { days, people }: Surroundings,
): Happening[] {
  const { safeguard, content } = seed;
  if (!safeguard) return [];
  const poster = people.person(seed.poster);
  const record = async () => {
    const { kind, holder, reference } = safeguard;
    const isDeposit = kind === 'DEPOSIT';
    const title = isDeposit ? '榜金监管账户入账回单' : '榜金支付保函';
    const file = await paper(poster, title, [holder, `编号 ${reference}`, `金额 ${content.bounty} 元`]);
    const recorded = await recordSafeguard(poster.scope, {
      ...{ demandId: known.demandId, kind, amount: sum(content.bounty), holder, reference },
      ...{ since: clock.today(), validUntil: isDeposit ? null : addDays(clock.today(), 720) },
      ...{ fileIds: [file], idempotencyKey: `seed-${seed.key}` },
    });
    known.safeguardId = recorded.id;
  };
  const confirm = async () => {
    const { safeguardId } = known;
    await confirmSafeguard(people.person(CASHIER).scope, { safeguardId, idempotencyKey: `seed-${seed.key}` });
  };
  const at = (hour: number, day = seed.written) => days.past(day, { hour, index });
  return [
    { at: at(HOURS.safeguarded), run: record },
    ...(safeguard.confirmed ? [{ at: at(HOURS.safeguarded, seed.written + 1), run: confirm }] : []),
  ];
}

function contentOf(seed: SeedDemandContent, days: WorldDays): DemandContentFields {
  const day = (count: number) => dayOf(days.at(count, { hour: 0 }));
  const { bidsClose, wantedBy, bounty, ownFunds, stages, option, kinds, provinces, confidential, race } =
    seed;
  return {
    ...emptyContent(),
    title: seed.title,
    problem: seed.problem,
    keywords: seed.keywords,
    sector: seed.sector,
    strategicIndustry: seed.strategicIndustry ?? null,
    targets: seed.targets,
    mustHaves: seed.mustHaves.map((text, place) => ({ id: `m${place + 1}`, text })),
    constraints: seed.constraints,
    deliverables: seed.deliverables,
    acceptance: seed.acceptance,
    bidsCloseAt: bidsClose === undefined ? null : days.at(bidsClose, { hour: HOURS.bidsClose }),
    wantedBy: day(wantedBy),
    bounty: sum(bounty),
    ownFunds: sum(ownFunds),
    stages: (stages ?? []).map(({ name, trigger, gate = null, milestone = null, amount }, place) => ({
      ...{ key: `s${place + 1}`, name, trigger, gate, milestone, amount: sum(amount) },
    })),
    ownership: seed.ownership ?? null,
    option: option ? { mode: 'LICENSE', licenseKind: 'NON_EXCLUSIVE', territory: [], text: option } : null,
    eligibility: { kinds, provinces: provinces ?? [], text: '' },
    isAnonymous: seed.isAnonymous ?? false,
    isBlind: seed.isBlind ?? false,
    confidentialPart: { text: confidential ?? '', fileIds: [] },
    contact: seed.contact,
    criteria: seed.criteria ?? [],
    expertsAsked: seed.expertsAsked ?? 0,
    race: race ? { ...race, gates: race.gates.map((gate) => ({ ...gate, dueOn: day(gate.dueOn) })) } : null,
  };
}

/** A unit's officer writes the bid of the unit's researcher and hands it in. */
async function handInFor(
  bid: SeedBid,
  seed: SeedDemand,
  demandId: string,
  around: Surroundings,
): Promise<void> {
  const { tx, days, world, people } = around;
  const [officer] = people.officers(bid.unit);
  if (!officer) throw new Error(`seeds: ${bid.unit} has no officer`);
  const leader = people.person(`researcher-${bid.unit}`);
  const responsible = { name: leader.account.name, title: '项目负责人', userId: leader.userId };
  const rights: BidDraft['rights'] = [];
  for (const key of bid.rights ?? [])
    rights.push({
      resultId: await resultIdOf(tx, people, seedResult(world, key)),
      note: '本单位在先成果，可供本项目使用。',
    });
  const begun = await beginBid(officer.scope, { demandId });
  await saveBid(officer.scope, {
    bidId: begun.id,
    expectedVersion: begun.version,
    draft: {
      summary: bid.summary,
      approach: bid.approach,
      promises: seed.content.targets.map(({ id }, place) => ({
        targetId: id,
        value: bid.promises[place]?.value ?? '',
        upper: null,
        how: bid.promises[place]?.how ?? '',
      })),
      milestones: bid.milestones.map((each) => ({ ...each, dueOn: dayOf(days.at(each.dueOn, { hour: 0 })) })),
      team: [{ ...responsible, role: '总体方案与试验' }],
      responsiblePerson: responsible,
      budget: bid.budget.map(({ item, amount }) => ({ item, amount: sum(amount) })),
      ask: mostToAsk(seed),
      rights,
      risks: [bid.risk],
      mustHaves: seed.content.mustHaves.map((_, place) => ({ id: `m${place + 1}`, kept: true, note: '' })),
      fileIds: [],
    },
  });
  await handInBid(officer.scope, { bidId: begun.id });
}

/** What one winner can get: in a race all stages of one lane, else the bounty. */
function mostToAsk({ mode, content }: SeedDemand): bigint {
  if (mode !== 'RACE') return sum(content.bounty);
  return (content.stages ?? []).reduce((total, { amount }) => total + sum(amount), 0n);
}
