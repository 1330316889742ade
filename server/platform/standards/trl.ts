/**
 * Technology readiness levels 1 to 9 after GB/T 22900-2022. The lines are ours, for choosing a level in a form; the
 * standard's own criteria decide in a dispute.
 */
import type { Label } from './label.ts';

export interface TechnologyReadiness extends Label {
  level: number;
}

export const TECHNOLOGY_READINESS_LEVELS = [
  { level: 1, zh: '发现基本原理或新现象，形成书面报告', en: 'Basic principle observed and reported' },
  { level: 2, zh: '提出应用设想和技术方案', en: 'Application and technical concept formulated' },
  { level: 3, zh: '关键功能在分析或试验中得到验证', en: 'Key function proved by analysis or experiment' },
  { level: 4, zh: '部件或样品在实验室条件下验证通过', en: 'Component or sample validated in the laboratory' },
  {
    level: 5,
    zh: '初样在模拟的使用环境中验证通过',
    en: 'First prototype validated in a simulated environment',
  },
  {
    level: 6,
    zh: '正样在模拟的使用环境中通过演示',
    en: 'Full prototype demonstrated in a simulated environment',
  },
  { level: 7, zh: '样机在真实使用环境中通过试验', en: 'System prototype tested in its real environment' },
  {
    level: 8,
    zh: '产品定型，生产条件具备，通过检验',
    en: 'Product final, production ready, tested and qualified',
  },
  { level: 9, zh: '在实际使用中成功运行并可批量供应', en: 'Proved in real use and supplied in quantity' },
] as const satisfies readonly TechnologyReadiness[];

/** Whether a number is a technology readiness level. */
export function isTechnologyReadinessLevel(level: number): boolean {
  return Number.isInteger(level) && level >= 1 && level <= 9;
}
