import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './messages.zh.ts';

export const deskMessages = defineMessages(zh, () => import('./messages.en.ts'));
