// Documents as clients send them, and servers that die while they do.
import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from './server.mjs';

export const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n');

export const sha256 = (bytes) => crypto.createHash('sha256').update(bytes).digest('hex');

/** A PDF of this size whose bytes are like no other's. */
export function pdf(size) {
  const bytes = crypto.randomBytes(size);
  PDF.copy(bytes);
  return bytes;
}

export const sendAsJson = (api, bytes, filename) => api.post('/documents', { file: bytes.toString('base64'), filename });

/** @param extra what stands in front of the form's one part */
export function sendAsForm(api, bytes, filename, extra = '') {
  const boundary = 'a-boundary-that-is-in-no-file';
  const head = `${extra}--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${filename}"\r\ncontent-type: application/pdf\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return api.post('/documents', body, { headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } });
}

const CLIENTS = 6;

/**
 * Uploads as fast as it goes until the server is killed, a few documents and a random moment later.
 *
 * @param chance gives numbers between 0 and 1
 * @param kept takes the sum of each document that the server has acknowledged, by its id
 * @param beforehand done when the moment has come
 */
export async function uploadUntilDeath(server, api, chance, kept, beforehand = async () => {}) {
  const due = kept.size + 1 + Math.floor(chance() * 10);
  const moment = chance() * 150;
  let dying = false;
  const upload = async (send) => {
    while (!dying) {
      const content = pdf(Math.floor(50_000 + chance() * 700_000));
      try {
        const answer = await send(api, content, 'cut.pdf');
        assert.equal(answer.status, 200, answer.text);
        assert.equal(answer.data.sha256, sha256(content));
        kept.set(answer.data.id, answer.data.sha256);
      } catch (error) {
        if (!dying) throw error;
      }
    }
  };
  const load = Promise.all(Array.from({ length: CLIENTS }, (_, at) => upload(at % 2 ? sendAsJson : sendAsForm)));
  await Promise.race([load, eventually('some were acknowledged', () => kept.size >= due)]);
  await pause(moment);
  await beforehand();
  dying = true;
  server.signal('SIGKILL');
  await server.ended;
  await load;
}

/** That every document that was acknowledged is there, and every one that is there is whole. */
export async function assertAllThere(api, kept) {
  const found = new Map();
  for (let page = 1, pages = 1; page <= pages; page++) {
    const answer = await api.get(`/documents?filter[filename][contains]=cut&page[size]=250&page[number]=${page}`);
    assert.equal(answer.status, 200, answer.text);
    for (const { id, sha256: sum } of answer.data) found.set(id, sum);
    pages = answer.json.meta.total_pages;
  }
  for (const [id, sum] of kept) assert.equal(found.get(id), sum, `document ${id} was acknowledged`);
  for (const [id, sum] of found) assert.equal(sha256((await api.get(`/documents/${id}/download`)).bytes), sum);
}
