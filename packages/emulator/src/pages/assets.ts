/** The scripts and styles of the pages, served as they are written: there is no build step. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

import type { Hono } from 'hono';

interface Asset {
  content: string;
  contentType: string;
  etag: string;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/**
 * Adds `/pages/…`. Browsers keep the files but ask each time whether they are still current, so
 * that a newer emulator on the same port is seen at once.
 */
export function addAssets(app: Hono): void {
  let assets: ReadonlyMap<string, Asset> | null = null;
  app.get('/pages/:name', (context) => {
    assets ??= readAssets(new URL('./browser/', import.meta.url));
    const asset = assets.get(context.req.param('name'));
    if (asset === undefined) return context.notFound();
    const headers = {
      'Cache-Control': 'no-cache',
      'Content-Type': asset.contentType,
      ETag: asset.etag,
      'X-Content-Type-Options': 'nosniff',
    };
    if (context.req.header('If-None-Match') === asset.etag) return context.body(null, 304, headers);
    return context.body(asset.content, 200, headers);
  });
}

/** The files by name; only what stands in the folder itself can be asked for. */
function readAssets(folder: URL): Map<string, Asset> {
  const assets = new Map<string, Asset>();
  for (const name of readdirSync(folder)) {
    const contentType = contentTypes[name.slice(name.lastIndexOf('.'))];
    if (contentType === undefined) continue;
    const content = readFileSync(new URL(name, folder), 'utf8');
    const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
    assets.set(name, { content, contentType, etag });
  }
  return assets;
}
