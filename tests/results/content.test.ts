import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyMark } from '../../server/features/results/completers/mark-completer.service.ts';
import { applyContent } from '../../server/features/results/content/apply-content.ts';
import type { ResultContentFields } from '../../server/features/results/content/content.types.ts';
import { diffSnapshots } from '../../server/features/results/content/diff.ts';
import { missingParts } from '../../server/features/results/content/missing-parts.ts';
import { readContent } from '../../server/features/results/content/read-content.ts';
import { snapshotOf } from '../../server/features/results/content/snapshot.ts';
import { Completer } from '../../server/features/results/data/result-parts.entity.ts';
import type { ResultRecord } from '../../server/features/results/data/result-record.ts';
import { newRecord } from '../../server/features/results/disclosure/new-record.ts';
import type { CompleterStatus, ResultState } from '../../server/features/results/result.enums.ts';
import { type ResultStep, resultStates } from '../../server/features/results/result.states.ts';
import { buildRulebook } from '../../server/features/rulebook/rulebook.ts';
import { patentCheckCharacter } from '../../server/platform/standards/patent-number.ts';
import { fullContent } from '../support/results.ts';

const ORGANIZATION = {
  id: '01890000-0000-7000-8000-000000000001',
  provinceCode: '230000',
  cityCode: '230100',
};
const PLACE = { provinceCode: '230000', cityCode: '230100' };

function recordOf(content: ResultContentFields): ResultRecord {
  const record = newRecord(ORGANIZATION, null);
  const { changes, problems } = readContent(content, record.result);
  expect(problems).toEqual([]);
  applyContent(record, changes);
  return record;
}

describe('reading content', () => {
  it('brings texts and codes into their normal form', () => {
    const digits = '202310000001';
    const { changes, problems } = readContent(
      {
        title: '  两行\n标题 ',
        summary: '第一行\r\n第二行\u0007',
        keywords: ['菌剂', ' 菌剂 ', ''],
        industryDivision: 'c29',
        ipc: 'c12n1/20',
        rights: [{ kind: 'INVENTION_PATENT', number: `ZL ${digits}.${patentCheckCharacter(digits)}` }],
        completers: [{ name: '甲', email: 'A@Example.CN', representative: true }],
      },
      PLACE,
    );
    expect(problems).toEqual([]);
    expect(changes.columns).toEqual({
      title: '两行 标题',
      summary: '第一行\n第二行',
      keywords: ['菌剂'],
      industryDivision: 'C29',
      ipc: 'C12N 1/20',
    });
    expect(changes.rights?.[0]?.number).toBe(`${digits}.${patentCheckCharacter(digits)}`);
    expect(changes.completers?.[0]).toMatchObject({ email: 'a@example.cn', status: 'ACTIVE', userId: null });
  });

  it('tells what a patent number with a wrong check would be, for every number', () => {
    const serial = fc.integer({ min: 0, max: 9_999_999 }).map((value) => String(value).padStart(7, '0'));
    const year = fc.integer({ min: 2004, max: 2026 });
    fc.assert(
      fc.property(year, serial, fc.constantFrom(...'0123456789X'), (of, rest, check) => {
        const digits = `${of}1${rest}`;
        const right = patentCheckCharacter(digits);
        const { changes, problems } = readContent(
          { rights: [{ kind: 'INVENTION_PATENT', number: `CN${digits}${check}` }] },
          PLACE,
        );
        if (check === right) {
          expect(problems).toEqual([]);
          expect(changes.rights?.[0]?.number).toBe(`${digits}.${right}`);
        } else {
          expect(problems).toMatchObject([{ code: 'INVALID', field: 'content.rights.0.number' }]);
          expect(problems[0]?.params).toContainEqual({ name: 'expected', value: `${digits}.${right}` });
        }
      }),
    );
  });

  it('refuses a number of another kind of patent, dates in disorder or to come, and shares over the whole', () => {
    const digits = '202320000001';
    const { problems } = readContent(
      {
        rights: [
          {
            kind: 'INVENTION_PATENT',
            number: `${digits}.${patentCheckCharacter(digits)}`,
            obtainedOn: '2999-01-01',
          },
        ],
        coOwners: [
          { name: '一', share: 6000 },
          { name: '二', share: 4001 },
        ],
        encumbrances: [{ kind: 'PLEDGE', startsOn: '2025-02-02', endsOn: '2025-02-01' }],
        completers: [
          { name: '甲', email: 'a@example.cn', representative: false },
          { name: '', email: 'A@EXAMPLE.cn', representative: true, status: 'LEFT' },
        ],
      },
      PLACE,
      '',
    );
    expect(
      problems
        .map(({ field, params }) => [field, params.find(({ name }) => name === 'reason')?.value])
        .sort(),
    ).toEqual([
      ['coOwners', 'SHARES'],
      ['completers.1', 'TWICE'],
      ['completers.1.name', undefined],
      ['completers.1.representative', 'NOT_ACTIVE'],
      ['encumbrances.0.endsOn', 'DAY_ORDER'],
      ['rights.0.number', 'PATENT_KIND'],
      ['rights.0.obtainedOn', 'IN_FUTURE'],
    ]);
  });

  it('drops the city with a new province, and keeps it with the old one', () => {
    expect(readContent({ provinceCode: '220000' }, PLACE).changes.columns).toEqual({
      provinceCode: '220000',
      cityCode: null,
    });
    expect(readContent({ provinceCode: '230000' }, PLACE).changes.columns).toEqual(PLACE);
  });
});

