/** The scripts and styles of the pages, served as they are written: there is no build step. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

import type { Context, Hono } from 'hono';

export interface Asset {
  content: string;
  contentType: string;
  etag: string;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

const ofThePages = new URL('./browser/', import.meta.url);

/**
 * Adds `/pages/…`, and the same as `/pages/browser/…`, where the scripts of other folders find what
 * they import from here: as far from them as in the source.
 */
export function addAssets(app: Hono): void {
  serveFolder(app, '/pages', ofThePages);
  serveFolder(app, '/pages/browser', ofThePages);
}

/** Adds the files of a folder, which are read when the first of them is asked for. */
export function serveFolder(app: Hono, path: string, folder: URL): void {
  let assets: ReadonlyMap<string, Asset> | null = null;
  app.get(`${path}/:name`, (context) => {
    assets ??= readAssets(folder);
    const asset = assets.get(context.req.param('name'));
    return asset === undefined ? context.notFound() : sendAsset(context, asset);
  });
}

/**
 * Answers with an asset. Browsers keep it but ask each time whether it is still current, so that a
 * newer emulator on the same port is seen at once.
 */
export function sendAsset(context: Context, asset: Asset): Response {
  const headers = {
    'Cache-Control': 'no-cache',
    'Content-Type': asset.contentType,
    ETag: asset.etag,
    'X-Content-Type-Options': 'nosniff',
  };
  if (context.req.header('If-None-Match') === asset.etag) return context.body(null, 304, headers);
  return context.body(asset.content, 200, headers);
}

/** A file to be served. */
export function newAsset(content: string, contentType: string): Asset {
  const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
  return { content, contentType, etag };
}

/** The files by name; only what stands in the folder itself can be asked for. */
function readAssets(folder: URL): Map<string, Asset> {
  const assets = new Map<string, Asset>();
  for (const name of readdirSync(folder)) {
    const contentType = contentTypes[name.slice(name.lastIndexOf('.'))];
    if (contentType === undefined) continue;
    assets.set(name, newAsset(readFileSync(new URL(name, folder), 'utf8'), contentType));
  }
  return assets;
}
