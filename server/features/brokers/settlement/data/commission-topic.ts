/** Topic of the outbox on which engagements are told, by their ids, whose commission grew, shrank or was paid. */
export const COMMISSIONS_TOPIC = 'commissions';
