export function NotSignedIn() {
  return (
    <div className="note" role="status">
      <h1>Not signed in</h1>
      <p>
        Open the link of your role that <code>./placet up</code> printed. It works once, for 15 minutes; every start prints a
        new one.
      </p>
      <p className="quiet">This page continues by itself once you have opened it in this browser.</p>
    </div>
  );
}
