import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  BrokerBarEnum,
  stateOfInvitation,
} from '../../../server/features/brokers/matching/matching.enums.ts';
import {
  type BrokerTask,
  judgeBroker,
  type KnownBroker,
  scoreOfBroker,
} from '../../../server/features/brokers/matching/signals/judge-broker.ts';
import {
  type BrokerCandidate,
  rankBrokers,
} from '../../../server/features/brokers/matching/signals/rank-brokers.ts';
import { BROKER_WEIGHTS, WHOLE } from '../../../server/features/brokers/matching/signals/weights.ts';

const SECTORS = ['BIOLOGY', 'ENERGY', 'SPACE'];
const PLACES = ['230000', '230100', '230200', '220000', '220100'];

const task: fc.Arbitrary<BrokerTask> = fc.record({
  sector: fc.constantFrom('', ...SECTORS),
  provinceCode: fc.constantFrom('230000', '220000'),
  cityCode: fc.constantFrom(null, '230100', '220100'),
});

const known: fc.Arbitrary<KnownBroker> = fc
  .record({
    level: fc.constantFrom('JUNIOR' as const, 'INTERMEDIATE' as const, 'SENIOR' as const),
    sectors: fc.subarray(SECTORS),
    regions: fc.subarray(PLACES),
    running: fc.nat(12),
    capacity: fc.integer({ min: 1, max: 10 }),
    brokered: fc
      .array(fc.tuple(fc.constantFrom(...SECTORS), fc.integer({ min: 1, max: 9 })))
      .map((rows) => new Map(rows)),
    lost: fc.nat(9),
    invited: fc.nat(20),
    share: fc.nat(100),
    medianHours: fc.nat(400),
  })
  .map(({ share, medianHours, ...rest }) => {
    const answered = Math.floor((rest.invited * share) / 100);
    const won = [...rest.brokered.values()].reduce((sum, count) => sum + count, 0);
    return { ...rest, won, answered, medianHours: answered > 0 ? medianHours : null };
  });

const candidates: fc.Arbitrary<BrokerCandidate[]> = fc.uniqueArray(
  fc.record({
    brokerId: fc.uuid(),
    known,
    bars: fc.subarray(Object.values(BrokerBarEnum), { maxLength: 2 }),
  }),
  { selector: ({ brokerId }) => brokerId, maxLength: 20 },
);

const scoreFor = (asked: BrokerTask, broker: KnownBroker) => scoreOfBroker(judgeBroker(asked, broker));

const plain: KnownBroker = {
  level: 'JUNIOR',
  sectors: [],
  regions: [],
  running: 0,
  capacity: 5,
  brokered: new Map(),
  won: 0,
  lost: 0,
  invited: 0,
  answered: 0,
  medianHours: null,
};
const biology: BrokerTask = { sector: 'BIOLOGY', provinceCode: '230000', cityCode: '230100' };

