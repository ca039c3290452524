// Types of the module 'emet', for editors. The language is described in docs/language.md.
declare module 'emet' {
  /** The type of a value. */
  export interface Type { readonly __type: unique symbol }

  export const unit: Type;
  export const bool: Type;
  /** Whole numbers of 64 bits. What overflows ends the request. */
  export const int: Type;
  /** Seconds since 1970. */
  export const time: Type;
  /** The name of a client's log. */
  export const id: Type;
  /** A bool that structure may see and match, by the tags true and false. */
  export const truth: Type;
  /** UTF-8 of at most so many bytes. */
  export function string(limit: number): Type;
  export function bytes(limit: number): Type;
  /** Numbers with that many digits after the point, at most 18. */
  export function decimal(scale: number): Type;
  export function option(t: Type): Type;
  export function tuple(...parts: Type[]): Type;
  export function list(t: Type, limit: number): Type;
  export function dict(key: Type, value: Type, limit: number): Type;
  /** Trees of at most so many nodes, in at most so many levels. */
  export function tree(t: Type, nodes: number, levels: number): Type;

  /** A literal. Decimals are strings such as "12.50"; ints beyond 2^53 are written with an n behind them. */
  export type Literal = boolean | number | bigint | string | Uint8Array | null | Literal[];

  /** What a callback may return: with an async one, the operation is to be awaited. */
  type Given<V> = V | Promise<V>;

  /** What can be done with a value by its form. V is the world: {@link Value} or {@link Seen}. */
  interface Shape<V> {
    /** A field of a record by name, or a part of a tuple by number. Where no operation has its name, value.name does it, too. */
    field(name: string | number): V;
    [field: string]: any;
    /** A value is no promise: to await one gives it back. */
    readonly then: undefined;
    /** Goes on with the case of the value's tag. Each case gets the payload. */
    match(cases: Record<string, (payload: V) => V>): V;
    match(cases: Record<string, (payload: V) => Given<V>>): Promise<V>;
    map(f: (element: V) => V): V;
    map(f: (element: V) => Promise<V>): Promise<V>;
    /** The elements for which f gives true as a tag. */
    filter(f: (element: V) => V): V;
    filter(f: (element: V) => Promise<V>): Promise<V>;
    fold(first: V, f: (state: V, element: V) => V): V;
    fold(first: V, f: (state: V, element: V) => Promise<V>): Promise<V>;
    mapTree(f: (value: V) => V): V;
    mapTree(f: (value: V) => Promise<V>): Promise<V>;
    /** Goes from the leaves up. What f gives is of type t. */
    foldTree(t: Type, f: (value: V, children: V) => V): V;
    foldTree(t: Type, f: (value: V, children: V) => Promise<V>): Promise<V>;
    /** The value with a type of greater limits. */
    as(t: Type): V;
    zip(other: V): V;
    enumerate(): V;
    reverse(): V;
    take(n: number): V;
    /** Element n, or none. */
    at(n: number): V;
    entries(): V;
    flatten(): V;
    /** The place of a tree's root, from which one moves. */
    root(): V;
    focus(): V;
    down(n: number): V;
    up(): V;
    left(): V;
    right(): V;
    edit(value: V): V;
    insert(value: V): V;
    delete(): V;
    whole(): V;
  }

  /** An opaque value: it can be passed on and taken apart. Only an observation sees its primitives. */
  export interface Value extends Shape<Value> {
    /** Two lists, one after the other. */
    concat(other: Value): Value;
    observe(f: (seen: Seen) => Seen): Value;
    observe(f: (seen: Seen) => Promise<Seen>): Promise<Value>;
  }

