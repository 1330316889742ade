import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bountyPlan, planFits, plannedTotal } from '../../server/features/demands/content/bounty-plan.ts';
import { completenessOf, missingEntryFields } from '../../server/features/demands/content/completeness.ts';
import {
  contentFromJson,
  contentToJson,
  emptyContent,
  type RacePlan,
} from '../../server/features/demands/content/demand-content.ts';
import { differencesOf, isMaterial } from '../../server/features/demands/content/differences.ts';
import { readContent } from '../../server/features/demands/content/read-content.ts';
import {
  attainment,
  formatDecimal,
  MOST_ATTAINED,
  meets,
  parseDecimal,
  weightedAttainment,
} from '../../server/features/demands/content/targets.ts';
import { type DemandMode, stateAt } from '../../server/features/demands/demand.enums.ts';
import { templateOf } from '../../server/features/demands/posting/write/template.ts';
import { Problems } from '../../server/platform/input/problems.ts';
import { fullDemand } from './support.ts';

const MODES: readonly DemandMode[] = ['PLAIN', 'OPEN_BIDDING', 'DIRECTED', 'RACE'];
const micros = fc.bigInt({ min: -2_000_000_000n, max: 2_000_000_000n });

const asTarget = (
  comparison: 'AT_LEAST' | 'AT_MOST' | 'EQUAL' | 'BETWEEN' | 'YES',
  value: string,
  upper?: string,
) => ({
  comparison,
  value,
  upper: upper ?? null,
});

describe('decimals', () => {
  it('are exact to six places, in one form', () => {
    expect(parseDecimal('0.1')).toBe(100_000n);
    expect(parseDecimal('-12.345678')).toBe(-12_345_678n);
    for (const text of ['', '1.', '.5', '1e3', '1,5', '0.1234567', '1234567890123'])
      expect(parseDecimal(text), text).toBeNull();
    fc.assert(fc.property(micros, (value) => parseDecimal(formatDecimal(value)) === value));
  });
});

describe('targets', () => {
  it('are met exactly where the comparison holds, and then attained in full', () => {
    fc.assert(
      fc.property(micros, micros, fc.bigInt({ min: 1n, max: 10_000_000n }), (asked, got, width) => {
        const [value, measured] = [formatDecimal(asked), formatDecimal(got)];
        expect(meets(asTarget('AT_LEAST', value), measured)).toBe(got >= asked);
        expect(meets(asTarget('AT_MOST', value), measured)).toBe(got <= asked);
        expect(meets(asTarget('EQUAL', value), measured)).toBe(got === asked);
        expect(meets(asTarget('BETWEEN', value, formatDecimal(asked + width)), measured)).toBe(
          got >= asked && got <= asked + width,
        );
      }),
    );
  });

  it('are attained by a share from nothing to 12,000 basis points that grows with the value', () => {
    fc.assert(
      fc.property(micros, micros, micros, (asked, one, other) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        const target = asTarget('AT_LEAST', formatDecimal(asked));
        const [less, more] = [
          attainment(target, formatDecimal(low)),
          attainment(target, formatDecimal(high)),
        ];
        expect(less).toBeLessThanOrEqual(more);
        expect(less).toBeGreaterThanOrEqual(0);
        expect(more).toBeLessThanOrEqual(MOST_ATTAINED);
      }),
    );
    expect(attainment(asTarget('AT_LEAST', '60'), '45')).toBe(7500);
    expect(attainment(asTarget('AT_LEAST', '60'), '90')).toBe(12_000);
    expect(attainment(asTarget('AT_MOST', '40'), '50')).toBe(8000);
    expect(attainment(asTarget('AT_MOST', '40'), '0')).toBe(12_000);
    expect(attainment(asTarget('EQUAL', '10'), '8')).toBe(8000);
    expect(attainment(asTarget('BETWEEN', '10', '20'), '25')).toBe(8000);
    expect(attainment(asTarget('YES', ''), '1')).toBe(10_000);
    expect(attainment(asTarget('YES', ''), '0')).toBe(0);
    expect(attainment(asTarget('AT_LEAST', '60'), 'viel')).toBe(0);
  });

  it('count together by weight; what was not measured counts as nothing', () => {
    const targets = [
      { id: 'a', weight: 6000, ...asTarget('AT_LEAST', '60') },
      { id: 'b', weight: 4000, ...asTarget('AT_MOST', '40') },
    ];
    expect(
      weightedAttainment(
        targets,
        new Map([
          ['a', '60'],
          ['b', '50'],
        ]),
      ),
    ).toBe(9200);
    expect(weightedAttainment(targets, new Map([['a', '60']]))).toBe(6000);
    expect(weightedAttainment([], new Map())).toBe(0);
  });
});

