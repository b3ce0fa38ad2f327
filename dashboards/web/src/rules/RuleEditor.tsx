import type { Catalogue } from './catalogue';
import { type Draft, type Leaf } from './draft';
import { GroupEditor, type Parts } from './GroupEditor';
import { LeafEditor } from './LeafEditor';
import { newLeaf } from './measures';
import { type Refusal, Refusing } from './refusal';

interface Props {
  draft: Draft;
  onChange: (draft: Draft) => void;
  catalogue: Catalogue;
  refusal: Refusal | undefined;
}

/** A rule as a tree of groups and conditions. What it may name comes from the catalogue, whether it is right from the gateway. */
export function RuleEditor({ draft, onChange, catalogue, refusal }: Props) {
  return (
    <Refusing value={refusal}>
      <GroupEditor
        group={draft.root}
        onChange={(root) => onChange({ ...draft, root })}
        parts={partsOf(catalogue)}
        label="The rule"
        numbered=""
        empty="An empty rule means nobody. Add a condition."
      />
    </Refusing>
  );
}

const partsOf = (catalogue: Catalogue): Parts<Leaf> => ({
  noun: 'condition',
  movable: true,
  make: () => newLeaf(catalogue),
  show: (leaf, onChange, label, focus) => (
    <LeafEditor leaf={leaf} onChange={onChange} catalogue={catalogue} label={label} focus={focus} />
  ),
});
