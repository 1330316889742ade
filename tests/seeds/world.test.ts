import { readFileSync, statSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RESULT_FILES, type SeedResult } from '../../seeds/world.types.ts';
import { checkRoles } from '../../server/features/accounts/role-rules.ts';
import { readContent } from '../../server/features/results/content/read-content.ts';
import {
  type ConversionMode,
  ConversionModeEnum,
  EncumbranceKindEnum,
  PriceKindEnum,
  ResearchStageEnum,
  ResultStateEnum,
  RightKindEnum,
} from '../../server/features/results/result.enums.ts';
import { ROLES } from '../../server/platform/auth/roles.ts';
import { setClock } from '../../server/platform/clock.ts';
import { parseYuan } from '../../server/platform/money.ts';
import { isCreditCode } from '../../server/platform/standards/credit-code.ts';
import { isIndustryCode } from '../../server/platform/standards/industries.ts';
import { readPatentNumber } from '../../server/platform/standards/patent-number.ts';
import { PURPOSES } from '../../server/platform/standards/purposes.ts';
import { isCityInProvince } from '../../server/platform/standards/regions.ts';
import { SECTORS } from '../../server/platform/standards/sectors.ts';
import { sizeVerdict } from '../../server/platform/standards/size-class.ts';
import { STRATEGIC_INDUSTRIES } from '../../server/platform/standards/strategic-industries.ts';
import {
  accountOf,
  accounts,
  organizationOf,
  organizations,
  overlap,
  password,
  results,
  seeds,
  shingles,
  tally,
  twice,
} from './world.ts';

// Dates of the world are judged from the day it was written for.
let restoreClock: () => void;
beforeAll(() => {
  restoreClock = setClock(() => Date.parse('2026-11-22T09:00:00+08:00'));
});
afterAll(() => restoreClock());

describe('organisations of the demonstration world', () => {
  it('have valid, distinct codes, places and industries', () => {
    expect(organizations.filter(({ creditCode }) => !isCreditCode(creditCode))).toEqual([]);
    expect(organizations.filter(({ creditCode }) => !/^.{8}0000T0/.test(creditCode))).toEqual([]);
    expect(organizations.filter(({ industryDivision }) => !isIndustryCode(industryDivision))).toEqual([]);
    expect(organizations.filter((each) => !isCityInProvince(each.cityCode, each.provinceCode))).toEqual([]);
    for (const field of ['key', 'name', 'nameEn', 'creditCode'] as const) {
      expect(twice(organizations.map((each) => each[field]))).toEqual([]);
    }
  });

  it('contain the eight of the worked example under their codes', () => {
    const codes = Object.fromEntries(organizations.map((each) => [each.key, each.creditCode]));
    expect(codes).toMatchObject({
      songjiang: '122300000000T0017J',
      changbai: '122200000000T00259',
      songhua: '122300000000T005XT',
      canyuan: '912202010000T0E59U',
      binghu: '912301990000T0A103',
      lvyou: '912306030000T0B251',
      qichen: '912201010000T0C3X7',
      daofeng: '912302210000T0D44Q',
    });
  });

  it('have every kind, and enterprises of every size class', () => {
    expect(Object.fromEntries(tally(organizations.map(({ kind }) => kind)))).toEqual({
      UNIVERSITY: 9,
      INSTITUTE: 7,
      ENTERPRISE: 19,
      AGENCY: 2,
      GOVERNMENT: 1,
      PLATFORM: 1,
    });
    const classes = organizations
      .filter(({ kind }) => kind === 'ENTERPRISE')
      .map(({ industryDivision, employees, revenue, assets }) => {
        const figures = { employees, revenue: parseYuan(revenue ?? ''), assets: parseYuan(assets ?? '') };
        return sizeVerdict({ industryCode: industryDivision, ...figures }).sizeClass;
      });
    expect(new Set(classes)).toEqual(new Set(['LARGE', 'MEDIUM', 'SMALL', 'MICRO', 'NOT_CLASSIFIABLE']));
  });
});

