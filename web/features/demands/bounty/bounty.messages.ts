import { defineMessages } from '../../../app/i18n.tsx';
import { zh } from './bounty.messages.zh.ts';

export const bountyMessages = defineMessages(zh, () => import('./bounty.messages.en.ts'));
