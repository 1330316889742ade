import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarFile } from '../../../server/features/brokers/desk/calendar/calendar.ts';
import { fieldsOfRow, suggestColumns } from '../../../server/features/brokers/desk/clients/client-columns.ts';
import { readClient } from '../../../server/features/brokers/desk/clients/read-client.ts';
import { STAGES } from '../../../server/features/brokers/desk/desk.enums.ts';
import { placedAt } from '../../../server/features/brokers/desk/leads/place.ts';
import { expectedCommission } from '../../../server/features/brokers/desk/targets/expected-commission.ts';
import {
  chanceOf,
  expectedOf,
  type Forecastable,
  forecast,
  STAGE_CHANCES,
} from '../../../server/features/brokers/desk/targets/forecast.ts';
import type { CommissionTerms } from '../../../server/features/brokers/engagements/terms/commission-terms.ts';
import { Problems } from '../../../server/platform/input/problems.ts';

const card: fc.Arbitrary<Forecastable> = fc.record({
  stage: fc.constantFrom(...STAGES),
  chance: fc.option(fc.nat(10_000)),
  commission: fc.option(fc.bigInt({ min: 0n, max: 10n ** 12n })),
  expectedOn: fc.constantFrom(null, '2025-12-31', '2026-01-01', '2026-05-31', '2026-06-30', '2026-10-01'),
});

describe('the forecast', () => {
  it('sums what cards bring by their chances, never more than everything, and counts each card once', () => {
    fc.assert(
      fc.property(fc.array(card, { maxLength: 40 }), (cards) => {
        const { quarters, undated } = forecast(cards, 2026);
        const counted = cards.filter(
          ({ stage, expectedOn }) => stage !== 'LOST' && !expectedOn?.startsWith('2025'),
        );
        const all = [...quarters, undated];
        expect(all.reduce((sum, each) => sum + each.cards, 0)).toBe(counted.length);
        expect(all.reduce((sum, each) => sum + each.expected, 0n)).toBe(
          counted.reduce((sum, each) => sum + expectedOf(each), 0n),
        );
        for (const { expected, best, secured } of all) {
          expect(expected <= best).toBe(true);
          expect(secured <= best).toBe(true);
        }
        expect(forecast(cards.toReversed(), 2026)).toEqual({ quarters, undated });
      }),
    );
  });

  it('takes the chance of the column unless the broker says otherwise; what is settled or lost is certain', () => {
    expect(STAGES.map((stage) => chanceOf({ stage, chance: null }))).toEqual(
      STAGES.map((stage) => STAGE_CHANCES[stage]),
    );
    expect(chanceOf({ stage: 'NEGOTIATING', chance: 2500 })).toBe(2500);
    expect(chanceOf({ stage: 'SETTLED', chance: 2500 })).toBe(10_000);
    expect(chanceOf({ stage: 'LOST', chance: 2500 })).toBe(0);
    const sums = forecast(
      [{ stage: 'NEGOTIATING', chance: null, commission: 10_001n, expectedOn: '2026-04-01' }],
      2026,
    );
    expect(sums.quarters[1]).toEqual({ expected: 6000n, best: 10_001n, signed: 0, secured: 0n, cards: 1 });
  });

  it("takes the broker's part of what the engagement's terms come to", () => {
    const terms: CommissionTerms = {
      basis: 'RECEIVED',
      way: 'MARGINAL',
      tiers: [{ from: 0n, basisPoints: 1000 }],
      fixed: null,
      cap: null,
      minimum: null,
      payer: 'ENTERPRISE',
      due: 'EACH_RECEIPT',
      protectionMonths: 24,
      beneficiaries: [
        {
          key: 'a',
          role: 'LEAD',
          kind: 'PERSON',
          organizationId: null,
          userId: 'me',
          name: '',
          basisPoints: 6000,
        },
        {
          key: 'b',
          role: 'AGENCY',
          kind: 'ORGANIZATION',
          organizationId: 'mine',
          userId: null,
          name: '',
          basisPoints: 1500,
        },
        {
          key: 'c',
          role: 'PLATFORM',
          kind: 'ORGANIZATION',
          organizationId: 'mine',
          userId: null,
          name: '',
          basisPoints: 500,
        },
        {
          key: 'd',
          role: 'CO_BROKER',
          kind: 'PERSON',
          organizationId: null,
          userId: 'other',
          name: '',
          basisPoints: 2000,
        },
      ],
    };
    const owner = { userId: 'me', organizationId: 'mine' };
    const lead = { expectedAmount: 100_000_00n, ownEstimate: 5n };
    expect(expectedCommission(lead, terms, owner)).toBe(7_500_00n);
    expect(expectedCommission({ ...lead, expectedAmount: null }, terms, owner)).toBe(5n);
    expect(expectedCommission(lead, null, owner)).toBe(5n);
  });
});

it('a card comes to its place, and the others keep their order', () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(ids, fc.nat(15), (column, place) => {
      const [id = ''] = column;
      const placed = placedAt(column, id, place);
      expect(placed.indexOf(id)).toBe(Math.min(place, column.length - 1));
      expect(placed.filter((each) => each !== id)).toEqual(column.filter((each) => each !== id));
    }),
  );
});

it('a calendar has whole days as days and times in UTC, and long words cannot break its lines', () => {
  const entry = {
    id: 'a',
    title: '面谈',
    place: null,
    version: 3,
    note: null,
    url: 'http://market.example/x',
  };
  const file = calendarFile(
    '日程',
    [
      { ...entry, day: '2026-11-24', time: null },
      { ...entry, id: 'b', title: 'x\nBEGIN:VEVENT;,', day: '2026-11-24', time: '00:30', place: '哈尔滨' },
    ],
    new Date('2026-11-23T08:00:00.000Z'),
  );
  const lines = file.split('\r\n');
  expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(2);
  expect(lines).toContain('DTSTART;VALUE=DATE:20261124');
  expect(lines).toContain('DTEND;VALUE=DATE:20261125');
  expect(lines).toContain('DTSTART:20261123T163000Z');
  expect(lines).toContain('DTEND:20261123T173000Z');
  expect(lines).toContain('UID:a@fruition');
  expect(lines).toContain('SEQUENCE:3');
});

describe('files of clients', () => {
  it('columns are known by their headers, each meaning once', () => {
    expect(suggestColumns(['序号', '企业名称', '联系电话', '地区', '所属领域', '需求', '名称'])).toEqual([
      null,
      'NAME',
      'PHONE',
      'REGION',
      'SECTORS',
      'INTEREST',
      null,
    ]);
  });

  it('names of places and sectors become codes; what is not known is refused at its field', () => {
    const columns = ['NAME', 'REGION', 'SECTORS', 'PHONE', 'EMAIL', 'CREDIT_CODE'] as const;
    const good = new Problems('');
    const fields = fieldsOfRow(
      ['示例机械厂', '哈尔滨', '生物经济；BIOLOGY', '0451-82345678', '', ''],
      columns,
    );
    readClient({ ...fields, sectors: [] }, good);
    expect(fields.regionCode).toBe('230100');
    expect(good.list).toEqual([]);
    const bad = new Problems('');
    readClient(fieldsOfRow(['', '某地', '没有的领域', 'abc', 'x@', '123'], columns), bad);
    expect(bad.list.map(({ field, code }) => `${field} ${code}`).sort()).toEqual([
      'creditCode INVALID',
      'email INVALID',
      'name REQUIRED',
      'phone INVALID',
      'regionCode INVALID',
      'sectors.0 INVALID',
    ]);
  });
});
