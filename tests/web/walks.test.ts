import { test } from 'vitest';
import { disclosureReachesTheMarket } from './disclosure.walk.ts';
import { importReachesTheMarket } from './import.walk.ts';
import { visitorFinds } from './visitor.walk.ts';
import { useMarket } from './walked-market.ts';

const market = useMarket();

test('a visitor searches, narrows down, opens a result and goes on to a similar one', () =>
  visitorFinds(market()));

test('a researcher discloses, the officer registers and publishes, a visitor finds it', () =>
  disclosureReachesTheMarket(market()));

test('an officer imports a table with one broken row, a visitor finds the other rows', () =>
  importReachesTheMarket(market()));
