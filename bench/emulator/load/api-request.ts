// A call of Stripe's API as the official SDK sends it: form-encoded, with a key to it that makes it safe to repeat.
const userAgent = 'Stripe/v1 NodeBindings/23.1.0';

export interface ApiRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Form-encoded; empty for a GET. */
  readonly body: string;
}

export function get(path: string, apiKey: string): ApiRequest {
  return { method: 'GET', path, headers: headersOf(apiKey), body: '' };
}

export function post(
  path: string,
  form: Readonly<Record<string, string>>,
  keys: { readonly apiKey: string; readonly idempotencyKey: string },
): ApiRequest {
  return {
    method: 'POST',
    path,
    headers: {
      ...headersOf(keys.apiKey),
      'Content-Type': 'application/x-www-form-urlencoded',
      'Idempotency-Key': keys.idempotencyKey,
    },
    body: new URLSearchParams(form).toString(),
  };
}

/** The bytes of the request, which are all ASCII. */
export function httpText(request: ApiRequest, port: number): string {
  const { method, path, headers, body } = request;
  const lines = [
    `${method} ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(method === 'POST' ? [`Content-Length: ${body.length}`] : []),
  ];
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}

/** The same for a server that is called without a socket. */
export function webRequest({ method, path, headers, body }: ApiRequest): Request {
  return new Request(`http://127.0.0.1${path}`, {
    method,
    headers,
    ...(method === 'POST' && { body }),
  });
}

function headersOf(apiKey: string): Record<string, string> {
  return { Authorization: `Bearer ${apiKey}`, Accept: 'application/json', 'User-Agent': userAgent };
}
