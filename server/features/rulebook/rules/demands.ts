import { defineRule } from '../define-rule.ts';
import { listed, required } from '../parameters.ts';

type DemandField =
  | 'PROBLEM'
  | 'TARGETS_WITH_NUMBERS'
  | 'WAY_OF_ACCEPTANCE'
  | 'DEADLINE'
  | 'BOUNTY'
  | 'PAYMENT_OF_BOUNTY'
  | 'WHO_MAY_BID';
type PledgeTerm = 'MEASURABLE_TARGETS' | 'DATES' | 'CONSEQUENCES';
type Management = 'MILESTONES' | 'SELF_PROPOSED' | 'DIRECTED_COMMISSION';

/** Demands: open bidding (揭榜挂帅), pledge (军令状), race (赛马). */
export const DEMAND_RULES = {
  'DEM-1': defineRule(
    ['BLOCK'],
    '榜单须写明难题、可量化的指标与验收方式、期限、榜金及其支付、揭榜条件。',
    'A list entry states the problem, technical targets with numbers and how they are accepted, the deadline, the bounty and its payment, and who may bid.',
    { fields: required<DemandField>() },
  ),
  'DEM-2': defineRule(
    ['BLOCK'],
    '中榜者开工前须签署军令状，写明可衡量的指标、时间与未完成的后果。',
    'Before work starts the winner signs measurable targets, dates and what follows from failing.',
    { terms: required<PledgeTerm>() },
  ),
  'DEM-3': defineRule(
    ['RECORD'],
    '赛马由多支队伍并行攻关，按阶段考核淘汰，榜金分阶段支付。',
    'In a race several winners work in parallel; stage gates end the weaker entries and the bounty is paid by stage.',
  ),
  'DEM-4': defineRule(
    ['RECORD'],
    '可以采用里程碑管理、自拟课题与定向委托。',
    'Milestone management, self-proposed topics and directed commissions are possible.',
    { forms: listed<Management>() },
  ),
  'DEM-5': defineRule(
    ['RECORD'],
    '成果尚未产出的，单位可以预先约定科研人员的权属比例；出题方在合同中取得许可选择权。',
    "Where the result is yet to come, the unit may fix its researchers' future share; the poster gets a license option in the contract.",
  ),
} as const;
