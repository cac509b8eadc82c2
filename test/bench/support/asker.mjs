import { Agent, request } from 'node:http';

/** A question that is not answered by then never is. */
const PATIENCE_MS = 30_000;

/** A way to ask GraphQL as browsers do, by connections that stay open. @param connections how many at most */
export function asker(port, connections) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  /** @returns data @throws Error for an answer that is a fault, or none, or none in time */
  const ask = (cookie, query, variables) => {
    const sent = JSON.stringify({ query, variables });
    return new Promise((done, fail) => {
      const asking = request({ agent, host: '127.0.0.1', port, path: '/graphql', method: 'POST', timeout: PATIENCE_MS, headers: { host: `localhost:${port}`, 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent), 'sec-fetch-site': 'same-origin', cookie } }, (answer) => {
        const chunks = [];
        answer.on('data', (chunk) => chunks.push(chunk)).once('error', fail).once('end', () => {
          try {
            const { data, errors } = JSON.parse(Buffer.concat(chunks));
            if (errors || !data) throw new Error(JSON.stringify(errors ?? data));
            done(data);
          } catch (error) {
            fail(error);
          }
        });
      });
      asking.once('timeout', () => asking.destroy(new Error(`no answer for ${PATIENCE_MS} ms`)));
      asking.once('error', fail).end(sent);
    });
  };
  return { ask, close: () => agent.destroy() };
}

/** @param who a signed-in {@link Person} */
export function cookieOf(who) {
  return [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}
