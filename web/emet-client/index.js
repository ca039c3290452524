// Calls hosted applications through the emet client on this machine: `client serve` prints the address and says where the
// token is. Runs in browsers and in Node 18 or later, and depends on nothing.

/** A request that was not served. `code` is a word for programs; `retryable` says whether the same call may work later. */
export class EmetError extends Error {
  constructor(status, { code = 'unexpected', message = 'no answer that makes sense', retryable = false } = {}) {
    super(message);
    this.name = 'EmetError';
    this.status = status;
    this.code = code;
    this.retryable = retryable;
  }
}

const pause = (ms, signal) =>
  new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const timer = setTimeout(done, ms);
    function done() {
      signal?.removeEventListener('abort', stop);
      resolve();
    }
    function stop() {
      clearTimeout(timer);
      reject(signal.reason);
    }
    signal?.addEventListener('abort', stop, { once: true });
  });

/** The client on this machine. */
export class Emet {
  #base;
  #token;
  #fetch;

  /** @param {{ url?: string, token: string, fetch?: typeof fetch }} options */
  constructor({ url = 'http://127.0.0.1:7420', token, fetch: ask = globalThis.fetch } = {}) {
    if (!token) throw new TypeError('emet: a token is required; it is in the state directory of the client');
    this.#base = url.replace(/\/+$/, '');
    this.#token = token;
    this.#fetch = (...args) => ask(...args);
  }

  /** The applications that there are. */
  async apps({ signal } = {}) {
    return (await this._ask('GET', '/v1/apps', { signal })).items;
  }

  /** An application, by its id or name. Nothing is asked before it is used. */
  app(name) {
    return new App(this, name);
  }

  /** The newest requests, newest first. */
  async requests({ most = 50, signal } = {}) {
    return (await this._ask('GET', `/v1/requests?most=${most}`, { signal })).items;
  }

  /** A request by its number. */
  request(number, { signal } = {}) {
    return this._ask('GET', `/v1/requests/${number}`, { signal });
  }

  /** Agrees to what a request would publish. */
  allow(number, { signal } = {}) {
    return this._ask('POST', `/v1/consents/${number}`, { body: { answer: 'allow' }, signal });
  }

  /** Refuses what a request would publish: nothing is. */
  deny(number, { signal } = {}) {
    return this._ask('POST', `/v1/consents/${number}`, { body: { answer: 'deny' }, signal });
  }

  /**
   * Waits until nothing more becomes of a request, and follows it where it was reissued. It throws what ends the signal.
   */
  async settled(number, { every = 1000, signal } = {}) {
    for (;;) {
      const request = await this.request(number, { signal });
      if (request.state === 'reissued' && request.by) {
        number = request.by;
        continue;
      }
      if (['answered', 'confirmed', 'denied', 'failed', 'rejected'].includes(request.state)) return request;
      await pause(every, signal);
    }
  }

  /** For this module. */
  async _ask(method, path, { body, signal, once, proof } = {}) {
    const headers = { Authorization: `Bearer ${this.#token}` };
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    if (once) headers['Idempotency-Key'] = once;
    if (proof) headers['Emet-Ad-Proof'] = proof;
    const answer = await this.#fetch(this.#base + path, {
      method, headers, signal, body: body === undefined ? undefined : JSON.stringify(body),
    });
    const document = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new EmetError(answer.status, document.error);
    return document;
  }
}

/** An application. */
export class App {
  #emet;
  #path;

  constructor(emet, name) {
    this.#emet = emet;
    this.#path = `/v1/apps/${encodeURIComponent(name)}`;
  }

  /** What there is to call, what it costs, and what servers see of it. */
  describe({ signal } = {}) {
    return this.#emet._ask('GET', this.#path, { signal });
  }

  /** The logs that the user has in the application. */
  async keys({ signal } = {}) {
    return (await this.#emet._ask('GET', `${this.#path}/keys`, { signal })).items;
  }

  /** Where the application stands. */
  ticks({ signal } = {}) {
    return this.#emet._ask('GET', `${this.#path}/ticks`, { signal });
  }

  /**
   * Calls an endpoint and returns the request. If it would publish what the user's policy does not allow by itself,
   * `consent` is asked with the preview; without it the request waits, in the state `asked`. `proof`, in Base64, shows that an
   * advertisement was seen, where the application gives tokens for these.
   */
  async request(endpoint, args = null, { consent, once, proof, signal } = {}) {
    const path = `${this.#path}/endpoints/${encodeURIComponent(endpoint)}`;
    const request = await this.#emet._ask('POST', path, { body: args, once, proof, signal });
    if (request.state !== 'asked' || !consent) return request;
    const agreed = await consent(request.preview, request);
    return agreed ? this.#emet.allow(request.number, { signal }) : this.#emet.deny(request.number, { signal });
  }

  /** Calls an endpoint and returns its value. It throws if the user did not agree to what would be published. */
  async call(endpoint, args = null, options = {}) {
    const request = await this.request(endpoint, args, options);
    if (request.state === 'asked') {
      throw new EmetError(202, { code: 'consent', message: `request ${request.number} waits for the user's consent`, retryable: true });
    }
    if (['denied', 'failed', 'rejected'].includes(request.state)) {
      throw new EmetError(200, { code: request.state, message: request.problem ?? `the request was ${request.state}` });
    }
    return request.value;
  }
}