describe('accounts of the demonstration world', () => {
  it('are distinct, at example.com, with roles that fit their organisation', () => {
    for (const field of ['key', 'email', 'name'] as const) {
      expect(twice(accounts.map((each) => each[field]))).toEqual([]);
    }
    expect(accounts.filter(({ email }) => !email.endsWith('@example.com'))).toEqual([]);
    expect(password.length).toBeGreaterThanOrEqual(12);
    for (const { organization, roles } of accounts) {
      const kind = organizationOf.get(organization)?.kind;
      expect(kind).toBeDefined();
      if (kind) expect(checkRoles(kind, roles)).toEqual([...roles].sort());
    }
  });

  it('cover every role; each unit has its officer, and whoever has users an administrator', () => {
    expect(new Set(accounts.flatMap(({ roles }) => roles))).toEqual(new Set(Object.keys(ROLES)));
    const holders = (role: string) =>
      new Set(
        accounts.filter(({ roles }) => roles.some((each) => each === role)).map((each) => each.organization),
      );
    const units = organizations.filter(({ kind }) => kind === 'UNIVERSITY' || kind === 'INSTITUTE');
    expect(units.filter(({ key }) => !holders('OFFICER').has(key))).toEqual([]);
    expect(holders('ADMINISTRATOR')).toEqual(new Set(accounts.map(({ organization }) => organization)));
    expect(accounts.filter(({ showAtStart }) => showAtStart)).toHaveLength(11);
  });

  it('give every unit a leadership that can decide with a member who stands aside', () => {
    const leaders = tally(
      accounts.flatMap(({ organization, roles }) =>
        roles.includes('LEADERSHIP_MEMBER') ? [organization] : [],
      ),
    );
    const owners = new Set(results.map(({ organization }) => organization));
    expect([...owners].filter((owner) => (leaders.get(owner) ?? 0) < 4)).toEqual([]);
  });
});

