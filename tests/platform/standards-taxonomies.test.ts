import { describe, expect, it } from 'vitest';
import {
  INDUSTRY_DIVISIONS,
  INDUSTRY_SECTIONS,
  industryName,
  isIndustryCode,
  normalizeIndustryCode,
  REAL_ESTATE_GROUPS,
} from '../../server/platform/standards/industries.ts';
import { IPC_SECTIONS } from '../../server/platform/standards/ipc.ts';
import type { Term } from '../../server/platform/standards/label.ts';
import { PATENT_KINDS } from '../../server/platform/standards/patent-number.ts';
import { PURPOSES } from '../../server/platform/standards/purposes.ts';
import {
  citiesOf,
  isCityInProvince,
  isProvince,
  provinces,
  regionName,
} from '../../server/platform/standards/regions.ts';
import { isSector, SECTOR_GROUPS, SECTORS } from '../../server/platform/standards/sectors.ts';
import { STRATEGIC_INDUSTRIES } from '../../server/platform/standards/strategic-industries.ts';
import {
  isTechnologyReadinessLevel,
  TECHNOLOGY_READINESS_LEVELS,
} from '../../server/platform/standards/trl.ts';

const TAXONOMIES: Record<string, [readonly Term[], number]> = {
  sections: [INDUSTRY_SECTIONS, 20],
  divisions: [INDUSTRY_DIVISIONS, 97],
  'real-estate groups': [REAL_ESTATE_GROUPS, 5],
  'strategic industries': [STRATEGIC_INDUSTRIES, 9],
  'sector groups': [SECTOR_GROUPS, 4],
  sectors: [SECTORS, 22],
  purposes: [PURPOSES, 10],
  'IPC sections': [IPC_SECTIONS, 8],
  'patent kinds': [PATENT_KINDS, 5],
  'readiness levels': [TECHNOLOGY_READINESS_LEVELS.map((term) => ({ ...term, code: String(term.level) })), 9],
  provinces: [provinces(), 34],
  'cities of Heilongjiang': [citiesOf('230000'), 13],
  'cities of Jilin': [citiesOf('220000'), 9],
};

describe.each(Object.entries(TAXONOMIES))('%s', (_name, [terms, count]) => {
  it(`are ${count}, each with its own code and both names`, () => {
    expect(terms).toHaveLength(count);
    expect(new Set(terms.map(({ code }) => code)).size).toBe(count);
    expect(new Set(terms.map(({ zh }) => zh)).size).toBe(count);
    for (const term of terms) {
      expect(term.zh).toMatch(/\p{Script=Han}/u);
      expect(term.en).toMatch(/^[A-Za-z][A-Za-z0-9 ,;()'’/-]+$/);
    }
  });
});

describe('industries', () => {
  it('number the divisions from 01 to 97 within their sections in order', () => {
    expect(INDUSTRY_DIVISIONS.map(({ code }) => code.slice(1))).toEqual(
      Array.from({ length: 97 }, (_, index) => String(index + 1).padStart(2, '0')),
    );
    expect([...new Set(INDUSTRY_DIVISIONS.map(({ code }) => code.charAt(0)))]).toEqual(
      INDUSTRY_SECTIONS.map(({ code }) => code),
    );
  });

  it('know divisions and real-estate groups, and read loose forms', () => {
    expect(industryName('C29')).toMatchObject({ zh: '橡胶和塑料制品业', en: 'Rubber and plastic products' });
    expect(isIndustryCode('C')).toBe(false);
    expect(isIndustryCode('B29')).toBe(false);
    expect(isIndustryCode('K701')).toBe(true);
    expect(normalizeIndustryCode(' c29 ')).toBe('C29');
    expect(normalizeIndustryCode('05')).toBe('A05');
    expect(normalizeIndustryCode('98')).toBeUndefined();
  });
});

describe('sectors', () => {
  it('stand in four groups of 4, 5, 6 and 7', () => {
    expect(
      SECTOR_GROUPS.map((group) => SECTORS.filter((sector) => sector.group === group.code).length),
    ).toEqual([4, 5, 6, 7]);
    expect(isSector('ICE_SNOW')).toBe(true);
    expect(isSector('toString')).toBe(false);
  });
});

describe('readiness levels', () => {
  it('run from 1 to 9', () => {
    expect([0, 1, 9, 10, 1.5].map(isTechnologyReadinessLevel)).toEqual([false, true, true, false, false]);
  });
});

describe('regions', () => {
  it.each([
    ['230000', '黑龙江省', 'Heilongjiang'],
    ['230100', '哈尔滨市', 'Harbin'],
    ['230200', '齐齐哈尔市', 'Qiqihar'],
    ['230600', '大庆市', 'Daqing'],
    ['231000', '牡丹江市', 'Mudanjiang'],
    ['220000', '吉林省', 'Jilin'],
    ['220100', '长春市', 'Changchun'],
    ['220200', '吉林市', 'Jilin City'],
    ['110000', '北京市', 'Beijing'],
    ['419001', '济源市', 'Jiyuan'],
    ['810000', '香港特别行政区', 'Hong Kong'],
  ])('%s is %s, %s', (code, zh, en) => {
    expect(regionName(code)).toMatchObject({ zh, en });
  });

  it('know which city lies in which province', () => {
    expect(isCityInProvince('230100', '230000')).toBe(true);
    expect(isCityInProvince('230100', '220000')).toBe(false);
    expect(isCityInProvince('230000', '230000')).toBe(false);
    expect(isCityInProvince('110100', '110000')).toBe(true);
    expect(citiesOf('110000')).toEqual([
      { code: '110100', zh: '北京市', en: 'Beijing', provinceCode: '110000' },
    ]);
    expect(citiesOf('999999')).toEqual([]);
    expect(isProvince('230000')).toBe(true);
    expect(isProvince('230100')).toBe(false);
  });

  it('have an English name for every city', () => {
    const cities = provinces().flatMap(({ code }) => citiesOf(code));
    expect(cities.length).toBeGreaterThan(330);
    expect(cities.filter(({ en }) => !/^[A-Z][A-Za-zü' ]+$/.test(en))).toEqual([]);
  });
});
