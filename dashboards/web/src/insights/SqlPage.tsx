import { type SubmitEvent, useRef, useState } from 'react';
import { readSchema, type Result, runSql, takeSql } from '../api/insights';
import type { Failure } from '../api/outcome';
import { useRead } from '../api/useRead';
import { FailureNote } from '../ui/FailureNote';
import { PolledView } from '../ui/PolledView';
import { Downloads } from './Downloads';
import { HISTORY_KEY, isQuery, withQuery } from './queries';
import { QueryHistory } from './QueryHistory';
import { ResultTable } from './ResultTable';
import { SchemaList } from './SchemaList';
import { useStored } from './stored';

const MOST_LETTERS = 10_000;
const ROWS = 8;

/** A query over the released figures, and what it may name. */
export function SqlPage({ query }: { query: string }) {
  const [sql, setSql] = useState(() => new URLSearchParams(query).get('sql') ?? '');
  const [history, keepHistory] = useStored(HISTORY_KEY, isQuery);
  const { run, busy, failure, answered } = useRunning((asked) => keepHistory(withQuery(history, asked)));
  const editor = useRef<HTMLTextAreaElement>(null);

  function take(text: string) {
    setSql(text);
    editor.current?.focus();
  }

  return (
    <div className="sql">
      <section aria-labelledby="sql" className="sql-query">
        <h2 id="sql">Query</h2>
        <Editor ref={editor} sql={sql} busy={busy} onChange={setSql} onRun={() => run(sql)} />
        <div aria-live="polite">
          {failure && <FailureNote failure={failure} />}
          {answered && (
            <>
              <ResultTable result={answered.result} />
              <Downloads name="query" take={(format) => takeSql(answered.sql, format)} />
            </>
          )}
        </div>
      </section>
      <section aria-labelledby="schema" className="schema">
        <h2 id="schema">Tables</h2>
        <PolledView polled={useRead(readSchema)}>{(schema) => <SchemaList schema={schema} onTake={take} />}</PolledView>
      </section>
      <QueryHistory queries={history} onTake={take} onClear={() => keepHistory([])} />
    </div>
  );
}

interface EditorProps {
  ref: React.Ref<HTMLTextAreaElement>;
  sql: string;
  busy: boolean;
  onChange: (sql: string) => void;
  onRun: () => void;
}

function Editor({ ref, sql, busy, onChange, onRun }: EditorProps) {
  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    onRun();
  }

  return (
    <form className="asked" onSubmit={onSubmit}>
      <label htmlFor="query">One SELECT over the tables</label>
      <textarea
        ref={ref}
        id="query"
        className="code"
        rows={ROWS}
        required
        maxLength={MOST_LETTERS}
        spellCheck={false}
        autoCapitalize="none"
        aria-describedby="query-hint"
        value={sql}
        onChange={({ target }) => onChange(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            onRun();
          }
        }}
      />
      <div className="actions">
        <button type="submit" className="primary" aria-disabled={busy}>
          {busy ? 'Running…' : 'Run'}
        </button>
        <span id="query-hint" className="quiet">
          Ctrl+Enter runs it too. What is suppressed is null, which is not zero, and left out of sums.
        </span>
      </div>
    </form>
  );
}

interface Answered {
  sql: string;
  result: Result;
}

/** Runs one query after another; the address has the last, so that it can be shared. */
function useRunning(onAsked: (sql: string) => void) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [answered, setAnswered] = useState<Answered>();

  async function run(sql: string) {
    if (busy || sql.trim() === '') {
      return;
    }
    setBusy(true);
    setFailure(undefined);
    setAnswered(undefined);
    onAsked(sql);
    location.hash = `#/insights/sql?${new URLSearchParams({ sql })}`;
    const outcome = await runSql(sql);
    setBusy(false);
    if (outcome.ok) {
      setAnswered({ sql, result: outcome.value });
    } else {
      setFailure(outcome.failure);
    }
  }

  return { run, busy, failure, answered };
}
