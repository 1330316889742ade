import type { FileLanguage } from '../../../platform/http/serve-list.ts';
import type { BrokerLeadOrigin, BrokerStage } from './desk.enums.ts';

interface ListWords {
  leads: readonly string[];
  clients: readonly string[];
  stages: Readonly<Record<BrokerStage, string>>;
  origins: Readonly<Record<BrokerLeadOrigin, string>>;
  expected: string;
  calendar: string;
}

/** Headings and codes of the files of a broker's desk. */
export const LIST_WORDS: Readonly<Record<FileLanguage, ListWords>> = {
  zh: {
    leads: [
      ...['事项', '阶段', '来源', '客户', '技术经理人', '预计合同额（元）', '预计佣金（元）'],
      ...['可能性（%）', '预计签约日', '进入阶段时间', '更新时间'],
    ],
    clients: [
      ...[
        '单位名称',
        '统一社会信用代码',
        '联系人',
        '电话',
        '邮箱',
        '地区',
        '领域',
        '需求',
        '来源',
        '更新时间',
      ],
    ],
    stages: {
      LEAD: '线索',
      CONTACTED: '已联系',
      MATCHED: '已对接',
      NEGOTIATING: '洽谈中',
      SIGNED: '已签约',
      SETTLED: '已结清',
      LOST: '未成',
    },
    origins: { OWN: '自建', INVITATION: '邀请或自荐', ENGAGEMENT: '委托协议', INTRODUCTION: '引荐' },
    expected: '预计签约：',
    calendar: '技术经理人工作日程',
  },
  en: {
    leads: [
      ...['Card', 'Stage', 'Origin', 'Client', 'Broker', 'Expected amount (yuan)'],
      ...['Expected commission (yuan)', 'Chance (%)', 'Expected on', 'In stage since', 'Changed'],
    ],
    clients: [
      ...['Organisation', 'Credit code', 'Contact', 'Telephone', 'Mail', 'Region', 'Sectors', 'Interest'],
      ...['Source', 'Changed'],
    ],
    stages: {
      LEAD: 'lead',
      CONTACTED: 'contacted',
      MATCHED: 'matched',
      NEGOTIATING: 'negotiating',
      SIGNED: 'signed',
      SETTLED: 'settled',
      LOST: 'lost',
    },
    origins: {
      OWN: 'own',
      INVITATION: 'invitation or offer',
      ENGAGEMENT: 'engagement',
      INTRODUCTION: 'introduction',
    },
    expected: 'Expected to be signed: ',
    calendar: 'Next steps of a broker',
  },
};
