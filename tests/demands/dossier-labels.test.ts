import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BOUNTY_DOSSIER_LABELS } from '../../server/features/demands/bounty/dossier/bounty-dossier.labels.ts';
import { DEMAND_DOSSIER_LABELS } from '../../server/features/demands/posting/dossier/demand-dossier.labels.ts';

const ROOT = 'server/features/demands';
/** Bids and matches have chains of their own, which no dossier of a demand shows. */
const OTHER_CHAINS = /^(bidding\/(?!opening\/)|matching\/)/;
/** How code names the step that it writes on the chain of a demand. */
const STEPS = [
  // What a step did, but not whom a refusal names.
  /\baction: (?:[\w.]+ \? )?'(\w+)'(?: : '(\w+)')?/g,
  /\boperation: '(\w+)'/g,
  /\bamend\([^)]*, '(\w+)'\)/g,
  /\banswer\(scope, input, '(\w+)'/g,
];

function stepsIn(code: string): string[] {
  const withoutRefusals = code.replace(/params: \{[^{}]*\}/g, '');
  return STEPS.flatMap((pattern) =>
    [...withoutRefusals.matchAll(pattern)].flatMap(([, ...names]) =>
      names.filter((name) => name !== undefined),
    ),
  );
}

it('dossiers have words for every step that the code writes on the chain of a demand', () => {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.includes('mails') && !OTHER_CHAINS.test(file),
  );
  const steps = new Set(files.flatMap((file) => stepsIn(readFileSync(join(ROOT, file), 'utf8'))));
  for (const known of [
    'startDemand',
    'openBids',
    'confirmAward',
    'acceptMilestone',
    'closeGate',
    'bountyDue',
  ])
    expect(steps).toContain(known);
  expect(steps.size).toBeGreaterThan(50);
  const labels = { ...DEMAND_DOSSIER_LABELS, ...BOUNTY_DOSSIER_LABELS };
  expect([...steps].filter((step) => !labels[step])).toEqual([]);
});
