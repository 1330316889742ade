import { defineMessages } from '../../app/i18n.tsx';
import { zh } from './roadshow.labels.zh.ts';

/** Names that all pages of roadshows use. */
export const roadshowLabels = defineMessages(zh, () => import('./roadshow.labels.en.ts'));
