import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './outcome.messages.zh.ts';

export const outcomeMessages = defineMessages(zh, () => import('./outcome.messages.en.ts'));
