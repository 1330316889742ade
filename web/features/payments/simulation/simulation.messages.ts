import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './simulation.messages.zh.ts';

export const simulationMessages = defineMessages(zh, () => import('./simulation.messages.en.ts'));
