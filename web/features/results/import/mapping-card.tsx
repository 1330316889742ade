import { Alert, Button, Radio, Select, Table } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  CheckImportDocument,
  type CheckImportMutation,
  type ImportTarget,
  type ResultImportQuery,
} from '../../../generated/results-import/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { useFieldNames } from './field-names.ts';
import { importMessages } from './import.messages.ts';
import type { FullImport } from './import-page.tsx';
import { useProblemWords } from './use-problem-words.ts';

type Column = FullImport['columns'][number];
type Fields = ResultImportQuery['importFields'];

const TARGETS: readonly ImportTarget[] = ['DRAFT', 'PUBLISHED'];
const SKIP = '';
const pick = (data: CheckImportMutation) => data.checkImport;

/** Says what each column is, and tries the import without writing. */
export function MappingCard({ found, fields }: { found: FullImport; fields: Fields }) {
  const t = useMessages(importMessages);
  const names = useFieldNames();
  const words = useProblemWords();
  const [chosen, setChosen] = useState<ReadonlyMap<number, string>>(
    () => new Map(found.mapping.map(({ column, field }) => [column, field])),
  );
  const [target, setTarget] = useState<ImportTarget>(found.target);
  const check = useAction(CheckImportDocument, pick);
  const missing = fields.find(({ key, required }) => required && ![...chosen.values()].includes(key));
  const set = (column: number, field: string) => {
    const next = new Map(chosen);
    if (field === SKIP) next.delete(column);
    else next.set(column, field);
    setChosen(next);
  };
  const run = () =>
    check.run({
      input: {
        importId: found.id,
        expectedVersion: found.version,
        target,
        mapping: [...chosen].map(([column, field]) => ({ column, field })),
      },
    });
  return (
    <section className="f-card" aria-labelledby="import-mapping" style={{ marginTop: 20 }}>
      <h2 id="import-mapping">{t('mappingTitle')}</h2>
      <p className="f-quiet">{t('mappingIntro')}</p>
      <MappingTable columns={found.columns} fields={fields} chosen={chosen} onChoose={set} />
      <h3>{t('targetTitle')}</h3>
      <Radio.Group
        aria-label={t('targetTitle')}
        value={target}
        onChange={({ target: { value } }) => setTarget(value as ImportTarget)}
        style={{ display: 'grid', gap: 8 }}
        options={TARGETS.map((value) => ({
          value,
          label: (
            <>
              {t(`target${value}`)} <span className="f-quiet">{t(`target${value}Hint`)}</span>
            </>
          ),
        }))}
      />
      <Refusals errors={check.refusals} explain={words} />
      <FaultAlert fault={check.fault} />
      {missing && <Alert type="info" showIcon title={t('requiredMissing', { field: names(missing.key) })} />}
      <p>
        <Button
          type={found.state === 'UPLOADED' ? 'primary' : 'default'}
          disabled={missing !== undefined}
          loading={check.running}
          onClick={() => void run()}
        >
          {found.state === 'UPLOADED' ? t('check') : t('checkAgain')}
        </Button>
      </p>
    </section>
  );
}

function MappingTable(props: {
  columns: readonly Column[];
  fields: Fields;
  chosen: ReadonlyMap<number, string>;
  onChoose: (column: number, field: string) => void;
}) {
  const { columns, fields, chosen, onChoose } = props;
  const t = useMessages(importMessages);
  const names = useFieldNames();
  const optionsFor = (column: number) => [
    { value: SKIP, label: t('skip') },
    ...fields.map(({ key }) => ({
      value: key,
      label: names(key),
      // A field comes from one column only.
      disabled: [...chosen].some(([other, field]) => field === key && other !== column),
    })),
  ];
  return (
    <Table<Column>
      size="small"
      rowKey="index"
      dataSource={[...columns]}
      pagination={false}
      scroll={{ x: 'max-content' }}
      columns={[
        { key: 'header', title: t('columnHeader'), render: (_, { header }) => <strong>{header}</strong> },
        {
          key: 'field',
          title: t('columnField'),
          width: 220,
          render: (_, { index, header }) => (
            <Select
              aria-label={`${header} → ${t('columnField')}`}
              style={{ width: 200 }}
              value={chosen.get(index) ?? SKIP}
              onChange={(field) => onChoose(index, field)}
              showSearch={{ optionFilterProp: 'label' }}
              options={optionsFor(index)}
            />
          ),
        },
        {
          key: 'samples',
          title: t('columnSamples'),
          render: (_, { samples }) => (
            <span className="f-quiet">
              {samples
                .filter((sample) => sample !== '')
                .slice(0, 3)
                .map((sample) => (sample.length > 24 ? `${sample.slice(0, 24)}…` : sample))
                .join(' ｜ ')}
            </span>
          ),
        },
      ]}
    />
  );
}
