import type { FileLanguage } from '../../../platform/http/serve-list.ts';
import type { DemandTarget } from '../content/demand-content.ts';
import type { TargetComparison } from '../demand.enums.ts';
import type { FreeingGround, LaneState } from '../lane.enums.ts';

/** Names of states in files. */
export const LANE_STATE_WORDS: Readonly<Record<FileLanguage, Readonly<Record<LaneState, string>>>> = {
  zh: {
    AWARDED: '待签军令状',
    PLEDGED: '已签军令状',
    IN_PROGRESS: '攻关中',
    SUBMITTED: '待验收',
    ACCEPTED: '已验收',
    SETTLED: '已结清',
    ELIMINATED: '已淘汰',
    FAILED: '未完成',
    DECLINED: '已放弃',
  },
  en: {
    AWARDED: 'pledge to be signed',
    PLEDGED: 'pledged',
    IN_PROGRESS: 'in progress',
    SUBMITTED: 'handed in',
    ACCEPTED: 'accepted',
    SETTLED: 'settled',
    ELIMINATED: 'eliminated',
    FAILED: 'failed',
    DECLINED: 'declined',
  },
};

/** What frees from blame, as a pledge says it. */
export const GROUND_WORDS: Readonly<Record<FreeingGround, string>> = {
  FORCE_MAJEURE: '不可抗力',
  LIMIT_OF_THE_ART: '以现有科学技术水平无法达到指标',
  POSTER_DEFAULT: '发榜方未提供约定的条件',
  CHANGE_OF_POLICY: '法律、标准或者政策发生变化',
  DILIGENT_EXPLORATION: '已勤勉尽责、过程记录完整，仍未能成功',
};

const COMPARISONS: Readonly<Record<TargetComparison, string>> = {
  AT_LEAST: '不低于',
  AT_MOST: '不高于',
  BETWEEN: '介于',
  EQUAL: '等于',
  YES: '达到',
};

/** A target's value as a pledge says it, such as `不低于 60 %`. */
export function targetWords({ comparison, value, upper, unit }: DemandTarget): string {
  if (comparison === 'YES') return COMPARISONS.YES;
  const range = comparison === 'BETWEEN' ? `${value}—${upper ?? ''}` : value;
  return `${COMPARISONS[comparison]} ${range} ${unit}`.trim();
}