describe('how a broker is judged', () => {
  it('weights make the whole, and a score is the sum of what its lines show', () => {
    expect(Object.values(BROKER_WEIGHTS).reduce((sum, weight) => sum + weight, 0)).toBe(WHOLE);
    fc.assert(
      fc.property(task, known, (asked, broker) => {
        const fits = judgeBroker(asked, broker);
        expect(fits.map(({ code }) => code).sort()).toEqual(Object.keys(BROKER_WEIGHTS).sort());
        for (const { code, points, most } of fits) {
          expect(most).toBe(BROKER_WEIGHTS[code]);
          expect(points).toBeGreaterThanOrEqual(0);
          expect(points).toBeLessThanOrEqual(most);
        }
        expect(scoreOfBroker(fits)).toBe(fits.reduce((sum, { points }) => sum + points, 0));
      }),
    );
  });

  it('one more deal in the sector, one engagement less and a higher level never make it worse', () => {
    fc.assert(
      fc.property(task, known, (asked, broker) => {
        const score = scoreFor(asked, broker);
        const more = new Map(broker.brokered).set(asked.sector, (broker.brokered.get(asked.sector) ?? 0) + 1);
        if (asked.sector !== '') {
          expect(scoreFor(asked, { ...broker, brokered: more, won: broker.won + 1 })).toBeGreaterThanOrEqual(
            score,
          );
        }
        const free = { ...broker, running: Math.max(0, broker.running - 1) };
        expect(scoreFor(asked, free)).toBeGreaterThanOrEqual(score);
        expect(scoreFor(asked, { ...broker, level: 'SENIOR' })).toBeGreaterThanOrEqual(score);
        expect(scoreFor(asked, { ...broker, lost: broker.lost + 1 })).toBeLessThanOrEqual(
          scoreFor(asked, { ...broker, lost: broker.lost || 1 }),
        );
      }),
    );
  });

  it('of whom nothing is known has more than the worst and less than the best', () => {
    const worst = { ...plain, invited: 9, lost: 9, sectors: ['SPACE'], regions: ['440000'] };
    const best: KnownBroker = {
      ...plain,
      sectors: ['BIOLOGY'],
      regions: ['230000'],
      brokered: new Map([['BIOLOGY', 3]]),
      won: 3,
      invited: 4,
      answered: 4,
      medianHours: 5,
    };
    expect(scoreFor(biology, worst)).toBeLessThan(scoreFor(biology, plain));
    expect(scoreFor(biology, plain)).toBeLessThan(scoreFor(biology, best));
  });

  it('says what was asked for and what was found', () => {
    const broker: KnownBroker = {
      ...plain,
      level: 'SENIOR',
      sectors: ['BIOLOGY', 'SPACE'],
      regions: ['230200'],
      running: 4,
      brokered: new Map([
        ['BIOLOGY', 2],
        ['SPACE', 1],
      ]),
      won: 3,
      lost: 1,
      invited: 4,
      answered: 3,
      medianHours: 30,
    };
    expect(judgeBroker(biology, broker)).toEqual([
      { code: 'BROKERED', verdict: 'FITS', points: 2400, most: 3000, wanted: ['BIOLOGY'], found: ['2', '3'] },
      {
        code: 'SECTOR',
        verdict: 'FITS',
        points: 1500,
        most: 1500,
        wanted: ['BIOLOGY'],
        found: ['BIOLOGY', 'SPACE'],
      },
      { code: 'REGION', verdict: 'FITS', points: 600, most: 1200, wanted: ['230100'], found: ['230200'] },
      { code: 'LEVEL', verdict: 'FITS', points: 800, most: 800, wanted: [], found: ['SENIOR'] },
      { code: 'LOAD', verdict: 'FITS', points: 240, most: 1200, wanted: [], found: ['4', '5'] },
      { code: 'RESPONSE', verdict: 'FITS', points: 600, most: 1000, wanted: [], found: ['3', '4', '30'] },
      { code: 'OUTCOME', verdict: 'FITS', points: 866, most: 1300, wanted: [], found: ['3', '1'] },
    ]);
    expect(judgeBroker(biology, { ...broker, running: 5 })[4]).toMatchObject({
      verdict: 'FITS_NOT',
      points: 0,
    });
  });
});

describe('the order of brokers', () => {
  it('depends on the facts alone, has everybody once, and puts conflicts of interest behind all others', () => {
    fc.assert(
      fc.property(task, candidates, (asked, given) => {
        const ranked = rankBrokers(asked, given);
        expect(rankBrokers(asked, given.toReversed())).toEqual(ranked);
        expect(ranked.map(({ brokerId }) => brokerId).sort()).toEqual(
          given.map(({ brokerId }) => brokerId).sort(),
        );
        const firstBarred = ranked.findIndex(({ bars }) => bars.length > 0);
        if (firstBarred >= 0) {
          expect(ranked.slice(firstBarred).every(({ bars }) => bars.length > 0)).toBe(true);
        }
        const scores = (barred: boolean) =>
          ranked.filter(({ bars }) => bars.length > 0 === barred).map(({ score }) => score);
        for (const list of [scores(true), scores(false)]) {
          expect(list).toEqual(list.toSorted((one, other) => other - one));
        }
      }),
    );
  });
});

it('an invitation is over at the moment of its deadline, and only while nobody answered', () => {
  const expiresAt = new Date('2026-12-01T00:00:00.000Z');
  const before = new Date(expiresAt.getTime() - 1);
  expect(stateOfInvitation({ lastState: 'SENT', expiresAt }, before)).toBe('SENT');
  expect(stateOfInvitation({ lastState: 'SENT', expiresAt }, expiresAt)).toBe('EXPIRED');
  expect(stateOfInvitation({ lastState: 'ACCEPTED', expiresAt }, expiresAt)).toBe('ACCEPTED');
});
