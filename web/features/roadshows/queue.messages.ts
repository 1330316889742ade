import { defineMessages } from '../../app/i18n.tsx';
import { zh } from './queue.messages.zh.ts';

export const queueMessages = defineMessages(zh, () => import('./queue.messages.en.ts'));
