import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './messages.zh.ts';

export const searchAdminMessages = defineMessages(zh, () => import('./messages.en.ts'));
