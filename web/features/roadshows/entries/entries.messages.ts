import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './entries.messages.zh.ts';

export const entriesMessages = defineMessages(zh, () => import('./entries.messages.en.ts'));
