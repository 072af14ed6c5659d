// The page of a correction link in a browser: on a phone, by keyboard, and without scripts.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import test, { after } from 'node:test';
import { launch, missing } from '../lib/chromium.mjs';
import { freshNumber, sandbox } from '../lib/fixture.mjs';
import { ok } from '../lib/http.mjs';
import { bodyOf, NEEDED } from '../lib/life.mjs';
import { day, pdf } from '../lib/papers.mjs';
import { eventually, newFolder, OPERATOR_KEY } from '../lib/server.mjs';

const skip = missing() ?? false;
const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const WIDTH = 390;

/** As people are told to have it for their fingers. */
const LEAST_HIGH = 44;

const { server, api } = await sandbox();
const operator = api.as(OPERATOR_KEY);
const browser = skip ? null : await launch();
after(async () => {
  operator.close();
  await browser?.close();
});

const folder = newFolder();
const BILL = path.join(folder, 'bill.pdf');
const PAGE = path.join(folder, 'page.pdf');
fs.writeFileSync(BILL, '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n');
fs.writeFileSync(PAGE, '<!doctype html><html><body>no bill</body></html>');

/**
 * An order that came back with these codes, and a link that submits it again.
 *
 * @param change made to it afterwards
 * @param given what it was submitted with beside or in the place of the usual
 */
async function cameBack(codes, change = {}, given = {}) {
  const [{ id }] = await ok(api.post('/porting_orders', { phone_numbers: [freshNumber()] }));
  await ok(api.patch(`/porting_orders/${id}`, { ...bodyOf(NEEDED), ...given }));
  await ok(api.post(`/porting_orders/${id}/actions/confirm`));
  await ok(operator.call('POST', `/~operator/porting_orders/${id}/actions/raise_exception`, { body: { codes } }));
  await ok(api.patch(`/porting_orders/${id}`, change));
  const { id: link, url } = await ok(api.post(`/porting_orders/${id}/correction_links`, { confirm_when_corrected: true }));
  return { id, link, url };
}

async function upload(bytes) {
  const { id } = await ok(api.post('/documents', { file: bytes.toString('base64'), filename: 'a.pdf' }));
  return id;
}

/** Waits until the text of an order's papers is known. */
const read = (id) =>
  eventually('the papers are read', async () => {
    const { documents } = await ok(api.get(`/porting_orders/${id}/readiness`));
    return documents.every(({ reading }) => reading !== 'being_read');
  }, 120);

const shown = (id) => ok(api.get(`/porting_orders/${id}`));

/** What is wider than the screen, too low for a finger, or has no label. */
const MISFITS = ([width, least]) => {
  const wrong = [];
  if (document.scrollingElement.scrollWidth > width) wrong.push(`the page is ${document.scrollingElement.scrollWidth} wide`);
  for (const one of document.querySelectorAll('input:not([type=hidden]), button, summary')) {
    const name = one.id || one.textContent.trim();
    const touched = one.type === 'checkbox' ? one.labels[0] : one;
    if (!one.checkVisibility()) continue;
    const { height, right } = touched.getBoundingClientRect();
    if (height < least) wrong.push(`${name} is ${height} high`);
    if (right > width) wrong.push(`${name} ends at ${right}`);
    if (one.localName === 'input' && one.labels.length === 0) wrong.push(`${name} has no label`);
  }
  return wrong;
};

