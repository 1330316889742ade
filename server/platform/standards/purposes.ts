/** The ten kinds of projects whose conversion the province supports first (rule REG-11), in our own words. */
import { byCode, type Term } from './label.ts';

export const PURPOSES = [
  {
    code: 'INDUSTRY_LEVEL',
    zh: '提升产业技术水平与效益',
    en: 'Raises the technical level and returns of an industry',
  },
  { code: 'NATIONAL_PUBLIC_SAFETY', zh: '国家安全与公共安全', en: 'National and public safety' },
  { code: 'RESOURCES_ENVIRONMENT', zh: '资源节约与生态环境', en: 'Resources, climate and environment' },
  { code: 'LIVELIHOOD_HEALTH', zh: '民生与公共健康', en: 'Livelihood and public health' },
  { code: 'FARMING', zh: '现代农业与农村经济', en: 'Farming and the rural economy' },
  { code: 'BORDER_POORER_REGIONS', zh: '民族、边远和欠发达地区', en: 'Ethnic, border and poorer regions' },
  { code: 'RESOURCE_CITIES', zh: '资源型城市转型', en: 'Renewal of resource cities' },
  { code: 'REGIONAL_BALANCE', zh: '区域协调发展', en: 'Balance between regions' },
  { code: 'DIGITAL_ABILITY', zh: '信息化、智能化与核心技术能力', en: 'Digital ability and core technology' },
  {
    code: 'OTHER_BENEFIT',
    zh: '其他新质生产力与社会效益',
    en: 'Other new productive forces and social benefit',
  },
] as const satisfies readonly Term[];

export type PurposeCode = (typeof PURPOSES)[number]['code'];

/** The purpose with this code. */
export const purpose = byCode<Term<PurposeCode>>(PURPOSES);
