import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './tables.messages.zh.ts';

export const tablesMessages = defineMessages(zh, () => import('./tables.messages.en.ts'));
