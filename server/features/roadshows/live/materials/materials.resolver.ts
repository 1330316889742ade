import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { fileLoader } from '../../../../platform/files/files.service.ts';
import type { StoredFile } from '../../../../platform/files/stored-file.entity.ts';
import { StoredFileType } from '../../../../platform/files/stored-file.types.ts';
import { Access } from '../../../../platform/graphql/access.ts';
import { answer } from '../../../../platform/graphql/answer.ts';
import type { RequestContext } from '../../../../platform/graphql/context.ts';
import { RoadshowMaterial } from '../../data/material.entity.ts';
import { addMaterial, findMaterials, removeMaterial } from './materials.service.ts';
import {
  AddRoadshowMaterialInput,
  RemoveRoadshowMaterialInput,
  RoadshowMaterialPayload,
} from './materials.types.ts';

const INPUT = { description: 'What is needed for the step.' };

@Resolver(() => RoadshowMaterial)
export class RoadshowMaterialResolver {
  @Query(() => [RoadshowMaterial], {
    complexity: 20,
    description: 'Materials of a roadshow that the viewer may have.',
  })
  @Access('public')
  async roadshowMaterials(
    @Arg('roadshowId', () => ID, { description: 'The roadshow.' }) roadshowId: string,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowMaterial[]> {
    return findMaterials(await ctx.scope(), roadshowId);
  }

  @Mutation(() => RoadshowMaterialPayload, { description: 'Adds a recording, slides or a page.' })
  @Access(['ORGANISER'])
  addRoadshowMaterial(
    @Arg('input', () => AddRoadshowMaterialInput, INPUT) input: AddRoadshowMaterialInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowMaterialPayload> {
    return answer('material', ctx, (scope) => addMaterial(scope, input));
  }

  @Mutation(() => RoadshowMaterialPayload, { description: 'Takes a material away.' })
  @Access(['ORGANISER'])
  removeRoadshowMaterial(
    @Arg('input', () => RemoveRoadshowMaterialInput, INPUT) input: RemoveRoadshowMaterialInput,
    @Ctx() ctx: RequestContext,
  ): Promise<RoadshowMaterialPayload> {
    return answer('material', ctx, (scope) => removeMaterial(scope, input));
  }

  @FieldResolver(() => StoredFileType, { nullable: true, description: 'Its file; none for a page.' })
  file(@Root() { fileId }: RoadshowMaterial, @Ctx() ctx: RequestContext): Promise<StoredFile | null> | null {
    return fileId ? ctx.load(fileLoader, fileId) : null;
  }
}
