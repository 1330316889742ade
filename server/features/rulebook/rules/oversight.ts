import { defineRule } from '../define-rule.ts';
import { fact, listed, required } from '../parameters.ts';

type ServiceStage =
  | 'PROOF_OF_CONCEPT'
  | 'PILOT'
  | 'FURTHER_DEVELOPMENT'
  | 'FOUNDING'
  | 'FINANCING'
  | 'STOCK_EXCHANGE';
type ReportPart =
  | 'NUMBER_KINDS_AND_CHANGES'
  | 'SEPARATE_MANAGEMENT'
  | 'LICENSES_TRANSFERS_EQUITY_COOPERATION'
  | 'STATE_ASSETS'
  | 'PROBLEMS_AND_SUGGESTIONS';
type Indicator = 'CONTRACT_TURNOVER' | 'CONTRIBUTION_RATE' | 'NEW_ENTERPRISES' | 'MAJOR_RESULTS';
type Omission =
  | 'NO_NOTICE_OR_OBJECTION_PROCEDURE'
  | 'RESEARCH_CONTRACTS_NOT_TREATED_EQUALLY'
  | 'LEADERS_INCOME_NOT_PUBLISHED';

/** Roadshows, agencies, oversight, reporting. */
export const OVERSIGHT_RULES = {
  'ORG-1': defineRule(
    ['RECORD'],
    '经常举办成果发布、路演与专场对接。',
    'Release events, roadshows and special matchmaking sessions of good results are held regularly.',
  ),
  'ORG-2': defineRule(
    ['RECORD'],
    '单位提供从概念验证到上市的全流程“一站式”服务。',
    'A unit offers one-stop service from the proof of concept to the listing on an exchange.',
    { stages: listed<ServiceStage>() },
  ),
  'ORG-3': defineRule(
    ['RECORD'],
    '全省平台之下设市县子平台。',
    'Cities and counties have sub-platforms under the one of the province.',
  ),
  'ORG-4': defineRule(
    ['RECORD'],
    '服务机构须诚实守信并保守秘密，弄虚作假或者泄密的承担责任。',
    'Agencies are truthful and keep secrets; false information and leaking are sanctioned.',
  ),
  'SUP-1': defineRule(
    ['BLOCK'],
    '纪检、财务、审计以监督身份查阅本单位全部事项，不作任何改动。',
    'Discipline inspection, finance and audit, in that capacity, read everything of their unit and change nothing.',
  ),
  'REP-1': defineRule(
    ['COMPUTE'],
    '单位每年报告成果数量种类与变化、单列管理、转化方式、国有资产以及问题建议。',
    'A unit reports each year the number, kinds and changes of results, separate management, conversions, state assets, problems and suggestions.',
    { parts: required<ReportPart>(), dueMonthAndDay: fact<string>() },
  ),
  'REP-2': defineRule(
    ['COMPUTE'],
    '每年公布各单位成果转化指数，权重由本平台设定并公开。',
    'A conversion index of units is published each year; its weights are ours, editable and shown.',
    { indicators: listed<Indicator>() },
  ),
  'REP-3': defineRule(
    ['COMPUTE'],
    '看板跟踪本省产业化与改革目标的完成情况。',
    "A dashboard follows the province's targets of industrialisation and reform.",
    {
      targets: fact<Readonly<Record<string, number>>>(),
      reformTargets: fact<Readonly<Record<string, number>>>(),
    },
  ),
  'REP-4': defineRule(
    ['WARN'],
    '对可能被追责的疏漏提前提示。',
    'Omissions for which a unit can be sanctioned are shown before they happen.',
    { omissions: listed<Omission>() },
  ),
  'REP-5': defineRule(
    ['COMPUTE'],
    '技术经理人的业绩记录可用于职称评审。',
    'The performance record of a technology manager is fit for a title review.',
  ),
  'REP-6': defineRule(
    ['COMPUTE'],
    '列出因转化退出本单位国有资产账目的清单。',
    "A list of the state assets that left the unit's books by conversion.",
  ),
} as const;
