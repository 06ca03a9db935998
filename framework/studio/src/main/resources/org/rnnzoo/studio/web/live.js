// One stream of events per browser. The tab that holds the lock listens and passes everything on to
// the others; when it is closed, another takes over and goes on after the last event it has seen.

const listeners = new Map();
const channel = 'BroadcastChannel' in window ? new BroadcastChannel('zoo-studio') : null;
let lastId = '';
let source;

export const freshness = {at: null, connected: false};

function tell(event) {
  if (event.type === 'open') freshness.connected = true;
  if (event.type === 'lost') freshness.connected = false;
  else freshness.at = new Date();
  if (event.id) lastId = event.id;
  for (const kind of [event.type, '*']) {
    for (const listener of listeners.get(kind) ?? []) listener(event.data, event.type);
  }
}

/** Calls back for events of a type until the returned function is called. */
export function on(type, listener) {
  if (!listeners.has(type)) listeners.set(type, new Set());
  listeners.get(type).add(listener);
  return () => listeners.get(type).delete(listener);
}

function pass(event) {
  tell(event);
  channel?.postMessage(event);
}

/** Server-sent events by fetch, since EventSource cannot be told where another tab has stopped. */
async function listen() {
  for (;;) {
    try {
      source = new AbortController();
      const response = await fetch('/api/events', {
        signal: source.signal,
        headers: lastId ? {'Last-Event-ID': lastId} : {},
      });
      if (!response.ok) throw new Error(String(response.status));
      pass({type: 'open', data: {}});
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = '';
      for (;;) {
        const {value, done} = await reader.read();
        if (done) break;
        rest += value;
        const messages = rest.split('\n\n');
        rest = messages.pop();
        messages.forEach(read);
      }
    } catch {
      // Told below; the next attempt follows.
    }
    pass({type: 'lost', data: {}});
    await new Promise(resolve => setTimeout(resolve, 1000));
  }
}

function read(message) {
  const event = {};
  for (const line of message.split('\n')) {
    const colon = line.indexOf(': ');
    if (colon > 0) event[line.slice(0, colon)] = line.slice(colon + 2);
  }
  if (event.event) pass({type: event.event, id: event.id, data: JSON.parse(event.data)});
}

export function start() {
  channel?.addEventListener('message', message => tell(message.data));
  if (navigator.locks) {
    navigator.locks.request('zoo-studio-stream', listen);
    channel?.postMessage({type: 'tab', data: {}});
  } else {
    listen();
  }
  // A tab that comes second learns from the first that the stream is open.
  on('tab', () => freshness.connected && source && channel?.postMessage({type: 'open', data: {}}));
}
