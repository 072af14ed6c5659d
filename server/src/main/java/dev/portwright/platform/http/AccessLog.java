package dev.portwright.platform.http;

import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One line for each request, in the log category {@code access}. */
final class AccessLog {
    private static final Logger LOG = Logger.getLogger("access");
    private static final Pattern UNFIT = Pattern.compile("[^\\x21-\\x7e]");
    private static final int LONGEST_PATH = 200;

    private AccessLog() {}

    /**
     * Writes the line. The query string stays out of it: filters hold names and numbers of people.
     *
     * @param status 0 when nobody got the answer
     */
    static void write(
            RoutingContext context, String method, @Nullable String path, int status, long nanos, String requestId) {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        String caller = context.get(FrontDoorData.CALLER);
        SocketAddress client = context.request().remoteAddress();
        // No format string: it would take ten times as long, for each request.
        LOG.info("method=" + method + " path=" + loggable(path) + " status=" + (status == 0 ? "none" : status) + " ms="
                + nanos / 1_000_000 + "." + nanos / 100_000 % 10 + " bytes="
                + context.response().bytesWritten() + " client=" + (client == null ? "-" : client.hostAddress())
                + " caller=" + (caller == null ? "-" : caller) + " request_id=" + requestId);
    }

    private static String loggable(@Nullable String path) {
        if (path == null || path.isEmpty()) {
            return "-";
        }
        String cut = path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) : path;
        return UNFIT.matcher(cut).replaceAll("?");
    }
}
