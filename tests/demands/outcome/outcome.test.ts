import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Deal } from '../../../server/features/deals/data/deal.entity.ts';
import { DemandLane } from '../../../server/features/demands/data/lane.entity.ts';
import { exerciseOption } from '../../../server/features/demands/outcome/exercise-option.service.ts';
import {
  linkReservedShare,
  type ReserveShare,
  reserveShare,
} from '../../../server/features/demands/outcome/reserve-share.service.ts';
import {
  discloseLaneResult,
  linkLaneResult,
} from '../../../server/features/demands/outcome/result-of-lane.service.ts';
import { OwnershipGrant } from '../../../server/features/grants/data/ownership-grant.entity.ts';
import type { Terms } from '../../../server/features/offers/terms/terms.ts';
import type { DealTerms } from '../../../server/features/offers/terms/terms.types.ts';
import { TechResult } from '../../../server/features/results/data/tech-result.entity.ts';
import { licenseTerms } from '../../auctions/support.ts';
import { type Member, scopeOf, signedIn } from '../../support/accounts.ts';
import { useApi } from '../../support/api.ts';
import { makeDraft, makePublished, makeUnit } from '../../support/results.ts';
import { makeRace, type TestLane, type TestRace } from '../race-support.ts';
import { type DemandWorld, makeDemandWorld, realTime, refusal } from '../support.ts';

const api = useApi();
let world: DemandWorld;
let race: TestRace;
let lane: TestLane;

beforeAll(async () => {
  world = await makeDemandWorld(api());
  race = await makeRace(world, { mode: 'OPEN_BIDDING', lanes: 1 });
  lane = race.lanes[0] as TestLane;
});
afterAll(realTime);

const as = (member: Member) => scopeOf(world.app, member);
const row = () => world.app.db.manager.findOneByOrFail(DemandLane, { id: lane.id });
const stand = (state: DemandLane['state']) => world.app.db.manager.update(DemandLane, lane.id, { state });

function application(): ReserveShare['application'] {
  return {
    kind: 'CO_OWNERSHIP',
    title: '寒地秸秆低温降解菌剂（待研成果）',
    shareBasisPoints: 6000,
    titleClear: true,
    prospects: '发榜企业已明确需要。',
    shares: [{ name: '林晓', basisPoints: 10_000 }],
    agreement: {},
  };
}

/** Terms that keep the option of the demand: plain, for the whole of China. */
function optionTerms(license: Partial<NonNullable<Terms['license']>> = {}): DealTerms {
  const terms = licenseTerms();
  return {
    ...terms,
    license: { ...terms.license, kind: 'NON_EXCLUSIVE', territory: [], ...license },
    payment: { ...terms.payment, entryFee: 5_000_000n },
  } as DealTerms;
}

async function exercise(member: Member, terms: DealTerms = optionTerms()) {
  return exerciseOption(await as(member), {
    laneId: lane.id,
    terms,
    note: '按揭榜约定行使许可选择权。',
    relation: 'NONE',
    foreignParty: false,
  });
}

async function outcome(member: Member | null) {
  const client = member ? await signedIn(api(), member) : api().visitor();
  const reply = await client.ask<{ demandOutcomes: Record<string, unknown>[] }>(
    `query ($id: ID!) { demandOutcomes(demandId: $id) {
      hasResult resultState dealId actions result { title } reservedGrant { state } option { licenseKind } } }`,
    { id: race.demand.id },
  );
  return reply.data?.demandOutcomes[0];
}

describe('the share of the researchers', () => {
  it('is reserved by a researcher of the team before there is a result, once', async () => {
    const { researcher, officer } = lane.unit;
    const reserve = async (member: Member) =>
      reserveShare(await as(member), { laneId: lane.id, application: application() });
    expect(await refusal(world, () => reserve(officer))).toBe('FORBIDDEN');
    expect(await refusal(world, () => reserve(world.poster.member))).toBe('FORBIDDEN');
    await reserve(researcher);
    const grants = await world.app.db.manager.findBy(OwnershipGrant, { organizationId: lane.unit.id });
    expect(grants).toMatchObject([
      { timing: 'RESERVED', state: 'APPLIED', resultId: null, shareBasisPoints: 6000 },
    ]);
    expect(await refusal(world, () => reserve(researcher))).toBe('ALREADY_EXISTS');
    expect(await outcome(officer)).toMatchObject({ reservedGrant: { state: 'APPLIED' } });
    expect(await outcome(world.poster.member)).toMatchObject({ reservedGrant: null });
  });
});