describe('versions', () => {
  it('read back without difference, and differ by what was changed, both ways', () => {
    const text = fc.string({ minLength: 1, maxLength: 20 }).filter((value) => /[a-z]/i.test(value));
    const content = fc.record({
      title: text,
      trl: fc.option(fc.integer({ min: 1, max: 9 })),
      keywords: fc.uniqueArray(text, { maxLength: 4 }),
      completers: fc.array(fc.record({ name: text, representative: fc.constant(false) }), { maxLength: 4 }),
    });
    fc.assert(
      fc.property(content, content, (first, second) => {
        const before = snapshotOf(recordOf(first));
        const after = snapshotOf(recordOf(second));
        expect(diffSnapshots(before, JSON.parse(JSON.stringify(before)))).toEqual([]);
        const there = diffSnapshots(before, after).map(({ field, before: b, after: a }) => [field, b, a]);
        const back = diffSnapshots(after, before).map(({ field, before: b, after: a }) => [field, a, b]);
        expect(there.sort()).toEqual(back.sort());
      }),
    );
  });

  it('show a new order of the completers as their places', () => {
    const people = ['甲', '乙', '丙'].map((name) => ({ name, representative: false }));
    const before = snapshotOf(recordOf({ completers: people }));
    const after = snapshotOf(recordOf({ completers: [...people].reverse() }));
    expect(diffSnapshots(before, after)).toEqual([
      { field: 'completers[丙].position', before: '3', after: '1' },
      { field: 'completers[甲].position', before: '1', after: '3' },
    ]);
  });

  it('keep the ids of items that stay', () => {
    const record = recordOf({
      completers: [
        { name: '甲', representative: true },
        { name: '乙', representative: false },
      ],
    });
    const [first, second] = record.completers;
    const { changes } = readContent(
      {
        completers: [
          { name: '乙', representative: true },
          { name: '丙', representative: false },
        ],
      },
      PLACE,
    );
    applyContent(record, changes);
    expect(record.completers).toMatchObject([
      { id: second?.id, position: 1, representative: true },
      { position: 2 },
    ]);
    expect(record.completers.map(({ id }) => id)).not.toContain(first?.id);
  });
});

describe('addresses of completers', () => {
  it('stay when a form, which never sees them, sends the list again', () => {
    const record = recordOf({ completers: [{ name: '甲', email: 'a@example.cn', representative: true }] });
    const save = (completers: ResultContentFields['completers']) =>
      applyContent(record, readContent({ completers }, PLACE).changes);
    save([
      { name: '乙', representative: false },
      { name: '甲', representative: true },
    ]);
    expect(record.completers).toMatchObject([{ email: null }, { name: '甲', email: 'a@example.cn' }]);
    save([{ name: '甲', email: 'b@example.cn', representative: true }]);
    expect(record.completers).toMatchObject([{ email: 'b@example.cn' }]);
  });
});

