/** The provincial sectors by which results are catalogued (rule REG-10), in four groups. */
import { byCode, type Term } from './label.ts';

export const SECTOR_GROUPS = [
  { code: 'NEW_ECONOMY', zh: '新经济形态', en: 'New economy' },
  { code: 'STRATEGIC_EMERGING', zh: '战略性新兴产业', en: 'Strategic emerging industries' },
  { code: 'TRADITIONAL_STRENGTHS', zh: '传统优势产业', en: 'Traditional strengths' },
  { code: 'MODERN_SERVICES', zh: '现代服务业', en: 'Modern services' },
] as const satisfies readonly Term[];

export type SectorGroupCode = (typeof SECTOR_GROUPS)[number]['code'];

export interface Sector extends Term {
  group: SectorGroupCode;
}

export const SECTORS = [
  { code: 'DIGITAL', group: 'NEW_ECONOMY', zh: '数字经济', en: 'Digital economy' },
  { code: 'BIOLOGY', group: 'NEW_ECONOMY', zh: '生物经济', en: 'Bioeconomy' },
  { code: 'ICE_SNOW', group: 'NEW_ECONOMY', zh: '冰雪经济', en: 'Ice and snow' },
  { code: 'CREATIVE_DESIGN', group: 'NEW_ECONOMY', zh: '创意设计', en: 'Creative design' },
  { code: 'AEROSPACE', group: 'STRATEGIC_EMERGING', zh: '航空航天', en: 'Aerospace' },
  {
    code: 'ELECTRONIC_INFORMATION',
    group: 'STRATEGIC_EMERGING',
    zh: '电子信息',
    en: 'Electronic information',
  },
  { code: 'NEW_MATERIALS', group: 'STRATEGIC_EMERGING', zh: '新材料', en: 'New materials' },
  { code: 'HIGH_END_EQUIPMENT', group: 'STRATEGIC_EMERGING', zh: '高端装备', en: 'High-end equipment' },
  { code: 'FARM_MACHINERY', group: 'STRATEGIC_EMERGING', zh: '农机装备', en: 'Farm machinery' },
  { code: 'ENERGY', group: 'TRADITIONAL_STRENGTHS', zh: '能源', en: 'Energy' },
  { code: 'CHEMICALS', group: 'TRADITIONAL_STRENGTHS', zh: '化工', en: 'Chemicals' },
  { code: 'FOOD', group: 'TRADITIONAL_STRENGTHS', zh: '食品', en: 'Food' },
  { code: 'MEDICINE', group: 'TRADITIONAL_STRENGTHS', zh: '医药', en: 'Medicine' },
  { code: 'AUTOMOBILES', group: 'TRADITIONAL_STRENGTHS', zh: '汽车', en: 'Automobiles' },
  { code: 'LIGHT_INDUSTRY', group: 'TRADITIONAL_STRENGTHS', zh: '轻工', en: 'Light industry' },
  { code: 'INFORMATION_SERVICES', group: 'MODERN_SERVICES', zh: '信息服务', en: 'Information services' },
  { code: 'FINANCE', group: 'MODERN_SERVICES', zh: '现代金融', en: 'Modern finance' },
  { code: 'LOGISTICS', group: 'MODERN_SERVICES', zh: '现代物流', en: 'Modern logistics' },
  {
    code: 'SERVICE_MANUFACTURING',
    group: 'MODERN_SERVICES',
    zh: '服务型制造',
    en: 'Service-oriented manufacturing',
  },
  { code: 'TOURISM_HEALTH', group: 'MODERN_SERVICES', zh: '旅游康养', en: 'Tourism and health' },
  { code: 'ELDERLY_CHILD_CARE', group: 'MODERN_SERVICES', zh: '养老托育', en: 'Elderly and child care' },
  {
    code: 'CULTURE_ENTERTAINMENT',
    group: 'MODERN_SERVICES',
    zh: '文化娱乐',
    en: 'Culture and entertainment',
  },
] as const satisfies readonly Sector[];

export type SectorCode = (typeof SECTORS)[number]['code'];

/** The sector with this code. */
export const sector = byCode<Sector & { code: SectorCode }>(SECTORS);

/** Whether a code is one of the sectors. */
export function isSector(code: string): code is SectorCode {
  return sector(code) !== undefined;
}
