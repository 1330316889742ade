import type { Label } from '../../platform/standards/label.ts';
import type { RoadshowEntryState, RoadshowKind, RoadshowState } from './roadshow.enums.ts';

/** Words for files; the client has its own. */
export const STATE_WORDS: Readonly<Record<RoadshowState, Label>> = {
  DRAFT: { zh: '筹备中', en: 'Draft' },
  OPEN_FOR_ENTRIES: { zh: '征集成果', en: 'Open for entries' },
  PROGRAMME_PUBLISHED: { zh: '议程已公布', en: 'Programme published' },
  RUNNING: { zh: '进行中', en: 'On now' },
  CLOSED: { zh: '已结束', en: 'Closed' },
  CANCELLED: { zh: '已取消', en: 'Called off' },
};

export const KIND_WORDS: Readonly<Record<RoadshowKind, Label>> = {
  PLACE: { zh: '线下', en: 'In a hall' },
  ONLINE: { zh: '线上', en: 'Online' },
  BOTH: { zh: '线上线下同步', en: 'In a hall and online' },
};

export const ENTRY_STATE_WORDS: Readonly<Record<RoadshowEntryState, Label>> = {
  PROPOSED: { zh: '候选', en: 'Proposed' },
  SHORTLISTED: { zh: '入围', en: 'Shortlisted' },
  CHOSEN: { zh: '入选', en: 'Chosen' },
  DECLINED: { zh: '未入选', en: 'Not taken' },
  WITHDRAWN: { zh: '已撤回', en: 'Withdrawn' },
};
