import { BrokerProfile } from '../server/features/brokers/data/broker-profile.entity.ts';
import { addLead } from '../server/features/brokers/desk/leads/leads.service.ts';
import { acceptTerms } from '../server/features/brokers/engagements/agreeing/answer-terms.service.ts';
import { proposeEngagement } from '../server/features/brokers/engagements/agreeing/propose-engagement.service.ts';
import { signTerms } from '../server/features/brokers/engagements/agreeing/sign-terms.service.ts';
import { nameEngagement } from '../server/features/brokers/engagements/claims/answer-claim.service.ts';
import { EngagementTerms } from '../server/features/brokers/engagements/data/engagement-parts.entity.ts';
import { CLIENT_KEY } from '../server/features/brokers/engagements/terms/commission-terms.ts';
import { acknowledgeIntroduction } from '../server/features/brokers/introductions/answer-introduction.service.ts';
import { recordIntroduction } from '../server/features/brokers/introductions/recording/record-introduction.service.ts';
import { wantBroker } from '../server/features/brokers/matching/steps/want-broker.service.ts';
import { handInBrokerProfile } from '../server/features/brokers/registry/profile/hand-in.service.ts';
import { saveBrokerProfile } from '../server/features/brokers/registry/profile/save-profile.service.ts';
import { startBrokerProfile } from '../server/features/brokers/registry/profile/start-profile.service.ts';
import { confirmBroker } from '../server/features/brokers/registry/review/decide-broker.service.ts';
import { accrueDeals } from '../server/features/brokers/settlement/accrual/accrue-receipts.ts';
import { Deal } from '../server/features/deals/data/deal.entity.ts';
import { clock, dayOf } from '../server/platform/clock.ts';
import type { Transaction } from '../server/platform/database/transaction.ts';
import { addDays } from '../server/platform/standards/calendar.ts';
import type { SeedBroker, SeedEngagement, SeedIntroduction, SeedLead, SeedPart } from './brokers.types.ts';
import { fen } from './fen.ts';
import type { People } from './load-people.ts';
import type { Happening } from './load-results.ts';
import { paper } from './papers.ts';
import type { World } from './read-world.ts';
import { resultIdOf, seedResult } from './seed-results.ts';
import type { WorldDays } from './world-days.ts';

/** Hours of the day, in Shanghai; after those at which deals and results move. */
const HOURS = { written: 10, confirmed: 14, agreed: 15, signed: 16, told: 17 } as const;
const PROTECTION_MONTHS = 24;

interface Surroundings {
  tx: Transaction;
  days: WorldDays;
  world: World;
  people: People;
}

/** Brokers with their profiles, whom they bring together, and for whom they work. */
export function brokersOf(tx: Transaction, days: WorldDays, world: World, people: People): Happening[] {
  const around = { tx, days, world, people };
  const { brokers, engagements, introductions, wishes, leads } = world.brokerage;
  return [
    ...brokers.flatMap((seed) => profileSteps(seed, around)),
    ...engagements.flatMap((seed) => engagementSteps(seed, around)),
    ...introductions.flatMap((seed) => introductionSteps(seed, around)),
    ...wishes.map(({ on, by, result, terms, basisPoints }) => ({
      at: days.past(on, { hour: HOURS.written }),
      run: async () => {
        const subjectId = await resultIdOf(tx, people, seedResult(world, result));
        await wantBroker(people.person(by).scope, { kind: 'RESULT', subjectId, terms, basisPoints });
      },
    })),
    ...leads.map((seed) => ({
      at: days.past(-1, { hour: HOURS.written }),
      run: () => addCard(seed, around),
    })),
    { at: days.past(0, { hour: 24 }), run: () => accrue(around) },
  ];
}

function profileSteps(seed: SeedBroker, { tx, days, people }: Surroundings): Happening[] {
  const person = people.person(seed.account);
  const write = async () => {
    const { level, sectors, regions, languages, services, about, capacity, certificate } = seed;
    const fileId = await paper(person, '技术经理人证书', [certificate.issuedBy, certificate.number]);
    const begun = await startBrokerProfile(person.scope);
    const saved = await saveBrokerProfile(person.scope, {
      ...{ brokerId: begun.id, expectedVersion: begun.version },
      content: {
        ...{ level, sectors, regions, languages, services, about, capacity, acceptsNew: true },
        certificates: [{ ...certificate, fileId }],
      },
    });
    const reference = { brokerId: saved.id, expectedVersion: saved.version };
    await handInBrokerProfile(person.scope, { ...reference, promise: true });
  };
  const confirm = async () => {
    const { id, version } = await tx.findOneByOrFail(BrokerProfile, { userId: person.userId });
    const reference = { brokerId: id, expectedVersion: version };
    await confirmBroker(people.person(seed.confirmedBy).scope, reference);
  };
  return [
    { at: days.past(seed.on, { hour: HOURS.written }), run: write },
    { at: days.past(seed.on, { hour: HOURS.confirmed }), run: confirm },
  ];
}

