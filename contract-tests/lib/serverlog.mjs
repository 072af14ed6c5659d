// Reads what a server writes without keeping it: how much it is, and whether anything stands in it that should not.
const TELLTALE = / (ERROR|FATAL) |unexpected error|Exception\b|^\tat /;

export class ServerLog {
  bytes = 0;
  lines = 0;
  accesses = 0;
  /** Lines of the access log that tell of a refusal. */
  refusals = 0;
  longest = 0;
  /** Lines that tell of trouble, the first of them. */
  troubles = [];
  trouble = 0;
  #rest = '';

  take(bytes) {
    this.bytes += bytes.length;
    const lines = (this.#rest + bytes.toString('latin1')).split('\n');
    this.#rest = lines.pop();
    for (const line of lines) this.#line(line);
  }

  #line(line) {
    this.lines++;
    this.longest = Math.max(this.longest, line.length);
    if (line.includes('[access]')) {
      this.accesses++;
      if (/ status=[45]/.test(line)) this.refusals++;
    }
    if (TELLTALE.test(line)) {
      this.trouble++;
      if (this.troubles.length < 20) this.troubles.push(line.slice(0, 500));
    }
  }
}
