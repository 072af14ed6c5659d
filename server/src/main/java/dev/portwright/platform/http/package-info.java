/**
 * What every HTTP answer has in common: errors, request ids, the access log, paging, ETags, idempotency, limits.
 */
@Room(
        imports = {
            "platform.config",
            "platform.contract",
            "platform.crypto",
            "platform.db",
            "platform.door",
            "platform.id",
            "platform.job",
            "platform.json",
            "platform.page",
            "platform.problem"
        },
        tables = "idempotent_request")
@NullMarked
package dev.portwright.platform.http;

import dev.portwright.Room;
import org.jspecify.annotations.NullMarked;
