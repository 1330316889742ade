import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './terms.messages.zh.ts';

export const termsMessages = defineMessages(zh, () => import('./terms.messages.en.ts'));