describe('the bounty plan', () => {
  const stageOf = (gates: number) =>
    fc.record({
      trigger: fc.constantFrom(
        'PLEDGE' as const,
        'MILESTONE' as const,
        'GATE' as const,
        'ACCEPTANCE' as const,
      ),
      gate: fc.integer({ min: 1, max: Math.max(1, gates) }),
      amount: fc.bigInt({ min: 0n, max: 1_000_000_000n }),
    });
  const stagesOf = (gates: number) =>
    fc.array(stageOf(gates), { minLength: 1, maxLength: 8 }).map((stages) =>
      stages
        .filter(({ trigger }) => gates > 0 || trigger !== 'GATE')
        .map(({ trigger, gate, amount }, index) => ({
          key: `s${index}`,
          name: '',
          trigger,
          gate: trigger === 'GATE' ? gate : null,
          milestone: null,
          amount,
        })),
    );

  it('of one winner adds up to the stages and fits exactly that bounty', () => {
    fc.assert(
      fc.property(stagesOf(0), (stages) => {
        const sum = stages.reduce((total, { amount }) => total + amount, 0n);
        expect(plannedTotal({ stages, race: null }, 'OPEN_BIDDING')).toBe(sum);
        expect(planFits({ stages, race: null, bounty: sum }, 'OPEN_BIDDING')).toBe(stages.length > 0);
        expect(planFits({ stages, race: null, bounty: sum + 1n }, 'OPEN_BIDDING')).toBe(false);
      }),
    );
  });

  it('of a race never comes to more than the bounty that it fits, however many lanes are paid', () => {
    const races = fc
      .record({
        lanes: fc.integer({ min: 2, max: 10 }),
        keeps: fc.array(fc.integer({ min: 1, max: 10 }), { maxLength: 4 }),
      })
      .map(
        ({ lanes, keeps }): RacePlan => ({
          lanes,
          gates: keeps.map((keep) => ({
            name: '',
            dueOn: '2027-01-01',
            targetIds: [],
            keep,
            requireAll: false,
          })),
        }),
      );
    fc.assert(
      fc.property(
        races.chain((race) => fc.tuple(fc.constant(race), stagesOf(race.gates.length))),
        ([race, stages]) => {
          const rows = bountyPlan({ stages, race }, 'RACE');
          for (const row of rows) {
            expect(row.lanes).toBeGreaterThanOrEqual(1);
            expect(row.lanes).toBeLessThanOrEqual(race.lanes);
            expect(row.total).toBe(row.perLane * BigInt(row.lanes));
          }
          const total = plannedTotal({ stages, race }, 'RACE');
          expect(planFits({ stages, race, bounty: total }, 'RACE')).toBe(stages.length > 0);
          if (total > 0n) expect(planFits({ stages, race, bounty: total - 1n }, 'RACE')).toBe(false);
        },
      ),
    );
  });

  it('pays the pledge to all lanes, a gate to those it lets through and the acceptance to those that are left', () => {
    const content = fullDemand('RACE');
    expect(bountyPlan(content, 'RACE').map(({ key, lanes, total }) => [key, lanes, total])).toEqual([
      ['s1', 3, 3_000_000n],
      ['s2', 1, 2_000_000n],
      ['s3', 1, 5_000_000n],
    ]);
    expect(planFits(content, 'RACE')).toBe(true);
  });
});

