import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './judging.messages.zh.ts';

export const judgingMessages = defineMessages(zh, () => import('./judging.messages.en.ts'));
