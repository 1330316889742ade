import pg from 'pg';
import { expect, test } from 'vitest';
import { useTestEnvironment } from '../support/environment.ts';

const environment = useTestEnvironment();

async function query(statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: environment().database.url });
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}

test('the database belongs to a role without special rights, has checksums and orders as ICU does', async () => {
  expect(
    await query('select rolname, rolsuper, rolcreatedb from pg_roles where rolname = current_user'),
  ).toEqual([{ rolname: 'fruition', rolsuper: false, rolcreatedb: false }]);
  expect(await query('show data_checksums')).toEqual([{ data_checksums: 'on' }]);
  expect(await query('select datlocprovider from pg_database where datname = current_database()')).toEqual([
    { datlocprovider: 'i' },
  ]);
});

test('PostgreSQL and Meilisearch take connections on the loopback address only, and with their secrets only', async () => {
  expect(await query('show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  const address = new URL(environment().database.url);
  address.password = 'wrong';
  const client = new pg.Client({ connectionString: address.href });
  await expect(client.connect()).rejects.toMatchObject({ code: '28P01' });
  const { search } = environment().config;
  const response = await fetch(`${search?.url}/indexes`, { headers: { Authorization: 'Bearer wrong' } });
  expect(response.status).toBe(403);
});
