import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './board.messages.zh.ts';

export const boardMessages = defineMessages(zh, () => import('./board.messages.en.ts'));
