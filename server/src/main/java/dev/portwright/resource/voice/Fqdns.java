package dev.portwright.resource.voice;

import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.resource.Behaviour;
import dev.portwright.resource.Resources;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** An FQDN is a domain name of an FQDN connection. */
@ApplicationScoped
class Fqdns implements Behaviour {
    /** RFC 1123, 2.1. */
    private static final Pattern NAME =
            Pattern.compile("(?i)([a-z0-9_]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?\\.?");

    private static final Set<String> RECORDS = Set.of("a", "srv");

    private final Resources resources;

    Fqdns(Resources resources) {
        this.resources = resources;
    }

    @Override
    public String kind() {
        return "fqdn";
    }

    @Override
    public void prepare(Draft draft) {
        Places.check(draft, resources, "fqdn_connection", "an FQDN");
        Places.checkMove(draft, resources, "fqdn", "fqdn_connection");
        if (!NAME.matcher(draft.body().path("fqdn").asString("")).matches()) {
            draft.problem("fqdn", ProblemCode.UNPROCESSABLE, "Give a whole domain name, such as sip.example.com.");
        }
        String record = draft.body().path("dns_record_type").asString("");
        if (!RECORDS.contains(record.toLowerCase(Locale.ROOT))) {
            draft.problem(
                    "dns_record_type", ProblemCode.INVALID_ENUM, "The value is not one of those allowed: a or srv.");
        }
    }
}
