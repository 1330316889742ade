import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mentionsOf } from '../../../server/features/demands/matching/signals/figures.ts';
import { convert } from '../../../server/features/demands/matching/signals/units.ts';

const said = (text: string, name: string, unit: string) =>
  mentionsOf(text, name, unit).map(({ figures, passage }) => [
    passage,
    ...figures.map(({ micros, bound }) => `${bound} ${Number(micros) / 1e6}`),
  ]);

describe('figures beside a name', () => {
  it('are read behind it, in its unit, with their bounds and both ends of ranges', () => {
    expect(
      said('电流密度提高到5000 mA/g时,其比电容由340 F/g降低到288 F/g,循环稳定', '比电容', 'F/g'),
    ).toEqual([['比电容由340 F/g降低到288 F/g', 'EXACT 340', 'EXACT 288']]);
    expect(said('去除率≥95％，能耗不高于1,200 kWh', '去除率', '%')).toEqual([['去除率≥95%', 'AT_LEAST 95']]);
    expect(said('去除率≥95％，能耗不高于1,200 kWh', '能耗', 'kWh')).toEqual([
      ['能耗不高于1,200 kWh', 'AT_MOST 1200'],
    ]);
    expect(said('孔径在0.7～3.0 nm之间', '孔径', 'nm')).toEqual([
      ['孔径在0.7~3.0 nm', 'EXACT 0.7', 'EXACT 3'],
    ]);
  });

  it('are turned into the unit that was asked for, and found right before the name', () => {
    expect(said('可承受35 MPa的工作压力', '工作压力', 'kPa')).toEqual([['35 MPa的工作压力', 'EXACT 35000']]);
    expect(said('响应时间小于2秒', '响应时间', 'ms')).toEqual([['响应时间小于2秒', 'AT_MOST 2000']]);
  });

  it('are not taken from other clauses, other units, longer units or other numbers', () => {
    expect(said('降解率高。成本为40 元/亩', '降解率', '%')).toEqual([]);
    expect(said('强度提高，达到60 %', '强度', 'MPa')).toEqual([]);
    expect(said('密度为5 g/cm3', '密度', 'g')).toEqual([]);
    expect(said('降解率', '降', '%')).toEqual([]);
  });

  it('keep a value through units and back', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), (micros) => {
        const small = convert(micros, 'MPa', 'kPa');
        expect(small === null ? null : convert(small, 'kPa', 'MPa')).toBe(micros);
        expect(convert(micros, 'MPa', 'mPa')).toBeNull();
        expect(convert(micros, '元/亩', '元 / 亩')).toBe(micros);
      }),
    );
  });

  it('never fail on any text', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (text, name, unit) => {
        for (const { passage } of mentionsOf(`${text}${name}${text}`, name, unit))
          expect(passage).not.toBe('');
      }),
    );
  });
});
