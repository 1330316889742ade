/** Outbox topic of memberships that ended, whose roles changed or whose person was renamed. */
export const MEMBERSHIP_TOPIC = 'membership';
