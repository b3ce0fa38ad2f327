interface Props {
  /** The newest first. */
  queries: readonly string[];
  onTake: (sql: string) => void;
  onClear: () => void;
}

/** What was asked before, in this browser. */
export function QueryHistory({ queries, onTake, onClear }: Props) {
  return (
    <section aria-labelledby="queries" className="queries">
      <h2 id="queries">Asked before</h2>
      <p className="quiet">The newest 20, kept in this browser only.</p>
      {queries.length === 0 ? (
        <p className="quiet">None yet.</p>
      ) : (
        <>
          <ul>
            {queries.map((sql) => (
              <li key={sql}>
                <button type="button" className="small" onClick={() => onTake(sql)}>
                  <code>{sql}</code>
                </button>
              </li>
            ))}
          </ul>
          <div className="actions">
            <button type="button" className="small" onClick={onClear}>
              Forget them
            </button>
          </div>
        </>
      )}
    </section>
  );
}
