import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './desk.messages.zh.ts';

export const deskMessages = defineMessages(zh, () => import('./desk.messages.en.ts'));
