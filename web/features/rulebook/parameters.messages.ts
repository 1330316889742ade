import { defineMessages } from '../../app/i18n.tsx';
import { zh } from './parameters.messages.zh.ts';

export const parameterMessages = defineMessages(zh, () => import('./parameters.messages.en.ts'));
