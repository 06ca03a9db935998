// Talks to the server: trees in, trees out, and sentences when something is wrong.

export class Trouble extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

async function answer(response) {
  let tree = {};
  try {
    tree = await response.json();
  } catch {
    tree = {error: `The studio answered with ${response.status} and no words.`};
  }
  if (!response.ok) {
    throw new Trouble(tree.error ?? `The studio answered with ${response.status}.`, response.status);
  }
  return tree;
}

export async function send(path, options) {
  let response;
  try {
    response = await fetch(path, {credentials: 'same-origin', ...options});
  } catch (e) {
    if (e.name === 'AbortError') throw e;
    throw new Trouble('The studio does not answer. Is “zoo studio” still running?', 0);
  }
  return answer(response);
}

export const get = (path, signal) => send(path, {signal});

export const post = (path, tree = {}, signal) =>
  send(path, {
    method: 'POST',
    signal,
    headers: {'Content-Type': 'application/json'},
    body: JSON.stringify(tree),
  });

/** Calls that overtake each other: only the answer to the newest one counts. */
export function newest(call) {
  let controller;
  return async (...args) => {
    controller?.abort();
    const mine = (controller = new AbortController());
    try {
      const result = await call(...args, mine.signal);
      return mine.signal.aborted ? undefined : result;
    } catch (e) {
      if (e.name === 'AbortError' || mine.signal.aborted) return undefined;
      throw e;
    }
  };
}

/** Calls that must not overtake each other: however many come while one is under way, one more follows it. */
export function oneAtATime(call) {
  let current;
  let again = false;
  const go = async () => {
    do {
      again = false;
      await call();
    } while (again);
  };
  return () => {
    again = true;
    return (current ??= go().finally(() => (current = undefined)));
  };
}

/** Waits until calls have stopped coming for a while. */
export function settled(ms, call) {
  let timer;
  return (...args) => {
    clearTimeout(timer);
    timer = setTimeout(() => call(...args), ms);
  };
}

/** Does something at once, and however often it is asked again, only so often; a tab that nobody sees waits until it is seen. */
export function paced(ms, call) {
  let resting = false;
  let asked = false;
  const go = () => {
    resting = true;
    asked = false;
    requestAnimationFrame(() => {
      call();
      setTimeout(() => {
        resting = false;
        if (asked) go();
      }, ms);
    });
  };
  return () => {
    if (resting) asked = true;
    else go();
  };
}

let shared;
/** What is installed has changed. */
export const forgetCatalogue = () => (shared = undefined);

/** The plugins, asked for once per page. */
export const catalogue = () => (shared ??= get('/api/catalogue').catch(e => { shared = undefined; throw e; }));
