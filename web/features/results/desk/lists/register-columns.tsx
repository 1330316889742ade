import { Tag } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../../app/i18n.tsx';
import type { RegisterQuery } from '../../../../generated/results-desk/graphql.ts';
import type { DataColumn } from '../../../../ui/data-table.tsx';
import { DateTime, Day } from '../../../../ui/date-time.tsx';
import { useLabels } from '../../../../ui/labels.ts';
import { Money, usePriceText } from '../../../../ui/money.tsx';
import { useRegions, useSectorChoices, useSectorName } from '../../../../ui/taxonomy.ts';
import { TrlBar } from '../../../../ui/trl-bar.tsx';
import { listMessages } from './lists.messages.ts';
import { namesOf, StateTag } from './result-marks.tsx';

export type RegisterRow = RegisterQuery['techResults']['edges'][number]['node'];

export const REGISTER_STATES = ['REGISTERED', 'PUBLISHED', 'WITHDRAWN'] as const;
export const ATTRIBUTES = ['AUTHORIZED', 'UNAUTHORIZED'] as const;
export const STAGES = ['RESEARCH', 'DEVELOPMENT', 'INDISTINGUISHABLE'] as const;
export const CONVERSIONS = ['NOT_CONVERTED', 'INTENDED', 'CONVERTED'] as const;
export const SCREENINGS = ['CLEAR', 'SENSITIVE', 'NOT_SCREENED'] as const;
const LEVELS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

type Columns = DataColumn<RegisterRow>[];

/** Every mark of the register as a column; the less used ones are hidden until chosen. */
export function useRegisterColumns(): Columns {
  return [...useMainColumns(), ...useMarkColumns(), ...useOptionalColumns()];
}

function useMainColumns(): Columns {
  const t = useMessages(listMessages);
  const labels = useLabels();
  const sectorName = useSectorName();
  const sectors = useSectorChoices();
  return [
    {
      key: 'title',
      title: t('columnTitle'),
      always: true,
      width: 320,
      sort: { ascending: 'TITLE_ASC' },
      render: (row) => <Link to={`/desk/results/${row.id}`}>{row.title}</Link>,
    },
    {
      key: 'number',
      title: t('columnNumber'),
      render: ({ dossier }) => <span className="f-number">{dossier?.registerNumber}</span>,
    },
    {
      key: 'states',
      title: t('columnState'),
      filter: { choices: REGISTER_STATES.map((value) => ({ value, label: labels(`state${value}`) })) },
      render: ({ dossier }) => dossier && <StateTag state={dossier.state} />,
    },
    {
      key: 'attributes',
      title: t('columnAttribute'),
      filter: { choices: ATTRIBUTES.map((value) => ({ value, label: labels(`attribute${value}`) })) },
      render: (row) => row.attribute && labels(`attribute${row.attribute}`),
    },
    {
      key: 'stages',
      title: t('columnStage'),
      filter: { choices: STAGES.map((value) => ({ value, label: labels(`stage${value}`) })) },
      render: (row) => row.stage && labels(`stage${row.stage}`),
    },
    {
      key: 'conversionStatuses',
      title: t('columnConversion'),
      filter: { choices: CONVERSIONS.map((value) => ({ value, label: labels(`conversion${value}`) })) },
      render: (row) => (
        <>
          {labels(`conversion${row.conversionStatus}`)}
          {row.conversionCount > 0 && ` · ${t('timesConverted', { count: row.conversionCount })}`}
        </>
      ),
    },
    {
      key: 'sectors',
      title: t('columnSector'),
      filter: { choices: sectors },
      render: (row) => sectorName(row.sector),
    },
    {
      key: 'trls',
      title: t('columnTrl'),
      sort: { descending: 'TRL_DESC' },
      filter: { choices: LEVELS.map((level) => ({ value: String(level), label: `TRL ${level}` })) },
      render: (row) => <TrlBar level={row.trl} />,
    },
  ];
}

function useMarkColumns(): Columns {
  const t = useMessages(listMessages);
  const labels = useLabels();
  return [
    {
      key: 'screenings',
      title: t('columnScreening'),
      filter: { choices: SCREENINGS.map((value) => ({ value, label: labels(`screening${value}`) })) },
      render: ({ dossier }) =>
        dossier?.securityScreening === 'SENSITIVE' ? (
          <Tag color="error">{t('sensitive')}</Tag>
        ) : (
          dossier && labels(`screening${dossier.securityScreening}`)
        ),
    },
    {
      key: 'value',
      title: t('columnValue'),
      align: 'right',
      render: ({ dossier }) => <Money value={dossier?.conversionValue} exact />,
    },
    {
      key: 'deadline',
      title: t('columnDeadline'),
      sort: { ascending: 'DEADLINE_ASC' },
      render: ({ dossier }) => (
        <>
          <Day value={dossier?.project?.conversionDeadline} />{' '}
          {dossier && dossier.deadlineState !== 'NONE' && dossier.deadlineState !== 'RUNNING' && (
            <Tag color="warning">{t(`deadline${dossier.deadlineState}`)}</Tag>
          )}
        </>
      ),
    },
    {
      key: 'registered',
      title: t('columnRegistered'),
      sort: { descending: 'REGISTERED_DESC' },
      render: ({ dossier }) => <DateTime value={dossier?.registeredAt} />,
    },
  ];
}

function useOptionalColumns(): Columns {
  const t = useMessages(listMessages);
  const labels = useLabels();
  const regions = useRegions();
  const priceText = usePriceText();
  const optional = (key: string, title: string, render: Columns[number]['render']) => ({
    key,
    title,
    render,
    optional: true,
  });
  return [
    optional('completers', t('columnCompleters'), (row) => namesOf(row.completers)),
    optional('rights', t('columnRights'), (row) =>
      row.rights.map((right) => (
        <div key={right.id}>
          {labels(`right${right.kind}`)} <span className="f-number">{right.number}</span>
        </div>
      )),
    ),
    optional('modes', t('columnModes'), (row) => row.modes.map((mode) => labels(`mode${mode}`)).join('、')),
    optional('price', t('columnPrice'), (row) => priceText(row.price)),
    optional('project', t('columnProject'), ({ dossier }) => dossier?.project?.name),
    optional('coOwners', t('columnCoOwners'), (row) => row.coOwners.map(({ name }) => name).join('、')),
    optional('encumbrances', t('columnEncumbrances'), (row) =>
      row.encumbrances
        .map((burden) => [labels(`encumbrance${burden.kind}`), burden.holder].filter(Boolean).join(' '))
        .join('；'),
    ),
    optional('region', t('columnRegion'), (row) => regions.place(row.provinceCode, row.cityCode)),
    optional(
      'confidential',
      t('columnConfidential'),
      (row) => row.hasConfidentialPart && t('confidentialYes'),
    ),
    {
      ...optional('published', t('columnPublished'), (row) => <DateTime value={row.publishedAt} />),
      sort: { descending: 'PUBLISHED_DESC' },
    },
  ];
}
