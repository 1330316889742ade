import type { FileAccess } from '../../../platform/files/file-access.ts';
import { presentBroker } from '../broker.loaders.ts';
import { brokerPolicy } from '../broker.policy.ts';
import { BROKER_CERTIFICATE_FILE } from './profile/save-profile.service.ts';

/** Copies of certificates: for the broker and those who decide. */
export const brokerFileAccess: Readonly<Record<string, FileAccess>> = {
  [BROKER_CERTIFICATE_FILE]: async (app, actor, { attachedId }) => {
    const broker = await presentBroker(app.db.manager, attachedId ?? '');
    return broker !== null && brokerPolicy.seePrivate(actor, broker);
  },
};
