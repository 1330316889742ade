import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import { Button, Flex } from 'antd';
import { useMessages } from '../../../../app/i18n.tsx';
import { FileUpload } from '../../../../ui/file-upload.tsx';
import type { KeptFile } from './content-form.ts';
import { disclosureMessages } from './disclosure.messages.ts';

const DOCUMENTS = '.pdf,.docx,.pptx,.odt,.png,.jpg,.jpeg,.webp';

interface Props {
  label: string;
  value?: KeptFile | null;
  onChange?: (file: KeptFile | null) => void;
  /** Given by the form. */
  id?: string;
}

/** One file: uploaded, shown by its name, removed. */
export function KeptFileField({ label, value, onChange, id }: Props) {
  return (
    <div id={id}>
      {value ? (
        <FileLine file={value} onRemove={() => onChange?.(null)} />
      ) : (
        <FileUpload
          label={label}
          accept={DOCUMENTS}
          limitMb={25}
          onUploaded={({ id: fileId, name, url }) => onChange?.({ id: fileId, name, url })}
        />
      )}
    </div>
  );
}

/** Several files of the same kind. */
export function KeptFilesField({
  label,
  value = [],
  onChange,
  id,
}: {
  label: string;
  value?: readonly KeptFile[];
  onChange?: (files: KeptFile[]) => void;
  id?: string;
}) {
  return (
    <div id={id}>
      {value.map((file) => (
        <FileLine
          key={file.id}
          file={file}
          onRemove={() => onChange?.(value.filter((other) => other.id !== file.id))}
        />
      ))}
      <FileUpload
        label={label}
        accept={`${DOCUMENTS},.xlsx,.ods,.odp,.csv,.txt`}
        limitMb={25}
        onUploaded={({ id: fileId, name, url }) => onChange?.([...value, { id: fileId, name, url }])}
      />
    </div>
  );
}

function FileLine({ file, onRemove }: { file: KeptFile; onRemove: () => void }) {
  const t = useMessages(disclosureMessages);
  return (
    <Flex align="center" gap={8}>
      <a href={file.url} target="_blank" rel="noreferrer">
        {file.name}
      </a>
      <Button
        type="text"
        danger
        size="small"
        icon={<DeleteOutlined />}
        aria-label={t('removeRow', { title: file.name })}
        onClick={onRemove}
      />
    </Flex>
  );
}
