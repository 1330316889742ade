import type { FileLanguage } from '../../../../platform/http/serve-list.ts';
import type { CriterionCode } from '../../demand.enums.ts';
import type { SeatState } from '../judging.enums.ts';

type Pair = readonly [zh: string, en: string];

/** Words of files; pages have the client's. */
export const W = {
  title: ['评审决定书', 'Record of the award decision'],
  ranking: ['评审排序', 'Ranking'],
  rank: ['名次', 'Rank'],
  judgedRank: ['评分名次', 'Rank by score'],
  alias: ['代号', 'Alias'],
  lead: ['牵头单位', 'Lead of the team'],
  ask: ['申请榜金（元）', 'Asked for (yuan)'],
  screening: ['资格筛查', 'Screening'],
  kept: ['通过', 'Kept'],
  notKept: ['未通过', 'Screened out'],
  notScreened: ['未筛查', 'Not screened'],
  mean: ['加权平均分', 'Weighted mean'],
  min: ['最低', 'Lowest'],
  max: ['最高', 'Highest'],
  deviation: ['标准差', 'Standard deviation'],
  tied: ['同分', 'Tied'],
  yes: ['是', 'Yes'],
  winner: ['拟中榜', 'Winner'],
  reason: ['理由', 'Reason'],
  demand: ['榜单', 'Demand'],
  number: ['编号', 'Number'],
  decidedAt: ['决定时间', 'Decided'],
  confirmedAt: ['确认时间', 'Confirmed'],
  notConfirmed: ['尚未确认', 'Not confirmed yet'],
  notice: ['公示', 'Public notice'],
  days: ['天', 'days'],
  deviationReason: ['未按评分名次确定中榜单位的理由', 'Why the winners are not those ranked first'],
  experts: ['评审专家', 'Experts'],
  expert: ['专家', 'Expert'],
  organization: ['单位', 'Organisation'],
  state: ['状态', 'State'],
  handedIn: ['提交时间', 'Handed in'],
  asked: ['邀请时间', 'Asked'],
  scores: ['专家评分与意见', 'Scores and reasons of the experts'],
  bid: ['方案', 'Bid'],
  criterion: ['评审项', 'Criterion'],
  weight: ['权重', 'Weight'],
  points: ['得分', 'Points'],
  remark: ['总体意见', 'Remark'],
  drawn: ['生成于', 'Drawn'],
  digest: ['公示内容校验值', 'Digest of what is announced'],
  rule: [
    '按各专家加权得分的平均值排序；平均分相同的，依次比较权重最高的评审项、申请榜金较低者、提交较早者。',
    'Ranked by the mean of the weighted points of the experts; equal means by the heaviest criterion, then the smaller ask, then the earlier hand-in.',
  ],
} as const satisfies Record<string, Pair>;

export const CRITERION_WORDS: Readonly<Record<CriterionCode, Pair>> = {
  TARGETS: ['指标承诺', 'Promised targets'],
  APPROACH: ['技术方案', 'Approach'],
  TEAM: ['团队', 'Team'],
  BUDGET: ['预算', 'Budget'],
  RISK: ['风险应对', 'Risks'],
};

export const SEAT_WORDS: Readonly<Record<SeatState, Pair>> = {
  INVITED: ['待申报', 'Asked'],
  READY: ['评分中', 'Scoring'],
  HANDED_IN: ['已提交', 'Handed in'],
  RECUSED: ['回避', 'Recused'],
  RELEASED: ['已解除', 'Released'],
};

export function wordsIn(language: FileLanguage): (pair: Pair) => string {
  return ([zh, en]) => (language === 'en' ? en : zh);
}

/** Hundredths of a point as they are read: 87.50. */
export function pointsText(hundredths: number): string {
  return (hundredths / 100).toFixed(2);
}
