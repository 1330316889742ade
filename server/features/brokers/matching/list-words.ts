import type { FileLanguage } from '../../../platform/http/serve-list.ts';
import type {
  BrokerDeclineReason,
  BrokerInvitationState,
  BrokerInvitationWay,
  BrokerSubjectKind,
} from './matching.enums.ts';

interface ListWords {
  wanted: readonly string[];
  invitations: readonly string[];
  kinds: Readonly<Record<BrokerSubjectKind, string>>;
  ways: Readonly<Record<BrokerInvitationWay, string>>;
  states: Readonly<Record<BrokerInvitationState, string>>;
  reasons: Readonly<Record<BrokerDeclineReason, string>>;
}

/** Headings and codes of the files of the wanted board and of invitations. */
export const LIST_WORDS: Readonly<Record<FileLanguage, ListWords>> = {
  zh: {
    wanted: ['类别', '编号', '名称', '产业领域', '省份', '条件', '拟定佣金（%）', '截止日', '发布时间'],
    invitations: [
      ...['方式', '类别', '编号', '名称', '技术经理人', '委托方', '状态'],
      ...['发出时间', '答复期限', '答复时间', '原因'],
    ],
    kinds: { RESULT: '成果', DEMAND: '需求', DEAL: '成交案件' },
    ways: { INVITATION: '邀请', OFFER: '自荐' },
    states: {
      SENT: '待答复',
      ACCEPTED: '已接受',
      DECLINED: '未接受',
      WITHDRAWN: '已撤回',
      EXPIRED: '已过期',
    },
    reasons: {
      NO_TIME: '没有时间',
      OTHER_FIELD: '领域不符',
      CONFLICT: '利益冲突',
      TERMS: '条件不合适',
      ALREADY_ENGAGED: '已委托他人',
      NOT_NEEDED: '不再需要',
      OTHER: '其他',
    },
  },
  en: {
    wanted: [
      ...['Kind', 'Number', 'Title', 'Sector', 'Province', 'Terms', 'Commission thought of (%)'],
      ...['Until', 'Since'],
    ],
    invitations: [
      ...['Way', 'Kind', 'Number', 'Title', 'Broker', 'Client', 'State'],
      ...['Sent', 'Answer by', 'Answered', 'Reason'],
    ],
    kinds: { RESULT: 'result', DEMAND: 'demand', DEAL: 'deal' },
    ways: { INVITATION: 'invitation', OFFER: 'offer' },
    states: {
      SENT: 'waits',
      ACCEPTED: 'accepted',
      DECLINED: 'declined',
      WITHDRAWN: 'taken back',
      EXPIRED: 'expired',
    },
    reasons: {
      NO_TIME: 'no time',
      OTHER_FIELD: 'another field',
      CONFLICT: 'conflict of interest',
      TERMS: 'terms',
      ALREADY_ENGAGED: 'another broker is engaged',
      NOT_NEEDED: 'not needed any more',
      OTHER: 'other',
    },
  },
};
