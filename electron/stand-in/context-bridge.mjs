/**
 * One side of contextBridge; its source text runs in both worlds of a page. Values cross as DOM events, whose detail
 * Chromium clones between worlds; functions and promises cross as ids. Prototypes are dropped and results frozen, as in Electron.
 */
export function contextBridge(inbound, outbound) {
  const functions = new Map();
  const ids = new WeakMap();
  const promises = new Map();
  const answers = new Map();
  let last = 0;

  const emit = (detail) => dispatchEvent(new CustomEvent(outbound, { detail }));
  const message = (error) => String(error?.message ?? error);
  const keep = (fn) => {
    if (!ids.has(fn)) {
      ids.set(fn, ++last);
      functions.set(last, fn);
    }
    return ids.get(fn);
  };
  const isPlain = (value) => [Object.prototype, null].includes(Object.getPrototypeOf(value));
  const crossesAsItIs = (value) =>
    [Map, Set, Date, Blob, ArrayBuffer, Error].some((type) => value instanceof type) ||
    ArrayBuffer.isView(value);
  const mapFields = (value, each) =>
    Object.fromEntries(Object.keys(value).map((key) => [key, each(value[key])]));

  const wrap = (value) => {
    if (typeof value === 'function') return { $b: 'f', id: keep(value) };
    if (typeof value === 'symbol') throw new TypeError('symbols do not cross the context bridge');
    if (value === null || typeof value !== 'object' || crossesAsItIs(value)) return value;
    if (Array.isArray(value)) return value.map(wrap);
    if (!(value instanceof Promise)) return mapFields(value, wrap);
    const id = ++last;
    value.then(
      (result) => emit({ t: 'settle', id, ok: true, v: wrap(result) }),
      (error) => emit({ t: 'settle', id, ok: false, v: message(error) }),
    );
    return { $b: 'p', id };
  };
  const proxyOf =
    (id) =>
    (...args) => {
      const call = ++last;
      emit({ t: 'call', id, call, args: args.map(wrap) }); // events are synchronous: the answer is there
      const answer = answers.get(call);
      answers.delete(call);
      if (!answer) throw new Error('context bridge: no answer');
      if (!answer.ok) throw new Error(answer.v);
      return unwrap(answer.v);
    };
  const unwrap = (value) => {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map(unwrap);
    if (value.$b === 'f') return proxyOf(value.id);
    if (value.$b === 'p') return new Promise((ok, no) => promises.set(value.id, { ok, no }));
    return isPlain(value) ? mapFields(value, unwrap) : value;
  };
  const freeze = (value) => {
    if (value && typeof value === 'object' && !Object.isFrozen(value)) {
      Object.freeze(value);
      Object.values(value).forEach(freeze);
    }
    return value;
  };

  const settle = ({ id, ok, v }) => {
    const promise = promises.get(id);
    promises.delete(id);
    if (ok) promise?.ok(unwrap(v));
    else promise?.no(new Error(v));
  };
  const call = ({ id, call: number, args }) => {
    try {
      emit({ t: 'answer', call: number, ok: true, v: wrap(functions.get(id)(...args.map(unwrap))) });
    } catch (error) {
      emit({ t: 'answer', call: number, ok: false, v: message(error) });
    }
  };
  const expose = ({ key, api }) => {
    const value = freeze(unwrap(api));
    Object.defineProperty(globalThis, key, { value, enumerable: true, writable: false, configurable: false });
  };
  const receivers = { expose, settle, call, answer: (answer) => answers.set(answer.call, answer) };
  addEventListener(inbound, (event) => {
    event.stopImmediatePropagation();
    receivers[event.detail.t](event.detail);
  });
  return { expose: (key, api) => emit({ t: 'expose', key, api: wrap(api) }) };
}
