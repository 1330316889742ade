import { fileLoader } from '../../../platform/files/files.service.ts';
import type { StoredFile } from '../../../platform/files/stored-file.entity.ts';
import type { RequestContext } from '../../../platform/graphql/context.ts';
import { userById } from '../../accounts/accounts.loaders.ts';
import type { User } from '../../accounts/accounts.types.ts';

/** Description of a field that names who did something. */
export const BY = { nullable: true, description: 'Who; none where a job of the system did it.' } as const;

/** A user by an id that may be missing. */
export function userOf(ctx: RequestContext, id: string | null): Promise<User | null> | null {
  return id ? ctx.load(userById, id) : null;
}

/** Files by their ids, in order. */
export async function filesOf(ctx: RequestContext, fileIds: readonly string[]): Promise<StoredFile[]> {
  const files = await Promise.all(fileIds.map((id) => ctx.load(fileLoader, id)));
  return files.filter((each) => each !== null);
}