  /** A value whose primitives are seen. It lives within an observation. */
  export interface Seen extends Shape<Seen> {
    const(t: Type, x: Literal): Seen;
    make(record: Type, fields: Record<string, Seen>): Seen;
    construct(tag: string, payload?: Seen): Seen;
    tuple(...more: Seen[]): Seen;
    list(limit: number, ...more: Seen[]): Seen;
    some(): Seen;
    none(t: Type): Seen;
    leaf(tree: Type): Seen;
    fuel(n: number): Seen;
    and(other: Seen | boolean): Seen;
    or(other: Seen | boolean): Seen;
    not(): Seen;
    /** A bool as a tag that structure may see. */
    toTag(): Seen;
    fromTag(): Seen;
    select(yes: Seen, no: Seen): Seen;
    equal(other: Seen | Literal): Seen;
    less(other: Seen | Literal): Seen;
    atMost(other: Seen | Literal): Seen;
    add(other: Seen | Literal): Seen;
    sub(other: Seen | Literal): Seen;
    mul(other: Seen | Literal): Seen;
    div(other: Seen | Literal): Seen;
    mod(other: Seen | Literal): Seen;
    neg(): Seen;
    toDecimal(scale: number): Seen;
    round(): Seen;
    since(other: Seen): Seen;
    later(seconds: Seen | number): Seen;
    length(): Seen;
    byteLength(): Seen;
    concat(other: Seen | string | Uint8Array): Seen;
    slice(from: Seen | number, to: Seen | number): Seen;
    contains(other: Seen | string | Uint8Array): Seen;
    hasPrefix(other: Seen | string | Uint8Array): Seen;
    hasSuffix(other: Seen | string | Uint8Array): Seen;
    find(other: Seen | string | Uint8Array): Seen;
    split(separator: Seen | string, parts: number): Seen;
    toLower(): Seen;
    toUpper(): Seen;
    foldCase(): Seen;
    format(): Seen;
    clip(n: number): Seen;
    toBytes(): Seen;
    sha256(): Seen;
    keccak256(): Seen;
    verify(digest: Seen, signature: Seen): Seen;
    get(key: Seen | Literal): Seen;
    put(key: Seen | Literal, value: Seen): Seen;
    remove(key: Seen | Literal): Seen;
  }

  /** Shows values, together, to a server of their own, which computes what f says. */
  export function observe(values: Value[], f: (...seen: Seen[]) => Seen): Value;
  export function observe(values: Value[], f: (...seen: Seen[]) => Promise<Seen>): Promise<Value>;
  /** v if the condition is true, else w, without a tag: both are computed. */
  export function choose(condition: Value, v: Value, w: Value): Value;

  /** A type of logs that clients own. */
  export interface Key {
    doc(text: string): Key;
    /** Allows a tag as the first of a log. With it or move, only what is allowed is legal. */
    start(tag: string): Key;
    move(from: string, to: string): Key;
    /** Has each entry judged, beside the one before it, if any: f gives a bool. */
    check(f: (before: Seen, next: Seen) => Given<Seen>): Key;
    append(value: Value): Value;
    appendTo(log: Value, value: Value): Value;
  }

  /** An order in which entries are looked up. An answer is a list of tuples of log id and value. */
  export interface Index {
    doc(text: string): Index;
    /** Only the last entry of each log. */
    latest(): Index;
    all(limit: number): Value;
    equal(limit: number, ...fields: Value[]): Value;
    prefix(limit: number, ...fields: Value[]): Value;
    range(limit: number, ...fields: Value[]): Value;
  }

  export interface Endpoint {
    doc(text: string): Endpoint;
  }

  export interface Builder {
    record(name: string, fields: Record<string, Type>): Type;
    variant(name: string, cases: Record<string, Type>): Type;
    key(name: string, t: Type): Key;
    index(name: string, of: Key, ...by: string[]): Index;
    endpoint(name: string, request: Type, f: (request: Value) => Given<Value>): Endpoint;
    function(name: string, parameters: Type[], f: (...args: Value[]) => Given<Value>): (...args: Value[]) => Value;
    /** No server may see these two fields together. Each is written as Type.field. */
    never(one: string, other: string): void;
    together(one: string, other: string): void;
    /** The time of the tick in which the request is served. */
    now(): Value;
    const(t: Type, x: Literal): Value;
    tuple(...parts: Value[]): Value;
    make(record: Type, fields: Record<string, Value>): Value;
    construct(tag: string, payload?: Value): Value;
    some(v: Value): Value;
    none(t: Type): Value;
    list(t: Type, limit: number, ...elements: Value[]): Value;
    leaf(tree: Type, value: Value): Value;
    fuel(n: number): Value;
  }

  export interface Application { readonly __application: unique symbol }

  /** An application. Its file exports it: export default app('notes', (a) => { … }). */
  export function app(name: string, declare: (a: Builder) => void | Promise<void>): Application;
}
