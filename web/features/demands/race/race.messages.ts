import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './race.messages.zh.ts';

export const raceMessages = defineMessages(zh, () => import('./race.messages.en.ts'));
