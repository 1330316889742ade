import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './page.messages.zh.ts';

export const pageMessages = defineMessages(zh, () => import('./page.messages.en.ts'));
