// Papers with a text, as people write them.

const WORDS = 'I authorize the carrier that is named above to transfer the telephone numbers that are listed in this letter, and to act for me.';

/** A PDF whose one page has this content, packed or not. */
export function file(content, filter = '') {
  const head = `%PDF-1.4
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [3 0 R] /Count 1 >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>
endobj
4 0 obj
<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>
endobj
5 0 obj
<< /Length ${content.length} ${filter} >>
stream
`;
  const tail = '\nendstream\nendobj\ntrailer\n<< /Size 6 /Root 1 0 R >>\n%%EOF\n';
  return Buffer.concat([Buffer.from(head), content, Buffer.from(tail)]);
}

/** A page with these lines, and some words before them. */
export const pdf = (...lines) =>
  file(Buffer.from([WORDS, ...lines].map((line, index) => `BT /F1 9 Tf 40 ${760 - 14 * index} Td (${line.replace(/[()\\]/g, '\\$&')}) Tj ET\n`).join('')));

/** The day before so many days. */
export const day = (ago) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