function engagementSteps(seed: SeedEngagement, around: Surroundings): Happening[] {
  const { days } = around;
  const known = { engagementId: '' };
  const { namedOn } = seed;
  return [
    {
      at: days.past(seed.on, { hour: HOURS.agreed }),
      run: async () => {
        known.engagementId = await propose(seed, around);
      },
    },
    ...(seed.isSigned
      ? [{ at: days.past(seed.on, { hour: HOURS.signed }), run: () => signAll(seed, known, around) }]
      : []),
    ...(namedOn === null
      ? []
      : [
          {
            at: days.past(namedOn, { hour: HOURS.signed }),
            run: async () => {
              const [dealId] = await dealsOfSeed(seed, around);
              await nameEngagement(around.people.person(seed.client).scope, {
                ...known,
                dealId: dealId ?? null,
              });
            },
          },
        ]),
  ];
}

async function propose(seed: SeedEngagement, { tx, world, people }: Surroundings): Promise<string> {
  const client = people.person(seed.client);
  const today = clock.today();
  const isUnit = seed.side === 'OWNER';
  const { id } = await proposeEngagement(client.scope, {
    side: seed.side,
    clientOrganizationId: people.organizationId(client.account.organization),
    leadBrokerId: await brokerIdOf(tx, people, seed.broker),
    mandate: {
      resultId: seed.result === null ? null : await resultIdOf(tx, people, seedResult(world, seed.result)),
      demandId: null,
      ...{ scopeText: seed.scopeText, duties: seed.duties, isExclusive: seed.isExclusive },
      ...{ startsOn: today, endsOn: addDays(today, seed.days), confidentialAccess: false },
    },
    terms: {
      ...{ basis: 'RECEIVED', way: 'MARGINAL', fixed: null, minimum: null, due: 'EACH_RECEIPT' },
      ...{ payer: isUnit ? 'UNIT' : 'ENTERPRISE', protectionMonths: PROTECTION_MONTHS },
      tiers: seed.tiers.map(({ from, basisPoints }) => ({ from: fen(from) ?? 0n, basisPoints })),
      cap: seed.cap === null ? null : fen(seed.cap),
      beneficiaries: await Promise.all(
        seed.parts.map(async ({ role, broker, organization, basisPoints }) => ({
          ...{ role, basisPoints },
          brokerId: broker ? await brokerIdOf(tx, people, broker) : null,
          organizationId: organization ? people.organizationId(organization) : null,
        })),
      ),
    },
    note: null,
    dealId: null,
  });
  return id;
}

/** The broker accepts, and everybody who shares signs after the client. */
async function signAll(
  { client, broker, parts }: SeedEngagement,
  { engagementId }: { engagementId: string },
  { tx, people }: Surroundings,
): Promise<void> {
  const { digest, terms } = await tx.findOneByOrFail(EngagementTerms, { engagementId });
  await acceptTerms(people.person(broker).scope, { engagementId, digest });
  await signTerms(people.person(client).scope, { engagementId, partyKey: CLIENT_KEY, digest });
  for (const [index, { key }] of terms.beneficiaries.entries()) {
    const signer = signerOf(parts[index]);
    await signTerms(people.person(signer).scope, { engagementId, partyKey: key, digest });
  }
}

function signerOf(part: SeedPart | undefined): string {
  const signer = part?.signer ?? part?.broker;
  if (!signer) throw new Error('seeds: nobody signs for a part of a commission');
  return signer;
}

function introductionSteps(seed: SeedIntroduction, { tx, days, world, people }: Surroundings): Happening[] {
  const known = { introductionId: '' };
  const record = async () => {
    const { id } = await recordIntroduction(people.person(seed.broker).scope, {
      resultId: await resultIdOf(tx, people, seedResult(world, seed.result)),
      enterpriseId: people.organizationId(seed.enterprise),
      ...{ clientSide: 'ENTERPRISE', note: seed.note, protectionMonths: PROTECTION_MONTHS },
      idempotencyKey: `seed-${seed.broker}-${seed.result}`,
    });
    known.introductionId = id;
  };
  return [
    { at: days.past(seed.on, { hour: HOURS.written }), run: record },
    ...seed.acknowledgedBy.map((account, index) => ({
      at: days.past(seed.on, { hour: HOURS.told, index }),
      run: async () => void (await acknowledgeIntroduction(people.person(account).scope, known)),
    })),
  ];
}

async function addCard(seed: SeedLead, { tx, world, people }: Surroundings): Promise<void> {
  const { title, stage, amount, expected, chance, result, broker } = seed;
  await addLead(people.person(broker).scope, {
    ...{ title, stage, chance, expectedAmount: fen(amount) },
    expectedOn: addDays(dayOf(clock.now()), expected),
    resultId: result === null ? null : await resultIdOf(tx, people, seedResult(world, result)),
  });
}

/** What the worker would do as soon as it hears of the receipts: commissions come with the world. */
async function accrue(around: Surroundings): Promise<void> {
  const { people, world } = around;
  for (const seed of world.brokerage.engagements.filter(({ namedOn }) => namedOn !== null)) {
    const { app } = people.person(seed.client).scope;
    await accrueDeals(app, await dealsOfSeed(seed, around));
  }
}

async function dealsOfSeed(
  { result, client }: SeedEngagement,
  { tx, world, people }: Surroundings,
): Promise<string[]> {
  if (result === null) return [];
  const resultId = await resultIdOf(tx, people, seedResult(world, result));
  const enterpriseId = people.organizationId(people.person(client).account.organization);
  return (await tx.findBy(Deal, { resultId, enterpriseId })).map(({ id }) => id);
}

async function brokerIdOf(tx: Transaction, people: People, account: string): Promise<string> {
  const { userId } = people.person(account);
  return (await tx.findOneByOrFail(BrokerProfile, { userId })).id;
}