describe('completeness', () => {
  it.each(MODES)('of a full demand is 100, and of an empty one names what DEM-1 asks for: %s', (mode) => {
    expect(completenessOf(fullDemand(mode), mode)).toEqual({ score: 100, missing: [] });
    const { score, missing } = completenessOf(emptyContent(), mode);
    expect(score).toBeLessThan(20);
    expect(missing.map(({ code }) => code)).toContain('TARGET_NUMBERS');
    const asked = [
      'PROBLEM',
      'TARGETS_WITH_NUMBERS',
      'WAY_OF_ACCEPTANCE',
      'DEADLINE',
      'BOUNTY',
      'WHO_MAY_BID',
    ] as const;
    expect(missingEntryFields(emptyContent(), mode, asked)).toEqual(
      mode === 'PLAIN' ? asked.filter((field) => field !== 'BOUNTY') : asked,
    );
  });

  it('grows with what is written, and a template is a beginning', () => {
    const draft = templateOf('OPEN_BIDDING');
    const named = { ...draft, title: '题目' };
    expect(completenessOf(named, 'OPEN_BIDDING').score).toBeGreaterThan(
      completenessOf(draft, 'OPEN_BIDDING').score,
    );
    expect(
      completenessOf({ ...fullDemand('RACE'), race: null }, 'RACE').missing.map(({ code }) => code),
    ).toEqual(expect.arrayContaining(['RACE']));
  });

  it('asks for numbers: targets of yes and no alone are too vague', () => {
    const content = fullDemand('OPEN_BIDDING');
    const targets = content.targets.map((target) => ({ ...target, comparison: 'YES' as const, value: '' }));
    expect(completenessOf({ ...content, targets }, 'OPEN_BIDDING').missing).toEqual([
      { code: 'TARGET_NUMBERS', field: 'targets' },
    ]);
  });

  it('asks for the names of targets, and for what a milestone is that bounty is paid for', () => {
    const content = fullDemand('OPEN_BIDDING');
    const [first, ...others] = content.targets;
    if (!first) throw new Error('a full demand has targets');
    const targets = [{ ...first, name: '' }, ...others];
    expect(completenessOf({ ...content, targets }, 'OPEN_BIDDING').missing).toEqual([
      { code: 'TARGETS', field: 'targets' },
    ]);
    const stages = content.stages.map((stage) => ({
      ...stage,
      trigger: 'MILESTONE' as const,
      milestone: '',
    }));
    expect(completenessOf({ ...content, stages }, 'OPEN_BIDDING').missing).toEqual([
      { code: 'STAGES', field: 'stages' },
    ]);
    const named = stages.map((stage, index) => ({ ...stage, milestone: `节点${index + 1}` }));
    expect(completenessOf({ ...content, stages: named }, 'OPEN_BIDDING').missing).toEqual([]);
  });
});

