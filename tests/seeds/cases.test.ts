import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { KeptFiles } from '../../seeds/kept-files.ts';
import { sheet } from '../../seeds/papers.ts';
import { worldDays } from '../../seeds/world-days.ts';
import { dayOf, setClock } from '../../server/platform/clock.ts';
import { createFolderStore } from '../../server/platform/files/folder-store.ts';
import {
  accountOf,
  auctions,
  grants,
  offers,
  organizationOf,
  organizations,
  results,
  settings,
  twice,
  valuations,
} from './world.ts';

const resultOf = new Map(results.map((result) => [result.key, result]));
let restoreClock: (() => void) | undefined;
afterEach(() => restoreClock?.());

describe('cases of the demonstration world', () => {
  it('set how every unit runs its deals', () => {
    const units = organizations.filter(({ kind }) => kind === 'UNIVERSITY' || kind === 'INSTITUTE');
    expect(settings.map(({ organization }) => organization).sort()).toEqual(
      units.map(({ key }) => key).sort(),
    );
    const telephones = settings.map(({ officeContact }) => officeContact ?? '');
    expect(twice(telephones)).toEqual([]);
    // Numbers that begin with 0000 are given to nobody.
    expect(telephones.filter((telephone) => !/ 04[35]1-0000-\d{4}$/.test(telephone))).toEqual([]);
  });

  it('are of results that were in the register by then, asked for by their representatives', () => {
    expect(twice(grants.flatMap(({ result }) => result ?? []))).toEqual([]);
    for (const { result: key, organization, applicant, day, team, shares, title } of grants) {
      expect(accountOf.get(applicant)?.roles).toContain('RESEARCHER');
      expect(accountOf.get(applicant)?.organization).toBe(organization);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(10_000);
      if (key === null) {
        expect(title).not.toBeNull();
        expect(team).toHaveLength(shares.length);
        continue;
      }
      const result = resultOf.get(key);
      expect(result?.organization).toBe(organization);
      expect(result?.completers.find(({ representative }) => representative)?.account).toBe(applicant);
      expect(result?.completers).toHaveLength(shares.length);
      expect((result?.timeline.registeredOn ?? '') < (typeof day === 'number' ? '2026-11-01' : day)).toBe(
        true,
      );
    }
  });

  it('grant whole ownership in Heilongjiang, shares and rights of use in Jilin', () => {
    const kinds = new Set(
      grants.map(({ organization, kind }) => `${organizationOf.get(organization)?.provinceCode} ${kind}`),
    );
    expect(kinds).toEqual(
      new Set(['230000 FULL_WITH_AGREED_INCOME', '220000 CO_OWNERSHIP', '220000 LONG_TERM_USE']),
    );
    expect(new Set(grants.map(({ state }) => state))).toEqual(
      new Set(['APPLIED', 'APPROVED', 'ON_NOTICE', 'AGREED', 'IN_FORCE', 'REFUSED']),
    );
    expect(grants.filter(({ timing }) => timing === 'RESERVED')).toHaveLength(1);
  });

  it('name who objects and who investigates among the people of the unit', () => {
    for (const { organization, objection } of grants) {
      for (const key of [objection?.by, objection?.investigator])
        if (key) expect(accountOf.get(key)?.organization).toBe(organization);
    }
  });

  it('value results after they were published, by appraisers that say they are fictional', () => {
    for (const { result, valuedOn, kind, appraiser } of valuations) {
      expect((resultOf.get(result)?.timeline.publishedOn ?? '9999') <= valuedOn, result).toBe(true);
      if (kind === 'THIRD_PARTY') expect(appraiser).toContain('（演示）');
    }
    expect(new Set(valuations.map(({ kind }) => kind))).toEqual(new Set(['OWN', 'THIRD_PARTY']));
  });

  it('never sell for less than a third party found the result to be worth', () => {
    for (const { result, amount } of valuations.filter(({ kind }) => kind === 'THIRD_PARTY')) {
      const asked = auctions.find((auction) => auction.result === result)?.startPrice;
      if (asked) expect(Number(asked)).toBeGreaterThanOrEqual(Number(amount));
    }
  });

  it('sell published results to enterprises that bid in turn, upwards, in steps', () => {
    expect(twice(auctions.map(({ result }) => result))).toEqual([]);
    for (const { result, bidders, bids, startPrice, increment, operator } of auctions) {
      expect(resultOf.get(result)?.state).toBe('PUBLISHED');
      expect(resultOf.get(result)?.modes).toContain('TRANSFER');
      const admitted = new Set(bidders.flatMap(({ account, admitted: is }) => (is ? [account] : [])));
      let least = Number(startPrice);
      for (const [index, { account, amount }] of bids.entries()) {
        expect(admitted.has(account)).toBe(true);
        expect(bids[index - 1]?.account).not.toBe(account);
        expect(Number(amount)).toBeGreaterThanOrEqual(least);
        least = Number(amount) + Number(increment);
      }
      for (const { account } of bidders) expect(accountOf.get(account)?.roles).toContain('ENTERPRISE_MEMBER');
      if (operator) expect(`${operator.name}${operator.licenceIssuer}`.split('（演示）')).toHaveLength(3);
    }
    const priced = offers.filter(({ pricing }) => pricing !== 'NEGOTIATED').map(({ result }) => result);
    expect(priced.filter((key) => !auctions.some(({ result }) => result === key))).toEqual([]);
  });
});

