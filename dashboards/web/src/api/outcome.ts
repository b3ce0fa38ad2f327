/** What a call came to. A failure says who can do something about it. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; failure: Failure };

export type Failure =
  | { kind: 'signed-out' }
  | { kind: 'forbidden' }
  | { kind: 'away' }
  /** Too many questions at once. */
  | { kind: 'busy' }
  | { kind: 'refused'; title: string; detail?: string };

export function failed(failure: Failure): { ok: false; failure: Failure } {
  return { ok: false, failure };
}
