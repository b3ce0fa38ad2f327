/** Two texts side by side, line by line. */
export interface Row {
  before?: string;
  after?: string;
  changed: boolean;
}

/** The longest common lines stand beside each other; what is between was taken out, added, or changed in its place. */
export function sideBySide(before: readonly string[], after: readonly string[]): Row[] {
  const common = lengths(before, after);
  const rows: Row[] = [];
  let out: string[] = [];
  let added: string[] = [];
  const flush = () => {
    for (let at = 0; at < Math.max(out.length, added.length); at++) {
      const [one, other] = [out[at], added[at]];
      rows.push({ ...(one !== undefined && { before: one }), ...(other !== undefined && { after: other }), changed: true });
    }
    out = [];
    added = [];
  };
  let [left, right] = [0, 0];
  while (left < before.length || right < after.length) {
    const [one, other] = [before[left], after[right]];
    if (one !== undefined && one === other) {
      flush();
      rows.push({ before: one, after: one, changed: false });
      left++;
      right++;
    } else if (other === undefined || (one !== undefined && at(common, left + 1, right) >= at(common, left, right + 1))) {
      out.push(one ?? '');
      left++;
    } else {
      added.push(other);
      right++;
    }
  }
  flush();
  return rows;
}

/** How many lines of the rests are common, for each pair of rests. */
function lengths(before: readonly string[], after: readonly string[]): number[][] {
  const table = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let left = before.length - 1; left >= 0; left--) {
    for (let right = after.length - 1; right >= 0; right--) {
      const row = table[left];
      if (row !== undefined) {
        row[right] = before[left] === after[right] ? at(table, left + 1, right + 1) + 1 : Math.max(at(table, left + 1, right), at(table, left, right + 1));
      }
    }
  }
  return table;
}

const at = (table: number[][], left: number, right: number): number => table[left]?.[right] ?? 0;