describe('what is missing', () => {
  const unit = {
    provinceCode: '230000',
    kind: 'UNIVERSITY',
    stateFunded: true,
    subordination: 'PROVINCIAL',
  } as const;
  const adopted = { adoptions: [{ ruleId: 'REG-1', effectiveFrom: '2026-01-01' }] };
  const document = buildRulebook(unit, '2026-11-22');
  const binding = buildRulebook(unit, '2026-11-22', adopted);
  const completers = [{ name: '甲', representative: true }];

  it('is nothing of full content', () => {
    expect(missingParts(recordOf(fullContent({ completers })), binding)).toEqual([]);
  });

  it('blocks by the unit’s own rule where it adopted it, else it is only missed', () => {
    const record = recordOf(fullContent({ completers, marketProspects: null }));
    expect(missingParts(record, document)).toMatchObject([
      { part: 'marketProspects', step: 2, blocksDisclosure: false },
    ]);
    expect(missingParts(record, binding)).toMatchObject([
      { part: 'marketProspects', blocksDisclosure: true },
    ]);
  });

  it('names the certificate of a granted right for the registration, not for the disclosure', () => {
    const rights = [
      { kind: 'SOFTWARE_COPYRIGHT', number: '2024SR1' } as const,
      { kind: 'KNOW_HOW' } as const,
    ];
    const missing = missingParts(recordOf(fullContent({ completers, rights })), binding);
    expect(missing).toMatchObject([
      { part: 'rights.0.certificateId', step: 3, blocksDisclosure: false, blocksRegistration: true },
    ]);
  });

  it('warns of a publicly funded project without a conversion deadline (REG-8)', () => {
    const record = recordOf(fullContent({ completers, project: { name: '专项', funded: true } }));
    expect(missingParts(record, binding)).toMatchObject([
      {
        part: 'project.conversionDeadline',
        rule: { id: 'REG-8' },
        blocksDisclosure: false,
        blocksRegistration: false,
      },
    ]);
    expect(missingParts(record, buildRulebook({ ...unit, provinceCode: '220000' }, '2026-11-22'))).toEqual(
      [],
    );
  });

  it('asks for a figure where a price is named, and for one who speaks for the active completers', () => {
    const content = fullContent({
      price: { kind: 'RANGE', min: 100n },
      completers: [{ name: '甲', representative: false }],
    });
    expect(missingParts(recordOf(content), document).map(({ part }) => part)).toEqual([
      'completers.representative',
      'price.max',
    ]);
  });
});

describe('marking completers', () => {
  it('never leaves two representatives, nor one who is not active, nor active ones without', () => {
    const status = fc.constantFrom<CompleterStatus>('ACTIVE', 'LEFT', 'DECEASED');
    const mark = fc.record({ who: fc.nat({ max: 3 }), status, next: fc.option(fc.nat({ max: 3 })) });
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 12 }), (marks) => {
        let team = [0, 1, 2, 3].map((index) => personOf(index, index === 0, 'ACTIVE'));
        for (const { who, status: to, next } of marks) {
          const copy = team.map((each) => Object.assign(new Completer(), each));
          const marked = copy[who] as Completer;
          try {
            applyMark(copy, marked, { status: to, newRepresentativeId: next === null ? null : `id${next}` });
            team = copy;
          } catch {
            continue;
          }
          const speakers = team.filter(({ representative }) => representative);
          expect(speakers.length).toBeLessThanOrEqual(1);
          expect(speakers.every((each) => each.status === 'ACTIVE')).toBe(true);
        }
      }),
    );
  });

  function personOf(index: number, representative: boolean, status: CompleterStatus): Completer {
    return Object.assign(new Completer(), { id: `id${index}`, name: `${index}`, representative, status });
  }
});

describe('the states', () => {
  it('lead into the catalogue by no other way than disclosure, review and registration', () => {
    const before: Record<string, ResultState[]> = {};
    for (const { from, to } of Object.values(resultStates.steps))
      before[to] = [...(before[to] ?? []), ...from];
    expect(before.PUBLISHED).toEqual(['REGISTERED', 'WITHDRAWN']);
    expect(before.WITHDRAWN).toEqual(['PUBLISHED']);
    expect(before.REGISTERED).toEqual(['UNDER_REVIEW']);
    expect(before.UNDER_REVIEW).toEqual(['DISCLOSED']);
    expect(before.DRAFT).toBeUndefined();
    const steps: ResultStep[] = ['disclose', 'startReview', 'register', 'publish'];
    expect(steps.reduce<ResultState>((state, step) => resultStates.next(state, step), 'DRAFT')).toBe(
      'PUBLISHED',
    );
  });
});
