// Plays an SMS gateway that takes the parameters of Kannel's sendsms, in good and bad moods.
//   node sim/sms_gateway.mjs --port N [--mode MODE]
// GET /messages lists what arrived; GET /mode?is=MODE changes the mood. Nothing is sent to anybody.
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

const slowness = 4000;

/** What each mode does with a message that came; `record` writes it down as arrived. */
const moods = {
  ok: (answer, record) => {
    record();
    answer.writeHead(202).end('0: Accepted for delivery');
  },
  refuses: (answer) => answer.writeHead(400).end('Rejected'),
  fails: (answer) => answer.writeHead(503).end('Temporal failure, try again later.'),
  slow: (answer, record) => setTimeout(() => moods.ok(answer, record), slowness),
  hangs: (answer, record) => record(),
  acts_then_breaks: (answer, record) => {
    record();
    answer.socket.destroy();
  },
};
export const modes = [...Object.keys(moods), 'down'];

/** `messages` grows as they arrive; `attempts` also counts what was turned away. */
export async function startSmsGateway({ mode = 'ok', port = 0 } = {}) {
  const gateway = { messages: [], attempts: 0, mode };
  const server = createServer((request, answer) => {
    const { pathname, searchParams } = new URL(request.url, 'http://gateway');
    const asked = Object.fromEntries(searchParams);
    if (pathname === '/messages') {
      answer.writeHead(200, { 'content-type': 'application/json' });
      answer.end(JSON.stringify(gateway.messages));
    } else if (pathname === '/mode') {
      const known = modes.includes(asked.is);
      answer.writeHead(known ? 200 : 400).end(known ? asked.is : modes.join(' '));
      if (known) gateway.setMode(asked.is);
    } else if (pathname !== '/cgi-bin/sendsms') {
      answer.writeHead(404).end();
    } else if (!asked.to || !asked.text || !asked.username) {
      answer.writeHead(400).end('Missing parameter');
    } else {
      gateway.attempts += 1;
      moods[gateway.mode](answer, () => gateway.messages.push(asked));
    }
  });
  const listen = (at) => new Promise((resolve) => server.listen(at, '127.0.0.1', resolve));
  const close = () =>
    new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  await listen(port);
  const { port: taken } = server.address();
  gateway.url = `http://127.0.0.1:${taken}/cgi-bin/sendsms`;
  gateway.setMode = async (wanted) => {
    if (!modes.includes(wanted)) throw new Error(`there is no mode ${wanted}`);
    gateway.mode = wanted;
    if (wanted === 'down' && server.listening) await close();
    if (wanted !== 'down' && !server.listening) await listen(taken);
  };
  gateway.stop = async () => {
    if (server.listening) await close();
  };
  if (mode === 'down') await close();
  return gateway;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const option = (name, otherwise) => {
    const at = process.argv.indexOf(`--${name}`);
    return at < 0 ? otherwise : process.argv[at + 1];
  };
  const gateway = await startSmsGateway({
    port: Number(option('port', 13013)),
    mode: option('mode', 'ok'),
  });
  console.log(`${gateway.url}  modes: ${modes.join(', ')}`);
}
