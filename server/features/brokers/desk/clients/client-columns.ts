import { describedEnum } from '../../../../platform/graphql/described-enum.ts';
import { citiesOf, provinces } from '../../../../platform/standards/regions.ts';
import { comparable, readProvince, readSector } from '../../../results/import/import-labels.ts';
import type { ClientFields } from './read-client.ts';

export const ClientColumnEnum = describedEnum(
  'BrokerClientColumn',
  'What a column of a file of clients means.',
  {
    NAME: 'Name of the organisation.',
    CREDIT_CODE: 'Unified social credit code.',
    CONTACT_NAME: 'Whom to speak to.',
    PHONE: 'Telephone.',
    EMAIL: 'Mail address.',
    REGION: 'Province or city, by code or name.',
    SECTORS: 'Sectors, by code or name; several with a separator.',
    INTEREST: 'What the client looks for or has.',
    SOURCE: 'Where the contact came from.',
  },
);
export type ClientColumn = keyof typeof ClientColumnEnum;

/** Headers by which a column is recognised. */
const HEADERS: Readonly<Record<ClientColumn, readonly string[]>> = {
  NAME: ['名称', '单位名称', '企业名称', '客户名称', '公司名称', '单位', 'name', 'organization', 'company'],
  CREDIT_CODE: ['统一社会信用代码', '信用代码', '社会信用代码', 'credit code'],
  CONTACT_NAME: ['联系人', '姓名', '联系人姓名', 'contact', 'contact name'],
  PHONE: ['电话', '手机', '联系电话', '手机号', '联系方式', 'phone', 'mobile', 'telephone'],
  EMAIL: ['邮箱', '电子邮箱', '邮件', 'email', 'e-mail', 'mail'],
  REGION: ['地区', '省份', '城市', '所在地', '区域', 'region', 'province', 'city'],
  SECTORS: ['领域', '行业', '所属领域', '产业领域', 'sector', 'sectors', 'industry'],
  INTEREST: ['需求', '技术需求', '意向', '备注', '关注方向', 'interest', 'demand', 'notes'],
  SOURCE: ['来源', '客户来源', 'source'],
};

/** The field of a client that a column fills, as refusals name it. */
export const FIELD_OF_COLUMN: Readonly<Record<ClientColumn, keyof ClientFields>> = {
  NAME: 'name',
  CREDIT_CODE: 'creditCode',
  CONTACT_NAME: 'contactName',
  PHONE: 'phone',
  EMAIL: 'email',
  REGION: 'regionCode',
  SECTORS: 'sectors',
  INTEREST: 'interest',
  SOURCE: 'source',
};

/** What the headers themselves suggest; each meaning once, the first column that names it. Null for no meaning. */
export function suggestColumns(headers: readonly string[]): (ClientColumn | null)[] {
  const taken = new Set<ClientColumn>();
  return headers.map((header) => {
    const name = comparable(header).replace(/[()（）[\]*:：]/g, '');
    const column = (Object.keys(HEADERS) as ClientColumn[]).find(
      (each) => !taken.has(each) && HEADERS[each].some((known) => comparable(known) === name),
    );
    if (column) taken.add(column);
    return column ?? null;
  });
}

/** The fields of a row by the meanings of its columns. Names of regions and sectors become codes; unknown ones stay. */
export function fieldsOfRow(
  cells: readonly string[],
  columns: readonly (ClientColumn | null)[],
): ClientFields {
  const cell = (column: ClientColumn) => {
    const text = (cells[columns.indexOf(column)] ?? '').trim();
    return text === '' ? null : text;
  };
  const region = cell('REGION');
  const sectors = cell('SECTORS')
    ?.split(/[;；,，、\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '')
    .map((word) => readSector(word) ?? word);
  return {
    name: cell('NAME') ?? '',
    creditCode: cell('CREDIT_CODE'),
    contactName: cell('CONTACT_NAME'),
    phone: cell('PHONE'),
    email: cell('EMAIL'),
    regionCode: region === null ? null : (readRegion(region) ?? region),
    sectors: sectors ?? [],
    interest: cell('INTEREST'),
    source: cell('SOURCE'),
  };
}

let cities: ReadonlyMap<string, string> | undefined;

/** A province or a city by code or name, a city with or without 市. */
function readRegion(word: string): string | undefined {
  cities ??= new Map(
    provinces().flatMap(({ code }) =>
      citiesOf(code).flatMap((city) =>
        [city.code, city.zh, city.zh.replace(/市$/, ''), city.en].map(
          (name) => [comparable(name), city.code] as const,
        ),
      ),
    ),
  );
  return readProvince(word) ?? cities.get(comparable(word));
}
