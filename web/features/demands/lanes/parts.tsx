import type { LaneFilePartsFragment } from '../../../generated/demands-lanes/graphql.ts';

/** Files with their names, each opened in a page of its own. */
export function FileList({ files }: { files: readonly LaneFilePartsFragment[] }) {
  if (files.length === 0) return null;
  return (
    <ul>
      {files.map(({ id, name, url }) => (
        <li key={id}>
          <a href={url} target="_blank" rel="noreferrer">
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}
