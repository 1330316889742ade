/** Topic of the outbox on which engagements are told, by their ids, of whose commission something was paid. */
export const COMMISSIONS_TOPIC = 'commissions';
