import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DemandTarget } from '../../../server/features/demands/content/demand-content.ts';
import {
  eliminate,
  type GateStanding,
  type LaneAtGate,
} from '../../../server/features/demands/race/elimination.ts';

function target(id: string, values: Partial<DemandTarget> = {}): DemandTarget {
  return {
    id,
    name: id,
    comparison: 'AT_LEAST',
    value: '100',
    upper: null,
    unit: '%',
    testMethod: '',
    weight: 5000,
    isRequired: true,
    ...values,
  };
}

const TARGETS = [target('t1', { weight: 6000 }), target('t2', { weight: 4000, comparison: 'AT_MOST' })];

function lane(laneId: string, rank: number, ...values: (string | null)[]): LaneAtGate {
  const shown = values.flatMap((value, index) => (value === null ? [] : [[`t${index + 1}`, value] as const]));
  return { laneId, rank, measured: new Map(shown) };
}

const fates = (standings: readonly GateStanding[]) =>
  standings.map(({ laneId, attained, outBy }) => [laneId, attained, outBy]);

describe('a gate', () => {
  it('keeps the best by weighted attainment', () => {
    const lanes = [lane('a', 1, '80', '100'), lane('b', 2, '100', '100'), lane('c', 3, '110', '80')];
    expect(fates(eliminate({ keep: 2, requireAll: false }, TARGETS, lanes))).toEqual([
      ['c', 11_400, null],
      ['b', 10_000, null],
      ['a', 8800, 'BEYOND_PLACES'],
    ]);
  });

  it('ends those that miss a target where it asks for all, however well they do otherwise', () => {
    const lanes = [lane('a', 1, '99.999999', '10'), lane('b', 2, '100', '100')];
    const standings = eliminate({ keep: 2, requireAll: true }, TARGETS, lanes);
    expect(fates(standings)).toEqual([
      ['b', 10_000, null],
      ['a', 10_799, 'TARGET_MISSED'],
    ]);
    expect(standings[1]?.missed).toEqual(['t1']);
  });

  it('places equal ones by the rank of their bids', () => {
    const lanes = [
      lane('late', 3, '100', '100'),
      lane('early', 1, '100', '100'),
      lane('mid', 2, '100', '100'),
    ];
    expect(fates(eliminate({ keep: 1, requireAll: true }, TARGETS, lanes))).toEqual([
      ['early', 10_000, null],
      ['mid', 10_000, 'BEYOND_PLACES'],
      ['late', 10_000, 'BEYOND_PLACES'],
    ]);
  });

  it('ends those who showed nothing, even with places to spare', () => {
    const lanes = [lane('silent', 1), lane('partly', 2, null, '200')];
    expect(fates(eliminate({ keep: 5, requireAll: false }, TARGETS, lanes))).toEqual([
      ['partly', 2000, null],
      ['silent', 0, 'NOTHING_MEASURED'],
    ]);
  });

  it('can end all', () => {
    const standings = eliminate({ keep: 3, requireAll: true }, TARGETS, [
      lane('a', 1, '1', '1'),
      lane('b', 2),
    ]);
    expect(standings.map(({ outBy }) => outBy)).toEqual(['TARGET_MISSED', 'NOTHING_MEASURED']);
  });
});

const VALUE = fc.option(fc.integer({ min: 0, max: 200 }).map(String), { freq: 5 });
const RACES = fc
  .record({
    weights: fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 4 }),
    comparisons: fc.array(fc.constantFrom('AT_LEAST', 'AT_MOST', 'EQUAL', 'BETWEEN'), {
      minLength: 4,
      maxLength: 4,
    }),
    values: fc.array(fc.array(VALUE, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 8 }),
    keep: fc.integer({ min: 1, max: 8 }),
    requireAll: fc.boolean(),
  })
  .map(({ weights, comparisons, values, keep, requireAll }) => {
    const targets = weights.map((weight, index) =>
      target(`t${index + 1}`, {
        weight,
        comparison: comparisons[index] as DemandTarget['comparison'],
        upper: '120',
      }),
    );
    const lanes = values.map((row, index) =>
      lane(`lane${index + 1}`, index + 1, ...row.slice(0, targets.length)),
    );
    return { gate: { keep, requireAll }, targets, lanes };
  });

const kept = (standings: readonly GateStanding[]) =>
  standings.filter(({ outBy }) => outBy === null).map(({ laneId }) => laneId);

describe('elimination, whatever was measured', () => {
  it('gives every lane one standing and one place, and keeps no more than it may', () => {
    fc.assert(
      fc.property(RACES, ({ gate, targets, lanes }) => {
        const standings = eliminate(gate, targets, lanes);
        expect(standings.map(({ laneId }) => laneId).sort()).toEqual(
          lanes.map(({ laneId }) => laneId).sort(),
        );
        expect(standings.map(({ place }) => place)).toEqual(lanes.map((_, index) => index + 1));
        expect(kept(standings).length).toBeLessThanOrEqual(gate.keep);
      }),
    );
  });

  it('does not depend on the order in which lanes come in', () => {
    fc.assert(
      fc.property(
        RACES.chain((race) =>
          fc.record({
            race: fc.constant(race),
            shuffled: fc.shuffledSubarray(race.lanes, { minLength: race.lanes.length }),
          }),
        ),
        ({ race: { gate, targets, lanes }, shuffled }) => {
          expect(eliminate(gate, targets, shuffled)).toEqual(eliminate(gate, targets, lanes));
        },
      ),
    );
  });

  it('leaves no place empty that somebody may take, and puts nobody past a better one', () => {
    fc.assert(
      fc.property(RACES, ({ gate, targets, lanes }) => {
        const standings = eliminate(gate, targets, lanes);
        const going = standings.filter(({ outBy }) => outBy === null);
        const beyond = standings.filter(({ outBy }) => outBy === 'BEYOND_PLACES');
        expect(going.length).toBe(Math.min(gate.keep, going.length + beyond.length));
        const worst = Math.min(...going.map(({ attained }) => attained));
        for (const { attained } of beyond) expect(attained).toBeLessThanOrEqual(worst);
        if (gate.requireAll) for (const { missed } of [...going, ...beyond]) expect(missed).toEqual([]);
      }),
    );
  });

  it('changes nothing for the others where one that ends had not come', () => {
    fc.assert(
      fc.property(RACES, ({ gate, targets, lanes }) => {
        const standings = eliminate(gate, targets, lanes);
        for (const { laneId } of standings.filter(({ outBy }) => outBy !== null)) {
          const without = eliminate(
            gate,
            targets,
            lanes.filter((other) => other.laneId !== laneId),
          );
          expect(kept(without)).toEqual(kept(standings));
        }
      }),
    );
  });

  it('never ends a lane for meeting one target more', () => {
    fc.assert(
      fc.property(RACES, fc.nat(), fc.nat(), ({ gate, targets, lanes }, whichLane, whichTarget) => {
        const chosen = lanes[whichLane % lanes.length] as LaneAtGate;
        const { id, comparison } = targets[whichTarget % targets.length] as DemandTarget;
        const wasIn = kept(eliminate(gate, targets, lanes)).includes(chosen.laneId);
        const best = comparison === 'AT_LEAST' ? '200' : comparison === 'AT_MOST' ? '1' : '100';
        const better = { ...chosen, measured: new Map([...chosen.measured, [id, best]]) };
        const after = eliminate(
          gate,
          targets,
          lanes.map((each) => (each === chosen ? better : each)),
        );
        if (wasIn) expect(kept(after)).toContain(chosen.laneId);
      }),
    );
  });
});