describe('the result of the work', () => {
  it('is disclosed from demand and bid, and only the unit sees the draft', async () => {
    const { researcher, officer } = lane.unit;
    const disclose = async (member: Member, mayBeStateSecret = false) =>
      discloseLaneResult(await as(member), { laneId: lane.id, mayBeStateSecret });
    expect(await refusal(world, () => disclose(researcher, true))).toBe('RULE mayBeStateSecret');
    expect(await refusal(world, () => disclose(world.poster.member))).toBe('FORBIDDEN');
    await disclose(researcher);
    const { resultId } = await row();
    const draft = await world.app.db.manager.findOneByOrFail(TechResult, { id: resultId ?? '' });
    expect(draft).toMatchObject({
      state: 'DRAFT',
      organizationId: lane.unit.id,
      title: race.demand.title,
      sector: 'BIOLOGY',
      modes: ['LICENSE'],
    });
    expect(await refusal(world, () => disclose(researcher))).toBe('ALREADY_EXISTS resultId');
    expect(await outcome(officer)).toMatchObject({ resultState: 'DRAFT', hasResult: true });
    for (const other of [world.poster.member, null])
      expect(await outcome(other)).toMatchObject({ hasResult: true, result: null, resultState: null });
  });

  it('can be another of the unit; not one of another, nor one that is not known', async () => {
    const link = async (member: Member, resultId: string) =>
      linkLaneResult(await as(member), { laneId: lane.id, resultId });
    const foreign = await makeDraft(world.app, await makeUnit(world.app, world.operator));
    expect(await refusal(world, () => link(lane.unit.officer, foreign.id))).toBe('NOT_FOUND resultId');
    expect(await refusal(world, () => link(lane.unit.officer, 'nonsense'))).toBe('NOT_FOUND resultId');
    expect(await refusal(world, () => link(world.poster.member, foreign.id))).toBe('FORBIDDEN');
    const published = await makePublished(world.app, lane.unit);
    await link(lane.unit.officer, published.id);
    expect(await row()).toMatchObject({ resultId: published.id });
    expect(await outcome(null)).toMatchObject({ result: { title: published.title }, actions: [] });
  });

  it('is linked with the reserved share by the unit', async () => {
    const link = async (member: Member) => linkReservedShare(await as(member), { laneId: lane.id });
    expect(await refusal(world, () => link(lane.unit.researcher))).toBe('FORBIDDEN');
    await link(lane.unit.officer);
    const [grant] = await world.app.db.manager.findBy(OwnershipGrant, { organizationId: lane.unit.id });
    expect(grant?.resultId).toBe((await row()).resultId);
  });
});

describe("the poster's option", () => {
  it('waits for the acceptance, and is for the poster alone', async () => {
    expect(await refusal(world, () => exercise(world.poster.member))).toBe('STATE NOT_ACCEPTED');
    await stand('ACCEPTED');
    expect(await refusal(world, () => exercise(lane.unit.officer))).toBe('FORBIDDEN');
  });

  it('keeps terms to the kind and the territory that were named, and to what terms need', async () => {
    const { member } = world.poster;
    const exclusive = optionTerms({ kind: 'EXCLUSIVE' });
    expect(await refusal(world, () => exercise(member, exclusive))).toBe(
      'INVALID terms.license.kind NOT_THE_OPTION',
    );
    const narrow = optionTerms({ territory: ['230000'] });
    expect(await refusal(world, () => exercise(member, narrow))).toBe(
      'INVALID terms.license.territory NOT_THE_OPTION',
    );
    const vague = optionTerms({ fieldOfUse: '' });
    expect(await refusal(world, () => exercise(member, vague))).toBe('REQUIRED terms.license.fieldOfUse');
  });

  it('opens one deal, which leads back to the demand', async () => {
    const { member } = world.poster;
    await exercise(member);
    const { dealId, resultId } = await row();
    const deal = await world.app.db.manager.findOneByOrFail(Deal, { id: dealId ?? '' });
    expect(deal).toMatchObject({
      origin: 'DEMAND',
      state: 'REQUESTED',
      resultId,
      organizationId: lane.unit.id,
      enterpriseId: world.poster.id,
      pricing: 'NEGOTIATED',
    });
    expect(await refusal(world, () => exercise(member))).toBe('ALREADY_EXISTS');
    expect(await outcome(null)).toMatchObject({ dealId: null });
    const officer = await signedIn(api(), lane.unit.officer);
    const reply = await officer.ask<{ deal: { demand: { number: string } } }>(
      'query ($id: ID!) { deal(id: $id) { demand { number } } }',
      { id: dealId },
    );
    expect(reply.data?.deal.demand).toEqual({ number: race.demand.number });
    const link = async () =>
      linkLaneResult(await as(lane.unit.officer), { laneId: lane.id, resultId: resultId ?? '' });
    expect(await refusal(world, link)).toBe('STATE OPTION_USED');
  });
});
