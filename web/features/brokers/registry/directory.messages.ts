import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './directory.messages.zh.ts';

export const directoryMessages = defineMessages(zh, () => import('./directory.messages.en.ts'));