describe('results of the demonstration world', () => {
  it('pass the checks of the disclosure form field by field', () => {
    const money = (text: string | null) => (text === null ? null : parseYuan(text));
    const problems = results.flatMap((result) => {
      const { rights, price, confidential, ...content } = result;
      const fields = {
        ...content,
        rights,
        price: { kind: price.kind, min: money(price.min), max: money(price.max) },
        completers: result.completers.map(({ name, unitName, representative }) => ({
          name,
          unitName,
          representative,
        })),
        coOwners: result.coOwners.map(({ name, provinceCode, share }) => ({ name, provinceCode, share })),
        confidentialText: confidential,
      };
      return readContent(fields, { provinceCode: result.provinceCode, cityCode: null }).problems.map(
        (problem) => [result.key, problem],
      );
    });
    expect(problems).toEqual([]);
  });

  it('refer only to what there is', () => {
    for (const { organization, completers, coOwners, disclosedBy } of results) {
      expect(['UNIVERSITY', 'INSTITUTE']).toContain(organizationOf.get(organization)?.kind);
      expect(accountOf.get(disclosedBy)?.organization).toBe(organization);
      for (const { account, name } of completers)
        if (account) expect(accountOf.get(account)?.name).toBe(name);
      for (const owner of coOwners) {
        if (owner.organization) expect(organizationOf.get(owner.organization)?.name).toBe(owner.name);
      }
    }
  });

  it('have one representative among two to six completers', () => {
    const wrong = results.filter(
      ({ completers }) =>
        completers.length < 2 ||
        completers.length > 6 ||
        completers.filter(({ representative }) => representative).length !== 1,
    );
    expect(wrong.map(({ key }) => key)).toEqual([]);
  });

  it('name prices by their kind', () => {
    const given = { NEGOTIABLE: [false, false], FIXED: [true, false], RANGE: [true, true] };
    for (const { price } of results)
      expect([price.min !== null, price.max !== null]).toEqual(given[price.kind]);
  });

  it('give rights distinct numbers, and a description to what has none', () => {
    const rights = results.flatMap((result) => result.rights);
    expect(twice(rights.flatMap(({ number }) => (number ? [number] : [])))).toEqual([]);
    const unproved = rights.filter(({ number, howKept }) => number === null && !howKept);
    expect(unproved).toEqual([]);
  });

  it('hold only the kinds of right and modes that their province lists', () => {
    const strangers = results.filter(({ organization, rights, modes }) => {
      const isJilin = organizationOf.get(organization)?.provinceCode === '220000';
      const notHere = isJilin ? ['ANIMAL_VARIETY'] : ['TECHNICAL_SECRET', 'PATENT_APPLICATION'];
      const listed: ConversionMode[] = ['TRANSFER', 'LICENSE', 'EQUITY', 'OTHER', 'INVEST_THEN_EQUITY'];
      return (
        rights.some(({ kind }) => notHere.includes(kind)) ||
        (isJilin && modes.some((mode) => !listed.includes(mode)))
      );
    });
    expect(strangers.map(({ key }) => key)).toEqual([]);
  });

  it('are dated in order; returned and withdrawn ones have their reasons', () => {
    for (const { key, state, reason, timeline, rights } of results) {
      const days = [timeline.disclosedOn, timeline.registeredOn, timeline.publishedOn].filter(
        (day) => day !== null,
      );
      expect([key, ...days]).toEqual([key, ...days.toSorted()]);
      expect(reason !== null).toBe(state === 'RETURNED' || state === 'WITHDRAWN');
      const obtained =
        rights
          .map(({ obtainedOn }) => obtainedOn ?? '')
          .toSorted()
          .at(-1) ?? '';
      if (timeline.disclosedOn) expect(timeline.disclosedOn > obtained).toBe(true);
    }
  });

  it('number at least 220, about 205 of them to be published, eight or more in each sector', () => {
    expect(results.length).toBeGreaterThanOrEqual(220);
    const states = tally(results.map(({ state }) => state));
    expect(states.get('PUBLISHED')).toBeGreaterThanOrEqual(205);
    expect(new Set(states.keys())).toEqual(new Set(Object.keys(ResultStateEnum)));
    const sectors = tally(results.filter(({ state }) => state === 'PUBLISHED').map(({ sector }) => sector));
    expect(SECTORS.filter(({ code }) => (sectors.get(code) ?? 0) < 8)).toEqual([]);
  });

  it('make every value of every facet alive', () => {
    const values = (of: (result: SeedResult) => readonly unknown[]) => new Set(results.flatMap(of));
    expect(values(({ trl }) => [trl])).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8, 9]));
    expect(values(({ stage }) => [stage])).toEqual(new Set(Object.keys(ResearchStageEnum)));
    expect(values(({ rights }) => rights.map(({ kind }) => kind))).toEqual(
      new Set(Object.keys(RightKindEnum)),
    );
    expect(values(({ modes }) => modes)).toEqual(new Set(Object.keys(ConversionModeEnum)));
    expect(values(({ price }) => [price.kind])).toEqual(new Set(Object.keys(PriceKindEnum)));
    expect(values(({ payAfterUse }) => [payAfterUse])).toEqual(new Set([true, false]));
    expect(values(({ provinceCode }) => [provinceCode])).toEqual(new Set(['230000', '220000']));
    expect(values(({ purposes }) => purposes)).toEqual(new Set(PURPOSES.map(({ code }) => code)));
    const industries = [...STRATEGIC_INDUSTRIES.map(({ code }) => code), null];
    expect(values(({ strategicIndustry }) => [strategicIndustry])).toEqual(new Set(industries));
    expect(values(({ encumbrances }) => encumbrances.map(({ kind }) => kind))).toEqual(
      new Set(Object.keys(EncumbranceKindEnum)),
    );
    const floors = results.flatMap(({ price }) => (price.min === null ? [] : [Number(price.min)]));
    const bands = [0, 1, 100_000, 500_000, 1_000_000, 5_000_000, 10_000_000, Number.POSITIVE_INFINITY];
    for (const [at, from] of bands.slice(0, -1).entries()) {
      const to = bands[at + 1] ?? 0;
      expect(
        floors.filter((floor) => floor >= from && floor < to).length,
        `from ${from} yuan`,
      ).toBeGreaterThan(0);
    }
  });

  it('have titles of 12 to 32, summaries of 150 to 350 characters and four to six keywords', () => {
    const length = (text: string) => [...text].length;
    const wrong = results.filter(
      ({ title, summary, keywords }) =>
        length(title) < 12 ||
        length(title) > 32 ||
        length(summary) < 150 ||
        length(summary) > 350 ||
        keywords.length < 4 ||
        keywords.length > 6,
    );
    expect(wrong.map(({ key }) => key)).toEqual([]);
  });

  it('are each written for themselves', () => {
    for (const field of ['key', 'title', 'titleEn', 'summary', 'seeking', 'researchState'] as const) {
      expect(twice(results.map((result) => result[field]))).toEqual([]);
    }
    const texts = results.map((result) =>
      shingles(
        [result.summary, result.advantagesTechnical, result.advantagesEconomic, result.marketProspects].join(
          '\n',
        ),
      ),
    );
    const alike = texts.flatMap((text, at) =>
      texts
        .slice(0, at)
        .flatMap((other, before) =>
          overlap(text, other) > 0.08 ? [[results[at]?.key, results[before]?.key]] : [],
        ),
    );
    expect(alike).toEqual([]);
  });

  it('contain the six of the worked example', () => {
    const facts = [
      'straw-agent',
      'seal-rubber',
      'flowback-flotation',
      'wheelset-laser',
      'carbon-tape',
      'ginsenoside',
    ]
      .map((key) => results.find((result) => result.key === key))
      .map((result) => [
        result?.organization,
        result?.rights[0]?.number ?? result?.rights[0]?.kind,
        result?.ipc,
        result?.industryDivision,
        result?.trl,
        result?.price.min,
      ]);
    expect(facts).toEqual([
      ['songhua', '202319012301.2', 'C12N', 'A05', 7, '80000.00'],
      ['songjiang', '202219034502.8', 'C08L', 'C29', 6, '1800000.00'],
      ['songjiang', '202419056703.7', 'C02F', 'C35', 8, '800000.00'],
      ['songjiang', '202319078904.2', 'G01B', 'C40', 7, '6000000.00'],
      ['songjiang', '202219101205.0', 'B29C', 'C30', 5, null],
      ['changbai', 'TECHNICAL_SECRET', null, 'C14', 4, null],
    ]);
  });
});

