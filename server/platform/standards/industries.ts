/** GB/T 4754-2017: 20 sections (A to T) and their 97 divisions. A code is section and division: `C29`. */
import { INDUSTRY_DIVISIONS } from './industry-divisions.ts';
import { byCode, type Label, type Term } from './label.ts';

export { INDUSTRY_DIVISIONS };

export const INDUSTRY_SECTIONS = [
  { code: 'A', zh: '农、林、牧、渔业', en: 'Agriculture, forestry, animal husbandry and fishery' },
  { code: 'B', zh: '采矿业', en: 'Mining' },
  { code: 'C', zh: '制造业', en: 'Manufacturing' },
  { code: 'D', zh: '电力、热力、燃气及水生产和供应业', en: 'Electricity, heat, gas and water supply' },
  { code: 'E', zh: '建筑业', en: 'Construction' },
  { code: 'F', zh: '批发和零售业', en: 'Wholesale and retail trade' },
  { code: 'G', zh: '交通运输、仓储和邮政业', en: 'Transport, storage and post' },
  { code: 'H', zh: '住宿和餐饮业', en: 'Accommodation and catering' },
  {
    code: 'I',
    zh: '信息传输、软件和信息技术服务业',
    en: 'Information transmission, software and information technology services',
  },
  { code: 'J', zh: '金融业', en: 'Finance' },
  { code: 'K', zh: '房地产业', en: 'Real estate' },
  { code: 'L', zh: '租赁和商务服务业', en: 'Leasing and business services' },
  { code: 'M', zh: '科学研究和技术服务业', en: 'Scientific research and technical services' },
  {
    code: 'N',
    zh: '水利、环境和公共设施管理业',
    en: 'Water conservancy, environment and public facilities management',
  },
  { code: 'O', zh: '居民服务、修理和其他服务业', en: 'Household services, repair and other services' },
  { code: 'P', zh: '教育', en: 'Education' },
  { code: 'Q', zh: '卫生和社会工作', en: 'Health and social work' },
  { code: 'R', zh: '文化、体育和娱乐业', en: 'Culture, sports and entertainment' },
  {
    code: 'S',
    zh: '公共管理、社会保障和社会组织',
    en: 'Public administration, social security and social organisations',
  },
  { code: 'T', zh: '国际组织', en: 'International organisations' },
] as const satisfies readonly Term[];

/**
 * Groups of division 70, the only division for which the size class of an enterprise depends on the group. They are
 * accepted as the industry of an enterprise beside the divisions.
 */
export const REAL_ESTATE_GROUPS = [
  { code: 'K701', zh: '房地产开发经营', en: 'Real-estate development' },
  { code: 'K702', zh: '物业管理', en: 'Property management' },
  { code: 'K703', zh: '房地产中介服务', en: 'Real-estate agency' },
  { code: 'K704', zh: '房地产租赁经营', en: 'Real-estate leasing' },
  { code: 'K709', zh: '其他房地产业', en: 'Other real-estate activities' },
] as const satisfies readonly Term[];

export type IndustrySectionCode = (typeof INDUSTRY_SECTIONS)[number]['code'];

const sectionOf = byCode<Term>(INDUSTRY_SECTIONS);
const divisionOf = byCode<Term>(INDUSTRY_DIVISIONS);
const groupOf = byCode<Term>(REAL_ESTATE_GROUPS);

/** Whether a code is one of the 97 divisions (`C29`) or a group of real estate (`K701`). */
export function isIndustryCode(code: string): boolean {
  return divisionOf(code) !== undefined || groupOf(code) !== undefined;
}

/** The names of a section (`C`), division (`C29`) or real-estate group (`K701`). */
export function industryName(code: string): Label | undefined {
  return divisionOf(code) ?? sectionOf(code) ?? groupOf(code);
}

/** Brings `29`, `c29` or `C29` to `C29`; `undefined` if there is no such division or group. */
export function normalizeIndustryCode(input: string): string | undefined {
  const text = input.normalize('NFKC').trim().toUpperCase();
  const code = /^\d{2}$/.test(text)
    ? INDUSTRY_DIVISIONS.find((term) => term.code.endsWith(text))?.code
    : text;
  return code !== undefined && isIndustryCode(code) ? code : undefined;
}
