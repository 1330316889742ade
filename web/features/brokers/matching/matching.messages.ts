import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './matching.messages.zh.ts';

export const matchingMessages = defineMessages(zh, () => import('./matching.messages.en.ts'));
