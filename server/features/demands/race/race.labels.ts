import type { FileLanguage } from '../../../platform/http/serve-list.ts';
import type { OutBy } from './elimination.ts';
import type { LaneAtGateState } from './race.enums.ts';

type InBoth<T> = Readonly<Record<FileLanguage, T>>;

/** Words of the file of a race; the client has its own. */
export const RACE_HEADINGS: InBoth<readonly string[]> = {
  zh: [
    '队次',
    '牵头单位',
    '关口序号',
    '关口',
    '日期',
    '状态',
    '达标度（%）',
    '名次',
    '淘汰原因',
    '实测值',
    '应付（元）',
    '已付（元）',
  ],
  en: [
    'Lane',
    'Lead',
    'Gate number',
    'Gate',
    'Day',
    'State',
    'Attained (%)',
    'Place',
    'Ended because',
    'Measured',
    'Due (yuan)',
    'Paid (yuan)',
  ],
};

export const LANE_AT_GATE_LABELS: InBoth<Readonly<Record<LaneAtGateState, string>>> = {
  zh: {
    AHEAD: '未到',
    WAITING: '待提交',
    HANDED_IN: '已提交',
    PASSED: '晋级',
    OUT: '淘汰',
    GONE: '已退出',
  },
  en: {
    AHEAD: 'Ahead',
    WAITING: 'Nothing yet',
    HANDED_IN: 'Handed in',
    PASSED: 'Went on',
    OUT: 'Ended here',
    GONE: 'Ended before',
  },
};

export const OUT_LABELS: InBoth<Readonly<Record<OutBy, string>>> = {
  zh: {
    NOTHING_MEASURED: '没有经确认的实测值',
    TARGET_MISSED: '未达到必达指标',
    BEYOND_PLACES: '名额之外',
  },
  en: {
    NOTHING_MEASURED: 'Nothing confirmed was shown',
    TARGET_MISSED: 'A target was missed',
    BEYOND_PLACES: 'No place left',
  },
};
