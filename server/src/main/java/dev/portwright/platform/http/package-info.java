/**
 * What every HTTP answer has in common: errors, request ids, the access log, paging, ETags, idempotency, limits. Imports the rest of {@code platform} only.
 */
@NullMarked
package dev.portwright.platform.http;

import org.jspecify.annotations.NullMarked;
