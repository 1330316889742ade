/** The nine strategic emerging industries of the 2018 classification. */
import { byCode, type Term } from './label.ts';

export const STRATEGIC_INDUSTRIES = [
  { code: 'NEW_GENERATION_IT', zh: '新一代信息技术产业', en: 'New-generation information technology' },
  { code: 'HIGH_END_EQUIPMENT', zh: '高端装备制造产业', en: 'High-end equipment manufacturing' },
  { code: 'NEW_MATERIALS', zh: '新材料产业', en: 'New materials' },
  { code: 'BIOLOGY', zh: '生物产业', en: 'Biology' },
  { code: 'NEW_ENERGY_VEHICLES', zh: '新能源汽车产业', en: 'New-energy vehicles' },
  { code: 'NEW_ENERGY', zh: '新能源产业', en: 'New energy' },
  { code: 'ENERGY_SAVING_ENVIRONMENT', zh: '节能环保产业', en: 'Energy saving and environmental protection' },
  { code: 'DIGITAL_CREATIVE', zh: '数字创意产业', en: 'Digital creative industry' },
  { code: 'RELATED_SERVICES', zh: '相关服务业', en: 'Related services' },
] as const satisfies readonly Term[];

export type StrategicIndustryCode = (typeof STRATEGIC_INDUSTRIES)[number]['code'];

/** The strategic emerging industry with this code. */
export const strategicIndustry = byCode<Term<StrategicIndustryCode>>(STRATEGIC_INDUSTRIES);
