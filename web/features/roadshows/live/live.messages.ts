import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './live.messages.zh.ts';

export const liveMessages = defineMessages(zh, () => import('./live.messages.en.ts'));
