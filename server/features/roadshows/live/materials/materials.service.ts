import type { Scope } from '../../../../platform/app.ts';
import { type Actor, actingUser, hasRole } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import type { FileAccess } from '../../../../platform/files/file-access.ts';
import { attachFiles, discardFiles } from '../../../../platform/files/files.service.ts';
import { isId, newId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readName, readText } from '../../../../platform/input/texts.ts';
import { byOrganiser, changeRoadshow, noRoadshow, notNow } from '../../change-roadshow.ts';
import { RoadshowGuest } from '../../data/guest.entity.ts';
import { ROADSHOW_MATERIAL, RoadshowMaterial } from '../../data/material.entity.ts';
import type { Roadshow } from '../../data/roadshow.entity.ts';
import { RoadshowEntry } from '../../data/roadshow-entry.entity.ts';
import type { MaterialAccess, MaterialKind } from '../../hall.enums.ts';
import { WITH_PROGRAMME } from '../../roadshow.enums.ts';
import { presentRoadshow } from '../../roadshow.loaders.ts';
import { ENTRANT_SEES, roadshowPolicy } from '../../roadshow.policy.ts';

const MOST_MATERIALS = 200;

export interface AddMaterial {
  roadshowId: string;
  entryId?: string | null;
  kind: MaterialKind;
  title: string;
  /** Either a page or a file. */
  url?: string | null;
  fileId?: string | null;
  access: MaterialAccess;
}

/**
 * The organiser adds a recording, slides or a page.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE before the programme is public, REQUIRED, INVALID, LIMIT
 */
export async function addMaterial(scope: Scope, input: AddMaterial): Promise<RoadshowMaterial> {
  const read = readMaterial(input);
  let added: RoadshowMaterial | undefined;
  await changeRoadshow(scope, { roadshowId: input.roadshowId }, byOrganiser, async ({ tx, roadshow }) => {
    if (!WITH_PROGRAMME.includes(roadshow.state)) throw notNow(roadshow, 'addRoadshowMaterial');
    const count = await tx.countBy(RoadshowMaterial, { roadshowId: roadshow.id });
    if (count >= MOST_MATERIALS) throw new Refusal('LIMIT', { params: { max: MOST_MATERIALS } });
    await refuseOthersEntry(tx, roadshow.id, read.entryId);
    const id = newId();
    if (read.fileId) await attachFiles(tx, [read.fileId], { kind: ROADSHOW_MATERIAL, id }, scope.actor);
    added = await tx.save(
      Object.assign(new RoadshowMaterial(), read, {
        id,
        roadshowId: roadshow.id,
        addedBy: actingUser(scope.actor)?.userId ?? null,
        addedAt: clock.now(),
      }),
    );
    const { kind, access, entryId } = read;
    return { action: 'addRoadshowMaterial', beside: true, facts: { materialId: id, kind, access, entryId } };
  });
  if (!added) throw new Error('roadshows: nothing was added');
  return added;
}

/** The organiser takes a material away. @throws Refusal NOT_FOUND, FORBIDDEN */
export async function removeMaterial(
  scope: Scope,
  input: { roadshowId: string; materialId: string },
): Promise<RoadshowMaterial> {
  let removed: RoadshowMaterial | undefined;
  await changeRoadshow(scope, { roadshowId: input.roadshowId }, byOrganiser, async ({ tx, roadshow }) => {
    const material = isId(input.materialId)
      ? await tx.findOneBy(RoadshowMaterial, { id: input.materialId, roadshowId: roadshow.id })
      : null;
    if (!material) throw new Refusal('NOT_FOUND', { field: 'materialId' });
    if (material.fileId)
      await discardFiles(tx, [material.fileId], { kind: ROADSHOW_MATERIAL, id: material.id });
    await tx.delete(RoadshowMaterial, material.id);
    removed = material;
    return { action: 'removeRoadshowMaterial', beside: true, facts: { materialId: material.id } };
  });
  if (!removed) throw new Error('roadshows: nothing was removed');
  return removed;
}

/** The materials of a roadshow that the actor may have, in the order in which they came. @throws Refusal NOT_FOUND */
export async function findMaterials({ app, actor }: Scope, roadshowId: string): Promise<RoadshowMaterial[]> {
  const tx = app.db.manager;
  const roadshow = await presentRoadshow(tx, roadshowId);
  if (!roadshow || !roadshowPolicy.see(actor, roadshow)) throw noRoadshow();
  const materials = await tx.find(RoadshowMaterial, {
    where: { roadshowId: roadshow.id },
    order: { addedAt: 'ASC', id: 'ASC' },
  });
  if (materials.every(({ access }) => access === 'PUBLIC') || (await wasThere(tx, actor, roadshow)))
    return materials;
  return materials.filter(({ access }) => access === 'PUBLIC');
}

/** Files of a roadshow are for everybody, or for those who were there. */
export const readsMaterial: FileAccess = async (app, actor, { attachedId }) => {
  const tx = app.db.manager;
  const material = attachedId ? await tx.findOneBy(RoadshowMaterial, { id: attachedId }) : null;
  const roadshow = material ? await presentRoadshow(tx, material.roadshowId) : null;
  if (!material || !roadshow || !roadshowPolicy.see(actor, roadshow)) return false;
  return material.access === 'PUBLIC' || wasThere(tx, actor, roadshow);
};

/** Guests with a seat, people of the chosen entries, the organiser. */
async function wasThere(tx: Transaction, actor: Actor, roadshow: Roadshow): Promise<boolean> {
  if (roadshowPolicy.seePrivate(actor, roadshow)) return true;
  const user = actingUser(actor);
  if (!user) return false;
  const { userId, organizationId } = user;
  const { id: roadshowId } = roadshow;
  if (await tx.existsBy(RoadshowGuest, { roadshowId, userId, state: 'APPROVED' })) return true;
  if (await tx.existsBy(RoadshowEntry, { roadshowId, state: 'CHOSEN', speakerUserId: userId })) return true;
  if (organizationId === null || !hasRole(actor, [...ENTRANT_SEES, 'RESEARCHER'])) return false;
  return tx.existsBy(RoadshowEntry, { roadshowId, state: 'CHOSEN', organizationId });
}

function readMaterial({ kind, access, entryId, fileId, ...texts }: AddMaterial) {
  const problems = new Problems('');
  const title = readName(texts.title, 200, problems.at('title'));
  const url = readText(texts.url, 1000, problems.at('url'));
  if (url !== null && !isPage(url)) problems.at('url').add('INVALID', { reason: 'URL' });
  if (url === null && !fileId) problems.at('url').add('REQUIRED');
  if (url !== null && fileId) problems.at('fileId').add('INVALID');
  refuseAll(problems.list);
  return { kind, access, title, url, fileId: fileId ?? null, entryId: entryId ?? null };
}

function isPage(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}

async function refuseOthersEntry(tx: Transaction, roadshowId: string, id: string | null): Promise<void> {
  if (id === null) return;
  const isOwn = isId(id) && (await tx.existsBy(RoadshowEntry, { id, roadshowId, state: 'CHOSEN' }));
  if (!isOwn) throw new Refusal('NOT_FOUND', { field: 'entryId' });
}
