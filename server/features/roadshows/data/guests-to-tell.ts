import type { Transaction } from '../../../platform/database/transaction.ts';

/** Somebody whom news of a roadshow concerns, with what a mail needs. */
export interface GuestToTell {
  userId: string;
  name: string;
  email: string;
  locale: string;
}

/** Guests whom a change of a roadshow concerns: with a seat, waiting for one or for approval. In order of registration. */
export function guestsToTell(tx: Transaction, roadshowId: string): Promise<GuestToTell[]> {
  return tx.query<GuestToTell[]>(
    `SELECT person.id AS "userId", person.name, person.email, person.locale
     FROM roadshow_guest guest JOIN user_account person ON person.id = guest.user_id
     WHERE guest.roadshow_id = $1 AND guest.state IN ('REGISTERED', 'APPROVED', 'WAITING')
     ORDER BY guest.registered_at, guest.id`,
    [roadshowId],
  );
}
