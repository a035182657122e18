// Asks the program over connections that stay open, as a proxy before it would.
import http from 'node:http';

export class Client {
  constructor(origin, connections) {
    this.origin = origin;
    this.agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  }

  /** `from`: on whose behalf; what is limited for each visitor is counted for this address. */
  ask(method, path, { token, body, type = 'application/json', from, version } = {}) {
    const bytes = body === undefined || Buffer.isBuffer(body) ? body : Buffer.from(body);
    const headers = {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(bytes ? { 'content-type': type, 'content-length': bytes.length } : {}),
      ...(from ? { 'x-forwarded-for': from } : {}),
      ...(version ? { 'if-match': version } : {}),
    };
    return new Promise((resolve, reject) => {
      const request = http.request(
        this.origin + path,
        { method, agent: this.agent, headers },
        (answer) => {
          const pieces = [];
          answer.on('data', (piece) => pieces.push(piece));
          answer.on('error', reject);
          answer.on('end', () =>
            resolve({ status: answer.statusCode, body: Buffer.concat(pieces) }),
          );
        },
      );
      request.on('error', reject);
      request.end(bytes);
    });
  }

  close() {
    this.agent.destroy();
  }
}

/** A form of one part, as a browser sends a file. */
export function multipart(name, type, content) {
  const mark = '----------------bench0123456789';
  const disposition = `form-data; name="file"; filename="${name}"`;
  const head = `--${mark}\r\nContent-Disposition: ${disposition}\r\nContent-Type: ${type}\r\n\r\n`;
  return {
    type: `multipart/form-data; boundary=${mark}`,
    body: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${mark}--\r\n`)]),
  };
}
