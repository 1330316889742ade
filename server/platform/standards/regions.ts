/**
 * Provinces and cities by GB/T 2260 code (six digits: `230000`, `230100`). The list is the package
 * element-china-area-data; it is read on the first question only.
 */
import { createRequire } from 'node:module';
import type { Label, Term } from './label.ts';
import { CITY_NAMES_EN, PROVINCE_NAMES_EN } from './region-names.ts';

interface AreaItem {
  value: string;
  label: string;
  children?: AreaItem[];
}

export interface Region extends Term {
  /** The province of a city; a province's own code. */
  provinceCode: string;
}

interface Regions {
  provinces: readonly Region[];
  citiesOf: ReadonlyMap<string, readonly Region[]>;
  byCode: ReadonlyMap<string, Region>;
}

/** Regions that the package leaves out; they have no cities here. */
const BEYOND_THE_PACKAGE = [
  { code: '710000', zh: '台湾省', en: 'Taiwan' },
  { code: '810000', zh: '香港特别行政区', en: 'Hong Kong' },
  { code: '820000', zh: '澳门特别行政区', en: 'Macao' },
] as const;

let regions: Regions | undefined;

/** All provinces, autonomous regions and municipalities. */
export function provinces(): readonly Region[] {
  return load().provinces;
}

/** The cities of a province; empty for an unknown province. A municipality is its own single city. */
export function citiesOf(provinceCode: string): readonly Region[] {
  return load().citiesOf.get(provinceCode) ?? [];
}

/** The names of a province or city. */
export function regionName(code: string): Label | undefined {
  return load().byCode.get(code);
}

/** Whether a code is a province. */
export function isProvince(code: string): boolean {
  return load().byCode.get(code)?.provinceCode === code;
}

/** The province of a city, or the province itself; undefined for an unknown code. */
export function provinceOf(code: string): string | undefined {
  return load().byCode.get(code)?.provinceCode;
}

/** Whether a city lies in a province. */
export function isCityInProvince(cityCode: string, provinceCode: string): boolean {
  const city = load().byCode.get(cityCode);
  return city !== undefined && city.provinceCode === provinceCode && city.code !== provinceCode;
}

function load(): Regions {
  regions ??= read();
  return regions;
}

function read(): Regions {
  const require = createRequire(import.meta.url);
  const { regionData } = require('element-china-area-data') as { regionData: AreaItem[] };
  const provinceList: Region[] = [];
  const cityLists = new Map<string, Region[]>();
  for (const area of regionData) {
    const code = sixDigits(area.value);
    const en = PROVINCE_NAMES_EN[code] ?? area.label;
    provinceList.push({ code, zh: area.label, en, provinceCode: code });
    cityLists.set(code, citiesIn(area, code, en));
  }
  for (const region of BEYOND_THE_PACKAGE) provinceList.push({ ...region, provinceCode: region.code });
  const all = [...provinceList, ...[...cityLists.values()].flat()];
  return {
    provinces: provinceList,
    citiesOf: cityLists,
    byCode: new Map(all.map((region) => [region.code, region])),
  };
}

/**
 * Cities as people know them: a municipality stands for itself instead of "市辖区", and what a province administers
 * directly ("直辖县级行政区划") comes in with its own names.
 */
function citiesIn(province: AreaItem, provinceCode: string, provinceEn: string): Region[] {
  return (province.children ?? []).flatMap((area) => {
    const code = sixDigits(area.value);
    if (area.label === '市辖区') return [{ code, zh: province.label, en: provinceEn, provinceCode }];
    if (area.label === '县') return [];
    const places = area.label.endsWith('直辖县级行政区划') ? (area.children ?? []) : [area];
    return places.map((place) => {
      const placeCode = sixDigits(place.value);
      return { code: placeCode, zh: place.label, en: CITY_NAMES_EN[placeCode] ?? place.label, provinceCode };
    });
  });
}

function sixDigits(code: string): string {
  return code.padEnd(6, '0');
}
