import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { features } from '../../server/features/index.ts';
import type { App } from '../../server/platform/app.ts';
import { closeApp, migrate, openApp } from '../../server/platform/open-app.ts';
import { useTestEnvironment } from '../support/environment.ts';

const environment = useTestEnvironment();
let app: App;
beforeAll(async () => {
  app = await openApp(environment().config, features);
});
afterAll(() => closeApp(app));

describe('the tables', () => {
  it("are what the entities say (indexes are the migrations' own matter)", async () => {
    const difference = await app.db.driver.createSchemaBuilder().log();
    const statements = difference.upQueries.map(({ query }) => query);
    expect(statements.filter((query) => !query.startsWith('DROP INDEX'))).toEqual([]);
  });

  it('are brought up to date as often as one likes, by two at once', async () => {
    await Promise.all([migrate(app), migrate(app)]);
    expect(await app.db.showMigrations()).toBe(false);
  });
});
