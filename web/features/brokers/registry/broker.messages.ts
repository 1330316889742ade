import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './broker.messages.zh.ts';

export const brokerMessages = defineMessages(zh, () => import('./broker.messages.en.ts'));
