import { defineMessages } from '../app/i18n.tsx';
import { zh } from './save.messages.zh.ts';

/** Words for forms that save themselves. */
export const saveMessages = defineMessages(zh, () => import('./save.messages.en.ts'));
