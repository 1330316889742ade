import { type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { Access } from './access.ts';

@ObjectType({ description: 'Where a page of a list stands.' })
@Access('public')
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follows.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, {
    description: 'Whether something comes before: the page was asked for after a cursor.',
  })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first entry.' })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last entry: ask for what follows with it.',
  })
  endCursor!: string | null;
}

/**
 * The connection type of a list, `<name>Connection` with `<name>Edge`; a `Page` of `keysetPage` fits as it is.
 * Who may see it was decided by the field that answers it.
 */
export function connectionOf<T extends object>(node: ClassType<T>, name: string) {
  @ObjectType(`${name}Edge`, { description: `An entry of a list of ${name}.` })
  @Access('record')
  class Edge {
    @Field(() => String, { description: 'Where the entry stands in the list.' })
    cursor!: string;

    @Field(() => node, { description: 'The entry itself.' })
    node!: T;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.` })
  @Access('record')
  class Connection {
    @Field(() => [Edge], { description: 'The entries in order.' })
    edges!: Edge[];

    @Field(() => PageInfo, { description: 'Where the page stands in the list.' })
    pageInfo!: PageInfo;

    // Simple: GraphQL's own resolver calls the function, so the count costs its statement only when it is asked for.
    @Field(() => Int, {
      simple: true,
      description: 'How many entries the whole list has; counted only if asked for.',
    })
    totalCount!: () => Promise<number>;
  }
  return Connection;
}
