/** Released figures, which the page's own server tells. */
import { ask, failureOf, refusal } from './client';
import type { components, operations } from './insights-contract';
import type { Failure, Outcome } from './outcome';
import { atMost } from './atMost';
import type { Answer } from './types';

export type Metrics = Answer<operations['listMetrics']>;
export type Metric = components['schemas']['Metric'];
export type Dimension = Metric['dimensions'][number];
export type Figures = components['schemas']['Figures'];
export type FigureRow = components['schemas']['FigureRow'];
export type Period = Figures['period'];
export type Schema = Answer<operations['readSchema']>;
export type Result = Answer<operations['runSql']>;
export type Budget = Answer<operations['readBudget']>;
export type Month = Budget['months'][number];
export type Promised = Answer<operations['readPromise']>;

/** A figure as a row, what it is compared with, and a change have it. */
export type Figure = Pick<FigureRow, 'value' | 'low' | 'high'>;

export type FileFormat = 'csv' | 'parquet';

const TIMEOUT_MS = 15_000;
/** A query may take ten seconds, behind others that wait. */
const PATIENT_TIMEOUT_MS = 60_000;
/** The server lets some wait and sends the rest away. */
const inTurn = atMost(4);

export const readMetrics = () => read<Metrics>('/metrics');

/** Figures as the query has it: from, until, by, where, … */
export const readFigures = (metric: string, query: URLSearchParams) =>
  inTurn(() => read<Figures>(figuresPath(metric, query)));

export const takeFigures = (metric: string, query: URLSearchParams, format: FileFormat) =>
  ask({ method: 'GET', address: `/insights${figuresPath(metric, query)}&format=${format}`, ...FILE });

export const readSchema = () => read<Schema>('/schema');

export const runSql = (sql: string): Promise<Outcome<Result>> =>
  ask({ ...sqlOf(sql), address: '/insights/sql', timeoutMs: PATIENT_TIMEOUT_MS, read: valueOf<Result>, failureOf: failureOfFigures });

export const takeSql = (sql: string, format: FileFormat) =>
  ask({ ...sqlOf(sql), address: `/insights/sql?format=${format}`, ...FILE });

export const readBudget = () => read<Budget>('/budget');

export const readPromise = () => read<Promised>('/promise');

const read = <T>(path: string): Promise<Outcome<T>> =>
  ask({ method: 'GET', address: `/insights${path}`, timeoutMs: TIMEOUT_MS, read: valueOf<T>, failureOf: failureOfFigures });

const valueOf = async <T>(response: Response): Promise<T> => (await response.json()) as T;

/** That there are no figures now has a reason, which its server gives. */
const failureOfFigures = (response: Response): Promise<Failure> => (response.status === 503 ? refusal(response) : failureOf(response));

const FILE = { timeoutMs: PATIENT_TIMEOUT_MS, read: (response: Response) => response.blob(), failureOf: failureOfFigures };

const figuresPath = (metric: string, query: URLSearchParams): string => `/metrics/${encodeURIComponent(metric)}?${query}`;

const sqlOf = (sql: string) => ({ method: 'POST', content: { type: 'application/json', body: JSON.stringify({ sql }) } }) as const;
