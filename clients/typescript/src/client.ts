import createClient, { type Client, type Middleware } from "openapi-fetch";
import type { components, paths } from "./contract.js";

export type { components, operations, paths } from "./contract.js";

/** RFC 9457, as every error of the gateway is. */
export type Problem = components["schemas"]["Problem"];

export type PlacetClient = Client<paths>;

/** The gateway refused or could not prove what was asked. */
export class PlacetProblem extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.status} ${problem.title}: ${problem.detail}`);
    this.name = "PlacetProblem";
  }
}

export interface Options {
  /** Where the gateway is, such as http://127.0.0.1:8080. */
  baseUrl: string;
  /** A token of credentials.json. */
  token: string;
  /** Milliseconds after which a request is given up; 10 s where absent. */
  timeoutMs?: number;
}

/**
 * A client of a gateway: `client.GET("/v1/…")` and so on, with the types of its contract. An answer that is an error
 * is thrown as a {@link PlacetProblem}, so that nobody takes it for a decision.
 */
export function placet({ baseUrl, token, timeoutMs = 10_000 }: Options): PlacetClient {
  const client = createClient<paths>({
    baseUrl,
    headers: { Authorization: `Bearer ${token}` },
    fetch: (request: Request) => fetch(request, { signal: AbortSignal.timeout(timeoutMs) }),
  });
  client.use(throwProblems);
  return client;
}

const throwProblems: Middleware = {
  async onResponse({ response }) {
    if (response.headers.get("Content-Type") === "application/problem+json") {
      throw new PlacetProblem((await response.json()) as Problem);
    }
    return undefined;
  },
};

/** One page of a list: its entries, and where the next begins. */
export interface Page<T> {
  entries: readonly T[];
  next?: string | undefined;
}

/** All entries of a list, page after page, asked for as they are read. */
export async function* pages<T>(page: (after: string | undefined) => Promise<Page<T>>): AsyncGenerator<T> {
  let after: string | undefined;
  do {
    const read = await page(after);
    yield* read.entries;
    after = read.next;
  } while (after !== undefined);
}
