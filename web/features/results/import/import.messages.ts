import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './import.messages.zh.ts';

export const importMessages = defineMessages(zh, () => import('./import.messages.en.ts'));
