import type { FileLanguage } from '../../../platform/http/serve-list.ts';
import type { SafeguardKind, SafeguardState } from './bounty.enums.ts';

interface ListWords {
  posted: readonly string[];
  won: readonly string[];
  safeguards: readonly string[];
  yes: string;
  no: string;
  kinds: Readonly<Record<SafeguardKind, string>>;
  states: Readonly<Record<SafeguardState, string>>;
}

/** Headings and codes of the files of bounties. */
export const LIST_WORDS: Readonly<Record<FileLanguage, ListWords>> = {
  zh: {
    posted: [
      ...['榜单编号', '题目', '榜金（元）', '已保障', '存款留存（元）', '保函余额（元）', '到期（元）'],
      ...['已付（元）', '待确认（元）', '未付（元）', '可退回（元）'],
    ],
    won: [
      ...['榜单编号', '题目', '发榜方', '状态', '应得（元）', '到期（元）', '已收（元）'],
      ...['待确认（元）', '未收（元）', '应返还（元）'],
    ],
    safeguards: [
      ...['榜单编号', '题目', '发榜方', '方式', '状态', '金额（元）', '已用（元）'],
      ...['已退（元）', '存管方或保证人', '凭据号', '起始日', '有效期至'],
    ],
    yes: '是',
    no: '否',
    kinds: { DEPOSIT: '存款', GUARANTEE: '保函' },
    states: { RECORDED: '待确认', CONFIRMED: '已确认', REJECTED: '未获确认', WITHDRAWN: '已撤回' },
  },
  en: {
    posted: [
      ...['Demand', 'Title', 'Bounty (yuan)', 'Kept safe', 'Deposited (yuan)', 'Guaranteed (yuan)'],
      ...['Due (yuan)', 'Paid (yuan)', 'Unconfirmed (yuan)', 'Owed (yuan)', 'Free (yuan)'],
    ],
    won: [
      ...['Demand', 'Title', 'Poster', 'State', 'At most (yuan)', 'Due (yuan)', 'Received (yuan)'],
      ...['Unconfirmed (yuan)', 'Owed (yuan)', 'To give back (yuan)'],
    ],
    safeguards: [
      ...['Demand', 'Title', 'Poster', 'Kind', 'State', 'Amount (yuan)', 'Used (yuan)'],
      ...['Returned (yuan)', 'Custodian or guarantor', 'Number', 'Since', 'Valid until'],
    ],
    yes: 'yes',
    no: 'no',
    kinds: { DEPOSIT: 'deposit', GUARANTEE: 'guarantee' },
    states: {
      RECORDED: 'to be confirmed',
      CONFIRMED: 'confirmed',
      REJECTED: 'not confirmed',
      WITHDRAWN: 'taken back',
    },
  },
};