async function fitsAPhone(page) {
  assert.deepEqual(await page.evaluate(MISFITS, [WIDTH, LEAST_HIGH]), []);
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run());
  assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`), []);
}

const focused = (page) =>
  page.evaluate(() => {
    const { activeElement: one } = document;
    const { outlineStyle, outlineWidth } = getComputedStyle(one);
    return { name: one.id || one.className || one.textContent.trim(), seen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 };
  });

/** A page that has come gives the focus to a place of it; not at once. */
async function hasFocus(page, name) {
  await page.waitForFunction((wanted) => [document.activeElement.id, document.activeElement.className].includes(wanted), name);
  assert.deepEqual(await focused(page), { name, seen: true });
}

/** Goes on by Tab until this has the focus, which must be seen wherever it is. */
async function tabTo(page, wanted) {
  for (let steps = 0; steps < 20; steps++) {
    await page.keyboard.press('Tab');
    const { name, seen } = await focused(page);
    assert.ok(seen, `${name} does not show that it has the focus`);
    if (name === wanted) return;
  }
  assert.fail(`Tab does not lead to ${wanted}`);
}

/** Presses a key that leads to another page. */
async function leave(page, key) {
  const loaded = page.waitForEvent('load');
  await page.keyboard.press(key);
  await loaded;
}

/** A phone, or a browser that is as narrow, with what went wrong on its pages beside forms that were refused. */
async function newPhone(options) {
  const phone = await browser.newContext({ viewport: { width: WIDTH, height: 844 }, isMobile: true, hasTouch: true, ...options });
  const page = await phone.newPage();
  // A page that nobody listens to opens no dialog at all, and it takes a while until it knows that somebody does.
  page.on('filechooser', () => {});
  const wrong = [];
  page.on('console', (message) => message.type() === 'error' && !/422/.test(message.text()) && wrong.push(message.text()));
  return { phone, page, wrong };
}

const heading = (page) => page.getByRole('heading', { level: 1 }).innerText();

/** Sends the file by the field that has the focus. */
async function choose(page, file) {
  const asked = page.waitForEvent('filechooser');
  await page.keyboard.press('Enter');
  await (await asked).setFiles(file);
}

test('on a phone and by keyboard alone: corrects, sends a bill, reads the letter and signs it', { skip }, async () => {
  const { id, url } = await cameBack(['AUTH_PERSON_MISMATCH', 'ACCOUNT_NUMBER_MISMATCH'], { documents: { invoice: null } });
  const { phone, page, wrong } = await newPhone({ deviceScaleFactor: 2 });
  await page.goto(url);
  await fitsAPhone(page);

  await tabTo(page, 'end_user-admin-auth_person_name');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Paula Person');
  await tabTo(page, 'end_user-admin-account_number');
  await page.keyboard.type('88-23');
  await tabTo(page, 'documents-invoice');
  await choose(page, PAGE);
  await tabTo(page, 'Send');
  await leave(page, 'Enter');

  assert.equal(await page.title(), 'Not sent yet: Your numbers could not be moved yet');
  await hasFocus(page, 'errors');
  assert.equal(await page.getByRole('alert').getByRole('listitem').innerText(), 'Recent bill of your current provider: This kind of file cannot be used. Send a PDF or a photo (JPEG or PNG); Word, Excel, CSV and text files are taken as well.');
  assert.equal(await page.getByLabel('Person who may move the numbers').inputValue(), 'Paula Person');
  assert.equal(await page.getByLabel('Account number').inputValue(), '88-23');
  await fitsAPhone(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  assert.equal((await focused(page)).name, 'documents-invoice');
  await choose(page, BILL);
  await tabTo(page, 'Send');
  await leave(page, 'Enter');

  assert.match(await page.getByRole('status').innerText(), /One thing is left: the letter has to be signed\./);
  await fitsAPhone(page);
  await tabTo(page, 'letter');
  const letter = await phone.request.get(new URL(await page.getByRole('link', { name: 'the letter of authorization' }).getAttribute('href'), url).href);
  assert.equal(letter.headers()['content-type'], 'application/pdf');
  assert.match((await letter.body()).subarray(0, 8).toString('latin1'), /^%PDF-1\.\d/);
  await tabTo(page, 'signature-name');
  await page.keyboard.type('Porter McPortersen II');
  await tabTo(page, 'signature-consent');
  await page.keyboard.press('Space');
  await tabTo(page, 'Sign the letter');
  await leave(page, 'Enter');

  await hasFocus(page, 'errors');
  await fitsAPhone(page);
  await tabTo(page, 'signature-name');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('paula person');
  await leave(page, 'Enter');

  assert.equal(await heading(page), 'Nothing more to correct');
  await fitsAPhone(page);
  const order = await shown(id);
  assert.equal(order.status.value, 'submitted');
  assert.equal(order.end_user.admin.auth_person_name, 'Paula Person');
  const papers = await Promise.all([order.documents.invoice, order.documents.loa].map((document) => ok(api.get(`/documents/${document}`))));
  assert.deepEqual(papers.map(({ filename }) => filename), ['bill.pdf', `loa-${order.support_key}-signed.pdf`]);
  assert.deepEqual(wrong, []);
  await phone.close();
});

test('without scripts and by touch: sends a bill, and a letter that was signed on paper', { skip }, async () => {
  const { id, url } = await cameBack(['OTHER'], { documents: { invoice: null, loa: null } });
  const { phone, page } = await newPhone({ javaScriptEnabled: false });
  await page.goto(url);
  await page.getByLabel('Recent bill of your current provider').setInputFiles(BILL);
  await page.getByRole('button', { name: 'Send' }).tap();
  await page.getByText('Or sign it on paper').tap();
  await page.getByLabel('Letter of authorization, signed').setInputFiles(BILL);
  await page.getByRole('button', { name: 'Send the signed letter' }).tap();
  await page.getByRole('heading', { name: 'Nothing more to correct' }).waitFor();
  assert.equal((await shown(id)).status.value, 'submitted');
  await phone.close();
});

test('on a phone and by keyboard alone: sends a new bill and signs anew, where both were too old', { skip }, async () => {
  const documents = { loa: await upload(pdf(`Date signed: ${day(120)}`)), invoice: await upload(pdf(`Invoice date: ${day(60)}`)) };
  const { id, url } = await cameBack(['OTHER'], {}, { documents });
  await read(id);
  const { phone, page, wrong } = await newPhone();
  await page.goto(url);
  const reasons = await page.getByRole('listitem').filter({ hasText: 'too old' }).allInnerTexts();
  assert.deepEqual(reasons, ['Recent bill of your current provider', 'Letter of authorization'].map((paper) => `${paper}: the one that was given before is too old by now. A new one is needed.`));
  await fitsAPhone(page);
  await tabTo(page, 'documents-invoice');
  await choose(page, BILL);
  await tabTo(page, 'Send');
  await leave(page, 'Enter');

  assert.equal((await shown(id)).status.value, 'exception');
  await tabTo(page, 'signature-name');
  await page.keyboard.type('Porter McPortersen II');
  await tabTo(page, 'signature-consent');
  await page.keyboard.press('Space');
  await tabTo(page, 'Sign the letter');
  await leave(page, 'Enter');

  assert.equal(await heading(page), 'Nothing more to correct');
  const order = await shown(id);
  assert.equal(order.status.value, 'submitted');
  assert.notEqual(order.documents.loa, documents.loa);
  assert.notEqual(order.documents.invoice, documents.invoice);
  assert.deepEqual(wrong, []);
  await phone.close();
});

test('what two pages send at once is done once', { skip }, async () => {
  const { id, url } = await cameBack(['ENTITY_NAME_MISMATCH']);
  const { phone, page: one } = await newPhone();
  const other = await phone.newPage();
  for (const page of [one, other]) {
    await page.goto(url);
    await page.getByLabel('Name of the account holder').fill(page === one ? 'Acme Holding' : 'Acme Inc');
  }
  await Promise.all([one, other].map((page) => page.getByRole('button', { name: 'Send' }).click()));
  for (const page of [one, other]) await page.getByRole('heading', { name: 'Nothing more to correct' }).waitFor();
  const order = await shown(id);
  assert.equal(order.status.value, 'submitted');
  const comments = await ok(api.get(`/porting_orders/${id}/comments`));
  assert.deepEqual(comments.map(({ body }) => body), ['The end customer has corrected by a correction link: Name of the account holder. The order was submitted again.']);
  await phone.close();
});

test('a link that is taken back while its page is open takes nothing, and says so', { skip }, async () => {
  const { id, link, url } = await cameBack(['ENTITY_NAME_MISMATCH'], { documents: { invoice: null } });
  const before = await shown(id);
  const { phone, page } = await newPhone();
  await page.goto(url);
  await page.getByLabel('Name of the account holder').fill('Acme Holding');
  await page.getByLabel('Recent bill of your current provider').setInputFiles(BILL);
  await ok(api.delete(`/porting_orders/${id}/correction_links/${link}`));
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { name: 'This link does not work any more' }).waitFor();
  await fitsAPhone(page);
  assert.deepEqual(await shown(id), before);
  await phone.close();
});
