// Unpacks the Chromium of @sparticuz/chromium into the directory for temporary files: a process of its own, so that
// the directory can be chosen.
import chromium from '@sparticuz/chromium';

await chromium.executablePath();
