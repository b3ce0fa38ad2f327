/** What a test wants sent: one JSON document on standard input. */
export async function wanted() {
  let text = '';
  for await (const chunk of process.stdin) {
    text += chunk;
  }
  return JSON.parse(text);
}
