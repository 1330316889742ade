import type { App } from '../app.ts';
import { type Actor, actingUser } from '../auth/actor.ts';
import type { StoredFile } from './stored-file.entity.ts';

/** Whether an actor may read a file that is attached to a record of the feature's kind; it may record the reading. */
export type FileAccess = (app: App, actor: Actor, file: StoredFile) => Promise<boolean>;

/**
 * Who may read a file: of an unattached one its uploader, of an attached one whom the feature of its kind lets; nobody
 * where no feature answers for the kind.
 */
export async function mayReadFile(
  app: App,
  actor: Actor,
  file: StoredFile,
  rules: Readonly<Record<string, FileAccess>>,
): Promise<boolean> {
  if (file.state === 'HELD') return file.uploadedBy !== null && file.uploadedBy === actingUser(actor)?.userId;
  if (file.state !== 'ATTACHED' || file.attachedKind === null || !Object.hasOwn(rules, file.attachedKind))
    return false;
  return (await rules[file.attachedKind]?.(app, actor, file)) ?? false;
}

/** The features' rules by kind; throws at the start if two features claim one kind. */
export function fileAccessOf(
  features: readonly { name: string; fileAccess?: Readonly<Record<string, FileAccess>> }[],
): Readonly<Record<string, FileAccess>> {
  const rules: Record<string, FileAccess> = {};
  for (const { name, fileAccess } of features) {
    for (const [kind, rule] of Object.entries(fileAccess ?? {})) {
      if (Object.hasOwn(rules, kind))
        throw new Error(`${name}: another feature answers for files of "${kind}"`);
      rules[kind] = rule;
    }
  }
  return rules;
}
