/** Outbox topic of organisations whose public face changed: confirmed, renamed, moved. */
export const ORGANIZATION_TOPIC = 'organization';
