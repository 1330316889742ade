import type { Scope } from '../app.ts';
import { actingUser } from '../auth/actor.ts';
import { clock } from '../clock.ts';
import type { Transaction } from '../database/transaction.ts';
import { Refusal } from '../errors.ts';
import { digestOf } from './digest.ts';
import { IdempotencyKey } from './idempotency-key.entity.ts';

const KEY = /^[\x21-\x7e]{1,100}$/;

export interface OnceOptions {
  /** The mutation's name; keys of different operations have nothing to do with each other. */
  operation: string;
  /** `idempotencyKey` of the mutation's input. */
  key: string;
  /** The mutation's whole input; `idempotencyKey` in it does not count. */
  input: object;
}

/**
 * Does a piece of work once for a key of the organisation acted for (of the user, where there is none), inside the
 * transaction of the work. Called again with the same key and input it does nothing and answers through `again`, which
 * is given the id that the work answered; at the same time, it waits for the first. Where the work is refused, the key
 * is free again. Call it before anything is locked or judged: what was possible once need not be so now.
 *
 * Refuses with INVALID a key that is none, and with ALREADY_EXISTS (`idempotencyKey`) the same key with other input.
 */
export async function once<T>(
  tx: Transaction,
  scope: Scope,
  { operation, key, input }: OnceOptions,
  work: () => Promise<{ id: string; value: T }>,
  again: (id: string) => Promise<T>,
): Promise<T> {
  if (!KEY.test(key)) throw new Refusal('INVALID', { field: 'idempotencyKey' });
  const place = { owner: ownerOf(scope), operation, key };
  const digest = digestOf({ ...input, idempotencyKey: undefined });
  const claimed: unknown[] = await tx.query(
    `INSERT INTO idempotency_key (owner, operation, key, digest, at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING RETURNING key`,
    [place.owner, operation, key, digest, clock.now()],
  );
  if (claimed.length > 0) {
    const { id, value } = await work();
    await tx.update(IdempotencyKey, place, { answerId: id });
    return value;
  }
  const done = await tx.findOneByOrFail(IdempotencyKey, place);
  if (done.digest !== digest) throw new Refusal('ALREADY_EXISTS', { field: 'idempotencyKey' });
  if (done.answerId === null) throw new Error(`once: ${operation} calls itself with its own key`);
  return again(done.answerId);
}

function ownerOf({ actor }: Scope): string {
  const user = actingUser(actor);
  if (user) return user.organizationId ? `organization:${user.organizationId}` : `user:${user.userId}`;
  if (actor.kind === 'system') return `job:${actor.job}`;
  throw new Refusal('SIGN_IN_REQUIRED');
}
