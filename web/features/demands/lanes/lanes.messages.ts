import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './lanes.messages.zh.ts';

/** Texts of the work room, the panel of winners and the list of works. */
export const laneMessages = defineMessages(zh, () => import('./lanes.messages.en.ts'));
