export type State =
  | 'sent' | 'asked' | 'agreed' | 'anchored'
  | 'answered' | 'confirmed' | 'denied' | 'failed' | 'rejected' | 'reissued';

export type Answer = 'allow' | 'ask' | 'deny';

/** One thing that would become public. */
export interface Field {
  path: string;
  type: string;
  value: string;
  origin: 'request' | 'stored' | 'time' | 'program' | 'computed' | 'unknown';
  declared: boolean;
  answer?: Answer;
}

/** What would be appended to a log. */
export interface Update {
  key: string;
  doc?: string;
  log?: string;
  declared: boolean;
  value?: string;
  fields: Field[];
  answer?: Answer;
}

/** All that a request would make public. */
export interface Preview {
  app: string;
  name: string;
  endpoint: string;
  updates: Update[];
  answer: Answer;
}

export interface Entry {
  log: string;
  key: string;
  index: number;
  content: string;
  block?: number;
  verdict?: string;
}

/** A request, and what has become of it. */
export interface Request<Value = unknown> {
  schema: 'emet.request/v1';
  number: number;
  time: number;
  app: string;
  name: string;
  endpoint: string;
  args: unknown;
  tick: number;
  request?: string;
  state: State;
  value?: Value;
  preview?: Preview;
  entries?: Entry[];
  servers?: string[];
  problem?: string;
  for?: number;
  by?: number;
}

export interface Overview {
  id: string;
  name: string;
  summary?: string;
  master: string;
  version: number;
  program: string;
  endpoints: string[];
}

export interface Description extends Overview {
  schema: 'emet.app/v1';
  supervisor: string[];
  tokens: { class: number; amount: string; writes: boolean }[];
  workBits: number;
  tickBlocks: number;
  api: unknown;
  /** What the types that have names consist of: a value of a variant is one of the parts, another has them all. */
  types: { name: string; variant: boolean; parts: { name: string; type: string }[] }[];
}

export interface Log {
  key: string;
  name?: string;
  tag: string;
  count: number;
  newest: string;
}

export interface Ticks {
  schema: 'emet.ticks/v1';
  app: string;
  tick: number;
  left: number;
  counted: number | null;
  state?: string;
  servers: number;
  problem?: string;
}

export interface Options {
  signal?: AbortSignal;
}

export interface CallOptions extends Options {
  /** Calls with the same word are one: it is safe to repeat them. */
  once?: string;
  /** That an advertisement was seen, in Base64, where the application gives tokens for these. */
  proof?: string;
  /** Asked with all that would become public. Without it a request waits for consent. */
  consent?: (preview: Preview, request: Request) => boolean | Promise<boolean>;
}

/** A request that was not served. */
export class EmetError extends Error {
  readonly status: number;
  readonly code: string;
  readonly retryable: boolean;
}

/** The client on this machine. */
export class Emet {
  constructor(options: { url?: string; token: string; fetch?: typeof fetch });
  apps(options?: Options): Promise<Overview[]>;
  app(name: string): App;
  requests(options?: Options & { most?: number }): Promise<Request[]>;
  request(number: number, options?: Options): Promise<Request>;
  allow(number: number, options?: Options): Promise<Request>;
  deny(number: number, options?: Options): Promise<Request>;
  settled(number: number, options?: Options & { every?: number }): Promise<Request>;
}

/** An application. */
export class App {
  private constructor();
  describe(options?: Options): Promise<Description>;
  keys(options?: Options): Promise<Log[]>;
  ticks(options?: Options): Promise<Ticks>;
  request<Value = unknown>(endpoint: string, args?: unknown, options?: CallOptions): Promise<Request<Value>>;
  call<Value = unknown>(endpoint: string, args?: unknown, options?: CallOptions): Promise<Value>;
}
