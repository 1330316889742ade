import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './room.messages.zh.ts';

/** Texts of the deal room. */
export const roomMessages = defineMessages(zh, () => import('./room.messages.en.ts'));
