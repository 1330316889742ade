import type { FileLanguage } from '../../../platform/http/serve-list.ts';
import type { GuestState } from '../hall.enums.ts';

type In<T> = Readonly<Record<FileLanguage, T>>;

// Files are written by the server, so their words are here and not in the client.
export const GUEST_HEADINGS: In<readonly string[]> = {
  zh: [
    '姓名',
    '单位',
    '身份',
    '邮箱',
    '状态',
    '入场码',
    '报名时间',
    '签到时间',
    '关注领域',
    '参加对接',
    '留言',
  ],
  en: [
    'Name',
    'Organisation',
    'Comes as',
    'Mail',
    'State',
    'Code',
    'Registered',
    'Checked in',
    'Sectors',
    'Wants tables',
    'Note',
  ],
};

export const GUEST_STATES: In<Readonly<Record<GuestState, string>>> = {
  zh: { REGISTERED: '待审核', APPROVED: '已确认', WAITING: '候补', DECLINED: '未通过', CANCELLED: '已取消' },
  en: {
    REGISTERED: 'Waits for approval',
    APPROVED: 'Has a seat',
    WAITING: 'Waiting list',
    DECLINED: 'Declined',
    CANCELLED: 'Cancelled',
  },
};

export const GUEST_KINDS: In<{ broker: string; enterprise: string }> = {
  zh: { broker: '技术经理人', enterprise: '企业' },
  en: { broker: 'Broker', enterprise: 'Enterprise' },
};

export const YES_NO: In<{ yes: string; no: string }> = {
  zh: { yes: '是', no: '否' },
  en: { yes: 'Yes', no: 'No' },
};

export const OWN_HEADINGS: In<readonly string[]> = {
  zh: ['编号', '路演', '开始', '状态', '入场码', '签到时间'],
  en: ['Number', 'Roadshow', 'Begins', 'State', 'Code', 'Checked in'],
};