describe('sample file of an import', () => {
  const bytes = readFileSync(`${seeds}import-sample.csv`);
  const rows = parse<Record<string, string>>(bytes, { bom: true, columns: true });

  it('is UTF-8 with a mark and has twelve rows under Chinese headers', () => {
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(rows).toHaveLength(12);
    expect(Object.keys(rows[0] ?? {}).join()).toBe(
      '来源编号,成果名称,成果简介,关键词,所属领域,技术成熟度,研究阶段,知识产权类型,专利号,完成人,转化方式,意向价格(万元),国民经济行业,IPC分类,技术优势,经济优势,合作需求,研发状态,市场前景',
    );
    expect(twice(rows.map((row) => row.来源编号 ?? ''))).toEqual([]);
  });

  it('has exactly one broken row: a patent number with a wrong check digit', () => {
    const broken = rows.flatMap((row) =>
      (row.专利号 ?? '')
        .split('；')
        .filter((number) => /^\d{8}/.test(number))
        .map((number) => ({ id: row.来源编号, reading: readPatentNumber(number) }))
        .filter(({ reading }) => !reading.ok),
    );
    expect(broken).toEqual([{ id: 'SJ-2026-007', reading: { ok: false, problem: 'CHECK', expected: '5' } }]);
  });
});

it('keeps every file of the world well under 1 MB', () => {
  const cases = ['valuations.json', 'offers.json', 'grants.json', 'auctions.json'];
  const files = [
    ...['organizations.json', 'accounts.json', ...cases],
    ...RESULT_FILES.map((file) => `results/${file}`),
  ];
  expect(files.filter((file) => statSync(seeds + file).size > 500_000)).toEqual([]);
});
