import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { OwnershipGrant } from '../../server/features/grants/data/ownership-grant.entity.ts';
import type { GrantKind } from '../../server/features/grants/grant.enums.ts';
import { clock } from '../../server/platform/clock.ts';
import { newId } from '../../server/platform/ids.ts';
import { plainLicense } from '../offers/examples.ts';
import { useApi } from '../support/api.ts';
import { upload } from '../support/files.ts';
import { reagree, stops } from './stops.ts';
import {
  type DealWorld,
  done,
  endNotice,
  makeDeal,
  makeDealWorld,
  moveTo,
  readDeal,
  realTime,
  setUnit,
} from './support.ts';

const api = useApi();
let world: DealWorld;
beforeAll(async () => {
  world = await makeDealWorld(api());
  await setUnit(world, { collectiveDecisionFrom: 10n ** 15n });
});
afterEach(realTime);

/** A grant in force, as the grants feature leaves it. */
async function grant(resultId: string, kind: GrantKind): Promise<void> {
  const { app, unit } = world;
  const now = clock.now();
  await app.db.manager.insert(OwnershipGrant, {
    id: newId(),
    organizationId: unit.id,
    resultId,
    title: '寒地菌剂',
    kind,
    timing: 'BY_AGREEMENT',
    state: 'IN_FORCE',
    shareBasisPoints: kind === 'LONG_TERM_USE' ? null : kind === 'CO_OWNERSHIP' ? 7000 : 10_000,
    useYears: kind === 'LONG_TERM_USE' ? 10 : null,
    titleClear: true,
    prospects: '需求明确',
    shares: [],
    agreement: {},
    appliedBy: unit.researcher.userId,
    appliedAt: now,
    inForceFrom: clock.today(),
    updatedAt: now,
    version: 1,
  } as object);
}

interface Parties {
  parties: { id: string; name: string; share: number | null; consent: string }[];
}
const partiesOf = async (id: string) =>
  (await readDeal<Parties>(world.officer, id, '{ parties { id name share consent } }'))?.parties ?? [];

describe('a team that was granted ownership', () => {
  it.each(['CO_OWNERSHIP', 'FULL_WITH_AGREED_INCOME'] as const)('consents to a deal: %s', async (kind) => {
    const deal = await makeDeal(world, 'AGREED');
    await grant(deal.resultId, kind);
    moveTo(Date.now() + 60_000);
    await reagree(world, deal.id, { ...plainLicense, confidentialityYears: 9 });
    const [party] = await partiesOf(deal.id);
    expect(party).toMatchObject({ consent: 'PENDING', share: kind === 'CO_OWNERSHIP' ? 7000 : 10_000 });
    await done(world.officer, 'publishDealNotice', { dealId: deal.id });
    await endNotice(world, deal.id);
    expect(await stops(world, deal.id)).toEqual(['STATE PARTY_CONSENT_MISSING']);
    const fileId = await upload(world.officer, '团队同意书.pdf');
    const consent = { dealId: deal.id, partyId: party?.id, consent: 'CONSENTED', fileId };
    expect((await done(world.officer, 'recordPartyConsent', consent)).state).toBe('CLEARED');
    expect(await partiesOf(deal.id)).toHaveLength(1);
  });

  it('has no say with a right of use', async () => {
    const deal = await makeDeal(world, 'AGREED');
    await grant(deal.resultId, 'LONG_TERM_USE');
    await reagree(world, deal.id, { ...plainLicense, confidentialityYears: 9 });
    expect(await partiesOf(deal.id)).toEqual([]);
  });
});
