import { ordered, type Json } from '../rules/json';
import { type Row, sideBySide } from './diff';

export interface Said {
  version: number;
  name: string;
  description: string;
  /** In plain words, where there are some. */
  sentence?: string;
  /** The rule or model. */
  tree: Json;
}

/** Two versions side by side: in words, and as JSON with the changes marked. */
export function VersionDiff({ before, after }: { before: Said; after: Said }) {
  const rows = sideBySide(linesOf(before.tree), linesOf(after.tree));
  const changed = rows.filter((row) => row.changed).length;
  return (
    <div className="scrolls roomy" role="region" tabIndex={0} aria-label={`Versions ${before.version} and ${after.version} side by side`}>
      <table className="diff">
        <caption>{changed === 0 ? 'They say the same.' : `${changed} ${changed === 1 ? 'line differs' : 'lines differ'}; − was there before, + is new.`}</caption>
        <thead>
          <tr>
            <th scope="col">Version {before.version}</th>
            <th scope="col">Version {after.version}</th>
          </tr>
        </thead>
        <tbody>
          <Texts before={before.name} after={after.name} />
          <Texts before={before.description} after={after.description} />
          {before.sentence !== undefined && after.sentence !== undefined && <Texts before={before.sentence} after={after.sentence} />}
          {rows.map((row, index) => (
            <Line key={index} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Texts({ before, after }: { before: string; after: string }) {
  return (
    <tr>
      <td>{before === after ? before : <del>{before}</del>}</td>
      <td>{before === after ? after : <ins>{after}</ins>}</td>
    </tr>
  );
}

function Line({ row: { before, after, changed } }: { row: Row }) {
  return (
    <tr className="line">
      <td>{before !== undefined && <code>{changed ? <del>− {before}</del> : `  ${before}`}</code>}</td>
      <td>{after !== undefined && <code>{changed ? <ins>+ {after}</ins> : `  ${after}`}</code>}</td>
    </tr>
  );
}

const linesOf = (tree: Json): string[] => JSON.stringify(ordered(tree), null, 2).split('\n');