describe('content', () => {
  const read = (mode: DemandMode, values: object = {}) => {
    const problems = new Problems('content');
    const full = fullDemand(mode);
    const fields = {
      ...full,
      bidsCloseAt: full.bidsCloseAt === null ? null : new Date(full.bidsCloseAt),
      ...values,
    };
    const content = readContent(fields, mode, problems);
    return {
      content,
      problems: problems.list.map(({ code, field, params }) => `${code} ${field} ${params[0]?.value}`),
    };
  };

  it.each(MODES)('is read as it was written, through JSON and back: %s', (mode) => {
    const { content, problems } = read(mode);
    expect(problems).toEqual([]);
    expect(content).toEqual({ ...fullDemand(mode), title: content.title, bidsCloseAt: content.bidsCloseAt });
    expect(contentFromJson(contentToJson(content))).toEqual(content);
  });

  it('is refused with everything that is wrong at once', () => {
    const [target] = fullDemand('RACE').targets;
    const { problems } = read('RACE', {
      sector: 'WITCHCRAFT',
      targets: [
        { ...target, value: 'viel' },
        { ...target, id: 't2', comparison: 'BETWEEN', value: '5', upper: '5' },
        { ...target, id: 't2' },
      ],
      bounty: -1n,
      noticeDays: 4,
      race: {
        lanes: 2,
        gates: [{ name: '', dueOn: '2027-01-01', targetIds: ['t9'], keep: 3, requireAll: true }],
      },
      eligibility: { kinds: ['PLATFORM'], provinces: ['999999'], text: '' },
      contact: { name: '', phone: '', email: 'keine' },
    });
    expect(problems).toEqual([
      'INVALID content.targets.2.id TWICE',
      'INVALID content.targets.0.value NO_DECIMAL',
      'INVALID content.targets.1.upper NOT_ABOVE',
      'INVALID content.race.gates.0.targetIds.0 NO_SUCH_TARGET',
      'INVALID content.race.gates.0.keep OUT_OF_RANGE',
      'INVALID content.sector UNKNOWN_CODE',
      'INVALID content.eligibility.kinds.0 NO_BIDDER',
      'INVALID content.eligibility.provinces.0 UNKNOWN_CODE',
      'INVALID content.contact.email NO_EMAIL',
      'INVALID content.noticeDays OUT_OF_RANGE',
      'INVALID content.bounty TOO_LITTLE',
    ]);
  });

  it('keeps gates of a race that have no day or targets yet, as a gap', () => {
    const [gate] = fullDemand('RACE').race?.gates ?? [];
    const race = {
      lanes: 3,
      gates: [
        { ...gate, dueOn: null },
        { ...gate, name: '中试', targetIds: [] },
      ],
    };
    const { content, problems } = read('RACE', { race });
    expect(problems).toEqual([]);
    expect(content.race).toEqual(race);
    expect(completenessOf(content, 'RACE').missing).toEqual([{ code: 'GATES', field: 'race.gates' }]);
    const backwards = read('RACE', {
      race: { lanes: 3, gates: [gate, { ...gate, dueOn: null }, { ...gate, dueOn: gate?.dueOn }] },
    });
    expect(backwards.problems).toEqual([`INVALID content.race.gates.2.dueOn DAY_ORDER`]);
  });

  it('of a plain demand has no bids, no race and a poster with a name', () => {
    const { content, problems } = read('PLAIN', {
      ...fullDemand('RACE'),
      bidsCloseAt: new Date(),
      isAnonymous: true,
    });
    expect(problems).toEqual(['INVALID content.isAnonymous NOT_FOR_PLAIN']);
    expect(content).toMatchObject({
      bidsCloseAt: null,
      stages: [],
      race: null,
      criteria: [],
      expertsAsked: 0,
    });
  });

  it('is compared field by field, by stable keys, without values of private parts', () => {
    const before = fullDemand('OPEN_BIDDING');
    const [first, second] = before.targets;
    const after = {
      ...before,
      bounty: 12_000_000n,
      targets: first && second ? [second, { ...first, value: '65' }] : [],
      contact: { ...before.contact, phone: '13900000002' },
    };
    const differences = differencesOf(before, after);
    expect(differences).toEqual([
      { field: 'targets.t1.value', before: '60', after: '65' },
      { field: 'bounty', before: '100000.00', after: '120000.00' },
      { field: 'contact', before: null, after: null },
    ]);
    expect(differences.map(isMaterial)).toEqual([true, false, false]);
    const judged = differencesOf(before, { ...before, constraints: '', isBlind: true, expertsAsked: 5 });
    expect(judged.map((each) => [each.field, isMaterial(each)])).toEqual([
      ['constraints', true],
      ['isBlind', true],
      ['expertsAsked', true],
    ]);
    expect(differencesOf(before, structuredClone(before))).toEqual([]);
  });
});

describe('the state', () => {
  it('is closed for bids from the first moment of the deadline on, whatever has run', () => {
    const bidsCloseAt = new Date('2027-01-01T00:00:00Z');
    const at = (mode: DemandMode, shift: number) =>
      stateAt({ mode, state: 'OPEN', bidsCloseAt }, new Date(bidsCloseAt.getTime() + shift));
    expect([at('RACE', -1), at('RACE', 0), at('PLAIN', 1)]).toEqual(['OPEN', 'CLOSED_FOR_BIDS', 'OPEN']);
  });
});
