import { Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  CreateImportDocument,
  type CreateImportMutation,
} from '../../../generated/results-import/graphql.ts';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { FileUpload } from '../../../ui/file-upload.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { importMessages } from './import.messages.ts';
import { useProblemWords } from './use-problem-words.ts';

const LIMIT_MB = 100;
const AUTO = 'auto';
const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const;
const pick = (data: CreateImportMutation) => data.createImport;

/** Takes a file in and goes on to its columns. */
export function UploadCard() {
  const t = useMessages(importMessages);
  const words = useProblemWords();
  const navigate = useNavigate();
  const [encoding, setEncoding] = useState<string>(AUTO);
  const create = useAction(CreateImportDocument, pick, { refetchQueries: ['ResultImports'] });
  const begin = async (fileId: string) => {
    const chosen = encoding === AUTO ? {} : { encoding };
    const done = await create.run({ input: { fileId, target: 'DRAFT', ...chosen } });
    if (done?.import) void navigate(`/desk/import/${done.import.id}`);
  };
  return (
    <section className="f-card" aria-labelledby="import-upload">
      <h2 id="import-upload" style={{ marginTop: 0 }}>
        {t('uploadTitle')}
      </h2>
      <p className="f-quiet">{t('uploadHint')}</p>
      <Refusals errors={create.refusals} explain={words} />
      <FaultAlert fault={create.fault} />
      <p>
        <label htmlFor="import-encoding">{t('encoding')}</label>{' '}
        <Select
          id="import-encoding"
          value={encoding}
          onChange={setEncoding}
          style={{ width: 160 }}
          options={[
            { value: AUTO, label: t('encodingAuto') },
            ...ENCODINGS.map((value) => ({ value, label: value.toUpperCase() })),
          ]}
        />
      </p>
      <FileUpload
        purpose="import"
        accept=".csv,.xlsx,.jsonl,.ndjson,.txt"
        limitMb={LIMIT_MB}
        label={t('uploadLabel')}
        refusedText={t('refused')}
        disabled={create.running}
        onUploaded={(file) => void begin(file.id)}
      />
    </section>
  );
}
