import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './posting.messages.zh.ts';

export const postingMessages = defineMessages(zh, () => import('./posting.messages.en.ts'));
