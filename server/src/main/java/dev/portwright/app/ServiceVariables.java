package dev.portwright.app;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Environment variables that look like settings and are none: an orchestrator tells each container about the services
 * beside it, one named {@code portwright} by {@code PORTWRIGHT_PORT=tcp://10.0.0.1:8080},
 * {@code PORTWRIGHT_SERVICE_HOST}, {@code PORTWRIGHT_PORT_8080_TCP_ADDR} and so on, one named {@code portwright-db} by
 * {@code PORTWRIGHT_DB_PORT} and the like.
 */
final class ServiceVariables {
    private static final Pattern NAME =
            Pattern.compile("PORTWRIGHT_([A-Z0-9_]+_)?(SERVICE_HOST|SERVICE_PORT(_[A-Z0-9_]+)?"
                    + "|PORT_\\d+_(TCP|UDP|SCTP)(_(ADDR|PORT|PROTO))?)");
    private static final Pattern PORT_NAME = Pattern.compile("PORTWRIGHT_([A-Z0-9_]+_)?PORT");
    private static final Pattern PORT_VALUE = Pattern.compile("(tcp|udp|sctp)://.*");

    private ServiceVariables() {}

    /** The environment without them. What might have been meant as a setting is told. */
    static Map<String, String> without(Map<String, String> environment, Consumer<String> notice) {
        Map<String, String> kept = new TreeMap<>(environment);
        environment.forEach((name, value) -> {
            boolean isPort = PORT_NAME.matcher(name).matches()
                    && PORT_VALUE.matcher(value).matches();
            if (isPort || NAME.matcher(name).matches()) {
                kept.remove(name);
            }
            if (isPort && SettingName.of(name) != null) {
                notice.accept(name + "=" + value + " is what an orchestrator says about a service of that name, not a"
                        + " setting: ignored");
            }
        });
        return kept;
    }
}