describe('days of the demonstration world', () => {
  it('count from the day of loading in Shanghai, and nothing of the past comes after it', () => {
    restoreClock = setClock(() => Date.parse('2027-02-01T17:30:00Z'));
    const days = worldDays();
    expect(days.at(0, { hour: 9 })).toEqual(new Date('2027-02-02T01:00:00Z'));
    expect(days.at(-10, { after: 3, hour: 9, index: 2 })).toEqual(new Date('2027-01-26T01:02:00Z'));
    expect(days.at('2026-09-01', { hour: 10 })).toEqual(new Date('2026-09-01T02:00:00Z'));
    expect(days.past(0, { hour: 9 })).toEqual(new Date('2027-02-01T17:30:00Z'));
  });

  it('count from the last day that the world tells of where a machine is behind it', () => {
    restoreClock = setClock(() => Date.parse('2025-01-01T00:00:00Z'));
    expect(dayOf(worldDays().at(-1, { hour: 9 }))).toBe('2026-11-21');
  });
});

describe('papers of the demonstration world', () => {
  it('are whole PDF files with the text in them', () => {
    const text = sheet(['会议纪要', '表决：同意']).toString('latin1');
    const [, start] = /startxref\n(\d+)\n%%EOF\n$/.exec(text) ?? [];
    expect(text.slice(Number(start), Number(start) + 4)).toBe('xref');
    const places = [...text.matchAll(/^(\d{10}) 00000 n $/gm)].map(([, place]) => Number(place));
    expect(places).toHaveLength(7);
    for (const [index, place] of places.entries()) {
      expect(text.slice(place).startsWith(`${index + 1} 0 obj<<`)).toBe(true);
    }
    const lines = [...text.matchAll(/<([0-9A-F]+)> Tj/g)].map(([, hex]) =>
      Buffer.from(hex ?? '', 'hex')
        .swap16()
        .toString('utf16le'),
    );
    expect(lines).toEqual(['会议纪要', '表决：同意']);
    const [, length, content] = /Length (\d+)>>stream\n([\s\S]*?)\nendstream/.exec(text) ?? [];
    expect(content).toHaveLength(Number(length));
  });

  it('are taken away again where a load fails', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'fruition-seeds-'));
    try {
      const files = new KeptFiles(createFolderStore(folder));
      const path = join(folder, 'paper');
      await writeFile(path, 'paper');
      await files.put('ab/one', { path, size: 5, sha256: '' });
      expect(await readdir(join(folder, 'contents/ab'))).toEqual(['one']);
      await files.forget();
      expect(await readdir(join(folder, 'contents/ab'))).toEqual([]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
